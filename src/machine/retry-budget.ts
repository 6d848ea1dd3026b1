import { waitSeconds } from '../policy/decide.ts';
import { besides, freeRules, type Limit, limitsOf, noRetryIsLeft, type RetryRule } from '../policy/limits.ts';
import { MAX_RETRIES, type Policy, type Wait } from '../policy/policy.ts';
import { hasMemoryExpression } from './next-run.ts';

/** The budgets and waits of a policy as JSONata on the machine's variables, as `decide` counts them. */

/** JSONata for the variable `$left`, by the decision before. */
export function leftExpression(policy: Policy): string {
  const free = freeRules(policy);
  const left = (retries: string) => `${policy.maxRetries} - $count(${retries})`;
  return free.length === 0
    ? left('$errorState.retries')
    : `${IN_EXECUTION} ? ${left(`$errorState.retries[$not($ in [${free.map((name) => `'${name}'`).join(', ')}])]`)} : 0`;
}

/** JSONata for the variable `$noneLeft`: why `$left` is 0. */
export function noneLeftExpression(policy: Policy): string {
  const { maxRetries } = policy;
  const limit = { kind: 'policy', retries: maxRetries } as const;
  if (freeRules(policy).length === 0) {
    return `'${noRetryIsLeft(limit)}'`;
  }
  const free = `$count($errorState.retries) - ${maxRetries}`;
  const more = `' & ($count($errorState.retries) > ${maxRetries} ? '${besides(`' & $string(${free}) & '`)}' : '') & '`;
  return `${IN_EXECUTION} ? '${noRetryIsLeft(limit, more)}' : '${noRetryIsLeft({ kind: 'execution' })}'`;
}

/** JSONata that is true as long as the execution may make another retry, whoever pays for it. */
const IN_EXECUTION = `$count($errorState.retries) < ${MAX_RETRIES}`;

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
  return `$count($errorState.retries[$ = '${name}'])`;
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
