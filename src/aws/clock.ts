import { setTimeout as delay } from 'node:timers/promises';

/** Time, passed in so that tests need not wait. */
export interface Clock {
  /**
   * Milliseconds since the epoch. Time only goes forward here, and as fast as it does: a wall clock that somebody sets
   * while the step runs changes neither durations nor deadlines.
   */
  now(): number;
  /** Resolves after some milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await delay(milliseconds, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};

/** A signal that is aborted some milliseconds, of real time, after another one. */
export function afterwards(signal: AbortSignal, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    setTimeout(() => controller.abort(signal.reason), milliseconds).unref();
  };
  if (signal.aborted) {
    abort();
  } else {
    signal.addEventListener('abort', abort, { once: true });
  }
  return controller.signal;
}
