import { describe, expect, test } from '@jest/globals';
import {
  conditionJsonata,
  conditionText,
  conditionWhy,
  matches,
} from '../../../src/policy/conditions/conditions.ts';
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

const FOUR: Condition = { kind: 'exit-code', ranges: [{ from: 4, to: 4 }], none: false };
const RANGE: Condition = { kind: 'exit-code', ranges: [{ from: 64, to: 78 }], none: true };
const SPOT: Condition = { kind: 'stop-code', anyOf: ['SpotInterruption', 'TerminationNotice'] };
const APP: Condition = { kind: 'container', anyOf: ['app'] };
const PULL: Condition = { kind: 'reason', globs: ['CannotPull*', '*i/o*'] };
const TIMEOUT: Condition = { kind: 'error', globs: ['States.*'] };
const not = (of: Condition): Condition => ({ kind: 'not', of });
const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });

describe('a condition in words and as JSONata', () => {
  test.each<[string, Condition, string]>([
    ['exit-code 4', FOUR, '$failure.exitCode in [4]'],
    ['exit-code 64-78 or none', RANGE, '($failure.exitCode in [64..78] or $not($exists($failure.exitCode)))'],
    [
      'stop-code SpotInterruption or TerminationNotice',
      SPOT,
      '$failure.stopCode in ["SpotInterruption", "TerminationNotice"]',
    ],
    ['container app', APP, '$failure.container in ["app"]'],
    [
      'reason "CannotPull*" or "*i/o*"',
      PULL,
      String.raw`$exists($failure.lowerCase.reasons[$contains($, /^cannotpull|i\/o/)])`,
    ],
    ['error "States.*"', TIMEOUT, String.raw`$contains($failure.lowerCase.error, /^states\./)`],
    ['not (exit-code 4)', not(FOUR), '$not($failure.exitCode in [4])'],
    [
      'exit-code 4 and container app',
      all(FOUR, APP),
      '($failure.exitCode in [4] and $failure.container in ["app"])',
    ],
    [
      'container app and (stop-code SpotInterruption or TerminationNotice) and (exit-code 64-78 or none)',
      all(APP, SPOT, RANGE),
      '($failure.container in ["app"] and $failure.stopCode in ["SpotInterruption", "TerminationNotice"] and ($failure.exitCode in [64..78] or $not($exists($failure.exitCode))))',
    ],
    [
      'error "States.*" and (reason "CannotPull*" or "*i/o*")',
      all(TIMEOUT, PULL),
      String.raw`($contains($failure.lowerCase.error, /^states\./) and $exists($failure.lowerCase.reasons[$contains($, /^cannotpull|i\/o/)]))`,
    ],
    [
      'container app and (exit-code 4 or not (exit-code 4))',
      all(APP, any(FOUR, not(FOUR))),
      '($failure.container in ["app"] and ($failure.exitCode in [4] or $not($failure.exitCode in [4])))',
    ],
    [
      'container app or exit-code 4 or error "States.*"',
      any(APP, FOUR, TIMEOUT),
      String.raw`($failure.container in ["app"] or $failure.exitCode in [4] or $contains($failure.lowerCase.error, /^states\./))`,
    ],
    [
      'error "a" or "b*" or "*"',
      { kind: 'error', globs: ['a', 'b*', '*'] },
      '$contains($failure.lowerCase.error, /^aZ|^b|^/)',
    ],
    [
      'error "a*b*c"',
      { kind: 'error', globs: ['a*b*c'] },
      String.raw`$contains($replace($failure.lowerCase.error, /^a/, 'A', 1), /^A[\s\S]*b[\s\S]*cZ/)`,
    ],
    [
      'error "*a*b*c*d*"',
      { kind: 'error', globs: ['*a*b*c*d*'] },
      String.raw`$contains($replace($replace($failure.lowerCase.error, /^[\s\S]*?a/, 'A', 1), /^A[\s\S]*?b/, 'A', 1), /^A[\s\S]*c[\s\S]*d/)`,
    ],
  ])('%s', (text, condition, jsonata) => {
    expect(conditionText(condition)).toBe(text);
    expect(conditionJsonata(condition)).toBe(jsonata);
  });
});

describe('why a condition holds or does not', () => {
  test.each<[Condition, Partial<Failure>, string]>([
    [FOUR, { exitCode: 4 }, 'exit-code is 4'],
    [FOUR, { exitCode: 3 }, 'exit-code is 3, not 4'],
    [FOUR, {}, 'there is no exit code, not 4'],
    [RANGE, { exitCode: 3 }, 'exit-code is 3, not 64-78 or none'],
    [SPOT, {}, 'there is no stop-code, not SpotInterruption or TerminationNotice'],
    [SPOT, { stopCode: 'SpotInterruption' }, 'stop-code is SpotInterruption'],
    [APP, { container: 'proxy' }, 'container is proxy, not app'],
    [APP, {}, 'there is no container, not app'],
    [PULL, {}, 'there is no reason, not "CannotPull*" or "*i/o*"'],
    [PULL, { reason: 'a', containerReason: 'i/o' }, 'reason is "a" and "i/o"'],
    [TIMEOUT, { error: 'ECS.X' }, 'error is "ECS.X", not "States.*"'],
    [not(FOUR), { exitCode: 4 }, 'exit-code is 4'],
    [all(FOUR, APP), { exitCode: 4, container: 'app' }, 'exit-code is 4, and container is app'],
    [all(FOUR, APP), { exitCode: 4 }, 'there is no container, not app'],
    [all(FOUR, APP), { exitCode: 3 }, 'exit-code is 3, not 4; there is no container, not app'],
    [any(FOUR, APP), { container: 'app' }, 'container is app'],
    [any(FOUR, APP), { exitCode: 3 }, 'exit-code is 3, not 4; there is no container, not app'],
  ])('%j for %j', (condition, failure, why) => {
    expect(conditionWhy(condition, { ...BARE, ...failure })).toBe(why);
  });
});
