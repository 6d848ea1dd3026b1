/** What a failure means for the next step: rerun at once, wait and rerun, or stop. */
export type Classification = 'RETRIABLE' | 'TEMPORARY' | 'FATAL';

export const CLASSIFICATIONS = [
  'RETRIABLE',
  'TEMPORARY',
  'FATAL',
] as const satisfies readonly Classification[];

/** What a condition of each kind holds. `policy/conditions/` has an entry for each, and `policy/file/` its syntax. */
interface ConditionFields {
  readonly all: { readonly of: readonly Condition[] };
  readonly any: { readonly of: readonly Condition[] };
  readonly not: { readonly of: Condition };
  readonly 'exit-code': { readonly ranges: readonly ExitCodeRange[]; readonly none: boolean };
  readonly 'stop-code': { readonly anyOf: readonly string[] };
  readonly container: { readonly anyOf: readonly string[] };
  /** Globs on the task's StoppedReason and on the container's Reason: one of them must match one of these. */
  readonly reason: { readonly globs: readonly string[] };
  /** Globs on the Step Functions error. */
  readonly error: { readonly globs: readonly string[] };
}

export type ConditionKind = keyof ConditionFields;

/** A condition on a failure, of any kind or of the given one. */
export type Condition<Kind extends ConditionKind = ConditionKind> = {
  [K in Kind]: { readonly kind: K } & ConditionFields[K];
}[Kind];

/** Both ends inclusive. */
export interface ExitCodeRange {
  readonly from: number;
  readonly to: number;
}

/** What a rule makes of a failure: a class, or no failure at all. */
export type DecisionType = Classification | 'SUCCEEDED';

export const DECISION_TYPES = [...CLASSIFICATIONS, 'SUCCEEDED'] as const satisfies readonly DecisionType[];

/** What is done about a failure. */
export type Action =
  | { readonly type: 'FATAL' }
  /** The work counts as done. */
  | { readonly type: 'SUCCEEDED' }
  | { readonly type: 'RETRIABLE'; readonly retry: Retry }
  | { readonly type: 'TEMPORARY'; readonly retry: Retry; readonly wait: Wait };

/** The budget of a rule that retries, and what the next attempt runs with. */
export interface Retry {
  /** Retries by this rule in one execution; absent: as many as the policy allows in all. */
  readonly maxRetries?: number;
  /** Whether its retries cost nothing of the policy's `maxRetries`. */
  readonly free: boolean;
  readonly next?: NextRun;
}

/** How long to wait: `seconds`, times `backoffRate` for each retry by the same rule before, `maxSeconds` at most. */
export interface Wait {
  readonly seconds: number;
  readonly backoffRate: number;
  readonly maxSeconds: number;
  /** `full`: anything from 0 up to what it would be. */
  readonly jitter: 'none' | 'full';
}

/** What the next attempts run with, in place of what the task definition says. */
export interface NextRun {
  readonly memory?: MemoryChange;
  /** MiB; a legal memory of Fargate. */
  readonly maxMemory: number;
  /** CPU units. */
  readonly cpu?: number;
  /** GiB. */
  readonly ephemeralStorage?: number;
  readonly capacityProvider?: string;
  /** Added to the container's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

export type MemoryChange =
  | { readonly kind: 'times'; readonly factor: number }
  | { readonly kind: 'plus'; readonly mebibytes: number }
  | { readonly kind: 'to'; readonly mebibytes: number };

export type Rule = {
  readonly name: string;
  readonly when: Condition;
  /** Tells people why this class, and what to do. */
  readonly because: string;
} & Action;

/** What a failure means that no rule matches. It never counts as success, since nobody knows what it is. */
export type Fallback = { readonly name: typeof FALLBACK_RULE; readonly because: string } & Exclude<
  Action,
  { readonly type: 'SUCCEEDED' }
>;

/** A rule that may retry. */
export type RetryRule = Extract<Rule | Fallback, { readonly retry: Retry }>;

/** Whether a rule may retry. */
export function mayRetry(rule: Rule | Fallback): rule is RetryRule {
  return rule.type !== 'FATAL' && rule.type !== 'SUCCEEDED';
}

/** Ordered rules, of which the first match wins, and the budgets. */
export interface Policy {
  /** The container whose exit code counts; absent: the one that failed by itself. */
  readonly container?: string;
  /** Retries in one execution, whichever rules asked for them; free ones do not count. */
  readonly maxRetries: number;
  /** Seconds after the first start, after which no retry starts. */
  readonly maxDurationSeconds?: number;
  readonly rules: readonly Rule[];
  readonly fallback: Fallback;
}

/** The rule name of failures that no rule matches. */
export const FALLBACK_RULE = 'default';

/** In the list of retries: one whose rule nobody kept. It counts against every budget. */
export const UNKNOWN_RULE = '';

/**
 * Retries that no execution exceeds, free ones included: an attempt leaves a dozen events in a history that Step
 * Functions ends at 25,000, and an entry in a variable that may hold 256 KiB.
 */
export const MAX_RETRIES = 100;

/** A Wait state takes 99,999,999 seconds; a day is already a long wait for a job. */
export const MAX_WAIT_SECONDS = 86_400;
