import { describe, expect, test } from '@jest/globals';
import { MAX_CAUSE_DEPTH, MAX_CAUSE_LENGTH } from '../../src/policy/cause-json.ts';
import { MAX_REASON_LENGTH, parseFailure } from '../../src/policy/failure.ts';
import {
  exited,
  IMAGE_NOT_FOUND,
  NO_CAPACITY,
  OUT_OF_MEMORY,
  SIDECARS_ENDED_WITH_THE_APP,
  SPOT_INTERRUPTED,
  STOPPED_BY_USER,
  stoppedTask,
  type TaskEnd,
  THROTTLED,
  taskArn,
  taskCause,
} from './causes.ts';

function parse(cause: string, container?: string) {
  return parseFailure({ error: 'States.TaskFailed', cause }, container);
}

describe('a stopped task', () => {
  test('gives all that is known of it', () => {
    expect(parse(exited(4))).toEqual({
      error: 'States.TaskFailed',
      exitCode: 4,
      stopCode: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
      container: 'app',
      taskArn: taskArn('5f0c3b8e'),
      ranWith: { cpu: 256, memory: 512, ephemeralStorage: 20 },
    });
  });

  test.each([
    [
      'Spot took its capacity back',
      SPOT_INTERRUPTED,
      137,
      'SpotInterruption',
      'Your Spot Task was interrupted.',
    ],
    ['somebody stopped it', STOPPED_BY_USER, 143, 'UserInitiated', 'Stopped for the maintenance window'],
    [
      'its image was not found',
      IMAGE_NOT_FOUND,
      undefined,
      'TaskFailedToStart',
      expect.stringMatching(/^Cannot/),
    ],
  ])('tells that %s', (_what, cause, exitCode, stopCode, reason) => {
    const failure = parse(cause);
    expect(failure).toMatchObject({ stopCode, reason });
    expect(failure.exitCode).toBe(exitCode);
    expect(failure).not.toHaveProperty('unread');
  });

  test('killed for its memory tells so by the reason of its container', () => {
    expect(parse(OUT_OF_MEMORY)).toMatchObject({
      exitCode: 137,
      containerReason: 'OutOfMemoryError: Container killed due to memory usage',
    });
  });

  test('whose container never ran has no exit code at all', () => {
    expect(parse(IMAGE_NOT_FOUND)).not.toHaveProperty('exitCode');
  });

  test('reads the same with camelCase keys, as DescribeTasks gives it', () => {
    const cause = JSON.stringify({
      taskArn: taskArn('1'),
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode: 3, reason: 'it would not' }],
    });
    expect(parse(cause)).toEqual({
      error: 'States.TaskFailed',
      exitCode: 3,
      stopCode: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
      containerReason: 'it would not',
      container: 'app',
      taskArn: taskArn('1'),
    });
  });

  test('reads the same inside the answer of a call', () => {
    expect(parse(JSON.stringify({ Failures: [], Tasks: [stoppedTask({})] }))).toEqual(parse(taskCause({})));
  });
});

describe('the container that counts', () => {
  const containers = (...ends: Required<TaskEnd>['containers']) => taskCause({ containers: ends });

  test.each([
    ['the app, not the sidecars that ended with it', SIDECARS_ENDED_WITH_THE_APP, 'app', 4],
    [
      'the one that failed by itself, wherever it stands',
      containers({ name: 'a', exitCode: 143 }, { name: 'b', exitCode: 1 }),
      'b',
      1,
    ],
    [
      'the one with a reason before one that was killed because of it',
      containers({ name: 'a', exitCode: 137 }, { name: 'b', exitCode: 137, reason: 'OutOfMemoryError: …' }),
      'b',
      137,
    ],
    [
      'one that was killed before one that never ran',
      containers({ name: 'a' }, { name: 'b', exitCode: 143 }),
      'b',
      143,
    ],
    [
      'one that failed before one that never ran',
      containers({ name: 'a' }, { name: 'b', exitCode: 2 }),
      'b',
      2,
    ],
    [
      'one that never ran before one that exited with 0',
      containers({ name: 'a', exitCode: 0 }, { name: 'b' }),
      'b',
      undefined,
    ],
    [
      'the first if all exited with 0',
      containers({ name: 'a', exitCode: 0 }, { name: 'b', exitCode: 0 }),
      'a',
      0,
    ],
  ])('is %s', (_what, cause, container, exitCode) => {
    const failure = parse(cause);
    expect(failure.container).toBe(container);
    expect(failure.exitCode).toBe(exitCode);
  });

  test('is the one the policy names, even one that exited with 0', () => {
    expect(parse(SIDECARS_ENDED_WITH_THE_APP, 'proxy')).toMatchObject({ container: 'proxy', exitCode: 0 });
  });

  test('is the one that failed where the task has none of that name', () => {
    expect(parse(SIDECARS_ENDED_WITH_THE_APP, 'web')).toMatchObject({ container: 'app', exitCode: 4 });
  });
});

describe('a Cause that is no task', () => {
  test('of a RunTask answer gives the reasons of its failures', () => {
    expect(parseFailure({ error: 'AmazonECS.Unknown', cause: NO_CAPACITY })).toEqual({
      error: 'AmazonECS.Unknown',
      reason:
        'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    });
    const two = JSON.stringify({
      failures: [{ reason: 'RESOURCE:MEMORY' }, { arn: 'x' }, { reason: 'AGENT' }],
    });
    expect(parse(two).reason).toBe('RESOURCE:MEMORY; AGENT');
  });

  test('of an API exception is the reason itself', () => {
    expect(parseFailure({ error: 'ECS.ThrottlingException', cause: THROTTLED })).toEqual({
      error: 'ECS.ThrottlingException',
      reason: THROTTLED,
    });
  });

  test('of a timeout is empty, and that is nothing to complain of', () => {
    expect(parseFailure({ error: 'States.Timeout', cause: '' })).toEqual({
      error: 'States.Timeout',
      reason: '',
    });
  });

  test.each([
    ['was cut off', taskCause({}).slice(0, 400), /not whole/],
    ['is an object of something else', '{"statusCode": 500}', /no ECS task/],
    ['is an empty object', '{}', /no ECS task/],
    ['has failures of the wrong types', '{"Failures":[null,3,"x",{"Reason":7}]}', /no ECS task/],
    ['is too long to be read', `{"a":"${'x'.repeat(MAX_CAUSE_LENGTH)}"}`, /too long/],
    [
      'nests too deep',
      `${'{"a":'.repeat(MAX_CAUSE_DEPTH + 1)}1${'}'.repeat(MAX_CAUSE_DEPTH + 1)}`,
      /nests too deep/,
    ],
    ['nests absurdly deep', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /nests too deep|not whole/],
  ])('says so where it %s, and keeps its start as the reason', (_what, cause, unread) => {
    const failure = parse(cause);
    expect(failure.unread).toMatch(unread);
    expect(failure.reason).toBe(cause.slice(0, MAX_REASON_LENGTH));
    expect(failure).not.toHaveProperty('exitCode');
  });

  test.each([['null'], ['[1,2]'], ['"text"'], ['17'], ['  '], ['not { json }']])('is text: %s', (cause) => {
    expect(parse(cause)).toEqual({ error: 'States.TaskFailed', reason: cause });
  });
});
