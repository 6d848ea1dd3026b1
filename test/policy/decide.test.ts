import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Decision, decide } from '../../src/policy/decide.ts';
import { DEFAULT_POLICY, fallback } from '../../src/policy/default-policy.ts';
import { readErrorState } from '../../src/policy/error-state.ts';
import { type Failure, parseFailure } from '../../src/policy/failure.ts';
import type { Policy, Wait } from '../../src/policy/policy.ts';
import { IMAGE_NOT_FOUND, SPOT_INTERRUPTED } from './causes.ts';
import { decideAll, failure, MOMENT, policyOf, rule, times, types, wait } from './deciding.ts';

describe('a decision before of which only the number of retries is known', () => {
  const before = (retryCount: number) => readErrorState({ type: 'RETRIABLE', retryCount, waitSeconds: 0 });
  const decideAfter = (retryCount: number, next: Failure, policy: Policy = DEFAULT_POLICY) =>
    decide(policy, next, before(retryCount), MOMENT);

  test('counts against the budget of the policy', () => {
    expect(decideAfter(2, failure(1))).toMatchObject({ type: 'RETRIABLE', retryCount: 3 });
    expect(decideAfter(3, failure(1))).toMatchObject({ type: 'FATAL', retryCount: 4 });
    expect(decideAfter(1e9, failure(1))).toMatchObject({ type: 'FATAL' });
  });

  test('counts against the budget of each rule, and makes its wait grow', () => {
    const spot = parseFailure({ error: 'States.TaskFailed', cause: SPOT_INTERRUPTED });
    expect(decideAfter(9, spot).type).toBe('RETRIABLE');
    expect(decideAfter(10, spot).type).toBe('FATAL');
    const growing: Wait = { seconds: 5, backoffRate: 2, maxSeconds: 60, jitter: 'none' };
    const policy = {
      ...DEFAULT_POLICY,
      rules: [],
      fallback: fallback({ type: 'TEMPORARY', retry: { free: false }, wait: growing }),
    };
    expect(decideAfter(2, failure(9), policy)).toMatchObject({ type: 'TEMPORARY', waitSeconds: 20 });
  });
});

describe('the default policy', () => {
  test.each([
    [1, 'RETRIABLE', 0, 'uncaught-exception'],
    [3, 'FATAL', 0, 'invalid-input'],
    [4, 'TEMPORARY', 60, 'network-error'],
    [2, 'RETRIABLE', 0, 'default'],
    [137, 'RETRIABLE', 0, 'default'],
    [255, 'RETRIABLE', 0, 'default'],
  ])('takes exit code %i for %s, with a wait of %i s', (exitCode, type, waitSeconds, rule) => {
    const decision = decide(DEFAULT_POLICY, failure(exitCode), undefined, MOMENT);
    expect(decision).toMatchObject({ type, waitSeconds, rule, retryCount: 1, overrides: {} });
    expect(decision.retries).toEqual(type === 'FATAL' ? [] : [rule]);
    expect(decision.because).toMatch(/\.$/);
  });

  test('stops at a task whose image is not there', () => {
    const missing = parseFailure({ error: 'States.TaskFailed', cause: IMAGE_NOT_FOUND });
    expect(decide(DEFAULT_POLICY, missing, undefined, MOMENT)).toMatchObject({
      type: 'FATAL',
      rule: 'image-not-found',
    });
  });

  test('retries three times and no more, whatever the failures are', () => {
    const decisions = decideAll(DEFAULT_POLICY, [1, 4, 2, 4].map(failure));
    expect(types(decisions)).toEqual(['RETRIABLE', 'TEMPORARY', 'RETRIABLE', 'FATAL']);
    expect(decisions.map(({ retryCount }) => retryCount)).toEqual([1, 2, 3, 4]);
    expect(decisions.at(-1)).toMatchObject({ rule: 'network-error', waitSeconds: 0 });
    expect(decisions.at(-1)?.retries).toEqual(['uncaught-exception', 'network-error', 'default']);
    expect(decisions.at(-1)?.because).toMatch(/ No retry is left: all 3 that the policy allows are spent\.$/);
  });

  test('does not charge the budget for Spot interruptions, but ends them after ten', () => {
    const spot = parseFailure({ error: 'States.TaskFailed', cause: SPOT_INTERRUPTED });
    const mixed = decideAll(DEFAULT_POLICY, [...times(5, spot), ...times(4, failure(1))]);
    expect(types(mixed)).toEqual([...times(8, 'RETRIABLE'), 'FATAL']);
    const decisions = decideAll(DEFAULT_POLICY, times(11, spot));
    expect(types(decisions)).toEqual([...times(10, 'RETRIABLE'), 'FATAL']);
    expect(decisions.at(-1)?.because).toMatch(/ No retry is left: all 10 that this rule allows are spent\.$/);
  });
});

