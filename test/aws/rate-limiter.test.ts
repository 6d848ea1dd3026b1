import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Clock } from '../../src/aws/clock.ts';
import { createRateLimiter, type RateLimiter } from '../../src/aws/rate-limiter.ts';
import { limited } from '../../src/aws/retry.ts';
import { Interrupted } from '../../src/execution/ending.ts';
import { alarmClock } from '../alarm-clock.ts';

/**
 * What AWS grants an account in all but its largest regions: calls at once, and calls a second. From "Quotas related
 * to API action throttling" of the Step Functions developer guide.
 */
const GRANTED = [
  ['states:StartExecution', 800, 150],
  ['states:DescribeExecution', 250, 10],
  ['states:GetExecutionHistory', 400, 20],
  ['states:StopExecution', 500, 25],
  ['states:ListExecutions', 100, 2],
] as const;

const CANCELLED = new Interrupted({ kind: 'cancelled' });
const never = new AbortController().signal;

/** How many of the calls a token bucket would have refused. */
function refusals(times: readonly number[], burst: number, perSecond: number): number {
  let tokens = burst;
  let filledAt = times[0] ?? 0;
  let count = 0;
  for (const time of times) {
    tokens = Math.min(burst, tokens + ((time - filledAt) * perSecond) / 1000);
    filledAt = time;
    // A rounding error is no refusal.
    if (tokens < 1 - 1e-6) {
      count += 1;
    } else {
      tokens -= 1;
    }
  }
  return count;
}

test('a bucket that is too small is seen to refuse', () => {
  expect(refusals([0, 0, 0, 1000], 2, 1)).toBe(1);
});

describe.each(GRANTED)('%s', (action, burst, perSecond) => {
  test('is never asked more often than AWS grants, whoever asks when, and gives up when', async () => {
    // Crowds that come after a while, so many at once, of whom some give up a while later.
    const crowd = fc.record({
      afterMs: fc.nat(20_000),
      size: fc.integer({ min: 1, max: burst }),
      quitters: fc.nat(burst),
      quitAfterMs: fc.nat(60_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(crowd, { minLength: 1, maxLength: 5 }), async (crowds) => {
        const clock = alarmClock();
        const rateLimiter = createRateLimiter(clock);
        const sent: number[] = [];
        const ask = async (signal: AbortSignal): Promise<void> => {
          await rateLimiter.take(action, signal);
          sent.push(clock.now());
        };
        const asked: Promise<unknown>[] = [];
        let total = 0;
        for (const { afterMs, size, quitters, quitAfterMs } of crowds) {
          await clock.sleep(afterMs, never);
          const quitting = new AbortController();
          for (let caller = 0; caller < size; caller += 1) {
            asked.push(ask(caller < quitters ? quitting.signal : never).catch(() => {}));
          }
          total += Math.max(0, size - quitters);
          asked.push(clock.sleep(quitAfterMs, never).then(() => quitting.abort(CANCELLED)));
        }
        await Promise.all(asked);
        expect(sent.length).toBeGreaterThanOrEqual(total);
        expect(refusals(sent, burst, perSecond)).toBe(0);
      }),
      // So many that even a little too much a second would show.
      { numRuns: 8, examples: [[[{ afterMs: 0, size: 10 * burst, quitters: 0, quitAfterMs: 0 }]]] },
    );
  });

  test('is not held up while it is asked for little', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    const before = clock.now();
    for (let call = 0; call < 20; call += 1) {
      await rateLimiter.take(action, never);
    }
    expect(clock.now()).toBe(before);
  });
});

describe('requests beyond what may be sent at once', () => {
  test('are sent in the order in which they came, at an even pace', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    const before = clock.now();
    const sent: [number, number][] = [];
    await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        await rateLimiter.take('states:ListExecutions', never);
        sent.push([index, clock.now() - before]);
      }),
    );
    expect(sent.map(([index]) => index)).toEqual(Array.from({ length: 24 }, (_, index) => index));
    expect(sent.slice(-5).map(([, at]) => at)).toEqual([0, 1000, 2000, 3000, 4000]);
  });

  test('that are given up leave their turns to others: a cancelled step still sees its executions end', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    const controller = new AbortController();
    const crowd = Array.from({ length: 1000 }, () =>
      rateLimiter.take('states:GetExecutionHistory', controller.signal).catch((error: unknown) => error),
    );
    controller.abort(CANCELLED);
    const outcomes = await Promise.all(crowd);
    expect(outcomes.filter((outcome) => outcome === CANCELLED).length).toBeGreaterThan(900);
    const before = clock.now();
    await rateLimiter.take('states:GetExecutionHistory', never);
    expect(clock.now() - before).toBeLessThanOrEqual(100);
  });

  test('end at once with the reason when they are given up', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    const controller = new AbortController();
    const before = clock.now();
    const crowd = Array.from({ length: 30 }, () =>
      rateLimiter.take('states:ListExecutions', controller.signal).catch((error: unknown) => error),
    );
    controller.abort(CANCELLED);
    expect((await Promise.all(crowd)).filter((outcome) => outcome === CANCELLED)).toHaveLength(10);
    expect(clock.now()).toBe(before);
    await expect(rateLimiter.take('states:StopExecution', controller.signal)).rejects.toBe(CANCELLED);
  });
});

