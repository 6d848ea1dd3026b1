import type { Json } from '../json.ts';
import { conditionJsonata } from '../policy/conditions/conditions.ts';
import { freeRules, noRetryIsLeft } from '../policy/decide.ts';
import { type Fallback, MAX_RETRIES, type Policy, type Rule } from '../policy/policy.ts';
import { budgetExpression, overridesExpression, waitExpression } from './budget.ts';
import { type Definition, expression, literal } from './states-language.ts';

/** The state that each class of failure leads to. */
export const NEXT_STATES = {
  RETRIABLE: 'RunECSTask',
  TEMPORARY: 'WaitBeforeRetry',
  FATAL: 'FatalError',
} as const;

/**
 * The policy as a Choice: one branch a rule, in order, labelled with its reason; a rule that retries has a second one
 * for when no retry is left. Its variables are `$failure`, `$errorState` (the decision before), `$carry` (what a
 * decision takes over from it, FATAL so far), `$left` (retries that the policy's budget still allows) and `$because` (the
 * reasons by rule, which are written once).
 */
export function compiledPolicy(policy: Policy): Definition {
  return {
    ProcessError: {
      Type: 'Choice',
      Choices: [
        ...policy.rules.flatMap((rule) => branches(policy, rule, conditionJsonata(rule.when))),
        ...branches(policy, policy.fallback, 'true'),
      ],
      Default: 'FatalError',
    },
  };
}

/** The reasons by rule, as the variable `$because`. */
export function reasons({ rules, fallback }: Policy): Definition {
  return Object.fromEntries([...rules, fallback].map(({ name, because }) => [name, literal(because)]));
}

/** JSONata for the variable `$left`, by the decision before. */
export function leftExpression(policy: Policy): string {
  const free = freeRules(policy);
  const left = (retries: string) => `${policy.maxRetries} - $count(${retries})`;
  return free.length === 0
    ? left('$errorState.retries')
    : `$count($errorState.retries) < ${MAX_RETRIES} ? ${left(`$errorState.retries[$not($ in [${free.map((name) => `'${name}'`).join(', ')}])]`)} : 0`;
}

function branches(policy: Policy, rule: Rule | Fallback, condition: string): readonly Json[] {
  const because = `$because.'${rule.name}'`;
  if (rule.type === 'FATAL') {
    return [branch(rule, rule.because, condition, `'because': ${because}`)];
  }
  const budget = budgetExpression(policy, rule);
  const { next } = rule.retry;
  const overrides = next === undefined ? [] : [`'overrides': ${overridesExpression(next)}`];
  return [
    branch(
      rule,
      rule.because,
      condition === 'true' ? budget : `${condition} and ${budget}`,
      [`'because': ${because}`, `'retries': [$errorState.retries, '${rule.name}']`, ...overrides].join(', '),
      waitExpression(rule),
    ),
    branch(
      { name: rule.name, type: 'FATAL' },
      'No retry is left.',
      condition,
      `'because': ${because} & ' ${noRetryIsLeft(policy, rule)}'`,
    ),
  ];
}

function branch(
  { name, type }: Pick<Rule | Fallback, 'name' | 'type'>,
  comment: string,
  condition: string,
  more: string,
  wait: string | number = 0,
): Json {
  return {
    Comment: comment,
    Condition: expression(condition),
    Assign: {
      errorState: expression(
        `$merge([$carry, {${[
          ...(type === 'FATAL' ? [] : [`'type': '${type}'`]),
          ...(wait === 0 ? [] : [`'waitSeconds': ${wait}`]),
          `'rule': '${name}'`,
          more,
        ].join(', ')}}])`,
      ),
    },
    Next: NEXT_STATES[type],
  };
}
