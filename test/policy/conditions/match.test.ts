import { describe, expect, test } from '@jest/globals';
import { matches } from '../../../src/policy/conditions/conditions.ts';
import type { Failure } from '../../../src/policy/failure.ts';
import type { Condition } from '../../../src/policy/policy.ts';

const BARE: Failure = { error: 'States.TaskFailed', reason: '' };

describe('a condition on the exit code', () => {
  const codes = (none: boolean, ...ranges: readonly (readonly [number, number])[]): Condition => ({
    kind: 'exit-code',
    ranges: ranges.map(([from, to]) => ({ from, to })),
    none,
  });

  test.each([
    ['one code', codes(false, [4, 4]), 4, true],
    ['another code', codes(false, [4, 4]), 5, false],
    ['the start of a range', codes(false, [64, 78]), 64, true],
    ['the end of a range', codes(false, [64, 78]), 78, true],
    ['below a range', codes(false, [64, 78]), 63, false],
    ['above a range', codes(false, [64, 78]), 79, false],
    ['one of several', codes(false, [1, 1], [7, 9]), 8, true],
    ['none, for a container that ran', codes(true), 0, false],
    ['none, for one that did not', codes(true), undefined, true],
    ['0, for a container that did not run', codes(false, [0, 0]), undefined, false],
    ['none or a code, by the code', codes(true, [4, 4]), 4, true],
  ])('%s', (_what, condition, exitCode, expected) => {
    expect(matches(condition, { ...BARE, ...(exitCode !== undefined && { exitCode }) })).toBe(expected);
  });
});

describe('a condition on text', () => {
  test.each<[string, Condition, Partial<Failure>, boolean]>([
    ['a stop code', { kind: 'stop-code', anyOf: ['A', 'B'] }, { stopCode: 'B' }, true],
    ['a stop code in another case', { kind: 'stop-code', anyOf: ['A'] }, { stopCode: 'a' }, false],
    ['a stop code that is not known', { kind: 'stop-code', anyOf: ['A'] }, {}, false],
    ['a container', { kind: 'container', anyOf: ['app'] }, { container: 'app' }, true],
    ['a container that is not known', { kind: 'container', anyOf: ['app'] }, {}, false],
    ['an error', { kind: 'error', globs: ['X', 'ECS.*'] }, { error: 'ECS.ServerException' }, true],
    ['another error', { kind: 'error', globs: ['ECS.*'] }, { error: 'States.Timeout' }, false],
    ["the task's reason", { kind: 'reason', globs: ['*spot*'] }, { reason: 'Your Spot Task' }, true],
    [
      "the container's reason",
      { kind: 'reason', globs: ['OutOf*'] },
      { containerReason: 'OutOfMemoryError' },
      true,
    ],
    ['neither reason', { kind: 'reason', globs: ['x*'] }, { reason: 'y', containerReason: 'z' }, false],
  ])('%s', (_what, condition, failure, expected) => {
    expect(matches(condition, { ...BARE, ...failure })).toBe(expected);
  });

  test('never reads what could not be read', () => {
    const failure: Failure = { ...BARE, unread: 'The Cause was cut off.' };
    expect(matches({ kind: 'reason', globs: ['*cut off*'] }, failure)).toBe(false);
  });
});

describe('several conditions', () => {
  const both: Condition = {
    kind: 'all',
    of: [
      { kind: 'exit-code', ranges: [{ from: 137, to: 137 }], none: false },
      { kind: 'reason', globs: ['OutOfMemory*'] },
    ],
  };

  test('hold if each does', () => {
    expect(matches(both, { ...BARE, exitCode: 137, containerReason: 'OutOfMemoryError' })).toBe(true);
    expect(matches(both, { ...BARE, exitCode: 137 })).toBe(false);
    expect(matches(both, { ...BARE, containerReason: 'OutOfMemoryError' })).toBe(false);
  });
});