describe('what AWS refuses since there were too many', () => {
  const HISTORY = 'states:GetExecutionHistory';
  const MINUTE_MS = 60_000;

  /** How many requests are sent in the next so many milliseconds, if more want to than may. */
  async function sent(rateLimiter: RateLimiter, clock: Clock, forMs: number): Promise<number> {
    const over = new AbortController();
    let count = 0;
    const crowd = Array.from({ length: 3000 }, () =>
      rateLimiter.take(HISTORY, over.signal).then(
        () => {
          count += 1;
        },
        () => {},
      ),
    );
    await clock.sleep(forMs, never);
    over.abort(CANCELLED);
    await Promise.all(crowd);
    return count;
  }

  /** What is due at the very end may come or not. */
  const expectAbout = (count: number, wanted: number) =>
    expect(Math.abs(count - wanted)).toBeLessThanOrEqual(2);

  test('is asked for half as often, at once also by those who wait already', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    const waiting = sent(rateLimiter, clock, 20_000);
    await clock.sleep(10_000, never);
    rateLimiter.refused(HISTORY);
    // 50 at once, 20 a second for ten seconds, 10 a second for as long.
    expectAbout(await waiting, 350);
  });

  test('is asked for as before three minutes after the last of two refusals', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    rateLimiter.refused(HISTORY);
    await clock.sleep(2_000, never);
    rateLimiter.refused(HISTORY);
    expectAbout(await sent(rateLimiter, clock, 10_000), 50);
    await clock.sleep(2 * MINUTE_MS, never);
    await sent(rateLimiter, clock, 0);
    expectAbout(await sent(rateLimiter, clock, 10_000), 200);
  });

  test('in one wave halves it once, and never below an eighth', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    for (let refusal = 0; refusal < 100; refusal += 1) {
      rateLimiter.refused(HISTORY);
    }
    expectAbout(await sent(rateLimiter, clock, 10_000), 100);
    for (let second = 0; second < 20; second += 1) {
      rateLimiter.refused(HISTORY);
      await clock.sleep(1_000, never);
    }
    rateLimiter.refused(HISTORY);
    expectAbout(await sent(rateLimiter, clock, 10_000), 25);
  });

  test('slows no other action, none that takes a part only, and nothing that has no quota', async () => {
    const clock = alarmClock();
    const rateLimiter = createRateLimiter(clock);
    const before = clock.now();
    for (const action of [HISTORY, 'states:StopExecution', 's3:GetObject'] as const) {
      rateLimiter.refused(action);
    }
    await Promise.all(Array.from({ length: 400 }, () => rateLimiter.take('states:StopExecution', never)));
    await rateLimiter.take('states:StartExecution', never);
    await rateLimiter.take('s3:GetObject', never);
    expect(clock.now()).toBe(before);
  });

  test('is noted by whoever sends, and no other failure is', async () => {
    const noted: string[] = [];
    const rateLimiter: RateLimiter = { take: async () => {}, refused: (action) => noted.push(action) };
    const failing = (name: string) => async () => {
      throw Object.assign(new Error(name), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });
    };
    await expect(limited(rateLimiter, HISTORY, never, failing('ThrottlingException'))).rejects.toThrow();
    await expect(limited(rateLimiter, HISTORY, never, failing('AccessDeniedException'))).rejects.toThrow();
    expect(await limited(rateLimiter, HISTORY, never, async () => 'an answer')).toBe('an answer');
    expect(await limited(undefined, HISTORY, never, async () => 'an answer')).toBe('an answer');
    expect(noted).toEqual([HISTORY]);
  });
});

test('actions have quotas of their own, and one without a quota passes at once', async () => {
  const clock = alarmClock();
  const rateLimiter = createRateLimiter(clock);
  const before = clock.now();
  await Promise.all(Array.from({ length: 20 }, () => rateLimiter.take('states:ListExecutions', never)));
  await Promise.all(Array.from({ length: 1000 }, () => rateLimiter.take('s3:ListBucket', never)));
  await rateLimiter.take('states:GetExecutionHistory', never);
  expect(clock.now()).toBe(before);
});

test('an action that the table does not name does not compile', async () => {
  const rateLimiter = createRateLimiter(alarmClock());
  // @ts-expect-error: every action has a bucket in the table, or the reason why it needs none
  await expect(rateLimiter.take('states:RedriveExecution', never)).rejects.toBeInstanceOf(TypeError);
});
