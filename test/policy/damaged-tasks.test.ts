import { describe, expect, test } from '@jest/globals';
import { MAX_REASON_LENGTH, parseFailure } from '../../src/policy/failure.ts';
import { taskCause } from './causes.ts';

function parse(cause: string, container?: string) {
  return parseFailure({ error: 'States.TaskFailed', cause }, container);
}

describe('a task with fields missing or of the wrong type', () => {
  test('without containers says that it lists none', () => {
    expect(parse('{"StopCode":"TaskFailedToStart","Containers":[]}')).toEqual({
      error: 'States.TaskFailed',
      stopCode: 'TaskFailedToStart',
      reason: '',
      unread: 'The task lists no container.',
    });
  });

  test('takes wrong types for absent', () => {
    const cause =
      '{"TaskArn":7,"StopCode":null,"StoppedReason":["a"],"Containers":[null,"x",[],{"Name":1,"ExitCode":"3","Reason":{}}]}';
    expect(parse(cause)).toEqual({ error: 'States.TaskFailed', reason: '' });
  });

  test('cuts long reasons, and never through the middle of a character', () => {
    const long = '🚀'.repeat(MAX_REASON_LENGTH + 5);
    const failure = parse(taskCause({ stoppedReason: long, containers: [{ name: 'app', reason: long }] }));
    expect(failure.reason).toBe('🚀'.repeat(MAX_REASON_LENGTH));
    expect(failure.containerReason).toBe(failure.reason);
  });

  test.each([
    ['half of a character', '{"StoppedReason":"a\\ud800b"}', /half of a character/],
    ['halves in the wrong order', '{"StoppedReason":"\\ude80\\ud83d"}', /half of a character/],
    ['an escaped backslash before a half', '{"StoppedReason":"\\\\ud83d\\ude80"}', /half of a character/],
    ['a number that no double holds', '{"StopCode":"x","ExitCode":1e400}', /too many digits/],
    ['a number with a thousand digits', `{"StopCode":"x","a":${'9'.repeat(1000)}}`, /too many digits/],
    ['a number with a thousand decimals', `{"StopCode":"x","a":-0.${'9'.repeat(1000)}}`, /too many digits/],
  ])('that another parser of JSON may refuse is text: %s', (_what, cause, unread) => {
    const failure = parse(cause);
    expect(failure.unread).toMatch(unread);
    expect(failure.reason).toBe(cause.slice(0, MAX_REASON_LENGTH));
    expect(failure).not.toHaveProperty('stopCode');
  });

  test.each([
    ['a whole character', '\\ud83d\\ude80', '🚀'],
    ['an escaped backslash before what looks like half of one', '\\\\ud83d', '\\ud83d'],
    ['digits in a text', '9'.repeat(300), '9'.repeat(300)],
    ['an exponent in a text', 'phase1e400', 'phase1e400'],
  ])('that every parser of JSON takes is read: %s', (_what, written, reason) => {
    expect(parse(`{"StoppedReason":"${written}"}`).reason).toBe(reason);
  });

  test.each([
    [0, 0],
    [255, 255],
    [-1_073_741_510, -1_073_741_510],
    [3_221_225_786, 3_221_225_786],
    [1.5, undefined],
    [1e15, undefined],
    ['1', undefined],
  ])('with %j for an exit code has %j', (ExitCode, expected) => {
    expect(parse(JSON.stringify({ Containers: [{ ExitCode }] })).exitCode).toBe(expected);
  });
});
