import { FARGATE_RULES } from './fargate-rules.ts';
import { type Action, FALLBACK_RULE, type Fallback, type Policy, type Rule } from './policy.ts';
import { exitCode, FATAL, retriable, rule, temporary } from './rule-builders.ts';

/** The contract between the container and the policy: what the app's exit codes mean. */
export const EXIT_CODE_RULES: readonly Rule[] = [
  rule(
    'uncaught-exception',
    exitCode(1),
    retriable(),
    'The app ended with an uncaught exception, which a fresh run may not meet.',
  ),
  rule(
    'invalid-input',
    exitCode(3),
    FATAL,
    'The app refused its input, and would again: fix the input and run again.',
  ),
  rule(
    'network-error',
    exitCode(4),
    temporary(60),
    'The app could not reach the network, which takes a moment to heal.',
  ),
];

/** What follows the rules of a policy file, unless it says `include-defaults: false`. */
export const DEFAULT_RULES: readonly Rule[] = [...FARGATE_RULES, ...EXIT_CODE_RULES];

/** The retries of a policy that names no budget. */
export const DEFAULT_MAX_RETRIES = 3;

/** The wait of a TEMPORARY rule that names none. */
export const DEFAULT_WAIT_SECONDS = 60;

/** What a failure means that no rule matches. */
export function fallback(action: Exclude<Action, { readonly type: 'SUCCEEDED' }>): Fallback {
  return { name: FALLBACK_RULE, ...action, because: 'No rule of the policy knows this failure.' };
}

/** The rules of a policy file, and the default rules that it does not replace by name, if they are included. */
export function withDefaults(own: readonly Rule[], includeDefaults: boolean): readonly Rule[] {
  const names = own.map(({ name }) => name);
  return includeDefaults ? [...own, ...DEFAULT_RULES.filter(({ name }) => !names.includes(name))] : own;
}

/** A policy as RETRY_POLICY holds it: a Lambda's environment has 4 KB, so the default rules are only mentioned. */
export type FunctionPolicy = Policy & { readonly includeDefaults?: boolean };

/** The policy of a step that names none. */
export const DEFAULT_POLICY: Policy = {
  maxRetries: DEFAULT_MAX_RETRIES,
  rules: DEFAULT_RULES,
  fallback: fallback(retriable()),
};

/** What explains failures where nobody chose a policy: how Fargate tasks fail, without the exit codes of the app's contract. */
export const FARGATE_ONLY: Policy = { ...DEFAULT_POLICY, rules: FARGATE_RULES };
