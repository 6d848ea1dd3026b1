import { findRule } from './decide.ts';
import type { Failure } from './failure.ts';
import type { Fallback, Policy, Rule } from './policy.ts';

/** Finds the rule that decides on a failure. */
export type RuleFinder = (failure: Failure) => Rule | Fallback;

/**
 * Finds the rules of many failures: of those that differ in their tasks alone, for which no condition asks, the rules
 * are tried on the first. A state that is repeated thousands of times mostly fails for a few reasons.
 */
export function ruleFinder(policy: Policy): RuleFinder {
  const found = new Map<string, Rule | Fallback>();
  return (failure) => {
    const { taskArn: _, ...told } = failure;
    const key = JSON.stringify(told);
    const rule = found.get(key) ?? findRule(policy, failure);
    found.set(key, rule);
    return rule;
  };
}
