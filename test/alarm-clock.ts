import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/aws/clock.ts';

/** The promises of the SDK and of the code that sleeps have come to rest after so many turns of the event loop. */
const TURNS = 10;

/** Nothing that is tested takes longer than a day; a loop that nobody ended would keep the process for ever. */
const LAST_MS = 24 * 3_600_000;

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

function earliest(alarms: Iterable<Alarm>): Alarm | undefined {
  let first: Alarm | undefined;
  for (const alarm of alarms) {
    if (first === undefined || alarm.at < first.at) {
      first = alarm;
    }
  }
  return first;
}

/**
 * A clock for many who sleep at the same time: whenever nothing else is to be done it goes on to the next alarm, so
 * that all wake in the order and at the times they would, without waiting. Requests must be answered in this process,
 * by an SDK that has loaded all of itself: see `loadSdk`.
 */
export function alarmClock(): Clock {
  const start = 1_700_000_000_000;
  let now = start;
  let ticking = false;
  const alarms = new Set<Alarm>();
  const tick = async (): Promise<void> => {
    while (alarms.size > 0) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await setImmediate();
      }
      const next = earliest(alarms);
      if (next === undefined || next.at > start + LAST_MS) {
        break;
      }
      now = Math.max(now, next.at);
      alarms.delete(next);
      next.ring();
    }
    ticking = false;
  };
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const cancel = (): void => {
          alarms.delete(alarm);
          reject(signal.reason);
        };
        const ring = (): void => {
          signal.removeEventListener('abort', cancel);
          resolve();
        };
        const alarm = { at: now + milliseconds, ring };
        alarms.add(alarm);
        signal.addEventListener('abort', cancel, { once: true });
        if (!ticking) {
          ticking = true;
          // It cannot fail: whoever it wakes rejects a promise of their own.
          tick().catch(() => {});
        }
      }),
  };
}
