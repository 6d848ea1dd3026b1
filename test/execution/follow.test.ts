import { describe, expect, test } from '@jest/globals';
import { Interrupted } from '../../src/execution/ending.ts';
import { type FollowOptions, follow, NOTHING_SEEN, type Poll } from '../../src/execution/follow.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { drained } from '../drained.ts';
import { type LeapingClock, leapingClock } from '../leaping-clock.ts';
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
    seen: NOTHING_SEEN,
    policy: DEFAULT_POLICY,
    clock,
    signal: new AbortController().signal,
    intervalMs: 5000,
    deadline: clock.now() + 3_600_000,
    ...more,
  };
  const end = await drained(follow(options), polls);
  return { polls, end, calls: aws.calls, clock };
}

const waitedMs = ({ slept }: LeapingClock) => slept.reduce((sum, one) => sum + one, 0);

const kinds = (polls: readonly Poll[]) =>
  polls.map((poll) => (poll.kind === 'history' ? poll.fresh : poll.kind));

describe('following', () => {
  test('ends with the last event, and tells what each poll brought', async () => {
    const { polls, end } = await followed([history(1), history(1), history(3), END]);
    expect(end).toMatchObject({ why: 'ended', end: { kind: 'execution-ended', status: 'SUCCEEDED' } });
    expect(end.seen.events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(kinds(polls)).toEqual([1, 0, 2, 1]);
  });

  test('goes on from what is known already, and reads no more than is new', async () => {
    const { seen } = (await followed([history(2)], { deadline: 0 })).end;
    expect(seen.events.map(({ id }) => id)).toEqual([1, 2]);
    const { polls, calls } = await followed([END], { seen });
    expect(kinds(polls)).toEqual([2]);
    expect(polls[0]?.kind === 'history' && polls[0].events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(calls).toHaveLength(1);
  });

  test('takes one look where one is all that is wanted, and goes on to it through trouble', async () => {
    const { end, polls } = await followed([THROTTLED, history(1), END], { once: true });
    expect(kinds(polls)).toEqual(['trouble', 1]);
    expect(end).toMatchObject({ why: 'looked-once', seen: { events: [{ id: 1 }] } });
  });

  test('that took one look says that it saw the end if it did', async () => {
    expect((await followed([END], { once: true })).end.why).toBe('ended');
  });
});

describe('earlier executions', () => {
  const USUAL = { meanMs: 600_000, deviationMs: 10_000, count: 20 };

  test('are asked for once, after the first look, and make polls rare until the usual end', async () => {
    const asked: number[] = [];
    const clock = leapingClock();
    const { polls } = await followed([history(2), history(2), history(2), history(2), history(2), END], {
      clock,
      slowestMs: 10_000,
      earlierDuration: async () => {
        asked.push(clock.slept.length);
        return USUAL;
      },
    });
    expect(asked).toEqual([0]);
    expect(polls.slice(1, 5).map(({ nextPollMs }) => nextPollMs)).toEqual([10_000, 20_000, 40_000, 40_000]);
  });

  test('are not asked for where the first look shows the end, or is all that is wanted', async () => {
    const earlierDuration = async () => {
      throw new Error('Nobody may ask.');
    };
    expect((await followed([END], { earlierDuration })).end.why).toBe('ended');
    expect((await followed([history(2)], { earlierDuration, once: true })).end.why).toBe('looked-once');
  });

  test('hold up no poll, whether they are told late or never', async () => {
    const { polls, end } = await followed([history(1), history(1), history(1), END], {
      slowestMs: 10_000,
      earlierDuration: () => new Promise(() => {}),
    });
    expect(end.why).toBe('ended');
    expect(polls.slice(0, 3).map(({ nextPollMs }) => nextPollMs)).toEqual([5000, 7500, 10_000]);
  });
});

describe('a poll that fails', () => {
  test.each<[string, Answer, string]>([
    ['is throttled', THROTTLED, 'ThrottlingException'],
    ['meets an outage', refused('InternalServerError', 500), 'InternalServerError'],
    ['loses its connection', RESET, 'Error'],
    ['gets no answer at all', SILENCE, 'AbortError'],
  ])('because it %s is told and made again', async (_what, answer, name) => {
    const { polls, end } = await followed([answer, answer, END], { requestMs: 10 });
    expect(end.why).toBe('ended');
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
    const { end, polls } = await followed([SILENCE], { signal: controller.signal });
    expect(end).toEqual({ why: 'interrupted', seen: NOTHING_SEEN });
    expect(polls).toEqual([]);
  });

  test('is waited out until the deadline, and no longer', async () => {
    const clock = leapingClock();
    const deadline = clock.now() + 60_000;
    const { end, polls } = await followed([THROTTLED], { clock, deadline });
    expect(end.why).toBe('timeout');
    expect(clock.now()).toBe(deadline);
    expect(polls.every(({ kind }) => kind === 'trouble')).toBe(true);
  });

  const withoutCredentials = (calls: number) => {
    let left = calls;
    const aws = scriptedAws({ GetExecutionHistory: [END] });
    aws.sfn.middlewareStack.add(
      (next) => async (args) => {
        if (left > 0) {
          left -= 1;
          throw Object.assign(new Error('Could not load credentials from any providers'), {
            name: 'CredentialsProviderError',
          });
        }
        return next(args);
      },
      { step: 'finalizeRequest' },
    );
    return aws.sfn;
  };

  test('since the endpoint of the credentials is away for a while is made again', async () => {
    const { end } = await followed([], { sfn: withoutCredentials(3) });
    expect(end.why).toBe('ended');
  });

  test('since there are no credentials any more ends the wait after two minutes', async () => {
    const { end, clock } = await followed([], { sfn: withoutCredentials(1000) });
    expect(end).toMatchObject({ why: 'refused', error: { kind: 'no-credentials' } });
    expect(waitedMs(clock)).toBe(120_000);
  });

  test('since the clock of the runner stays off ends the wait after two minutes', async () => {
    const { end, clock } = await followed([
      refused('InvalidSignatureException', 400, 'Signature expired: 1 is now'),
    ]);
    expect(end).toMatchObject({ why: 'refused', error: { kind: 'clock-skew' } });
    expect(waitedMs(clock)).toBe(120_000);
  });

  test('with an answer that holds no events is made again', async () => {
    const { end, polls } = await followed([ok(), ok(), END]);
    expect(end.why).toBe('ended');
    expect(kinds(polls)).toEqual(['trouble', 'trouble', 4]);
  });

  test('for a reason that stays ends the wait', async () => {
    const { end, polls } = await followed([history(1), refused('AccessDeniedException'), END]);
    expect(end).toMatchObject({
      why: 'refused',
      error: { name: 'AwsError', errorName: 'AccessDeniedException' },
      seen: { events: [{ id: 1 }] },
    });
    expect(kinds(polls)).toEqual([1]);
  });
});

describe('an execution that AWS does not know', () => {
  test('yet is waited for', async () => {
    const { end, polls } = await followed([NOT_THERE, NOT_THERE, END]);
    expect(end.why).toBe('ended');
    expect(kinds(polls)).toEqual(['trouble', 'trouble', 4]);
  });

  test('after half a minute is an error', async () => {
    const { end, clock } = await followed([NOT_THERE]);
    expect(end).toMatchObject({
      why: 'refused',
      error: { name: 'AwsError', errorName: 'ExecutionDoesNotExist' },
    });
    expect(waitedMs(clock)).toBe(30_000);
  });

  test('for once, though it was seen, is waited for, since who is asked may lag behind', async () => {
    const { polls, end } = await followed([history(1), NOT_THERE, THROTTLED, NOT_THERE, history(2), END]);
    expect(end.why).toBe('ended');
    expect(kinds(polls)).toEqual([1, 'trouble', 'trouble', 'trouble', 1, 2]);
  });

  test('has the same patience each time', async () => {
    const minute = Array.from({ length: 4 }, () => [NOT_THERE, NOT_THERE, NOT_THERE, history(1)]).flat();
    expect((await followed([...minute, END])).end.why).toBe('ended');
  });

  test('any more, though it was seen, is an error after half a minute, which keeps what was seen', async () => {
    const { clock, polls, end } = await followed([history(1), NOT_THERE]);
    expect(end).toMatchObject({
      why: 'refused',
      error: { errorName: 'ExecutionDoesNotExist' },
      seen: { events: [{ id: 1 }] },
    });
    expect(waitedMs(clock)).toBe(5000 + 30_000);
    expect(kinds(polls).at(-1)).toBe('trouble');
  });
});
