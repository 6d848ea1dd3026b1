import type { Json } from '../json.ts';
import { conditionJsonata } from '../policy/conditions/conditions.ts';
import { isInJsonata } from '../policy/conditions/shallow-jsonata.ts';
import { freeRules, noRetryIsLeft, waitSeconds } from '../policy/decide.ts';
import {
  type Fallback,
  MAX_RETRIES,
  type MemoryChange,
  mayRetry,
  type NextRun,
  type Policy,
  type RetryRule,
  type Rule,
  UNKNOWN_RULE,
  type Wait,
} from '../policy/policy.ts';
import { PROCESS_ERROR, RUN_ECS_TASK } from '../policy/state-names.ts';
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
 * allows) and `$because` (the reasons by rule, which are written once).
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
  const isFree = isInJsonata(
    '$',
    free.map((name) => `'${name}'`),
  );
  const paid = free.length === 0 ? '' : `[$not(${isFree})]`;
  return `($retries := ${RETRIES}; $count($retries) < ${MAX_RETRIES} ? ${policy.maxRetries} - $count($retries${paid}) : 0)`;
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
      `'because': ${BECAUSE} & ' ${noRetryIsLeft(policy, rule)}'`,
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

const RAN_WITH = '$failure.ranWith';
const SIZE_IS_KNOWN = `$exists(${RAN_WITH}.cpu) and $exists(${RAN_WITH}.memory)`;

/** JSONata that is true as long as the budgets pay for another retry by this rule; as `decide` counts. */
export function budgetExpression(policy: Policy, rule: RetryRule): string {
  const { free, maxRetries, next } = rule.retry;
  return [
    free ? `$count($carry.retries) < ${MAX_RETRIES}` : '$left > 0',
    ...(maxRetries === undefined ? [] : [`${granted(rule)} < ${maxRetries}`]),
    ...(policy.maxDurationSeconds === undefined ? [] : [inTime(policy.maxDurationSeconds, rule)]),
    ...(next?.memory === undefined
      ? []
      : [`($not(${SIZE_IS_KNOWN}) or ${sizeExpression(next)}.memory > ${RAN_WITH}.memory)`]),
  ].join(' and ');
}

/** JSONata for the seconds to wait, or a number where they are always the same. */
export function waitExpression(rule: RetryRule): string | number {
  if (rule.type !== 'TEMPORARY') {
    return 0;
  }
  const longest = longestWait(rule.wait, rule);
  return rule.wait.jitter === 'full' ? `$floor($random() * (${longest} + 1))` : longest;
}

/** What the variable `$environments` holds: the variables that each rule adds. Undefined where none adds any. */
export function environments({ rules, fallback }: Policy): Definition | undefined {
  const entries = [...rules, fallback].flatMap((rule) => {
    const added = mayRetry(rule) ? rule.retry.next?.environment : undefined;
    return added === undefined ? [] : [[rule.name, literals(added)] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** JSONata for what the next attempt runs with, by the `rule` in the context. */
export function overridesExpression(next: NextRun): string {
  const { ephemeralStorage, capacityProvider, environment } = next;
  const parts = [
    ...(next.memory === undefined && next.cpu === undefined
      ? []
      : [`${SIZE_IS_KNOWN} ? ${sizeExpression(next)}`]),
    ...(ephemeralStorage === undefined ? [] : [JSON.stringify({ ephemeralStorage })]),
    ...(capacityProvider === undefined ? [] : [JSON.stringify({ capacityProvider })]),
    ...(environment === undefined
      ? []
      : ["{'environment': $merge([$errorState.overrides.environment, $lookup($environments, rule)])}"]),
  ];
  return `$merge([$errorState.overrides, ${parts.join(', ')}])`;
}

/** Whether a policy changes the size of a task, for which the machine must know the sizes of Fargate. */
export function changesSize(policy: Policy): boolean {
  return nextRuns(policy).some(({ memory, cpu }) => memory !== undefined || cpu !== undefined);
}

/** What the rules of a policy give to next attempts. */
export function nextRuns({ rules, fallback }: Policy): readonly NextRun[] {
  return [...rules, fallback].flatMap((rule) =>
    mayRetry(rule) && rule.retry.next !== undefined ? [rule.retry.next] : [],
  );
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

/** The size that `nextOverrides` chooses, out of the variable `$sizes`, where the size of the failed task is known. */
function sizeExpression({ memory, maxMemory, cpu }: NextRun): string {
  const leastCpu = cpu ?? `${RAN_WITH}.cpu`;
  const [least, most] =
    memory === undefined
      ? [`${RAN_WITH}.memory`, '']
      : [`$min([${changedExpression(memory)}, ${maxMemory}])`, ` and memory <= ${maxMemory}`];
  return `$sizes[cpu >= ${leastCpu} and memory >= ${least}${most}][0]`;
}

function changedExpression(change: MemoryChange): string {
  switch (change.kind) {
    case 'times':
      return `$ceil(${RAN_WITH}.memory * ${change.factor})`;
    case 'plus':
      return `${RAN_WITH}.memory + ${change.mebibytes}`;
    case 'to':
      return String(change.mebibytes);
  }
}
