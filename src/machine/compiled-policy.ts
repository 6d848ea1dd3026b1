import type { Json } from '../json.ts';
import { conditionJsonata } from '../policy/conditions/conditions.ts';
import type { Fallback, Policy, Rule } from '../policy/policy.ts';
import { mayRetry } from '../policy/policy.ts';
import { PROCESS_ERROR, RUN_ECS_TASK } from '../policy/state-names.ts';
import { overridesExpression } from './next-run.ts';
import { budgetExpression, spentExpression, waitExpression } from './retry-budget.ts';
import { type Definition, expression, literals } from './states-language.ts';

/** The state that each class of failure leads to. */
export const NEXT_STATES = {
  RETRIABLE: RUN_ECS_TASK,
  TEMPORARY: 'WaitBeforeRetry',
  FATAL: 'FatalError',
  SUCCEEDED: 'Accepted',
} as const;

/**
 * The policy as a Choice: one branch a rule, in order, labelled with its reason; a rule that retries has a second one
 * for when no retry is left. Its variables are `$failure`, `$errorState` (the decision before), `$carry` (what a
 * decision takes over from it, FATAL so far, with `retries` as a list), `$left` (retries that the policy's budget still
 * allows), `$noneLeft` (why there are none) and `$because` (the reasons by rule, which are written once).
 */
export function compiledPolicy(policy: Policy): Definition {
  return {
    [PROCESS_ERROR]: {
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
  return literals(Object.fromEntries([...rules, fallback].map(({ name, because }) => [name, because])));
}

/** The reason of the rule that a decision names. */
const BECAUSE = '$lookup($because, rule)';

function branches(policy: Policy, rule: Rule | Fallback, condition: string): readonly Json[] {
  if (!mayRetry(rule)) {
    return [branch(rule, rule.because, condition, `'because': ${BECAUSE}`)];
  }
  const budget = budgetExpression(policy, rule);
  const { next } = rule.retry;
  const overrides = next === undefined ? [] : [`'overrides': ${overridesExpression(next)}`];
  return [
    branch(
      rule,
      rule.because,
      condition === 'true' ? budget : `${condition} and ${budget}`,
      [`'because': ${BECAUSE}`, "'retries': [$carry.retries, rule]", ...overrides].join(', '),
      waitExpression(rule),
    ),
    branch(
      { name: rule.name, type: 'FATAL' },
      'No retry is left.',
      condition,
      `'because': ${BECAUSE} & ' ' & ${spentExpression(policy, rule)}`,
    ),
  ];
}

/** @param more what depends on the decision itself, whose fields it names: the rest of the new `$errorState` */
function branch(
  { name, type }: Pick<Rule | Fallback, 'name' | 'type'>,
  comment: string,
  condition: string,
  more: string,
  wait: string | number = 0,
): Json {
  const decision = [
    ...(type === 'FATAL' ? [] : [`'type': '${type}'`]),
    ...(wait === 0 ? [] : [`'waitSeconds': ${wait}`]),
    `'rule': '${name}'`,
  ].join(', ');
  return {
    Comment: comment,
    Condition: expression(condition),
    Assign: { errorState: expression(`{${decision}}.$merge([$carry, $, {${more}}])`) },
    Next: NEXT_STATES[type],
  };
}
