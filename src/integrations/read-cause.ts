import { asNumber, asString, isJsonObject, type UnknownFields, withoutUndefined } from '../json.ts';
import { findTask } from '../policy/ecs-task.ts';
import { type Failure, parseFailure, type TaskError } from '../policy/failure.ts';
import { batch, batchFailure, isBatchJob } from './batch.ts';
import { causeText, fieldsOf, firstLine } from './cause-text.ts';
import { ecs } from './ecs.ts';
import { glue, glueFailure, isGlueRun } from './glue.ts';
import type { Integration } from './integration.ts';

/** What a Cause leads to, below the executions that handed it on. */
export interface ReadCause {
  readonly failure: Failure;
  /** The kind of work that the Cause is of, and its JSON, where the Cause tells. */
  readonly origin: { readonly integration: Integration; readonly cause: string } | undefined;
}

/** An execution in an execution in an execution: AWS sets no limit, but a Cause holds 32,768 characters. */
const MAX_DEPTH = 20;

/**
 * Reads a Cause of any shape: that of a nested execution, as deep as they go; of an ECS task, a Batch job, a Glue run;
 * of the machine that this project makes; and whatever else as text. Never throws.
 *
 * @param container whose exit code counts, of an ECS task
 */
export function readCause({ error, cause }: TaskError, container?: string, depth = 0): ReadCause {
  const value = fieldsOf(cause);
  if (value === undefined || depth > MAX_DEPTH) {
    return textFailure(error, cause);
  }
  if (isExecution(value)) {
    return readCause(errorOfExecution(value, error), container, depth + 1);
  }
  const json = JSON.stringify(value);
  const told = value['failure'];
  if (isJsonObject(told) && isJsonObject(value['errorState'])) {
    return { failure: toldFailure(told, error), origin: undefined };
  }
  if (isBatchJob(value)) {
    return { failure: batchFailure(error, value), origin: { integration: batch, cause: json } };
  }
  if (isGlueRun(value)) {
    return { failure: glueFailure(error, value), origin: { integration: glue, cause: json } };
  }
  if (findTask(value) !== undefined) {
    const failure = parseFailure({ error, cause: json }, container);
    return { failure, origin: { integration: ecs, cause: json } };
  }
  return textFailure(error, cause);
}

function textFailure(error: string, cause: string): ReadCause {
  const { name, message } = causeText(cause);
  return { failure: { error: name ?? error, reason: firstLine(message) }, origin: undefined };
}

/** Whether a JSON object is the answer of DescribeExecution, in the spelling of Step Functions. */
export function isExecution(value: UnknownFields): boolean {
  return (
    asString(value['ExecutionArn']) !== undefined ||
    (asString(value['StateMachineArn']) !== undefined && asString(value['Status']) !== undefined) ||
    // Cut in its Cause, which comes first.
    (asString(value['Cause']) !== undefined && Object.keys(value).every((key) => key === 'Cause'))
  );
}

/** What an execution ended with. One that timed out, or was stopped without a word, has no Error. */
function errorOfExecution(value: UnknownFields, outer: string): TaskError {
  const status = asString(value['Status']);
  const unsaid = status === undefined || status === 'FAILED' ? outer : (UNSAID[status] ?? status);
  return { error: asString(value['Error']) ?? unsaid, cause: asString(value['Cause']) ?? '' };
}

const UNSAID: Readonly<Record<string, string>> = { TIMED_OUT: 'States.Timeout' };

/** The failure in the Cause of the built-in machine. */
function toldFailure(told: UnknownFields, error: string): Failure {
  return withoutUndefined({
    error: asString(told['error']) ?? error,
    exitCode: asNumber(told['exitCode']),
    stopCode: asString(told['stopCode']),
    reason: asString(told['reason']) ?? '',
    containerReason: asString(told['containerReason']),
    container: asString(told['container']),
    taskArn: asString(told['taskArn']),
  });
}
