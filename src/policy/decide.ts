import { matches } from './conditions/conditions.ts';
import type { Failure } from './failure.ts';
import { besides, freeRules, type Limit, limitsOf, noRetryIsLeft } from './limits.ts';
import { nextOverrides, type Overrides } from './overrides.ts';
import {
  type DecisionType,
  type Fallback,
  MAX_RETRIES,
  mayRetry,
  type Policy,
  type Rule,
  UNKNOWN_RULE,
  type Wait,
} from './policy.ts';

/** What is done about a failure. On the wire it is called `errorState`. */
export interface Decision {
  readonly type: DecisionType;
  /** How many failures of the execution have been decided on, this one included. */
  readonly retryCount: number;
  /** Seconds to wait before the next attempt; 0 unless it is TEMPORARY. */
  readonly waitSeconds: number;
  /** The rule that matched, also where its budget was spent. */
  readonly rule: string;
  /** For people: why this class, and what to do. */
  readonly because: string;
  /**
   * The rules that granted the retries so far, this one included: what the budgets are counted by. Some may be
   * `UNKNOWN_RULE`.
   */
  readonly retries: readonly string[];
  /** What the next attempt runs with. */
  readonly overrides: Overrides;
}

/** What a decision depends on besides the failure. */
export interface Moment {
  /** When the first attempt started, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** From 0 up to but not including 1; what jitter draws. */
  readonly random: number;
}

/** The rule that decides on a failure: the first that matches, or the fallback. */
export function findRule(policy: Policy, failure: Failure): Rule | Fallback {
  return policy.rules.find(({ when }) => matches(when, failure)) ?? policy.fallback;
}

/**
 * Decides on a failure by the first rule that matches. A retry that exceeds a budget becomes FATAL.
 *
 * @param before the decision on the failure before, which carries what was spent; undefined for the first
 */
export function decide(
  policy: Policy,
  failure: Failure,
  before: Pick<Decision, 'retryCount' | 'retries' | 'overrides'> | undefined,
  moment: Moment,
): Decision {
  const rule = findRule(policy, failure);
  const { retries = [], overrides = {} } = before ?? {};
  const decision = {
    retryCount: (before?.retryCount ?? 0) + 1,
    waitSeconds: 0,
    rule: rule.name,
    because: rule.because,
    retries,
    overrides,
  };
  if (!mayRetry(rule)) {
    return { ...decision, type: rule.type };
  }
  const granted = retries.filter((name) => name === rule.name || name === UNKNOWN_RULE).length;
  const longestWait = rule.type === 'TEMPORARY' ? waitSeconds(rule.wait, granted) : 0;
  const next =
    rule.retry.next === undefined
      ? overrides
      : nextOverrides(rule.retry.next, failure.ranWith ?? {}, overrides);
  const free = retries.filter((name) => freeRules(policy).includes(name)).length;
  const reached = limitsOf(policy, rule).find((limit) =>
    isReached(limit, {
      paid: retries.length - free,
      granted,
      all: retries.length,
      startsAfterMs: moment.now + longestWait * 1000 - moment.startedAt,
      hasMemory: next !== undefined,
    }),
  );
  if (reached !== undefined || next === undefined) {
    const because =
      reached === undefined
        ? rule.because
        : `${rule.because} ${noRetryIsLeft(reached, reached.kind === 'policy' && free > 0 ? besides(free) : '')}`;
    return { ...decision, type: 'FATAL', because };
  }
  const jittered = rule.type === 'TEMPORARY' && rule.wait.jitter === 'full';
  return {
    ...decision,
    type: rule.type,
    waitSeconds: jittered ? Math.floor(moment.random * (longestWait + 1)) : longestWait,
    retries: [...retries, rule.name],
    overrides: next,
  };
}

/** The wait of a rule that has granted so many retries before, without jitter, in whole seconds. */
export function waitSeconds({ seconds, backoffRate, maxSeconds }: Wait, granted: number): number {
  return Math.min(maxSeconds, Math.floor(seconds * backoffRate ** granted + 0.5));
}

/** What another retry would come on top of, and what it would be. */
interface Spent {
  /** Retries that the policy paid for. */
  readonly paid: number;
  /** Retries that the rule granted. */
  readonly granted: number;
  readonly all: number;
  /** How long after the first start. */
  readonly startsAfterMs: number;
  /** False if more memory is asked for than there may be. */
  readonly hasMemory: boolean;
}

function isReached(limit: Limit, { paid, granted, all, startsAfterMs, hasMemory }: Spent): boolean {
  switch (limit.kind) {
    case 'policy':
      return paid >= limit.retries;
    case 'execution':
      return all >= MAX_RETRIES;
    case 'rule':
      return granted >= limit.retries;
    case 'duration':
      return startsAfterMs > limit.seconds * 1000;
    case 'memory':
      return !hasMemory;
  }
}
