import { isInJsonata } from '../policy/conditions/shallow-jsonata.ts';
import { waitSeconds } from '../policy/decide.ts';
import { besides, freeRules, type Limit, limitsOf, noRetryIsLeft } from '../policy/limits.ts';
import { MAX_RETRIES, type Policy, type RetryRule, UNKNOWN_RULE, type Wait } from '../policy/policy.ts';
import { hasMemoryExpression } from './next-run.ts';

/** The budgets and waits of a policy as JSONata on the machine's variables, as `decide` counts them. */

/**
 * JSONata for the retries so far, by the decision before. A classic one has only their number: then each is of an
 * unknown rule.
 */
const RETRIES = `($exists($errorState.retries) ? [$errorState.retries] : [$map([1..$min([$errorState.retryCount, ${MAX_RETRIES}])], function($number) { '${UNKNOWN_RULE}' })])`;

/** JSONata for the variable `$carry`. */
export const CARRY = `$merge([{'overrides': {}}, $errorState, {'type': 'FATAL', 'retryCount': $errorState.retryCount + 1, 'waitSeconds': 0, 'retries': ${RETRIES}}])`;

/** JSONata for the variable `$left`, by the decision before. */
export function leftExpression(policy: Policy): string {
  const free = freeRules(policy);
  const paid = free.length === 0 ? '' : `[$not(${isOneOf(free)})]`;
  return `($retries := ${RETRIES}; $count($retries) < ${MAX_RETRIES} ? ${policy.maxRetries} - $count($retries${paid}) : 0)`;
}

/** JSONata for the variable `$noneLeft`: why `$left` is 0. */
export function noneLeftExpression(policy: Policy): string {
  const limit = { kind: 'policy', retries: policy.maxRetries } as const;
  const free = freeRules(policy);
  if (free.length === 0) {
    return `'${noRetryIsLeft(limit)}'`;
  }
  const more = `' & ($free > 0 ? '${besides("' & $string($free) & '")}' : '') & '`;
  const spent = `$count($retries) < ${MAX_RETRIES} ? '${noRetryIsLeft(limit, more)}' : '${noRetryIsLeft({ kind: 'execution' })}'`;
  return `($retries := ${RETRIES}; $free := $count($retries[${isOneOf(free)}]); ${spent})`;
}

function isOneOf(names: readonly string[]): string {
  return isInJsonata(
    '$',
    names.map((name) => `'${name}'`),
  );
}

/** JSONata that is true as long as the execution may make another retry, whoever pays for it. */
const IN_EXECUTION = `$count($carry.retries) < ${MAX_RETRIES}`;

/** JSONata that is true as long as the budgets pay for another retry by this rule. */
export function budgetExpression(policy: Policy, rule: RetryRule): string {
  return budgets(policy, rule)
    .map(({ isLeft }) => isLeft)
    .join(' and ');
}

/** JSONata for why there is no other retry by this rule, where there is none. */
export function spentExpression(policy: Policy, rule: RetryRule): string {
  const expression = budgets(policy, rule).reduceRight(
    (later, { isLeft, reason }) => (later === '' ? reason : `${isLeft} ? ${later} : ${reason}`),
    '',
  );
  return expression.includes(' ? ') ? `(${expression})` : expression;
}

/** The limits of a rule as JSONata: that is true as long as it is not reached, and the text where it is. */
function budgets(
  policy: Policy,
  rule: RetryRule,
): readonly { readonly isLeft: string; readonly reason: string }[] {
  const limits = limitsOf(policy, rule);
  // The two together are the variable $left.
  const isPaid = limits.some(({ kind }) => kind === 'policy');
  return limits
    .filter(({ kind }) => !(isPaid && kind === 'execution'))
    .map((limit) => ({
      isLeft: isLeftExpression(limit, rule),
      reason: limit.kind === 'policy' ? '$noneLeft' : `'${noRetryIsLeft(limit)}'`,
    }));
}

function isLeftExpression(limit: Limit, rule: RetryRule): string {
  switch (limit.kind) {
    case 'execution':
      return IN_EXECUTION;
    case 'policy':
      return '$left > 0';
    case 'rule':
      return `${granted(rule)} < ${limit.retries}`;
    case 'duration':
      return inTime(limit.seconds, rule);
    case 'memory':
      return hasMemoryExpression(rule.retry.next);
  }
}

/** JSONata for the seconds to wait, or a number where they are always the same. */
export function waitExpression(rule: RetryRule): string | number {
  if (rule.type !== 'TEMPORARY') {
    return 0;
  }
  const longest = longestWait(rule.wait, rule);
  return rule.wait.jitter === 'full' ? `$floor($random() * (${longest} + 1))` : longest;
}

function granted({ name }: RetryRule): string {
  return `$count($carry.retries[$ in ['${UNKNOWN_RULE}', '${name}']])`;
}

function longestWait(wait: Wait, rule: RetryRule): string | number {
  const { seconds, backoffRate, maxSeconds } = wait;
  return backoffRate === 1
    ? waitSeconds(wait, 0)
    : `$min([${maxSeconds}, $floor(${seconds} * $power(${backoffRate}, ${granted(rule)}) + 0.5)])`;
}

function inTime(maxDurationSeconds: number, rule: RetryRule): string {
  const wait = rule.type === 'TEMPORARY' ? longestWait(rule.wait, rule) : 0;
  return `$toMillis($states.context.State.EnteredTime) + ${wait} * 1000 <= $toMillis($states.context.Execution.StartTime) + ${maxDurationSeconds * 1000}`;
}
