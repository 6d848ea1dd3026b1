import type { JsonObject } from '../../json.ts';
import { matchesError } from './error-match.ts';
import type { StateFailure } from './failure.ts';
import { numberField, objectsField, textField, textsField } from './state-fields.ts';

/** One retrier of a state, its defaults filled in. */
export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: 'FULL' | 'NONE';
}

/** The `Retry` of a state, in order. */
export function readRetriers(state: JsonObject): readonly Retrier[] {
  return objectsField(state, 'Retry').map((retrier) => ({
    errorEquals: textsField(retrier, 'ErrorEquals'),
    intervalSeconds: numberField(retrier, 'IntervalSeconds') ?? 1,
    maxAttempts: numberField(retrier, 'MaxAttempts') ?? 3,
    backoffRate: numberField(retrier, 'BackoffRate') ?? 2,
    maxDelaySeconds: numberField(retrier, 'MaxDelaySeconds') ?? Number.POSITIVE_INFINITY,
    jitter: textField(retrier, 'JitterStrategy') === 'FULL' ? 'FULL' : 'NONE',
  }));
}

/**
 * How long a retrier waits before its next retry, in seconds, after `retries` retries of its own.
 * FULL jitter takes anything between nothing and the interval; `random` is between 0 and 1.
 */
export function retryDelay(retrier: Retrier, retries: number, random: () => number): number {
  const interval = Math.min(
    retrier.intervalSeconds * retrier.backoffRate ** retries,
    retrier.maxDelaySeconds,
  );
  return retrier.jitter === 'FULL' ? interval * random() : interval;
}

/** Counts the retries of one visit of a state. Each retrier has a counter of its own. */
export class RetryCounter {
  readonly #retriers: readonly Retrier[];
  readonly #retries = new Map<Retrier, number>();

  constructor(retriers: readonly Retrier[]) {
    this.#retriers = retriers;
  }

  /**
   * The seconds to wait before the state is tried again, or null if it is not: no retrier matches, or the first
   * that does has been used up.
   */
  next(failure: StateFailure, random: () => number): number | null {
    const retrier = this.#retriers.find(({ errorEquals }) => matchesError(errorEquals, failure));
    if (retrier === undefined) {
      return null;
    }
    const retries = this.#retries.get(retrier) ?? 0;
    if (retries >= retrier.maxAttempts) {
      return null;
    }
    this.#retries.set(retrier, retries + 1);
    return retryDelay(retrier, retries, random);
  }
}
