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
    | {
        readonly kind: 'task-scheduled';
        readonly resourceType: string;
        readonly resource: string;
        /** JSON text: what the service is asked for. It may hold secrets, so nothing but names and ARNs is told of it. */
        readonly parameters?: string;
        /** Where the service is asked. */
        readonly region?: string;
        /** Seconds after which Step Functions gives it up. */
        readonly timeoutSeconds?: number;
        /** Seconds within which each heartbeat must come, where the work sends them. */
        readonly heartbeatSeconds?: number;
      }
    | { readonly kind: 'task-submitted'; readonly output: string | undefined }
    | { readonly kind: 'task-succeeded'; readonly output: string | undefined }
    | { readonly kind: 'task-failed'; readonly error: string; readonly cause: string }
    /** The end of a sibling, or of the execution, ended a state. The event does not say which one. */
    | { readonly kind: 'state-aborted' }
    /** An expression of a state failed; what the state makes of that follows. */
    | { readonly kind: 'evaluation-failed'; readonly state: string }
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

/** The end of an execution; undefined while it runs. */
export function endOf(events: readonly HistoryEvent[]): ExecutionEnded | undefined {
  const last = events.at(-1);
  return last?.kind === 'execution-ended' ? last : undefined;
}
