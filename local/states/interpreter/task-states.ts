import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { parseExactly } from '../query/exact-numbers.ts';
import { StateFailure } from './failure.ts';
import { withSdkMetadata } from './sdk-metadata.ts';
import { textField } from './state-fields.ts';
import type { TaskCall } from './task-call.ts';
import { calledBack } from './task-callback.ts';
import { TaskEvents } from './task-events.ts';

/** `states:startExecution`: starts an execution and is done. The result is the answer of StartExecution. */
export async function startExecution(call: TaskCall): Promise<Json> {
  const events = new TaskEvents(call, 'states', 'startExecution');
  events.started(call.taskArguments);
  const answer = await start(call).catch((error: unknown) => {
    throw error instanceof StateFailure ? events.failed('TaskFailed', error) : error;
  });
  return events.succeeded(withSdkMetadata('states', answer, call.frame.environment.clock.now()));
}

/** `states:startExecution.waitForTaskToken`: starts an execution and waits to be called back. Throws StateFailure. */
export async function startExecutionWithToken(call: TaskCall): Promise<Json> {
  const events = new TaskEvents(call, 'states', 'startExecution.waitForTaskToken');
  events.started(call.taskArguments);
  const answer = await start(call).catch((error: unknown) => {
    throw error instanceof StateFailure ? events.failed('TaskSubmitFailed', error) : error;
  });
  events.submitted(withSdkMetadata('states', answer, call.frame.environment.clock.now()));
  return calledBack(call, events);
}

/**
 * `states:startExecution.sync`: starts an execution and waits until it has ended. The result is what DescribeExecution
 * tells, with Input and Output as text, and of `.sync:2` as values. An execution that nobody waits for any more is
 * stopped. Throws StateFailure: `States.TaskFailed` with the description as JSON, or what StartExecution failed with.
 */
export function startExecutionAndWait(resource: 'startExecution.sync' | 'startExecution.sync:2') {
  return async (call: TaskCall): Promise<Json> => {
    const events = new TaskEvents(call, 'states', resource);
    events.started(call.taskArguments);
    const answer = await start(call).catch((error: unknown) => {
      throw error instanceof StateFailure ? events.failed('TaskSubmitFailed', error) : error;
    });
    events.submitted(withSdkMetadata('states', answer, call.frame.environment.clock.now()));
    const described = await untilEnded(call, textField(answer, 'ExecutionArn') ?? '');
    const result = resource === 'startExecution.sync' ? described : withValues(described);
    if (described['Status'] !== 'SUCCEEDED') {
      throw events.failed('TaskFailed', new StateFailure('States.TaskFailed', JSON.stringify(result)));
    }
    return events.succeeded(result);
  };
}

async function start({ frame, taskArguments, signal }: TaskCall): Promise<JsonObject> {
  const { integrations, scope } = frame.environment;
  if (!isObject(taskArguments)) {
    throw new StateFailure('States.Runtime', 'The parameters of states:startExecution must be an object.');
  }
  signal.throwIfAborted();
  return integrations.states.startExecution(taskArguments, scope).catch((error: unknown) => {
    throw error instanceof AwsError ? apiFailure(error) : error;
  });
}

/** Step Functions calls its own service `StepFunctions` in the names of errors, and ends them in `Exception`. */
function apiFailure(error: AwsError): StateFailure {
  return new StateFailure(
    `StepFunctions.${error.name.replace(/(?:Exception)?$/, 'Exception')}`,
    `${error.message} (Service: AWSStepFunctions; Status Code: ${error.status}; Error Code: ${error.name}; ` +
      `Request ID: ${randomUUID()}; Proxy: null)`,
    { cause: error },
  );
}

async function untilEnded({ frame, signal }: TaskCall, executionArn: string): Promise<JsonObject> {
  const { integrations, execution } = frame.environment;
  try {
    return await integrations.states.waitUntilEnded(executionArn, signal);
  } catch (error) {
    integrations.states.stopExecution(
      executionArn,
      `The Task state in AWS Step Functions execution [${execution.executionArn}] which was managing this resource was aborted`,
    );
    throw error;
  }
}

function withValues(described: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(described).map(([key, value]) => [
      key,
      (key === 'Input' || key === 'Output') && typeof value === 'string' ? parseExactly(value) : value,
    ]),
  );
}
