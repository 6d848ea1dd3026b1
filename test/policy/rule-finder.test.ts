import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findRule } from '../../src/policy/decide.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Failure } from '../../src/policy/failure.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { ruleFinder } from '../../src/policy/rule-finder.ts';

/** Failures that often differ in one thing alone. */
const failures = fc.array(
  fc.record<Failure>(
    {
      error: fc.constantFrom('States.TaskFailed', 'ECS.ThrottlingException', 'States.Timeout'),
      reason: fc.constantFrom('', 'CannotPullContainerError: no such image', 'Task failed to start'),
      exitCode: fc.constantFrom(0, 1, 3, 4, 137),
      stopCode: fc.constantFrom('EssentialContainerExited', 'TaskFailedToStart', 'SpotInterruption'),
      containerReason: fc.constantFrom('OutOfMemoryError: Container killed due to memory usage', ''),
      container: fc.constantFrom('app', 'proxy'),
      taskArn: fc.constantFrom('arn:one', 'arn:two'),
    },
    { requiredKeys: ['error', 'reason'] },
  ),
  { minLength: 2, maxLength: 30 },
);

test('the rule of each of many failures is the one that is found for it alone', () => {
  fc.assert(
    fc.property(failures, (many) => {
      expect(many.map(ruleFinder(DEFAULT_POLICY))).toEqual(
        many.map((failure) => findRule(DEFAULT_POLICY, failure)),
      );
    }),
  );
});

test('the rules are tried once for thousands of failures that differ in their tasks alone', () => {
  let tried = 0;
  const policy: Policy = {
    ...DEFAULT_POLICY,
    rules: DEFAULT_POLICY.rules.map((rule) => ({
      ...rule,
      get when() {
        tried += 1;
        return rule.when;
      },
    })),
  };
  const find = ruleFinder(policy);
  for (let task = 0; task < 5000; task += 1) {
    find({ error: 'States.TaskFailed', reason: '', exitCode: 99, taskArn: `arn:${task}` });
  }
  expect(tried).toBeLessThanOrEqual(policy.rules.length);
});
