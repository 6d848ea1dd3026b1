import { describe, expect, test } from '@jest/globals';
import { DEFAULT_POLICY, DEFAULT_RULES } from '../../../src/policy/default-policy.ts';
import { parsePolicy } from '../../../src/policy/file/parse-policy.ts';

const WHOLE = `container: app
max-retries: 5
rules:
  - name: broken-config
    when: { exit-code: ["64-78", 100], container: app }
    type: FATAL
    because: The configuration is broken.
  - name: spot
    when:
      stop-code: [SpotInterruption, TerminationNotice]
    type: RETRIABLE
  - name: pulling
    when: { reason: "CannotPull*", exit-code: none }
    type: TEMPORARY
    wait-seconds: 90
  - name: busy
    when: { error: ["ECS.Throttling*", ECS.ServerException] }
    type: TEMPORARY
default: FATAL
include-defaults: false
`;

describe('a policy file', () => {
  test('gives the rules in its order, the budget and the fallback', () => {
    const policy = parsePolicy(WHOLE).policy;
    expect(policy).toMatchObject({
      container: 'app',
      maxRetries: 5,
      rules: [
        {
          name: 'broken-config',
          when: {
            kind: 'all',
            of: [
              {
                kind: 'exit-code',
                ranges: [
                  { from: 64, to: 78 },
                  { from: 100, to: 100 },
                ],
                none: false,
              },
              { kind: 'container', anyOf: ['app'] },
            ],
          },
          type: 'FATAL',
          because: 'The configuration is broken.',
        },
        { name: 'spot', when: { kind: 'stop-code', anyOf: ['SpotInterruption', 'TerminationNotice'] } },
        { name: 'pulling', type: 'TEMPORARY', wait: { seconds: 90, backoffRate: 1 } },
        {
          name: 'busy',
          wait: { seconds: 60, jitter: 'none' },
          when: { kind: 'error', globs: ['ECS.Throttling*', 'ECS.ServerException'] },
        },
      ],
      fallback: { name: 'default', type: 'FATAL' },
    });
    expect(policy.rules.every(({ because }) => because !== '')).toBe(true);
  });

  test('may be JSON', () => {
    const json = JSON.stringify({ rules: [{ name: 'a', when: { 'exit-code': 7 }, type: 'FATAL' }] }, null, 2);
    expect(parsePolicy(json).policy.rules[0]).toMatchObject({ name: 'a', type: 'FATAL' });
  });

  test.each([[''], ['# nothing but a comment\n'], ['{}'], ['include-defaults: true']])(
    'that says nothing means the default policy: %j',
    (source) => {
      expect(parsePolicy(source)).toEqual({ policy: DEFAULT_POLICY, warnings: [] });
    },
  );

  test('has the default rules follow its own, unless it has one of the same name', () => {
    const own = (name: string) => `rules: [{ name: ${name}, when: { exit-code: 4 }, type: FATAL }]`;
    const names = (source: string) => parsePolicy(source).policy.rules.map(({ name }) => name);
    const defaults = DEFAULT_RULES.map(({ name }) => name);
    expect(names(own('mine'))).toEqual(['mine', ...defaults]);
    expect(names(own('network-error'))).toEqual([
      'network-error',
      ...defaults.filter((name) => name !== 'network-error'),
    ]);
    expect(names(`${own('mine')}\ninclude-defaults: false`)).toEqual(['mine']);
  });

  test.each([
    ['+1024', { kind: 'plus', mebibytes: 1024 }],
    ['"+1024"', { kind: 'plus', mebibytes: 1024 }],
    ['+1', { kind: 'plus', mebibytes: 1 }],
    ['1024', { kind: 'to', mebibytes: 1024 }],
    ['x1.5', { kind: 'times', factor: 1.5 }],
  ])('gives the memory that it says, though YAML takes a sign for part of a number: %s', (memory, change) => {
    const source = `rules: [{ name: a, when: { exit-code: 7 }, type: RETRIABLE, max-retries: +2, then: { memory: ${memory} } }]`;
    expect(parsePolicy(source).policy.rules[0]).toMatchObject({
      retry: { maxRetries: 2, next: { memory: change } },
    });
  });

  test('may do without any rule', () => {
    expect(parsePolicy('include-defaults: false\ndefault: TEMPORARY\nmax-retries: 0').policy).toMatchObject({
      rules: [],
      maxRetries: 0,
      fallback: { type: 'TEMPORARY', wait: { seconds: 60 } },
    });
  });
});
