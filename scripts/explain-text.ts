import { duration } from '../src/duration.ts';
import { conditionText } from '../src/policy/conditions/conditions.ts';
import type { Decision } from '../src/policy/decide.ts';
import { actionText, type Explanation } from '../src/policy/explain.ts';
import { limitsOf } from '../src/policy/limits.ts';
import type { Overrides } from '../src/policy/overrides.ts';
import { type Fallback, mayRetry, type Policy, type Rule } from '../src/policy/policy.ts';
import { joined, ranWithText } from '../src/report/text.ts';
import { textTable } from './text-table.ts';

/** What a policy makes of a failure, in lines for people. */
export function explanationLines(
  policy: Policy,
  { failure, decision, considered }: Explanation,
  title?: string,
): readonly string[] {
  const { error, exitCode, container, stopCode, reason, containerReason, unread } = failure;
  const parts = [
    error,
    exitCode === undefined ? 'no exit code' : `exit ${exitCode}`,
    container === undefined ? '' : `container ${container}`,
    stopCode ?? '',
    containerReason ?? '',
    reason,
    unread ?? '',
  ];
  const { retryCount, rule, because } = decision;
  const last = considered.at(-1);
  const budget = budgetText(policy, decision);
  const next = nextRunText(policy, failure.ranWith ?? {}, decision);
  return [
    ...(title === undefined ? [] : [title]),
    `failure   ${joined(parts, ', ')}`,
    `rule      ${rule}: ${last?.why ?? ''}`,
    `because   ${because}`,
    `decision  ${decisionText(policy, decision)} (failure ${retryCount} of the execution)`,
    ...(budget === '' ? [] : [`budget    ${budget}`]),
    ...(next === '' ? [] : [`next run  ${next}`]),
    ...(considered.length > 1 ? ['', 'rules before it, which did not match:'] : []),
    ...considered.slice(0, -1).map(({ rule: name, why }) => `  ${name}: ${why}`),
  ];
}

function decisionText(policy: Policy, { type, waitSeconds, rule: name }: Decision): string {
  if (type !== 'TEMPORARY') {
    return type;
  }
  const rule = ruleOf(policy, name);
  // It is explained with the longest that jitter may draw.
  const most = rule.type === 'TEMPORARY' && rule.wait.jitter === 'full' ? 'up to ' : '';
  return `${type}, wait ${most}${duration(waitSeconds * 1000)}`;
}

function ruleOf({ rules, fallback }: Policy, name: string): Rule | Fallback {
  return rules.find((rule) => rule.name === name) ?? fallback;
}

/** Which budgets a retry is charged to: `retry 2 of 3 by the policy, 1 of 2 by this rule`. */
function budgetText(policy: Policy, { type, rule: name, retries }: Decision): string {
  const rule = ruleOf(policy, name);
  if (type === 'FATAL' || !mayRetry(rule)) {
    return '';
  }
  const own = retries.filter((each) => each === name).length;
  const isFree = (each: string) => {
    const granting = ruleOf(policy, each);
    return mayRetry(granting) && granting.retry.free;
  };
  const paid = retries.filter((each) => !isFree(each)).length;
  const charged = limitsOf(policy, rule).flatMap((limit) => {
    switch (limit.kind) {
      case 'policy':
        return [`${paid} of the ${limit.retries} that the policy allows`];
      case 'rule':
        return [`${own} of the ${limit.retries} that this rule allows`];
      default:
        return [];
    }
  });
  return joined(
    [
      charged.length === 0 ? '' : `retry ${charged.join(', and ')}`,
      rule.retry.free ? `it costs nothing of the ${policy.maxRetries} that the policy allows` : '',
    ],
    '; ',
  );
}

/** What the next attempt runs with in place of what the task definition says; of variables their names, as values may be secret. */
function nextRunText(
  policy: Policy,
  ranWith: NonNullable<Explanation['failure']['ranWith']>,
  { type, rule: name, overrides }: Decision,
): string {
  const rule = ruleOf(policy, name);
  if (type === 'FATAL' || !mayRetry(rule)) {
    return '';
  }
  const change = rule.retry.next;
  const isUnknown =
    (change?.memory !== undefined || change?.cpu !== undefined) &&
    (ranWith.cpu === undefined || ranWith.memory === undefined);
  return joined(
    [
      overridesText(overrides),
      isUnknown
        ? 'cpu and memory stay as they are, since the failure does not tell what the task ran with'
        : '',
    ],
    '; ',
  );
}

function overridesText({ environment, ...size }: Overrides): string {
  const names = Object.keys(environment ?? {});
  return joined([ranWithText(size), names.length === 0 ? '' : `environment ${names.join(' ')}`], ', ');
}

/** The effective rules of a policy in order, each in two lines. */
export function ruleLines(policy: Policy): readonly string[] {
  return [
    budgetLine(policy),
    ...policy.rules.flatMap((rule, index) => [
      `${String(index + 1).padStart(3)}. ${rule.name}: ${actionText(rule)}`,
      `     when ${conditionText(rule.when)}`,
    ]),
    `  -  ${policy.fallback.name}: ${actionText(policy.fallback)}`,
  ];
}

/** The same as a table. */
export function rulesTable(policy: Policy, width: number): readonly string[] {
  return [
    budgetLine(policy),
    '',
    ...textTable(
      ['#', 'rule', 'when', 'then'],
      [
        ...policy.rules.map((rule, index) => [
          String(index + 1),
          rule.name,
          conditionText(rule.when),
          actionText(rule),
        ]),
        ['-', policy.fallback.name, 'no rule matches', actionText(policy.fallback)],
      ],
      width,
    ),
  ];
}

function budgetLine({ rules, maxRetries, maxDurationSeconds }: Policy): string {
  const limit =
    maxDurationSeconds === undefined ? '' : `, none later than ${duration(maxDurationSeconds * 1000)}`;
  return `${rules.length} rules, ${maxRetries} retries in all${limit}`;
}
