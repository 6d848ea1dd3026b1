import { describe, expect, test } from '@jest/globals';
import { Interrupted } from '../../src/execution/ending.ts';
import { type FollowOptions, follow, type Poll } from '../../src/execution/follow.ts';
import type { HistoryEvent } from '../../src/execution/history.ts';
import { leapingClock } from '../leaping-clock.ts';
import { type Answer, ok, RESET, refused, SILENCE, scriptedAws, THROTTLED } from '../scripted-aws.ts';

const ARN = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:run-1';
const NOT_THERE = refused('ExecutionDoesNotExist');
const TYPES = ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'];

/** A history of some events, newest first, as the service is asked for it. */
function history(length: number): Answer {
  const events = TYPES.slice(0, length).map((type, index) => ({
    id: index + 1,
    previousEventId: index,
    timestamp: 1_700_000_000 + index,
    type,
  }));
  return ok({ events: events.reverse() });
}
const END = history(4);

async function followed(answers: readonly Answer[], more: Partial<FollowOptions> = {}) {
  const aws = scriptedAws({ GetExecutionHistory: answers });
  const clock = leapingClock();
  const polls: Poll[] = [];
  const options: FollowOptions = {
    sfn: aws.sfn,
    executionArn: ARN,
    events: [],
    clock,
    signal: new AbortController().signal,
    intervalMs: 5000,
    deadline: clock.now() + 3_600_000,
    waitUntil: () => undefined,
    ...more,
  };
  const error = await collect(follow(options), polls).catch((thrown: unknown) => thrown);
  return { polls, error, calls: aws.calls, clock };
}

async function collect(from: AsyncIterable<Poll>, into: Poll[]): Promise<undefined> {
  for await (const poll of from) {
    into.push(poll);
  }
  return undefined;
}

const kinds = (polls: readonly Poll[]) =>
  polls.map((poll) => (poll.kind === 'history' ? poll.fresh : poll.kind));

describe('following', () => {
  test('ends with the last event, and tells what each poll brought', async () => {
    const { polls, error } = await followed([history(1), history(1), history(3), END]);
    expect(error).toBeUndefined();
    expect(kinds(polls)).toEqual([1, 0, 2, 1]);
  });

  test('goes on from what is known already, and reads no more than is new', async () => {
    const known = (await followed([history(2)], { deadline: 0 })).polls.at(-1);
    const events: readonly HistoryEvent[] = known?.kind === 'history' ? known.events : [];
    expect(events.map(({ id }) => id)).toEqual([1, 2]);
    const { polls, calls } = await followed([END], { events });
    expect(kinds(polls)).toEqual([2]);
    expect(polls[0]?.kind === 'history' && polls[0].events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(calls).toHaveLength(1);
  });
});

describe('a poll that fails', () => {
  test.each<[string, Answer, string]>([
    ['is throttled', THROTTLED, 'ThrottlingException'],
    ['meets an outage', refused('InternalServerError', 500), 'InternalServerError'],
    ['loses its connection', RESET, 'Error'],
    ['gets no answer at all', SILENCE, 'AbortError'],
  ])('because it %s is told and made again', async (_what, answer, name) => {
    const { polls, error } = await followed([answer, answer, END], { requestMs: 10 });
    expect(error).toBeUndefined();
    expect(kinds(polls)).toEqual(['trouble', 'trouble', 4]);
    expect(polls[0]).toMatchObject({ error: { name }, failures: 1, nextPollMs: 5000 });
    expect(polls[1]).toMatchObject({ failures: 2, nextPollMs: 10_000 });
  });

  test('counts its failures anew after a success', async () => {
    const { polls } = await followed([THROTTLED, history(1), THROTTLED, END]);
    expect(polls[2]).toMatchObject({ failures: 1, nextPollMs: 5000 });
  });

  test('without an answer ends at once when the step is cancelled', async () => {
    const controller = new AbortController();
    const cancelled = new Interrupted({ kind: 'cancelled' });
    setImmediate(() => controller.abort(cancelled));
    const { error, polls } = await followed([SILENCE], { signal: controller.signal });
    expect(error).toBe(cancelled);
    expect(polls).toEqual([]);
  });

  test('is waited out until the deadline, and no longer', async () => {
    const clock = leapingClock();
    const deadline = clock.now() + 60_000;
    const { error, polls } = await followed([THROTTLED], { clock, deadline });
    expect(error).toMatchObject({ name: 'GaveUp', why: 'timeout' });
    expect(clock.now()).toBe(deadline);
    expect(polls.every(({ kind }) => kind === 'trouble')).toBe(true);
  });

  test('for a reason that stays ends the wait', async () => {
    const { error, polls } = await followed([history(1), refused('AccessDeniedException'), END]);
    expect(error).toMatchObject({ name: 'AwsError', errorName: 'AccessDeniedException' });
    expect(kinds(polls)).toEqual([1]);
  });
});

describe('an execution that AWS does not know', () => {
  test('yet is waited for', async () => {
    const { error, polls } = await followed([NOT_THERE, NOT_THERE, END]);
    expect(error).toBeUndefined();
    expect(kinds(polls)).toEqual(['trouble', 'trouble', 4]);
  });

  test('after half a minute is an error', async () => {
    const { error, clock } = await followed([NOT_THERE]);
    expect(error).toMatchObject({ name: 'AwsError', errorName: 'ExecutionDoesNotExist' });
    expect(clock.slept.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(30_000);
  });

  test('any more, though it was seen, is an error at once', async () => {
    const { error, polls } = await followed([history(1), NOT_THERE]);
    expect(error).toMatchObject({ errorName: 'ExecutionDoesNotExist' });
    expect(kinds(polls)).toEqual([1]);
  });
});
