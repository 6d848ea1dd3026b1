import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { systemClock } from '../../src/aws/clock.ts';

const MINUTE_MS = 60_000;

describe('the clock of the step', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('begins with the time of the wall', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(MINUTE_MS);
  });

  test.each([
    ['back by 5 minutes', -5 * MINUTE_MS],
    ['forward by 7 hours', 420 * MINUTE_MS],
  ])('goes on as before when the clock of the wall jumps %s', async (_what, jumpMs) => {
    const wall = Date.now;
    const before = systemClock.now();
    jest.spyOn(Date, 'now').mockImplementation(() => wall() + jumpMs);
    expect(Math.abs(Date.now() - before)).toBeGreaterThan(MINUTE_MS);
    const since = systemClock.now();
    expect(since).toBeGreaterThanOrEqual(before);
    await systemClock.sleep(20, new AbortController().signal);
    const took = systemClock.now() - since;
    expect(took).toBeGreaterThanOrEqual(19);
    expect(systemClock.now() - before).toBeLessThan(MINUTE_MS);
  });

  test('sleeps until it is told not to', async () => {
    const signal = AbortSignal.abort(new Error('Enough.'));
    await expect(systemClock.sleep(MINUTE_MS, signal)).rejects.toThrow('Enough.');
  });
});
