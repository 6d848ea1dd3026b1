import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/policy/file/parse-policy.ts';
import { knownKeys, policySchema } from '../../../src/policy/file/schema.ts';
import { faults, rule, typed, when } from '../rejected.ts';

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

  test('when it is no map at all', () => {
    expect(faults(rule('name: a', 'when: 7', 'type: FATAL'))).toEqual([
      '3:11 rules[0].when: 7 is not a map of conditions',
    ]);
  });
});

describe('an action that is wrong is told with its place', () => {
  test.each([
    ['FATAL', 'wait-seconds: 5', '5:19 rules[0].wait-seconds: means nothing to a rule of the type FATAL'],
    ['FATAL', 'free: true', '5:11 rules[0].free: means nothing to a rule of the type FATAL'],
    ['FATAL', 'max-retries: 1', '5:18 rules[0].max-retries: means nothing to a rule of the type FATAL'],
    ['FATAL', 'then: { cpu: 256 }', '5:11 rules[0].then: means nothing to a rule of the type FATAL'],
    [
      'RETRIABLE',
      'wait-seconds: 5',
      '5:19 rules[0].wait-seconds: means nothing to a rule of the type RETRIABLE',
    ],
    [
      'RETRIABLE',
      'backoff-rate: 2',
      '5:19 rules[0].backoff-rate: means nothing to a rule of the type RETRIABLE',
    ],
    [
      'RETRIABLE',
      'max-wait-seconds: 2',
      '5:23 rules[0].max-wait-seconds: means nothing to a rule of the type RETRIABLE',
    ],
    ['RETRIABLE', 'jitter: full', '5:13 rules[0].jitter: means nothing to a rule of the type RETRIABLE'],
    ['RETRIABLE', 'max-retries: 101', '5:18 rules[0].max-retries: 101 is not a whole number from 0 to 100'],
    ['RETRIABLE', 'max-retries: -1', '5:18 rules[0].max-retries: -1 is not a whole number from 0 to 100'],
    ['RETRIABLE', 'free: 1', '5:11 rules[0].free: 1 is neither true nor false'],
    ['TEMPORARY', 'wait-seconds: 0', '5:19 rules[0].wait-seconds: 0 is not a whole number from 1 to 86400'],
    [
      'TEMPORARY',
      'wait-seconds: 86401',
      '5:19 rules[0].wait-seconds: 86401 is not a whole number from 1 to 86400',
    ],
    ['TEMPORARY', 'backoff-rate: 0.5', '5:19 rules[0].backoff-rate: 0.5 is not a number from 1 to 10'],
    ['TEMPORARY', 'backoff-rate: 11', '5:19 rules[0].backoff-rate: 11 is not a number from 1 to 10'],
    ['TEMPORARY', 'backoff-rate: .nan', '5:19 rules[0].backoff-rate: NaN is not a number from 1 to 10'],
    [
      'TEMPORARY',
      'max-wait-seconds: 0',
      '5:23 rules[0].max-wait-seconds: 0 is not a whole number from 1 to 86400',
    ],
    ['TEMPORARY', 'jitter: half', '5:13 rules[0].jitter: "half" must be one of none, full'],
    [
      'TEMPORARY',
      `because: ${'x'.repeat(1025)}`,
      '5:14 rules[0].because: must not be longer than 1024 characters',
    ],
  ])('of a %s rule: %s', (type, field, fault) => {
    expect(faults(typed(type, field))).toEqual([fault]);
  });

  const memory = (shown: string) =>
    `5:21 rules[0].then.memory: ${shown} is not a memory: give MiB from 512 to 122880, more of it such as +1024, or a multiple up to x16`;
  const cpu = (shown: string) =>
    `5:18 rules[0].then.cpu: ${shown} is not a cpu of Fargate: give one of 256, 512, 1024, 2048, 4096, 8192, 16384`;

  test.each([
    ['{}', '5:11 rules[0].then: needs something to change'],
    ['x2', '5:11 rules[0].then: "x2" is not a map of what to change'],
    ['{ memroy: x2 }', '5:13 rules[0].then.memroy: there is no such key; did you mean memory?'],
    ['{ memory: 122881 }', memory('122881')],
    ['{ memory: 511 }', memory('511')],
    ['{ memory: 1024.5 }', memory('1024.5')],
    ['{ memory: x1 }', memory('"x1"')],
    ['{ memory: x16.1 }', memory('"x16.1"')],
    ['{ memory: "+0" }', memory('"+0"')],
    ['{ memory: "+122881" }', memory('"+122881"')],
    ['{ memory: "-1024" }', memory('"-1024"')],
    ['{ memory: double }', memory('"double"')],
    ['{ memory: "8192" }', memory('"8192"')],
    ['{ memory: [x2] }', memory('["x2"]')],
    [
      '{ memory: x2, max-memory: 122881 }',
      '5:37 rules[0].then.max-memory: 122881 is not a whole number from 512 to 122880',
    ],
    ['{ memory: 4096, max-memory: 2048 }', '5:39 rules[0].then.max-memory: is less than memory'],
    ['{ cpu: 256, max-memory: 2048 }', '5:35 rules[0].then.max-memory: bounds memory, which is not given'],
    ['{ cpu: 300 }', cpu('300')],
    ['{ cpu: "256" }', cpu('"256"')],
    [
      '{ ephemeral-storage: 20 }',
      '5:32 rules[0].then.ephemeral-storage: 20 is not a whole number from 21 to 200',
    ],
    [
      '{ ephemeral-storage: 201 }',
      '5:32 rules[0].then.ephemeral-storage: 201 is not a whole number from 21 to 200',
    ],
    [
      '{ capacity-provider: "a b" }',
      '5:32 rules[0].then.capacity-provider: must be the name of a capacity provider',
    ],
    ['{ environment: {} }', '5:26 rules[0].then.environment: must not be empty'],
    ['{ environment: [A] }', '5:26 rules[0].then.environment: ["A"] is not a map of variables'],
    [
      '{ environment: { 1A: x } }',
      '5:32 rules[0].then.environment.1A: is not a name of letters, digits and _',
    ],
    ['{ environment: { A: 1 } }', '5:31 rules[0].then.environment.A: 1 is not a text'],
  ])('then: %s', (then, fault) => {
    expect(faults(typed('RETRIABLE', `then: ${then}`))).toEqual([fault]);
  });
});

describe('the schema', () => {
  test('knows the keys of each part of a file', () => {
    expect(knownKeys([])).toEqual(Object.keys(policySchema.shape));
    expect(knownKeys(['rules', 0])).toContain('because');
    expect(knownKeys(['rules', 0, 'when', 'any', 1])).toContain('exit-code');
    expect(knownKeys(['rules', 0, 'then'])).toContain('max-memory');
  });

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
