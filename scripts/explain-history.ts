import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn';
import { Branches, branchName } from '../src/execution/branches.ts';
import { endOf } from '../src/execution/history.ts';
import { toHistoryEvent } from '../src/execution/read-event.ts';
import { runKey, taskRuns } from '../src/execution/task-runs.ts';
import { asNumber, asString, isJsonObject, type UnknownFields } from '../src/json.ts';
import { attemptName } from '../src/report/log/progress.ts';
import { timestamp } from '../src/report/text.ts';
import type { FailureEvent } from './failure-event.ts';
import { UsageError } from './usage-error.ts';

/**
 * The failures in a history, as `aws stepfunctions get-execution-history` prints it, in order. The attempts of a state
 * share what was spent; those of different iterations of a Map do not.
 *
 * @throws UsageError if that is no history, or nothing failed in it
 */
export function historyFailures(given: readonly unknown[]): readonly FailureEvent[] {
  const service = given.map(serviceEvent).sort((one, other) => (one.id ?? 0) - (other.id ?? 0));
  const events = service.map(toHistoryEvent);
  const branches = new Branches(events);
  const byId = new Map(service.map((event) => [event.id ?? 0, event]));
  const startedAt = events[0]?.at ?? 0;
  const numbers = new Map<string, number>();
  const failures = taskRuns(events, branches).flatMap((run): readonly FailureEvent[] => {
    const key = runKey(run);
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    if (run.end?.kind !== 'task-failed') {
      return [];
    }
    const attempt = {
      id: run.scheduled.id,
      number,
      item: branchName(run.branch),
      state: run.state,
    };
    return [
      {
        title: `${attemptName(attempt)}, ${timestamp(run.end.at)}`,
        error: run.end.error,
        // The rules look at the Cause as it is.
        cause: causeOf(byId.get(run.end.id)) ?? run.end.cause,
        errorState: undefined,
        startedAt: new Date(startedAt).toISOString(),
        now: run.end.at,
        budgetOf: key,
      },
    ];
  });
  if (failures.length > 0) {
    return failures;
  }
  const end = endOf(events);
  // A state fails without a task, too, such as one whose expression cannot be evaluated.
  if (end?.status !== 'FAILED') {
    const how =
      end === undefined
        ? 'it does not hold the end of the execution'
        : `the execution ended as ${end.status}`;
    throw new UsageError(`No task failed in this history: ${how}.`);
  }
  return [
    {
      title: `the execution, ${timestamp(end.at)}`,
      error: end.error,
      cause: end.cause,
      errorState: undefined,
      startedAt: new Date(startedAt).toISOString(),
      now: end.at,
    },
  ];
}

/** Of whichever details tell of a failure. */
function causeOf(event: ServiceEvent | undefined): string | undefined {
  return Object.values(event ?? {})
    .filter(isJsonObject)
    .map(({ cause }) => asString(cause))
    .find((cause) => cause !== undefined);
}

/** An event of the CLI's JSON, in which a time is text or seconds since the epoch. */
function serviceEvent(value: unknown): ServiceEvent {
  const event = isJsonObject(value)
    ? { ...value, timestamp: new Date(milliseconds(value['timestamp'])) }
    : undefined;
  if (!isServiceEvent(event)) {
    throw new UsageError(
      'The events are not those of a history, as aws stepfunctions get-execution-history prints them.',
    );
  }
  return event;
}

function milliseconds(time: unknown): number {
  return typeof time === 'number' ? time * 1000 : Date.parse(asString(time) ?? '');
}

/** The fields of event details that are read, and what they hold. */
const FIELDS: Readonly<Record<string, 'string' | 'number' | 'object'>> = {
  name: 'string',
  input: 'string',
  output: 'string',
  error: 'string',
  cause: 'string',
  resource: 'string',
  resourceType: 'string',
  parameters: 'string',
  region: 'string',
  mapRunArn: 'string',
  index: 'number',
  timeoutInSeconds: 'number',
  heartbeatInSeconds: 'number',
  assignedVariables: 'object',
  outputDetails: 'object',
};

/** Whether all that is read of an event is what the service writes there. */
function isServiceEvent(event: object | undefined): event is ServiceEvent {
  const { id, type, timestamp, ...details }: UnknownFields = { ...event };
  return (
    asNumber(id) !== undefined &&
    asString(type) !== undefined &&
    timestamp instanceof Date &&
    !Number.isNaN(timestamp.getTime()) &&
    Object.entries(details).every(([key, value]) => !key.endsWith('EventDetails') || areDetails(value))
  );
}

function areDetails(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    Object.entries(value).every(
      ([key, field]) =>
        FIELDS[key] === undefined ||
        (FIELDS[key] === 'object' ? isJsonObject(field) : typeof field === FIELDS[key]),
    )
  );
}
