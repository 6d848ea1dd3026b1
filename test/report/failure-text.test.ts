import { describe, expect, test } from '@jest/globals';
import { failureName, failureReason } from '../../src/report/failure-text.ts';

describe('the name of a failure', () => {
  const failure = { error: 'States.TaskFailed', reason: '' };

  test.each([
    ['the rule that knew it', failure, 'network-error', 'NetworkError'],
    ['the rule in other spellings', failure, 'my_own-RULE2', 'MyOwnRULE2'],
    [
      'the error that the container names',
      { ...failure, containerReason: 'OutOfMemoryError: killed' },
      'default',
      'OutOfMemoryError',
    ],
    [
      'the error that the task names',
      { ...failure, reason: 'CannotPullContainerError: x' },
      'default',
      'CannotPullContainerError',
    ],
    ['the exception that the task names', { ...failure, reason: 'IOException at x' }, '', 'IOException'],
    [
      'the stop code',
      { ...failure, reason: 'Stopped', stopCode: 'UserInitiated' },
      'default',
      'UserInitiated',
    ],
    [
      'that it is unknown where neither stop code nor error tell anything',
      { ...failure, stopCode: 'EssentialContainerExited' },
      '',
      'UnknownFailure',
    ],
    [
      'the error of the service',
      { error: 'ECS.ThrottlingException', reason: 'Rate exceeded' },
      'default',
      'ECS.ThrottlingException',
    ],
    ['the error of a timeout', { error: 'States.Timeout', reason: '' }, 'default', 'States.Timeout'],
  ])('is %s', (_what, known, rule, name) => {
    expect(failureName(known, rule)).toBe(name);
  });
});

describe('the reason of a failure', () => {
  test.each([
    ['the container’s own', { error: 'E', reason: 'a', containerReason: 'b' }, 'b'],
    ['the task’s where the container has none', { error: 'E', reason: 'a', containerReason: '' }, 'a'],
    [
      'nothing where ECS says what it says of all',
      { error: 'E', reason: 'Essential container in task exited' },
      '',
    ],
    [
      'a sentence for a timeout',
      { error: 'States.Timeout', reason: '' },
      'The attempt did not end within its time.',
    ],
  ])('is %s', (_what, failure, reason) => {
    expect(failureReason(failure, 'NetworkError')).toBe(reason);
  });

  test.each([
    ['said before', 'OutOfMemoryError: killed', 'OutOfMemoryError', 'killed'],
    ['only longer', 'OutOfMemoryErrors: killed', 'OutOfMemoryError', 'OutOfMemoryErrors: killed'],
    [
      'in its middle',
      'It was OutOfMemoryError: killed',
      'OutOfMemoryError',
      'It was OutOfMemoryError: killed',
    ],
    ['another', 'OutOfMemoryError: killed', 'NetworkError', 'OutOfMemoryError: killed'],
  ])('does not repeat the name, unless it is %s', (_what, containerReason, name, reason) => {
    expect(failureReason({ error: 'E', reason: 'a', containerReason }, name)).toBe(reason);
  });

  test.each([
    ['after the reason', 'Stopped.', 'Stopped. The Cause is no JSON.'],
    [
      'alone where ECS says what it says of all',
      'Essential container in task exited',
      'The Cause is no JSON.',
    ],
  ])('says what could not be read, %s', (_what, reason, told) => {
    expect(failureReason({ error: 'E', reason, unread: 'The Cause is no JSON.' }, 'E')).toBe(told);
  });
});
