/** What a failure means for the next step: rerun at once, wait and rerun, or stop. */
export type Classification = 'RETRIABLE' | 'TEMPORARY' | 'FATAL';

export const CLASSIFICATIONS: readonly Classification[] = ['RETRIABLE', 'TEMPORARY', 'FATAL'];

/**
 * A condition on a failure. Rules hold one; `all` joins several. Further kinds of condition are added here, to
 * `match.ts` (which evaluates them) and to `machine/condition.ts` (which compiles them).
 */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'exit-code'; readonly ranges: readonly ExitCodeRange[]; readonly none: boolean }
  | { readonly kind: 'stop-code'; readonly anyOf: readonly string[] }
  | { readonly kind: 'container'; readonly anyOf: readonly string[] }
  /** Globs on the task's StoppedReason and on the container's Reason: one of them must match one of these. */
  | { readonly kind: 'reason'; readonly globs: readonly string[] }
  /** Globs on the Step Functions error. */
  | { readonly kind: 'error'; readonly globs: readonly string[] };

/** Both ends inclusive. */
export interface ExitCodeRange {
  readonly from: number;
  readonly to: number;
}

export interface Rule {
  readonly name: string;
  readonly when: Condition;
  readonly type: Classification;
  /** 0 unless the type is TEMPORARY. */
  readonly waitSeconds: number;
  /** Tells people why this class, and what to do. */
  readonly because: string;
}

/** Ordered rules, of which the first match wins, and the budget. */
export interface Policy {
  /** The container whose exit code counts; absent: the one that failed by itself. */
  readonly container?: string;
  /** Retries in one execution, whichever rules asked for them. */
  readonly maxRetries: number;
  readonly rules: readonly Rule[];
  /** What a failure means that no rule matches: a rule without a condition. */
  readonly fallback: Omit<Rule, 'when'>;
}

/** The rule name of failures that no rule matches. */
export const FALLBACK_RULE = 'default';

/** The wait of a TEMPORARY rule that names none. */
export const DEFAULT_WAIT_SECONDS = 60;

/** The retries of a policy that names no budget. */
export const DEFAULT_MAX_RETRIES = 3;

/** The contract between the container and the policy: what the app's exit codes mean. */
export const EXIT_CODE_RULES: readonly Rule[] = [
  {
    name: 'uncaught-exception',
    when: exitCode(1),
    type: 'RETRIABLE',
    waitSeconds: 0,
    because: 'The app ended with an uncaught exception, which a fresh run may not meet.',
  },
  {
    name: 'invalid-input',
    when: exitCode(3),
    type: 'FATAL',
    waitSeconds: 0,
    because: 'The app refused its input, and would again: fix the input and run again.',
  },
  {
    name: 'network-error',
    when: exitCode(4),
    type: 'TEMPORARY',
    waitSeconds: 60,
    because: 'The app could not reach the network, which takes a moment to heal.',
  },
];

/** What a failure means that no rule knows. */
export function fallbackRule(type: Classification): Policy['fallback'] {
  return {
    name: FALLBACK_RULE,
    type,
    waitSeconds: type === 'TEMPORARY' ? DEFAULT_WAIT_SECONDS : 0,
    because: 'No rule of the policy knows this failure.',
  };
}

/** The policy of a step that names none. */
export const DEFAULT_POLICY: Policy = {
  maxRetries: DEFAULT_MAX_RETRIES,
  rules: EXIT_CODE_RULES,
  fallback: fallbackRule('RETRIABLE'),
};

function exitCode(code: number): Condition {
  return { kind: 'exit-code', ranges: [{ from: code, to: code }], none: false };
}
