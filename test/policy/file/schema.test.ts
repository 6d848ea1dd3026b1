import { describe, expect, test } from '@jest/globals';
import { keysAt, policySchema } from '../../../src/policy/file/schema.ts';
import { faults, typed } from '../rejected.ts';

describe('an action that is wrong is told with its place', () => {
  test.each([
    ['FATAL', 'wait-seconds: 5', '5:19 rules[0].wait-seconds: means nothing to a rule of the type FATAL'],
    ['SUCCEEDED', 'then: { cpu: 256 }', '5:11 rules[0].then: means nothing to a rule of the type SUCCEEDED'],
    [
      'SUCCEEDED',
      'max-retries: 1',
      '5:18 rules[0].max-retries: means nothing to a rule of the type SUCCEEDED',
    ],
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
    expect(keysAt([])).toEqual(Object.keys(policySchema.shape));
    expect(keysAt(['rules', 0])).toContain('because');
    expect(keysAt(['rules', 0, 'when', 'any', 1])).toContain('exit-code');
    expect(keysAt(['rules', 0, 'then'])).toContain('max-memory');
  });
});
