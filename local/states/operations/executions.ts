import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import type { Json, JsonObject } from '../../json.ts';
import { optionalText } from '../../members.ts';
import { executionArn } from '../arns.ts';
import { Execution } from '../execution.ts';
import { MAX_PAYLOAD_BYTES } from '../interpreter/limits.ts';
import { checkName } from '../names.ts';
import { pageOf } from '../pages.ts';
import { jsonProblem } from '../query/json-problem.ts';
import { parseJson } from '../query/parse-json.ts';
import { redriveStatus } from '../redrive-status.ts';
import { invalid, optionalTextUpTo, optionalWord, requiredText } from '../request-fields.ts';
import { checkActive } from './machines.ts';
import { type Operations, present, type ServiceState, wireDate } from './operation.ts';

/** A name is free again 90 days after its execution ended. */
const NAME_RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'];

/** Start, describe, list and stop executions. */
export function executionOperations(state: ServiceState): Operations {
  return {
    StartExecution(input, scope) {
      const arn = requiredText(input, 'stateMachineArn');
      const text = readInput(input);
      const name = optionalText(input, 'name') ?? randomUUID();
      checkName(name);
      const runnable = state.machines.resolve(arn, state.random);
      checkActive(runnable.machine);
      const request = {
        arn: executionArn(runnable.machine.arn, name),
        name,
        machineArn: runnable.machine.arn,
        machineName: runnable.machine.name,
        versionArn: runnable.versionArn,
        aliasArn: runnable.aliasArn,
        revision: runnable.revision,
        input: text,
        traceHeader: optionalText(input, 'traceHeader'),
        scope,
      };
      const existing = namesake(state, request.arn);
      if (existing !== undefined) {
        return started(checkSame(existing, text));
      }
      const execution = new Execution(request, state);
      state.executions.add(execution);
      return started(execution);
    },

    DescribeExecution(input) {
      const execution = state.executions.find(requiredText(input, 'executionArn'));
      return described(execution, readIncludedData(input) === 'ALL_DATA', state.clock.now());
    },

    ListExecutions(input) {
      const list = listOf(state, input);
      const status = readStatus(input);
      const redriveFilter = optionalWord(input, 'redriveFilter', ['REDRIVEN', 'NOT_REDRIVEN']);
      const { items, next } = pageOf(
        list.executions,
        input,
        `executions:${list.name}:${status ?? ''}:${redriveFilter ?? ''}`,
        ({ request }) => request.arn,
        {
          keep: (execution) =>
            (status === undefined || statusOf(execution) === status) &&
            (redriveFilter === undefined || execution.redrives.count > 0 === (redriveFilter === 'REDRIVEN')),
          longestToken: 3096,
        },
      );
      return { executions: items.map(inList), ...next };
    },

    StopExecution(input) {
      const execution = state.executions.find(requiredText(input, 'executionArn'));
      const error = optionalTextUpTo(input, 'error', 256);
      const cause = optionalTextUpTo(input, 'cause', 32_768);
      execution.stop(error, cause);
      return { stopDate: wireDate(stopDateOf(execution) ?? state.clock.now()) };
    },
  };
}

function readInput(input: JsonObject): string {
  const text = optionalText(input, 'input') ?? '{}';
  if (text.length > MAX_PAYLOAD_BYTES) {
    throw invalid(
      `Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${MAX_PAYLOAD_BYTES}`,
    );
  }
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw invalidInput(`The input is larger than ${MAX_PAYLOAD_BYTES} bytes.`);
  }
  if (text.trim() === '') {
    throw invalidInput('Invalid execution input.');
  }
  try {
    parseJson(text);
  } catch (error) {
    throw invalidInput(jsonProblem(text) ?? (error instanceof Error ? error.message : String(error)));
  }
  return text;
}

function invalidInput(problem: string): AwsError {
  return new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${problem}'`);
}

/** The execution that still holds this name, if any. */
function namesake(state: ServiceState, arn: string): Execution | undefined {
  const existing = state.executions.get(arn);
  const stopDate = existing === undefined ? undefined : stopDateOf(existing);
  return stopDate !== undefined && state.clock.now() - stopDate > NAME_RETENTION_MS ? undefined : existing;
}

