import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextTryMs } from '../../src/aws/retry.ts';
import { nextPollMs as nextPoll, type PollTiming, usualEnd } from '../../src/execution/poll-interval.ts';
import { usualDuration } from '../../src/execution/usual-duration.ts';

const SLOWEST_MS = 30_000;
const nextPollMs = (timing: Omit<PollTiming, 'slowestMs'>) => nextPoll({ slowestMs: SLOWEST_MS, ...timing });
const intervalMs = fc.integer({ min: 1000, max: 3_600_000 });
const idle = fc.nat(500);

describe('a poll while nothing is known of a wait', () => {
  test('follows at the fastest interval when something happened, and backs off while nothing does', () => {
    const delays = [0, 1, 2, 3].map((looks) => nextPollMs({ intervalMs: 5000, idle: looks, now: 0 }));
    expect(delays).toEqual([5000, 7500, 11_250, 16_875]);
  });

  test('is never faster than the interval, nor slower than it may be or the interval', () => {
    fc.assert(
      fc.property(intervalMs, idle, (interval, looks) => {
        const delay = nextPollMs({ intervalMs: interval, idle: looks, now: 0 });
        expect(delay).toBeGreaterThanOrEqual(interval);
        expect(delay).toBeLessThanOrEqual(Math.max(30_000, interval));
      }),
    );
  });

  test('takes a wait that has been over for a minute for none', () => {
    fc.assert(
      fc.property(intervalMs, idle, fc.nat(), (interval, looks, over) => {
        const now = 60_000 + over;
        const known = nextPollMs({ intervalMs: interval, idle: looks, waitUntil: 0, now });
        expect(known).toBe(nextPollMs({ intervalMs: interval, idle: looks, now }));
      }),
    );
  });
});

describe('a poll of an attempt that has a time limit', () => {
  const at = (idleLooks: number, now: number) =>
    nextPollMs({ intervalMs: 5000, idle: idleLooks, timesOutAt: 100_000, now });

  test('comes when the time is over, if not before', () => {
    expect(at(9, 10_000)).toBe(30_000);
    expect(at(9, 88_000)).toBe(12_000);
    expect(at(0, 88_000)).toBe(5000);
  });

  test('comes at the fastest interval from then on until there is news, for a minute', () => {
    expect([100_000, 130_000, 159_999].map((now) => at(9, now))).toEqual([5000, 5000, 5000]);
    expect(at(9, 160_000)).toBe(30_000);
  });
});

describe('a poll of an execution whose like took about ten minutes', () => {
  const end = usualEnd(0, { meanMs: 600_000, deviationMs: 60_000, count: 50 }, 5000);
  const at = (idleLooks: number, now: number, interval = 5000) =>
    nextPollMs({ intervalMs: interval, idle: idleLooks, usualEnd: end, now });

  test('comes rarely before the usual end, and no later than when that may be', () => {
    expect([0, 1, 2, 3, 9].map((looks) => at(looks, 10_000))).toEqual([5000, 10_000, 20_000, 40_000, 40_000]);
    expect(at(9, end.earliest - 12_000)).toBe(12_000);
  });

  test('comes at the fastest interval while it usually ends, and as without that knowledge afterwards', () => {
    expect(at(9, end.earliest)).toBe(5000);
    expect(at(9, end.latest - 1)).toBe(5000);
    expect(at(9, end.latest)).toBe(SLOWEST_MS);
  });

  test('is never faster than the interval that the user asked for', () => {
    fc.assert(
      fc.property(intervalMs, idle, fc.nat(1_200_000), (interval, looks, now) => {
        expect(at(looks, now, interval)).toBeGreaterThanOrEqual(interval);
      }),
    );
  });

  test('comes less often the more the durations vary, until they tell nothing', () => {
    const within = (deviationMs: number) => {
      const varied = usualEnd(0, { meanMs: 600_000, deviationMs, count: 50 }, 5000);
      return nextPollMs({ intervalMs: 5000, idle: 9, usualEnd: varied, now: 600_000 });
    };
    expect([0, 6_000, 60_000, 120_000, 600_000].map(within)).toEqual([5000, 5000, 5000, 10_000, SLOWEST_MS]);
  });
});

