import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createRateLimiter } from '../../src/aws/rate-limiter.ts';
import { endWatch } from '../../src/execution/end-watch.ts';
import { Interrupted } from '../../src/execution/ending.ts';
import { alarmClock } from '../alarm-clock.ts';
import {
  type Answer,
  loadSdk,
  ok,
  RESET,
  refused,
  type ScriptedCall,
  scriptedAws,
  THROTTLED,
} from '../scripted-aws.ts';

beforeAll(loadSdk);

const MACHINE_ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';
const CANCELLED = new Interrupted({ kind: 'cancelled' });
const INTERVAL_MS = 5_000;
const HOUR_MS = 3_600_000;
const never = new AbortController().signal;

const arnOf = (name: string | number) => `arn:aws:states:eu-west-1:111122223333:execution:uploads:${name}`;

/** A page of the list of executions that run. */
function running(names: readonly (string | number)[], nextToken?: string): Answer {
  return ok({ executions: names.map((name) => ({ executionArn: arnOf(name) })), nextToken });
}

function setUp(answers: readonly Answer[], onCall?: (call: ScriptedCall) => void) {
  const clock = alarmClock();
  const aws = scriptedAws({ ListExecutions: answers }, onCall);
  const refusals: string[] = [];
  const watch = endWatch({
    sfn: aws.sfn,
    machineArn: MACHINE_ARN,
    clock,
    rateLimiter: createRateLimiter(clock),
    intervalMs: INTERVAL_MS,
    onRefused: (sentence) => refusals.push(sentence),
  });
  const since = clock.now();
  /** Waits, and tells after how many milliseconds it went on. */
  const paused = async (name: string | number, milliseconds: number, signal = never, atMost = HOUR_MS) => {
    await watch.pause(arnOf(name), milliseconds, atMost, signal);
    return clock.now() - since;
  };
  return { clock, calls: aws.calls, refusals, paused };
}

describe('executions that are waited for together', () => {
  test('are woken as soon as the list says that they do not run any more, and only they', async () => {
    const { paused, calls } = setUp([running(['a', 'b', 'c']), running(['a', 'c'])]);
    expect(await Promise.all([paused('a', 30_000), paused('b', 30_000), paused('c', 30_000)])).toEqual([
      30_000, 10_000, 30_000,
    ]);
    expect(calls[0]?.input).toEqual({
      stateMachineArn: MACHINE_ARN,
      statusFilter: 'RUNNING',
      maxResults: 1000,
    });
  });

  test('may be woken though they run, as when the list has not heard of them: they just wait again', async () => {
    const { paused } = setUp([running(['a'])]);
    const follower = async () => [await paused('new', 30_000), await paused('new', 30_000)];
    const [, times] = await Promise.all([paused('a', 30_000), follower()]);
    expect(times).toEqual([5_000, 10_000]);
  });

  test('are told apart from those of others on the same machine', async () => {
    const { paused } = setUp([running(['theirs', 'b', 'more of theirs'])]);
    expect(await Promise.all([paused('a', 30_000), paused('b', 30_000)])).toEqual([5_000, 30_000]);
  });

  test('cost one call in each interval, however many they are', async () => {
    const names = Array.from({ length: 150 }, (_, index) => index);
    const { paused, calls } = setUp([running(names)]);
    await Promise.all(names.map((name) => paused(name, 30_000)));
    expect(calls.length).toBeGreaterThanOrEqual(5);
    expect(calls.length).toBeLessThanOrEqual(6);
  });

  test('are read page by page', async () => {
    const { paused, calls } = setUp([running(['a'], 'next'), running(['b'])]);
    expect(await Promise.all([paused('a', 8_000), paused('b', 8_000), paused('c', 8_000)])).toEqual([
      8_000, 8_000, 5_000,
    ]);
    expect(calls.map(({ input }) => input['nextToken'])).toEqual([undefined, 'next']);
  });

  test('are not woken where more than 3,000 run: the list cannot tell', async () => {
    const { paused, calls } = setUp([running(['others'], 'more')]);
    expect(await Promise.all([paused('a', 12_000), paused('b', 12_000)])).toEqual([12_000, 12_000]);
    expect(calls).toHaveLength(6);
  });

  test('look further apart the more they are, so that three quarters of the quota are left to those that ended', async () => {
    const names = Array.from({ length: 300 }, (_, index) => index);
    const { paused } = setUp([running(names)]);
    const times = await Promise.all(names.map((name) => paused(name, 5_000)));
    // 300 histories at 5 a second.
    expect(Math.max(...times)).toBe(60_000);
    expect(times[0]).toBe(5_000);
  });

  test.each<[string, Answer]>([
    ['may not be listed', refused('AccessDeniedException')],
    ['are too many to be listed', running(['others'], 'more')],
  ])(
    'that %s take three quarters of the quota, since reading is how their ends are found',
    async (_what, list) => {
      const names = Array.from({ length: 300 }, (_, index) => index);
      const { paused } = setUp([list]);
      await Promise.all([paused('first', 20_000), paused('second', 20_000)]);
      const times = await Promise.all(names.map((name) => paused(name, 5_000)));
      // 300 histories at 15 a second.
      expect(Math.max(...times) - 20_000).toBe(20_000);
    },
  );

  test('wait no longer than they may at most, however many they are', async () => {
    const names = Array.from({ length: 300 }, (_, index) => index);
    const { paused } = setUp([running(names)]);
    const times = await Promise.all(names.map((name) => paused(name, 5_000, never, 7_000)));
    expect(Math.max(...times)).toBe(7_000);
  });
});

