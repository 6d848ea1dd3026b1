/** Time as the local AWS sees it. Waits of state machines are scaled; what really runs (tasks, timeouts) is not. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Sleeps real milliseconds; rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Sleeps a state machine's wait, multiplied by the wait scale. */
  wait(seconds: number, signal?: AbortSignal): Promise<void>;
}

/** The longest that setTimeout can sleep, 24.8 days; beyond it fires at once. A Wait state may take three years. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The real clock; `waitScale` 0.05 makes a `Wait` of 60 s last 3 s. */
export function systemClock(waitScale: number): Clock {
  const sleepOnce = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  const sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    let left = milliseconds;
    for (; left > LONGEST_TIMER_MS; left -= LONGEST_TIMER_MS) {
      await sleepOnce(LONGEST_TIMER_MS, signal);
    }
    await sleepOnce(left, signal);
  };
  return {
    now: () => Date.now(),
    sleep,
    wait: (seconds, signal) => sleep(seconds * 1000 * waitScale, signal),
  };
}