describe('the end of an execution is seen', () => {
  /** Numbers between 0 and 1, the same ones in each run: Numerical Recipes' generator. */
  const random = (seed: number) => {
    let state = seed;
    return () => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
  };

  /** How late, and by how many polls, on average, for durations of ten minutes that vary by a part of that. */
  function seen(earlier: number, spread: number) {
    const next = random(4711);
    const duration = () =>
      600_000 *
      Math.max(0.01, 1 + spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));
    const runs = Array.from({ length: 2000 }, () => {
      const usual = usualDuration(Array.from({ length: earlier }, duration));
      const endsAt = duration();
      // What a machine tells of one task: its start, that it was submitted, its end.
      const told = [0, 800, endsAt];
      let now = 100;
      let known = 0;
      let looks = 0;
      for (let polls = 1; ; polls += 1) {
        const events = told.filter((time) => time <= now).length;
        if (events === told.length) {
          return { lateMs: now - endsAt, polls };
        }
        looks = events > known ? 0 : looks + 1;
        known = events;
        const timing = { intervalMs: 5000, slowestMs: 10_000, idle: looks, now };
        now += nextPoll({ ...timing, usualEnd: usual && polls > 1 ? usualEnd(0, usual, 5000) : undefined });
      }
    });
    const mean = (of: (run: (typeof runs)[number]) => number) =>
      runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    return { lateMs: mean(({ lateMs }) => lateMs), polls: mean(({ polls }) => polls) };
  }

  test.each([
    [5, 0.1],
    [20, 0.1],
    [50, 0.1],
    [5, 0.03],
    [50, 0.03],
  ])('within 3.5 s by 45 polls in ten minutes where %i earlier ones vary by %d', (earlier, spread) => {
    const { lateMs, polls } = seen(earlier, spread);
    expect(lateMs).toBeLessThanOrEqual(3500);
    expect(polls).toBeLessThanOrEqual(45);
  });

  test('within 6 s where there are no earlier ones, or they vary at will', () => {
    expect(seen(0, 0.1).lateMs).toBeLessThanOrEqual(6000);
    expect(seen(50, 0.5).lateMs).toBeLessThanOrEqual(6000);
  });
});

describe('a poll through a known wait', () => {
  test('is never faster than the interval, and never later than the end of the wait unless that comes sooner', () => {
    fc.assert(
      fc.property(intervalMs, idle, fc.integer({ min: 1, max: 86_400_000 }), (interval, looks, rest) => {
        const delay = nextPollMs({ intervalMs: interval, idle: looks, waitUntil: 1000 + rest, now: 1000 });
        expect(delay).toBeGreaterThanOrEqual(interval);
        expect(delay).toBeLessThanOrEqual(Math.max(interval, rest));
      }),
    );
  });

  test.each([
    [60, 3],
    [900, 5],
    [86_400, 8],
  ])('of %i s costs at most %i polls', (seconds, polls) => {
    let now = 0;
    let looks = 0;
    while (now < seconds * 1000) {
      now += nextPollMs({ intervalMs: 5000, idle: looks, waitUntil: seconds * 1000, now });
      looks += 1;
    }
    expect(now).toBe(seconds * 1000);
    expect(looks).toBeLessThanOrEqual(polls);
  });
});

describe('a poll that failed', () => {
  test('is tried again at the interval, then doubling up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6].map((failures) => nextTryMs(5000, failures))).toEqual([
      5000, 10_000, 20_000, 40_000, 60_000, 60_000,
    ]);
  });

  test('is never tried faster than the interval, nor later than a minute or the interval', () => {
    fc.assert(
      fc.property(intervalMs, fc.integer({ min: 1, max: 5000 }), (interval, failures) => {
        const delay = nextTryMs(interval, failures);
        expect(delay).toBeGreaterThanOrEqual(interval);
        expect(delay).toBeLessThanOrEqual(Math.max(60_000, interval));
      }),
    );
  });
});
