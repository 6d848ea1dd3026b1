import { beforeAll, describe, expect, test } from '@jest/globals';
import { createRateLimiter } from '../../src/aws/rate-limiter.ts';
import { earlierDuration, usualDuration } from '../../src/execution/usual-duration.ts';
import { alarmClock } from '../alarm-clock.ts';
import { type Answer, loadSdk, ok, RESET, refused, scriptedAws, THROTTLED } from '../scripted-aws.ts';

beforeAll(loadSdk);

const MACHINE_ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

/** A page of executions that took so many seconds. */
const took = (...seconds: readonly number[]): Answer =>
  ok({
    executions: seconds.map((duration, index) => ({
      executionArn: `${MACHINE_ARN.replace('stateMachine', 'execution')}:run-${index}`,
      startDate: 1_700_000_000 + 1000 * index,
      stopDate: 1_700_000_000 + 1000 * index + duration,
    })),
  });

async function asked(answer: Answer) {
  const aws = scriptedAws({ ListExecutions: [answer] });
  const { signal } = new AbortController();
  const rateLimiter = createRateLimiter(alarmClock());
  return { usual: await earlierDuration(aws.sfn, MACHINE_ARN, { rateLimiter, signal }), calls: aws.calls };
}

describe('the usual duration', () => {
  test('is the mean of the earlier ones, and how much they vary', () => {
    expect(usualDuration([590_000, 600_000, 610_000])).toEqual({
      meanMs: 600_000,
      deviationMs: 10_000,
      count: 3,
    });
  });

  test.each([[[]], [[600_000]], [[600_000, 600_000]], [[0, 0, 0]]])('is not known from %j', (durations) => {
    expect(usualDuration(durations)).toBeUndefined();
  });
});

describe('earlier executions of a machine', () => {
  test('are asked for once, the newest that succeeded', async () => {
    const { usual, calls } = await asked(took(590, 600, 610));
    expect(usual).toEqual({ meanMs: 600_000, deviationMs: 10_000, count: 3 });
    expect(calls).toEqual([
      {
        operation: 'ListExecutions',
        input: { stateMachineArn: MACHINE_ARN, statusFilter: 'SUCCEEDED', maxResults: 50 },
      },
    ]);
  });

  test.each<[string, Answer]>([
    ['the role may not list them', refused('AccessDeniedException')],
    ['the machine is gone', refused('StateMachineDoesNotExist')],
    ['the list is throttled', THROTTLED],
    ['the connection breaks', RESET],
    ['the answer holds none', ok({})],
    ['the answer is none', ok([])],
    ['they have no times', ok({ executions: [{}, {}, {}, {}] })],
  ])('tell nothing if %s', async (_what, answer) => {
    const { usual, calls } = await asked(answer);
    expect(usual).toBeUndefined();
    expect(calls).toHaveLength(1);
  });
});
