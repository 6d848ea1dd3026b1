import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn';
import { withoutUndefined } from '../json.ts';
import { publicCause, publicOutput } from '../policy/public-cause.ts';
import type { EndStatus, HistoryEvent } from './history.ts';

const END_STATUS: Readonly<Record<string, EndStatus>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
};

/** Reduces an event as the service writes it. What a task was given is left out of every Cause here: nobody needs it. */
export function toHistoryEvent(event: ServiceEvent): HistoryEvent {
  const type = event.type ?? '';
  return {
    id: event.id ?? 0,
    previousId: event.previousEventId ?? 0,
    at: event.timestamp?.getTime() ?? 0,
    ...eventKind(type, event),
  };
}

/** Keeps the union: `Omit` alone would merge its members. */
type WithoutBase<T> = T extends unknown ? Omit<T, 'id' | 'previousId' | 'at'> : never;

function eventKind(type: string, event: ServiceEvent): WithoutBase<HistoryEvent> {
  const entered = event.stateEnteredEventDetails;
  if (entered !== undefined) {
    return { kind: 'state-entered', stateType: type.replace(/StateEntered$/, ''), state: entered.name ?? '' };
  }
  const exited = event.stateExitedEventDetails;
  if (exited !== undefined) {
    return {
      kind: 'state-exited',
      stateType: type.replace(/StateExited$/, ''),
      state: exited.name ?? '',
      output: exited.output,
      assigned: exited.assignedVariables ?? {},
    };
  }
  const evaluation = event.evaluationFailedEventDetails;
  if (evaluation !== undefined) {
    return { kind: 'evaluation-failed', state: evaluation.state ?? '' };
  }
  const status = END_STATUS[type];
  if (status !== undefined) {
    const { error = '', cause = '' } =
      event.executionFailedEventDetails ??
      event.executionTimedOutEventDetails ??
      event.executionAbortedEventDetails ??
      {};
    const succeeded = event.executionSucceededEventDetails;
    const output = succeeded?.outputDetails?.truncated === true ? undefined : succeeded?.output;
    return {
      kind: 'execution-ended',
      status,
      error,
      cause: publicCause(cause),
      output: output === undefined ? undefined : publicOutput(output),
    };
  }
  return concurrentKindOf(type, event) ?? taskKindOf(type, event);
}

/** What Map and Parallel tell. The branches of a Parallel have no events of their own. */
function concurrentKindOf(type: string, event: ServiceEvent): WithoutBase<HistoryEvent> | undefined {
  const started = event.mapIterationStartedEventDetails;
  if (started !== undefined) {
    return { kind: 'iteration-started', state: started.name ?? '', index: started.index ?? 0 };
  }
  for (const [result, ended] of [
    ['succeeded', event.mapIterationSucceededEventDetails],
    ['failed', event.mapIterationFailedEventDetails],
    ['aborted', event.mapIterationAbortedEventDetails],
  ] as const) {
    if (ended !== undefined) {
      return { kind: 'iteration-ended', state: ended.name ?? '', index: ended.index ?? 0, result };
    }
  }
  switch (type) {
    case 'MapStateStarted':
    case 'ParallelStateStarted':
      return { kind: 'items-started', stateType: type === 'MapStateStarted' ? 'Map' : 'Parallel' };
    case 'MapStateSucceeded':
    case 'MapStateFailed':
      return { kind: 'items-ended', stateType: 'Map', succeeded: type === 'MapStateSucceeded' };
    case 'ParallelStateSucceeded':
    case 'ParallelStateFailed':
      return { kind: 'items-ended', stateType: 'Parallel', succeeded: type === 'ParallelStateSucceeded' };
    // The end of what stands around a Map or Parallel is told by an event of its own.
    case 'MapStateAborted':
    case 'ParallelStateAborted':
      return undefined;
    default:
      return type.endsWith('StateAborted') ? { kind: 'state-aborted' } : undefined;
  }
}

function taskKindOf(type: string, event: ServiceEvent): WithoutBase<HistoryEvent> {
  const scheduled = scheduledOf(event);
  if (scheduled !== undefined) {
    return { kind: 'task-scheduled', ...scheduled };
  }
  if (event.taskSubmittedEventDetails !== undefined) {
    return { kind: 'task-submitted', output: event.taskSubmittedEventDetails.output };
  }
  const succeeded =
    event.taskSucceededEventDetails ??
    event.lambdaFunctionSucceededEventDetails ??
    event.activitySucceededEventDetails;
  // The success of a Map Run has no details.
  if (succeeded !== undefined || type === 'MapRunSucceeded') {
    return { kind: 'task-succeeded', output: succeeded?.output };
  }
  const failed = failedOf(event);
  if (failed !== undefined) {
    return { kind: 'task-failed', error: failed.error ?? '', cause: publicCause(failed.cause ?? '') };
  }
  return type === 'MapRunAborted' ? { kind: 'state-aborted' } : { kind: 'other', type };
}

/**
 * What a task, an activity, a Lambda function that a state names by its ARN, or a Map Run begins with. The last three
 * have events of their own, which name what runs rather than the parameters of a request.
 */
function scheduledOf(event: ServiceEvent): Omit<TaskScheduled, 'kind'> | undefined {
  const task = event.taskScheduledEventDetails;
  const lambda = event.lambdaFunctionScheduledEventDetails;
  const activity = event.activityScheduledEventDetails;
  const mapRun = event.mapRunStartedEventDetails;
  if (task !== undefined) {
    return withoutUndefined({
      resourceType: task.resourceType ?? '',
      resource: task.resource ?? '',
      parameters: task.parameters,
      region: task.region,
      timeoutSeconds: task.timeoutInSeconds,
      heartbeatSeconds: task.heartbeatInSeconds,
    });
  }
  if (lambda !== undefined) {
    return withoutUndefined({
      resourceType: 'lambda',
      resource: 'function',
      parameters: JSON.stringify({ FunctionName: lambda.resource }),
      timeoutSeconds: lambda.timeoutInSeconds,
    });
  }
  if (activity !== undefined) {
    return withoutUndefined({
      resourceType: 'activity',
      resource: 'activity',
      parameters: JSON.stringify({ ActivityArn: activity.resource }),
      timeoutSeconds: activity.timeoutInSeconds,
      heartbeatSeconds: activity.heartbeatInSeconds,
    });
  }
  return mapRun === undefined
    ? undefined
    : {
        resourceType: 'states',
        resource: 'mapRun',
        parameters: JSON.stringify({ MapRunArn: mapRun.mapRunArn }),
      };
}

type TaskScheduled = WithoutBase<Extract<HistoryEvent, { readonly kind: 'task-scheduled' }>>;

function failedOf(
  event: ServiceEvent,
): { readonly error?: string | undefined; readonly cause?: string | undefined } | undefined {
  return (
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.taskStartFailedEventDetails ??
    event.taskSubmitFailedEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.lambdaFunctionScheduleFailedEventDetails ??
    event.lambdaFunctionStartFailedEventDetails ??
    event.activityFailedEventDetails ??
    event.activityTimedOutEventDetails ??
    event.activityScheduleFailedEventDetails ??
    event.mapRunFailedEventDetails
  );
}
