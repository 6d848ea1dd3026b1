import { duration } from '../duration.ts';
import { matches } from './conditions/conditions.ts';
import type { Failure } from './failure.ts';
import { nextOverrides, type Overrides } from './overrides.ts';
import {
  type DecisionType,
  type Fallback,
  MAX_RETRIES,
  mayRetry,
  type Policy,
  type Retry,
  type RetryRule,
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
  const late =
    policy.maxDurationSeconds !== undefined &&
    moment.now + longestWait * 1000 > moment.startedAt + policy.maxDurationSeconds * 1000;
  if (next === undefined || late || isSpent(policy, rule.retry, granted, retries)) {
    return { ...decision, type: 'FATAL', because: `${rule.because} ${noRetryIsLeft(policy, rule)}` };
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

/** The rules of a policy whose retries cost nothing. */
export function freeRules(policy: Policy): readonly string[] {
  return [...policy.rules, policy.fallback].flatMap((rule) =>
    mayRetry(rule) && rule.retry.free ? [rule.name] : [],
  );
}

function isSpent(policy: Policy, retry: Retry, granted: number, retries: readonly string[]): boolean {
  const free = freeRules(policy);
  const paid = retries.filter((name) => !free.includes(name)).length;
  return (
    (!retry.free && paid >= policy.maxRetries) ||
    (retry.maxRetries !== undefined && granted >= retry.maxRetries) ||
    retries.length >= MAX_RETRIES
  );
}

/** Why a failure that would be retried is not: the limits that its rule and the policy set. */
export function noRetryIsLeft({ maxRetries, maxDurationSeconds }: Policy, rule: RetryRule): string {
  const { free, maxRetries: own, next } = rule.retry;
  const limits: readonly (string | false)[] = [
    (!free || own === undefined) && `${free ? MAX_RETRIES : maxRetries} in all`,
    own !== undefined && `${own} by this rule`,
    maxDurationSeconds !== undefined && `none later than ${duration(maxDurationSeconds * 1000)}`,
    next?.memory !== undefined && `${next.maxMemory} MiB at most`,
  ];
  return `No retry is left (limits: ${limits.filter((limit) => limit !== false).join(', ')}).`;
}
