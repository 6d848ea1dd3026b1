import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn';
import { publicCause, publicOutput } from '../policy/public-cause.ts';

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
  const scheduled = event.taskScheduledEventDetails;
  if (scheduled !== undefined) {
    return {
      kind: 'task-scheduled',
      resourceType: scheduled.resourceType ?? '',
      resource: scheduled.resource ?? '',
    };
  }
  if (event.taskSubmittedEventDetails !== undefined) {
    return { kind: 'task-submitted', output: event.taskSubmittedEventDetails.output };
  }
  if (event.taskSucceededEventDetails !== undefined) {
    return { kind: 'task-succeeded', output: event.taskSucceededEventDetails.output };
  }
  const failed =
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.taskStartFailedEventDetails ??
    event.taskSubmitFailedEventDetails;
  if (failed !== undefined) {
    return { kind: 'task-failed', error: failed.error ?? '', cause: publicCause(failed.cause ?? '') };
  }
  return { kind: 'other', type };
}

/** How an execution ended. */
export type EndStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** The types of states that run states inside of them, several at a time. */
export type ConcurrentType = 'Map' | 'Parallel';

/** What all events of a history have. */
interface EventBase {
  readonly id: number;
  /** The event that led to this one; 0 for the first. */
  readonly previousId: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** One event of an execution's history, reduced to what the trail and the wait need. */
export type HistoryEvent = EventBase &
  (
    | { readonly kind: 'state-entered'; readonly stateType: string; readonly state: string }
    | {
        readonly kind: 'state-exited';
        readonly stateType: string;
        readonly state: string;
        /** JSON text. */
        readonly output: string | undefined;
        /** JSON text by variable. */
        readonly assigned: Readonly<Record<string, string>>;
      }
    | { readonly kind: 'task-scheduled'; readonly resourceType: string; readonly resource: string }
    | { readonly kind: 'task-submitted'; readonly output: string | undefined }
    | { readonly kind: 'task-succeeded'; readonly output: string | undefined }
    | { readonly kind: 'task-failed'; readonly error: string; readonly cause: string }
    /** The end of a sibling, or of the execution, ended a state. The event does not say which one. */
    | { readonly kind: 'state-aborted' }
    /** A Map starts its items, or a Parallel its branches: anew each time that its own `Retry` repeats it. */
    | { readonly kind: 'items-started'; readonly stateType: ConcurrentType }
    | { readonly kind: 'items-ended'; readonly stateType: ConcurrentType; readonly succeeded: boolean }
    /** `state` is the Map; `index` counts its items from 0. */
    | { readonly kind: 'iteration-started'; readonly state: string; readonly index: number }
    | {
        readonly kind: 'iteration-ended';
        readonly state: string;
        readonly index: number;
        /** Aborted: another item failed. */
        readonly result: 'succeeded' | 'failed' | 'aborted';
      }
    | {
        readonly kind: 'execution-ended';
        readonly status: EndStatus;
        readonly error: string;
        readonly cause: string;
        /** JSON text; undefined unless it succeeded, or if the event does not hold it. */
        readonly output: string | undefined;
      }
    | { readonly kind: 'other'; readonly type: string }
  );

/** The last event of an execution. */
export type ExecutionEnded = Extract<HistoryEvent, { readonly kind: 'execution-ended' }>;
