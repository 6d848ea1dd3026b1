import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/policy/file/parse-policy.ts';
import { faults, rule, when } from '../rejected.ts';

describe('a condition that is wrong is told with its place', () => {
  const codes = (shown: string) =>
    `3:24 rules[0].when.exit-code: ${shown} is not an exit code: give 0 to 255, a range such as "64-78", or none`;
  const range = (shown: string) =>
    `3:24 rules[0].when.exit-code: ${shown} is not a range of exit codes, such as "64-78", from 0 to 255`;

  test.each([
    ['exit-code: "64-"', range('"64-"')],
    ['exit-code: 78-64', range('"78-64"')],
    ['exit-code: 1-256', range('"1-256"')],
    ['exit-code: "-1-5"', range('"-1-5"')],
    ['exit-code: 256', codes('256')],
    ['exit-code: -1', codes('-1')],
    ['exit-code: 1.5', codes('1.5')],
    ['exit-code: "256"', codes('"256"')],
    ['exit-code: true', codes('true')],
    ['exit-code: NONE', codes('"NONE"')],
    ['exit-code: { a: 1 }', codes('{"a":1}')],
    ['exit-code: null', codes('null')],
    ['exit-code: []', '3:24 rules[0].when.exit-code: must not be an empty list'],
    ['exit-code: [1, none, x]', codes('"x"').replace('3:24', '3:34').replace('code:', 'code[2]:')],
    [
      'stop-code: spotinterruption',
      '3:24 rules[0].when.stop-code: "spotinterruption" is no stop code; did you mean SpotInterruption?',
    ],
    [
      'stop-code: UserInitiatet',
      '3:24 rules[0].when.stop-code: "UserInitiatet" is no stop code; did you mean UserInitiated?',
    ],
    ['exitcode: 7', '3:13 rules[0].when.exitcode: there is no such key; did you mean exit-code?'],
    ['reasons: x', '3:13 rules[0].when.reasons: there is no such key; did you mean reason?'],
    [
      'all: []',
      '3:13 rules[0].when.all: there is no such key; there are exit-code, stop-code, reason, error, container, any, not',
    ],
    ['reason: []', '3:21 rules[0].when.reason: must not be an empty list'],
    ['reason: 7', '3:21 rules[0].when.reason: 7 is not a glob, a text in which * stands for any text'],
    ['reason: ""', '3:21 rules[0].when.reason: must not be empty'],
    ['reason: "a\\ud83d"', '3:21 rules[0].when.reason: must not hold half of a surrogate pair'],
    ['container: "\\ude80\\ud83d"', '3:24 rules[0].when.container: must not hold half of a surrogate pair'],
    [`reason: ${'x'.repeat(513)}`, '3:21 rules[0].when.reason: must not be longer than 512 characters'],
    [`error: [x, ${'x'.repeat(513)}]`, '3:24 rules[0].when.error[1]: must not be longer than 512 characters'],
    ['reason: "*a*b*c*d*"', '3:21 rules[0].when.reason: must not hold more than 4 *'],
    ['error: [x, "*a*b*c*d*"]', '3:24 rules[0].when.error[1]: must not hold more than 4 *'],
    [
      'stop-code: "Spot*"',
      '3:24 rules[0].when.stop-code: "Spot*" holds a *, but globs are for reason and error; list the stop codes',
    ],
    [
      'stop-code: [UserInitiated, "*"]',
      '3:40 rules[0].when.stop-code[1]: "*" holds a *, but globs are for reason and error; list the stop codes',
    ],
    ['stop-code: 7', '3:24 rules[0].when.stop-code: 7 is not a text'],
    ['container: ""', '3:24 rules[0].when.container: must not be empty'],
    ['any: []', '3:18 rules[0].when.any: must not be an empty list'],
    ['any: { exit-code: 7 }', '3:18 rules[0].when.any: {"exit-code":7} is not a list of conditions'],
    ['any: [7]', '3:19 rules[0].when.any[0]: 7 is not a map of conditions'],
    ['any: [{}]', '3:19 rules[0].when.any[0]: needs at least one condition'],
    [
      'any: [{ exit-cod: 7 }]',
      '3:21 rules[0].when.any[0].exit-cod: there is no such key; did you mean exit-code?',
    ],
    ['not: {}', '3:18 rules[0].when.not: needs at least one condition'],
    ['not: []', '3:18 rules[0].when.not: [] is not a map of conditions'],
    [
      'not: { any: [{ not: { exit-code: 9-1 } }] }',
      range('"9-1"').replace('3:24', '3:46').replace('when.', 'when.not.any[0].not.'),
    ],
    ['', '3:11 rules[0].when: needs at least one condition'],
  ])('%s', (condition, fault) => {
    expect(faults(when(condition))).toEqual([fault]);
  });

  const nested = (levels: number) =>
    Array.from({ length: levels }).reduce<string>(
      (inner, _, level) => (level % 2 === 0 ? `not: { ${inner} }` : `any: [{ ${inner} }]`),
      'exit-code: 7',
    );

  test('when it nests deeper than an expression may be', () => {
    expect(() => parsePolicy(when(nested(12)))).not.toThrow();
    const fault = '3:11 rules[0].when: must not nest any and not deeper than 12 levels';
    expect(faults(when(nested(13)))).toEqual([fault]);
    expect(faults(when(nested(16)))).toEqual([fault]);
  });

  test('when it is no map at all', () => {
    expect(faults(rule('name: a', 'when: 7', 'type: FATAL'))).toEqual([
      '3:11 rules[0].when: 7 is not a map of conditions',
    ]);
  });
});

describe('a condition', () => {
  test.each([
    ['one code', 'exit-code: 0'],
    ['the last code', 'exit-code: "255"'],
    ['a range of one', 'exit-code: 7-7'],
    ['all codes', 'exit-code: 0-255'],
    ['no code', 'exit-code: none'],
    ['a long glob', `reason: ${'x'.repeat(512)}`],
    ['four stars, one of them doubled', 'reason: "*a**b*c*"'],
    ['a star where it is meant', 'error: "*"'],
  ])('takes %s', (_what, condition) => {
    expect(() => parsePolicy(when(condition))).not.toThrow();
  });
});

test('a stop code that ECS may learn one day is taken as it is', () => {
  const { policy } = parsePolicy(
    'rules: [{ name: a, when: { stop-code: [UserInitiated, MoonPhase] }, type: FATAL }]',
  );
  expect(policy.rules[0]?.when).toEqual({ kind: 'stop-code', anyOf: ['UserInitiated', 'MoonPhase'] });
});
