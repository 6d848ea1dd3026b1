import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/policy/decide.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { MAX_RETRIES, type Policy } from '../../src/policy/policy.ts';
import { decideAll, failure, MOMENT, policyOf, rule, START, times, types, wait } from './deciding.ts';

describe('the budget', () => {
  test.each([
    [0, 'the policy allows none'],
    [1, 'the one that the policy allows is spent'],
    [2, 'all 2 that the policy allows are spent'],
  ])('of %i is what is granted, and the end names it', (maxRetries, says) => {
    const decisions = decideAll({ ...DEFAULT_POLICY, maxRetries }, times(maxRetries + 1, failure(1)));
    expect(types(decisions)).toEqual([...times(maxRetries, 'RETRIABLE'), 'FATAL']);
    expect(decisions.at(-1)?.because).toContain(` No retry is left: ${says}.`);
  });

  test('has no part in what is FATAL anyway', () => {
    const decision = decide({ ...DEFAULT_POLICY, maxRetries: 0 }, failure(3), undefined, MOMENT);
    expect(decision.because).not.toContain('No retry is left');
  });

  test('of a rule ends its own retries, not those of others', () => {
    const policy = policyOf(
      rule('few', 1, 1, { type: 'RETRIABLE', retry: { free: false, maxRetries: 1 } }),
      rule('more', 2, 2, { type: 'RETRIABLE', retry: { free: false } }),
    );
    const decisions = decideAll(policy, [1, 2, 1].map(failure));
    expect(types(decisions)).toEqual(['RETRIABLE', 'RETRIABLE', 'FATAL']);
    expect(decisions.at(-1)?.because).toBe('few. No retry is left: the one that this rule allows is spent.');
    expect(types(decideAll(policy, [1, 2, 2, 2].map(failure)))).toEqual([...times(3, 'RETRIABLE'), 'FATAL']);
  });

  test('that is spent is the one that is named, not all that there are', () => {
    const policy: Policy = {
      ...policyOf(
        rule('own', 1, 1, { type: 'RETRIABLE', retry: { free: false, maxRetries: 5 } }),
        rule('free', 2, 2, { type: 'RETRIABLE', retry: { free: true, maxRetries: 2 } }),
      ),
      maxDurationSeconds: 3600,
    };
    const last = (codes: readonly number[]) => decideAll(policy, codes.map(failure)).at(-1)?.because;
    expect(last([1, 1, 1, 1])).toBe('own. No retry is left: all 3 that the policy allows are spent.');
    expect(last([2, 1, 2, 1, 1, 1])).toBe(
      'own. No retry is left: all 3 that the policy allows are spent, besides 2 that cost nothing.',
    );
    expect(last([1, 1, 1, 2, 2, 2])).toBe('free. No retry is left: all 2 that this rule allows are spent.');
  });

  test('of none for a rule means that it never retries', () => {
    const policy = policyOf(rule('no', 1, 1, { type: 'RETRIABLE', retry: { free: false, maxRetries: 0 } }));
    expect(decide(policy, failure(1), undefined, MOMENT)).toMatchObject({ type: 'FATAL', retryCount: 1 });
  });

  test('of all executions ends free retries too', () => {
    const policy = policyOf(rule('free', 1, 1, { type: 'RETRIABLE', retry: { free: true } }));
    const decisions = decideAll(policy, times(MAX_RETRIES + 1, failure(1)));
    expect(types(decisions)).toEqual([...times(MAX_RETRIES, 'RETRIABLE'), 'FATAL']);
    expect(decisions.at(-1)?.because).toBe(
      `free. No retry is left: an execution makes ${MAX_RETRIES} at most.`,
    );
  });

  test('of time counts the wait: the retry may not start later', () => {
    const policy = {
      ...policyOf(rule('slow', 1, 1, { type: 'TEMPORARY', retry: { free: false }, wait: wait({}) })),
      maxDurationSeconds: 100,
    };
    const at = (seconds: number) =>
      decide(policy, failure(1), undefined, { ...MOMENT, now: START + seconds * 1000 });
    expect(at(90)).toMatchObject({ type: 'TEMPORARY', waitSeconds: 10 });
    expect(at(90.001)).toMatchObject({
      type: 'FATAL',
      waitSeconds: 0,
      because: 'slow. No retry is left: it would start later than 1m 40s after the first start.',
    });
  });
});
