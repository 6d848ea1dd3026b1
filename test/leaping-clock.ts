import type { Clock } from '../src/aws/clock.ts';

/** A clock that does not wait: sleeping moves it on. */
export interface LeapingClock extends Clock {
  /** The milliseconds of every sleep so far. */
  readonly slept: readonly number[];
}

export function leapingClock(): LeapingClock {
  let now = 1_700_000_000_000;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      now += milliseconds;
      slept.push(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    },
  };
}
