import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCatcher } from '../../../local/states/interpreter/catch.ts';
import { matchesError } from '../../../local/states/interpreter/error-match.ts';
import {
  FunctionResultFailure,
  HeartbeatFailure,
  StateFailure,
} from '../../../local/states/interpreter/failure.ts';
import { RetryCounter, readRetriers, retryDelay } from '../../../local/states/interpreter/retry.ts';

describe('ErrorEquals', () => {
  test.each([
    ['its own name', ['ECS.ServerException'], 'ECS.ServerException', true],
    ['one of several names', ['A', 'B'], 'B', true],
    ['no other name', ['A'], 'B', false],
    ['nothing when it is empty', [], 'A', false],
    ['no part of a name', ['ECS'], 'ECS.ServerException', false],
    ['everything by States.ALL', ['States.ALL'], 'Custom', true],
    ['a timeout by States.ALL', ['States.ALL'], 'States.Timeout', true],
    ['no DataLimitExceeded by States.ALL', ['States.ALL'], 'States.DataLimitExceeded', false],
    ['DataLimitExceeded by name', ['States.DataLimitExceeded'], 'States.DataLimitExceeded', true],
    ['no Runtime by States.ALL', ['States.ALL'], 'States.Runtime', false],
    ['no Runtime even by name', ['States.Runtime'], 'States.Runtime', false],
    ['a failed task by States.TaskFailed', ['States.TaskFailed'], 'States.TaskFailed', true],
    ['any error by States.TaskFailed', ['States.TaskFailed'], 'ECS.ServerException', true],
    ['no timeout by States.TaskFailed', ['States.TaskFailed'], 'States.Timeout', false],
    ['no Runtime by States.TaskFailed', ['States.TaskFailed'], 'States.Runtime', false],
    ['a timeout by its name', ['States.Timeout'], 'States.Timeout', true],
    [
      'a timeout by its name beside the wildcard',
      ['States.TaskFailed', 'States.Timeout'],
      'States.Timeout',
      true,
    ],
  ])('matches %s', (_, patterns, error, expected) => {
    expect(matchesError(patterns, new StateFailure(error, undefined))).toBe(expected);
  });
});

// Recorded by LocalStack's snapshot tests (service: Step Functions, 21 March 2024,
// stepfunctions/v2/error_handling/test_states_errors: catch_state_all_data_limit_exceeded).
test('States.ALL matches DataLimitExceeded of a function all the same', () => {
  const failure = new FunctionResultFailure('States.DataLimitExceeded', undefined);
  expect(matchesError(['States.ALL'], failure)).toBe(true);
  expect(matchesError(['States.Timeout'], failure)).toBe(false);
});

test('States.HeartbeatTimeout matches a heartbeat that did not come, and States.Timeout matches it too', () => {
  const failure = new HeartbeatFailure('States.Timeout', undefined);
  expect(matchesError(['States.HeartbeatTimeout'], failure)).toBe(true);
  expect(matchesError(['States.Timeout'], failure)).toBe(true);
  expect(matchesError(['States.HeartbeatTimeout'], new StateFailure('States.Timeout', undefined))).toBe(
    false,
  );
});

describe('Catch', () => {
  const state = {
    Catch: [
      { ErrorEquals: ['States.Timeout'], Next: 'A' },
      { ErrorEquals: ['States.TaskFailed'], Next: 'B' },
      { ErrorEquals: ['States.ALL'], Next: 'C' },
    ],
  };

  test.each([
    ['States.Timeout', 0],
    ['Custom', 1],
    ['States.Runtime', -1],
  ])('sends %s to the first catcher that matches: %d', (error, expected) => {
    expect(findCatcher(state, new StateFailure(error, undefined))).toBe(expected);
  });

  test('finds nothing where there is no Catch', () => {
    expect(findCatcher({}, new StateFailure('Custom', undefined))).toBe(-1);
  });
});

describe('Retry', () => {
  test('has the defaults of the States Language: 1 s, 3 attempts, rate 2, no limit, no jitter', () => {
    expect(readRetriers({ Retry: [{ ErrorEquals: ['States.ALL'] }] })).toEqual([
      {
        errorEquals: ['States.ALL'],
        intervalSeconds: 1,
        maxAttempts: 3,
        backoffRate: 2,
        maxDelaySeconds: Number.POSITIVE_INFINITY,
        jitter: 'NONE',
      },
    ]);
  });

  const delays = (retry: object, errors: readonly string[], random = 0.5): readonly (number | null)[] => {
    const counter = new RetryCounter(readRetriers({ Retry: [{ ErrorEquals: ['A'], ...retry }] }));
    return errors.map((error) => counter.next(new StateFailure(error, undefined), () => random));
  };

  test.each([
    ['by default 1, 2, 4 s', {}, [1, 2, 4, null]],
    [
      '3 s, 2 attempts, rate 1.5',
      { IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 },
      [3, 4.5, null, null],
    ],
    ['never with 0 attempts', { MaxAttempts: 0 }, [null, null, null, null]],
    ['at most MaxDelaySeconds', { IntervalSeconds: 10, MaxDelaySeconds: 15 }, [10, 15, 15, null]],
    [
      'any part of the interval with FULL jitter',
      { IntervalSeconds: 8, JitterStrategy: 'FULL' },
      [4, 8, 16, null],
    ],
  ])('waits %s', (_, retry, expected) => {
    expect(delays(retry, ['A', 'A', 'A', 'A'])).toEqual(expected);
  });

  test('does not happen for an error that no retrier names', () => {
    expect(delays({}, ['B'])).toEqual([null]);
  });

  test('counts for each retrier apart', () => {
    const counter = new RetryCounter(
      readRetriers({
        Retry: [
          { ErrorEquals: ['A'], MaxAttempts: 1, IntervalSeconds: 5 },
          { ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 7, BackoffRate: 1 },
        ],
      }),
    );
    const errors = ['B', 'A', 'B', 'A', 'B'];
    expect(errors.map((error) => counter.next(new StateFailure(error, undefined), Math.random))).toEqual([
      7,
      5,
      7,
      null,
      null,
    ]);
  });

  test('never waits less than nothing nor more than its interval and limit', () => {
    fc.assert(
      fc.property(
        fc.record({
          intervalSeconds: fc.integer({ min: 1, max: 1000 }),
          backoffRate: fc.double({ min: 1, max: 10, noNaN: true }),
          maxDelaySeconds: fc.integer({ min: 1, max: 31_622_400 }),
          jitter: fc.constantFrom('FULL' as const, 'NONE' as const),
        }),
        fc.nat({ max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (timing, retries, chance) => {
          const retrier = { ...timing, errorEquals: ['A'], maxAttempts: 99 };
          const delay = retryDelay(retrier, retries, () => chance);
          const plain = retryDelay({ ...retrier, jitter: 'NONE' }, retries, () => chance);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(plain);
          expect(plain).toBeLessThanOrEqual(timing.maxDelaySeconds);
        },
      ),
    );
  });
});