describe('a wait', () => {
  const waits = (changes: Partial<Wait>, random = 0.5) => {
    const policy = policyOf(
      rule('slow', 1, 1, { type: 'TEMPORARY', retry: { free: false }, wait: wait(changes) }),
      rule('other', 2, 2, { type: 'RETRIABLE', retry: { free: true } }),
    );
    const past: Decision[] = [];
    for (const exitCode of [1, 2, 1, 1]) {
      past.push(decide(policy, failure(exitCode), past.at(-1), { ...MOMENT, random }));
    }
    return past.map(({ waitSeconds }) => waitSeconds);
  };

  test.each<[string, Partial<Wait>, readonly number[]]>([
    ['doubles with each retry by its rule, up to its limit', {}, [10, 0, 20, 35]],
    ['stays the same where it does not grow', { backoffRate: 1 }, [10, 0, 10, 10]],
    ['is rounded to whole seconds', { seconds: 1, backoffRate: 1.5 }, [1, 0, 2, 2]],
    ['is never above its limit', { seconds: 50 }, [35, 0, 35, 35]],
  ])('%s', (_what, changes, expected) => {
    expect(waits(changes)).toEqual(expected);
  });

  test('with jitter is anything from 0 to what it would be', () => {
    expect(waits({ jitter: 'full' }, 0)).toEqual([0, 0, 0, 0]);
    expect(waits({ jitter: 'full' }, 0.999_999)).toEqual([10, 0, 20, 35]);
    expect(waits({ jitter: 'full' }, 0.5)).toEqual([5, 0, 10, 18]);
  });
});

describe('what the next attempt runs with', () => {
  const ran = (memory: number): Failure => ({ ...failure(137), ranWith: { cpu: 256, memory } });
  const policy = policyOf(
    rule('bigger', 137, 137, {
      type: 'RETRIABLE',
      retry: {
        free: false,
        next: { memory: { kind: 'times', factor: 2 }, maxMemory: 4096, environment: { SLOW: '1' } },
      },
    }),
    rule('other', 1, 1, { type: 'RETRIABLE', retry: { free: false } }),
  );

  test('is kept by the retries of other rules', () => {
    const first = decide(policy, ran(512), undefined, MOMENT);
    expect(first.overrides).toEqual({ cpu: 256, memory: 1024, environment: { SLOW: '1' } });
    expect(decide(policy, failure(1), first, MOMENT).overrides).toEqual(first.overrides);
  });

  test('ends the retries where no more memory is allowed', () => {
    expect(decide(policy, ran(4096), undefined, MOMENT)).toMatchObject({
      type: 'FATAL',
      because: 'bigger. No retry is left: the task may have 4096 MiB of memory at most.',
    });
  });
});

describe('rules', () => {
  const policy: Policy = {
    maxRetries: 3,
    rules: [
      rule('narrow', 70, 70, { type: 'FATAL' }),
      rule('wide', 60, 80, {
        type: 'TEMPORARY',
        retry: { free: false },
        wait: wait({ seconds: 7, backoffRate: 1 }),
      }),
    ],
    fallback: fallback({ type: 'TEMPORARY', retry: { free: false }, wait: wait({ backoffRate: 1 }) }),
  };

  test('are tried in order, and the first that matches decides', () => {
    expect(decide(policy, failure(70), undefined, MOMENT)).toMatchObject({
      type: 'FATAL',
      rule: 'narrow',
      because: 'narrow.',
    });
    expect(decide(policy, failure(71), undefined, MOMENT)).toMatchObject({
      type: 'TEMPORARY',
      rule: 'wide',
      waitSeconds: 7,
    });
  });

  test('that all miss leave the failure to the fallback', () => {
    expect(decide(policy, failure(1), undefined, MOMENT)).toMatchObject({
      type: 'TEMPORARY',
      rule: 'default',
      waitSeconds: 10,
    });
  });

  test('give a wait to TEMPORARY only, and stop retrying within the budget', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 8 }),
        fc.nat(5),
        (codes, maxRetries) => {
          const decisions = decideAll({ ...policy, maxRetries }, codes.map(failure));
          for (const [index, { type, waitSeconds, retryCount, retries }] of decisions.entries()) {
            expect(waitSeconds > 0).toBe(type === 'TEMPORARY');
            expect(retryCount).toBe(index + 1);
            expect(retries.length).toBeLessThanOrEqual(maxRetries);
            const before = decisions[index - 1]?.retries.length ?? 0;
            expect(retries.length - before).toBe(type === 'FATAL' ? 0 : 1);
          }
        },
      ),
    );
  });
});
