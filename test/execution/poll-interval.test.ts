import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextTryMs } from '../../src/aws/retry.ts';
import { nextPollMs } from '../../src/execution/follow.ts';

const intervalMs = fc.integer({ min: 1000, max: 3_600_000 });
const idle = fc.nat(500);

describe('a poll while nothing is known of a wait', () => {
  test('follows at the fastest interval when something happened, and backs off while nothing does', () => {
    const delays = [0, 1, 2, 3].map((looks) =>
      nextPollMs({ intervalMs: 5000, idle: looks, waitUntil: undefined, now: 0 }),
    );
    expect(delays).toEqual([5000, 7500, 11_250, 16_875]);
  });

  test('is never faster than the interval, nor slower than half a minute or the interval', () => {
    fc.assert(
      fc.property(intervalMs, idle, (interval, looks) => {
        const delay = nextPollMs({ intervalMs: interval, idle: looks, waitUntil: undefined, now: 0 });
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
        expect(known).toBe(nextPollMs({ intervalMs: interval, idle: looks, waitUntil: undefined, now }));
      }),
    );
  });
});

describe('a poll of an attempt that has a time limit', () => {
  const at = (idleLooks: number, now: number) =>
    nextPollMs({ intervalMs: 5000, idle: idleLooks, waitUntil: undefined, timesOutAt: 100_000, now });

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

describe('a poll through a known wait', () => {
  test('is never faster than the interval unless the wait ends sooner, and never later than its end', () => {
    fc.assert(
      fc.property(intervalMs, idle, fc.integer({ min: 1, max: 86_400_000 }), (interval, looks, rest) => {
        const delay = nextPollMs({ intervalMs: interval, idle: looks, waitUntil: 1000 + rest, now: 1000 });
        expect(delay).toBeGreaterThanOrEqual(Math.min(interval, rest));
        expect(delay).toBeLessThanOrEqual(rest);
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
