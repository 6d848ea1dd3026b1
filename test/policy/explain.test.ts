import { describe, expect, test } from '@jest/globals';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { actionText, explain } from '../../src/policy/explain.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';

const MOMENT = { startedAt: 0, now: 0, random: 0 };

describe('an action in words', () => {
  test.each([
    ['type: FATAL', 'FATAL'],
    ['type: RETRIABLE', 'RETRIABLE'],
    ['type: RETRIABLE, max-retries: 2, free: true', 'RETRIABLE, at most 2, free'],
    ['type: TEMPORARY, wait-seconds: 30', 'TEMPORARY, wait 30s'],
    ['type: TEMPORARY, wait-seconds: 30, max-wait-seconds: 20', 'TEMPORARY, wait 20s'],
    [
      'type: TEMPORARY, wait-seconds: 30, backoff-rate: 2, max-wait-seconds: 900, jitter: full',
      'TEMPORARY, wait 30s, times 2 each time up to 15m 0s, or less, by chance',
    ],
    [
      'type: RETRIABLE, then: { memory: x2, max-memory: 16384, cpu: 4096, ephemeral-storage: 50 }',
      'RETRIABLE, then with memory x2 up to 16384 MiB, cpu 4096, 50 GiB of storage',
    ],
    ['type: RETRIABLE, then: { memory: "+1024" }', 'RETRIABLE, then with memory +1024 up to 122880 MiB'],
    ['type: RETRIABLE, then: { memory: 8192 }', 'RETRIABLE, then with memory 8192 up to 122880 MiB'],
    [
      'type: RETRIABLE, then: { capacity-provider: FARGATE }',
      'RETRIABLE, then with capacity provider FARGATE',
    ],
    ['type: RETRIABLE, then: { environment: { A: secret, B: x } }', 'RETRIABLE, then with environment A B'],
  ])('%s', (action, text) => {
    const [rule] = parsePolicy(`rules: [{ name: a, when: { exit-code: 7 }, ${action} }]`).policy.rules;
    expect(rule && actionText(rule)).toBe(text);
  });
});

describe('an explanation', () => {
  test('goes through the rules in order, up to the one that matches', () => {
    const { policy } = parsePolicy(
      'rules: [{ name: a, when: { exit-code: 7 }, type: FATAL }, { name: b, when: { error: "*" }, type: FATAL }]',
    );
    const { decision, considered } = explain(policy, { error: 'E', cause: '' }, undefined, MOMENT);
    expect(decision).toMatchObject({ type: 'FATAL', rule: 'b' });
    expect(considered).toEqual([
      { rule: 'a', matched: false, why: 'there is no exit code, not 7' },
      { rule: 'b', matched: true, why: 'error is "E"' },
    ]);
  });

  test.each([
    ['was cut', JSON.stringify({ Overrides: { Command: ['hush'] }, A: 'x'.repeat(2000) }).slice(0, 1500)],
    ['is no task', '{"Input":"{\\"environment\\":{\\"TOKEN\\":\\"hush\\"}}","Status":"FAILED"}'],
    ['is a sentence', `Not found in the input '{"TOKEN":"hush"}'`],
  ])('tells nothing of what a task was given where its Cause %s, but decides by it', (_what, cause) => {
    const { policy } = parsePolicy('rules: [{ name: a, when: { reason: "*hush*" }, type: FATAL }]');
    const explanation = explain(policy, { error: 'E', cause }, undefined, MOMENT);
    expect(explanation.decision.rule).toBe('a');
    expect(JSON.stringify(explanation)).not.toMatch(/hush|TOKEN|Overrides/);
    expect(JSON.stringify(explain(DEFAULT_POLICY, { error: 'E', cause }, undefined, MOMENT))).not.toMatch(
      /hush|TOKEN|Overrides/,
    );
  });

  test('ends with the fallback where no rule matches', () => {
    const { considered } = explain(DEFAULT_POLICY, { error: 'E', cause: '' }, undefined, MOMENT);
    expect(considered).toHaveLength(DEFAULT_POLICY.rules.length + 1);
    expect(considered.at(-1)).toEqual({ rule: 'default', matched: true, why: 'no rule matched' });
  });
});
