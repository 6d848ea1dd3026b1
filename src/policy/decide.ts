import type { Failure } from './failure.ts';
import { matches } from './match.ts';
import type { Classification, Policy } from './policy.ts';

/** What is done about a failure. On the wire it is called `errorState`. */
export interface Decision {
  readonly type: Classification;
  /** How many failures of the execution have been decided on, this one included. */
  readonly retryCount: number;
  /** Seconds to wait before the next attempt; 0 for RETRIABLE and FATAL. */
  readonly waitSeconds: number;
  /** The rule that matched, also where its budget was spent. */
  readonly rule: string;
  /** For people: why this class, and what to do. */
  readonly because: string;
}

/**
 * Decides on a failure by the first rule that matches. A retry that the budget no longer pays for becomes FATAL.
 *
 * @param past the decisions on the execution's earlier failures, in order
 */
export function decide(policy: Policy, failure: Failure, past: readonly Decision[]): Decision {
  const rule = policy.rules.find(({ when }) => matches(when, failure)) ?? policy.fallback;
  const retryCount = past.length + 1;
  if (rule.type !== 'FATAL' && retryCount > policy.maxRetries) {
    return {
      type: 'FATAL',
      retryCount,
      waitSeconds: 0,
      rule: rule.name,
      because: spentBecause(policy, rule.because),
    };
  }
  return {
    type: rule.type,
    retryCount,
    waitSeconds: rule.waitSeconds,
    rule: rule.name,
    because: rule.because,
  };
}

/** The reason of a FATAL decision on a failure that would have been retried, had there been a retry left. */
export function spentBecause(policy: Pick<Policy, 'maxRetries'>, because: string): string {
  switch (policy.maxRetries) {
    case 0:
      return `${because} The policy allows no retry.`;
    case 1:
      return `${because} The only retry is spent.`;
    default:
      return `${because} All ${policy.maxRetries} retries are spent.`;
  }
}
