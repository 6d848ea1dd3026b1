import { HistoryFullError } from './history.ts';
import { StateFailure } from './interpreter/failure.ts';

/** How an execution stands or ended. `output` is JSON text. */
export type Standing =
  | { readonly status: 'RUNNING' }
  | { readonly status: 'SUCCEEDED'; readonly stopDate: number; readonly output: string }
  | {
      readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED';
      readonly stopDate: number;
      readonly error: string | undefined;
      readonly cause: string | undefined;
    };

/** How often an execution was redriven. */
export interface Redrives {
  readonly count: number;
  /** Epoch milliseconds; undefined when it never was. */
  readonly date: number | undefined;
  readonly clientToken: string | undefined;
}

/** What an execution failed with. */
export function errorAndCause(reason: unknown): { readonly error?: string; readonly cause?: string } {
  if (reason instanceof StateFailure) {
    return {
      ...(reason.error === undefined ? {} : { error: reason.error }),
      ...(reason.failureCause === undefined ? {} : { cause: reason.failureCause }),
    };
  }
  if (reason instanceof HistoryFullError) {
    return { error: 'States.Runtime', cause: reason.message };
  }
  // Anything else is a fault of this service or of an integration: said, not swallowed.
  return { error: 'States.Runtime', cause: reason instanceof Error ? reason.message : String(reason) };
}
