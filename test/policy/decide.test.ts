import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Decision, decide } from '../../src/policy/decide.ts';
import { type Failure, parseFailure } from '../../src/policy/failure.ts';
import { DEFAULT_POLICY, fallbackRule, type Policy, type Rule } from '../../src/policy/policy.ts';
import { exited, IMAGE_NOT_FOUND } from './causes.ts';

function failure(exitCode: number): Failure {
  return parseFailure({ error: 'States.TaskFailed', cause: exited(exitCode) });
}

/** The decisions on failures that follow each other. */
function decideAll(policy: Policy, failures: readonly Failure[]): readonly Decision[] {
  const past: Decision[] = [];
  for (const next of failures) {
    past.push(decide(policy, next, past));
  }
  return past;
}

describe('the default policy', () => {
  test.each([
    [1, 'RETRIABLE', 0, 'uncaught-exception'],
    [3, 'FATAL', 0, 'invalid-input'],
    [4, 'TEMPORARY', 60, 'network-error'],
    [2, 'RETRIABLE', 0, 'default'],
    [137, 'RETRIABLE', 0, 'default'],
    [255, 'RETRIABLE', 0, 'default'],
  ])('takes exit code %i for %s, with a wait of %i s', (exitCode, type, waitSeconds, rule) => {
    const decision = decide(DEFAULT_POLICY, failure(exitCode), []);
    expect(decision).toMatchObject({ type, waitSeconds, rule, retryCount: 1 });
    expect(decision.because).toMatch(/\.$/);
  });

  test('retries a task whose container never ran', () => {
    const decision = decide(
      DEFAULT_POLICY,
      parseFailure({ error: 'States.TaskFailed', cause: IMAGE_NOT_FOUND }),
      [],
    );
    expect(decision).toMatchObject({ type: 'RETRIABLE', rule: 'default' });
  });

  test('retries three times and no more, whatever the failures are', () => {
    const decisions = decideAll(DEFAULT_POLICY, [1, 4, 2, 4].map(failure));
    expect(decisions.map(({ type }) => type)).toEqual(['RETRIABLE', 'TEMPORARY', 'RETRIABLE', 'FATAL']);
    expect(decisions.map(({ retryCount }) => retryCount)).toEqual([1, 2, 3, 4]);
    expect(decisions.at(-1)).toMatchObject({ rule: 'network-error', waitSeconds: 0 });
    expect(decisions.at(-1)?.because).toMatch(/All 3 retries are spent\.$/);
  });
});

describe('the budget', () => {
  test.each([
    [0, 'The policy allows no retry.'],
    [1, 'The only retry is spent.'],
    [2, 'All 2 retries are spent.'],
  ])('of %i tells that it is spent', (maxRetries, sentence) => {
    const policy = { ...DEFAULT_POLICY, maxRetries };
    const decisions = decideAll(
      policy,
      Array.from({ length: maxRetries + 1 }, () => failure(1)),
    );
    expect(decisions.filter(({ type }) => type === 'RETRIABLE')).toHaveLength(maxRetries);
    expect(decisions.at(-1)?.because).toContain(sentence);
  });

  test('has no part in what is FATAL anyway', () => {
    const decision = decide({ ...DEFAULT_POLICY, maxRetries: 0 }, failure(3), []);
    expect(decision.because).not.toMatch(/spent|allows no retry/);
  });
});

describe('rules', () => {
  const rule = (name: string, type: Rule['type'], from: number, to: number): Rule => ({
    name,
    type,
    when: { kind: 'exit-code', ranges: [{ from, to }], none: false },
    waitSeconds: type === 'TEMPORARY' ? 7 : 0,
    because: `${name}.`,
  });
  const policy: Policy = {
    maxRetries: 3,
    rules: [rule('narrow', 'FATAL', 70, 70), rule('wide', 'TEMPORARY', 60, 80)],
    fallback: fallbackRule('TEMPORARY'),
  };

  test('are tried in order, and the first that matches decides', () => {
    expect(decide(policy, failure(70), [])).toMatchObject({
      type: 'FATAL',
      rule: 'narrow',
      because: 'narrow.',
    });
    expect(decide(policy, failure(71), [])).toMatchObject({
      type: 'TEMPORARY',
      rule: 'wide',
      waitSeconds: 7,
    });
  });

  test('that all miss leave the failure to the fallback', () => {
    expect(decide(policy, failure(1), [])).toMatchObject({
      type: 'TEMPORARY',
      rule: 'default',
      waitSeconds: 60,
    });
  });

  test('give a wait to TEMPORARY only, and stop retrying within the budget', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 8 }),
        fc.nat(5),
        (codes, maxRetries) => {
          const decisions = decideAll({ ...policy, maxRetries }, codes.map(failure));
          for (const [index, { type, waitSeconds, retryCount }] of decisions.entries()) {
            expect(waitSeconds > 0).toBe(type === 'TEMPORARY');
            expect(retryCount).toBe(index + 1);
            expect(type === 'FATAL' || retryCount <= maxRetries).toBe(true);
          }
        },
      ),
    );
  });
});