/** The same name with the same input attaches to the open execution; all else is `ExecutionAlreadyExists`. */
function checkSame(existing: Execution, input: string): Execution {
  if (existing.standing.status !== 'RUNNING' || existing.request.input !== input) {
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${existing.request.arn}'`);
  }
  return existing;
}

function started({ request, startDate }: Execution): JsonObject {
  return { executionArn: request.arn, startDate: wireDate(startDate) };
}

/** The executions that are asked for, newest first: those of a machine, version or alias, or of a Map Run. */
function listOf(
  state: ServiceState,
  input: JsonObject,
): { readonly name: string; readonly executions: readonly Execution[] } {
  const arn = optionalText(input, 'stateMachineArn');
  const mapRunArn = optionalText(input, 'mapRunArn');
  if ((arn === undefined) === (mapRunArn === undefined)) {
    throw new AwsError(
      'ValidationException',
      "Exactly one of 'stateMachineArn' and 'mapRunArn' must be given.",
    );
  }
  const executions = state.executions.list();
  if (mapRunArn !== undefined) {
    state.mapRuns.find(mapRunArn);
    const ofRun = executions.filter(({ request }) => request.child?.mapRunArn === mapRunArn);
    return { name: mapRunArn, executions: ofRun };
  }
  const { kind } = state.machines.find(arn ?? '');
  const ofMachine = executions.filter(({ request }) =>
    [request.machineArn, request.versionArn, request.aliasArn].includes(arn),
  );
  return { name: `${kind}:${arn ?? ''}`, executions: ofMachine };
}

/** Without its data, an execution shows neither input nor output, error and cause. */
function described(execution: Execution, withData: boolean, now: number): JsonObject {
  const { request } = execution;
  return present({
    ...listed(execution),
    ...(withData ? dataOf(execution) : {}),
    traceHeader: request.traceHeader,
    ...redriveStatus(execution, now),
  });
}

function dataOf({ request, standing }: Execution): Readonly<Record<string, Json | undefined>> {
  const input = { input: request.input, inputDetails: { included: true } };
  switch (standing.status) {
    case 'RUNNING':
      return input;
    case 'SUCCEEDED':
      return { ...input, output: standing.output, outputDetails: { included: true } };
    // The error of a time-out is in the history only.
    case 'TIMED_OUT':
      return input;
    case 'FAILED':
    case 'ABORTED':
      return { ...input, error: standing.error, cause: standing.cause };
  }
}

function listed(execution: Execution): JsonObject {
  const { request, startDate, redrives } = execution;
  const stopDate = stopDateOf(execution);
  return present({
    executionArn: request.arn,
    stateMachineArn: request.machineArn,
    stateMachineVersionArn: request.versionArn,
    stateMachineAliasArn: request.aliasArn,
    name: request.name,
    status: statusOf(execution),
    startDate: wireDate(startDate),
    stopDate: stopDate === undefined ? undefined : wireDate(stopDate),
    mapRunArn: request.child?.mapRunArn,
    redriveCount: redrives.count,
    redriveDate: redrives.date === undefined ? undefined : wireDate(redrives.date),
  });
}

/** ListExecutions also tells how many items a child execution has. */
function inList(execution: Execution): JsonObject {
  return present({ ...listed(execution), itemCount: execution.request.child?.itemCount });
}

function statusOf({ awaitsRedrive, standing }: Execution): string {
  return awaitsRedrive ? 'PENDING_REDRIVE' : standing.status;
}

function stopDateOf({ standing }: Execution): number | undefined {
  return standing.status === 'RUNNING' ? undefined : standing.stopDate;
}

function readStatus(input: JsonObject): string | undefined {
  return optionalWord(input, 'statusFilter', STATUSES);
}

function readIncludedData(input: JsonObject): string {
  return optionalWord(input, 'includedData', ['ALL_DATA', 'METADATA_ONLY']) ?? 'ALL_DATA';
}