test('the last of many is listed as well, so that its end is seen as soon', async () => {
  const { paused, calls } = setUp([running(['b']), running(['b']), running([])]);
  expect(await Promise.all([paused('a', 30_000), paused('b', 30_000)])).toEqual([5_000, 15_000]);
  expect(calls).toHaveLength(3);
});

describe('a list that cannot be had', () => {
  test('because AWS refuses it is told once, and never asked for again: all wait as long as they would', async () => {
    const { paused, calls, refusals } = setUp([refused('AccessDeniedException')]);
    const follower = async (name: string) => [await paused(name, 12_000), await paused(name, 12_000)];
    expect(await Promise.all([follower('a'), follower('b')])).toEqual([
      [12_000, 24_000],
      [12_000, 24_000],
    ]);
    expect(calls).toHaveLength(1);
    expect(refusals).toEqual([
      expect.stringMatching(
        /^AWS refused states:ListExecutions on .*Grant the role of this step states:ListExecutions on/,
      ),
    ]);
  });

  test.each<[string, Answer]>([
    ['throttling', THROTTLED],
    ['an outage', refused('InternalServerError', 500)],
    ['a broken connection', RESET],
  ])(
    'because of %s is asked for again in the next interval, and nobody hears of it',
    async (_what, answer) => {
      const { paused, refusals } = setUp([answer, answer, running(['a'])]);
      expect(await Promise.all([paused('a', 30_000), paused('b', 30_000)])).toEqual([30_000, 15_000]);
      expect(refusals).toEqual([]);
    },
  );
});

describe('the end of waiting', () => {
  test('comes at once with the reason for those who give up; the others go on', async () => {
    const controller = new AbortController();
    const { paused, clock } = setUp([running(['a', 'b'])]);
    const a = paused('a', 30_000, controller.signal).catch((error: unknown) => error);
    const b = paused('b', 30_000);
    await clock.sleep(1_000, never);
    controller.abort(CANCELLED);
    expect(await a).toBe(CANCELLED);
    expect(await b).toBe(30_000);
  });

  test('ends the looking, also in the middle of a call, so that the process can exit', async () => {
    const controller = new AbortController();
    const { paused, calls, clock, refusals } = setUp([{ kind: 'silence' }], () =>
      controller.abort(CANCELLED),
    );
    const both = ['a', 'b'].map((name) =>
      paused(name, 30_000, controller.signal).catch((error: unknown) => error),
    );
    expect(await Promise.all(both)).toEqual([CANCELLED, CANCELLED]);
    await clock.sleep(60_000, never);
    await setImmediate();
    expect(calls).toHaveLength(1);
    expect(refusals).toEqual([]);
  });

  test('may be followed by a new beginning', async () => {
    const { paused, calls, clock } = setUp([running(['b'])]);
    expect(await Promise.all([paused('a', 8_000), paused('b', 8_000)])).toEqual([5_000, 8_000]);
    await clock.sleep(60_000, never);
    expect(calls).toHaveLength(1);
    expect(await Promise.all([paused('a', 8_000), paused('b', 8_000)])).toEqual([73_000, 76_000]);
    expect(calls).toHaveLength(2);
  });
});
