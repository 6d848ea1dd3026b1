import type { AwsError } from '../aws/errors.ts';
import type { Terms, WorkState } from '../integrations/integration.ts';
import type { EndStatus } from './history.ts';

/** Why the step no longer waits for an execution that has not ended, or does not start it. */
export type Interruption =
  | { readonly kind: 'cancelled' }
  /** `timeout-minutes` are over. */
  | { readonly kind: 'timeout' }
  /** `failed` is the label of the execution that ends the others. */
  | { readonly kind: 'fail-fast'; readonly failed: string }
  /** The step ended or was killed before the execution ended; its post step takes over. */
  | { readonly kind: 'killed' };

/** The reason of an aborted signal. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly interruption: Interruption;

  constructor(interruption: Interruption) {
    super(`Interrupted: ${interruption.kind}`);
    this.interruption = interruption;
  }
}

/** What an aborted signal says; a signal that says nothing was aborted by a cancelled job. */
export function interruptionOf({ reason }: AbortSignal): Interruption {
  return reason instanceof Interrupted ? reason.interruption : { kind: 'cancelled' };
}

/** Why there is no execution, or none that is known of. */
export type StartFailure =
  | { readonly kind: 'interrupted'; readonly by: Interruption }
  /** AWS or an input did not allow it. */
  | { readonly kind: 'refused'; readonly error: Error }
  /** The answer to StartExecution was lost, so the execution was stopped in case it had been started. */
  | {
      readonly kind: 'unanswered';
      readonly after: Exclude<StartFailure, { readonly kind: 'unanswered' }>;
      readonly arn: string;
      /** Whether it was stopped, or nobody knows. */
      readonly outcome: 'stopped' | 'unknown';
    };

export interface NotStarted {
  readonly kind: 'not-started';
  readonly why: StartFailure;
}

/**
 * What became of the work of one kind that an execution had running when it was stopped: Step Functions stops it as best
 * effort.
 */
export type TaskEnds = { readonly terms: Terms } & (
  | { readonly kind: 'seen'; readonly tasks: readonly WorkState[] }
  /** There was no time left to ask. */
  | { readonly kind: 'not-seen' }
  | { readonly kind: 'refused'; readonly error: AwsError }
);

/** An execution that still runs, for all that the step knows. */
export interface LeftRunning {
  readonly kind: 'left-running';
  readonly why:
    | { readonly kind: 'not-waited' }
    | {
        readonly kind: 'interrupted';
        readonly by: Interruption;
        /** Why the step does not stop it: `on-timeout: leave`, or somebody else started it. */
        readonly because: 'on-timeout' | 'attached';
      }
    /** It cannot be seen any more, which is no reason to stop it. */
    | { readonly kind: 'lost'; readonly error: Error }
    | { readonly kind: 'stop-failed'; readonly by: Interruption; readonly error: Error }
    /** StopExecution was sent, and no answer says whether it was processed. */
    | { readonly kind: 'stop-unanswered'; readonly by: Interruption; readonly error: AwsError }
    | { readonly kind: 'end-not-seen'; readonly by: Interruption; readonly tasks: readonly TaskEnds[] };
}

/** An execution whose last event the step saw. */
export interface Ended {
  readonly kind: 'ended';
  readonly status: EndStatus;
  /** Milliseconds since the epoch. */
  readonly stoppedAt: number;
  /** Why it failed, as Step Functions says it; empty otherwise. */
  readonly error: string;
  readonly cause: string;
  /** JSON text; undefined unless it succeeded, or if it is not known. */
  readonly output: string | undefined;
  /** What the step had to do with it; undefined if it only watched. */
  readonly stop:
    | { readonly result: 'stopped'; readonly by: Interruption; readonly tasks: readonly TaskEnds[] }
    /** The step came too late to stop it. */
    | { readonly result: 'ended-before'; readonly by: Interruption }
    | undefined;
}

/** How the step's interest in an execution ended. */
export type Ending = NotStarted | LeftRunning | Ended;

/** StartExecution was sent, and nobody knows what became of it but what is in `failure`. */
export class StartUnanswered extends Error {
  override readonly name = 'StartUnanswered';
  readonly failure: StartFailure & { readonly kind: 'unanswered' };

  constructor(failure: StartFailure & { readonly kind: 'unanswered' }, options: ErrorOptions) {
    super(`StartExecution of ${failure.arn} was not answered.`, options);
    this.failure = failure;
  }
}

/** What an error that was thrown instead of a start says of the execution. */
export function startFailure(error: unknown): StartFailure {
  if (error instanceof StartUnanswered) {
    return error.failure;
  }
  return error instanceof Interrupted
    ? { kind: 'interrupted', by: error.interruption }
    : { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) };
}
