import { waitSeconds } from '../policy/decide.ts';
import {
  type Fallback,
  MAX_RETRIES,
  type MemoryChange,
  type NextRun,
  type Policy,
  type Rule,
  type Wait,
} from '../policy/policy.ts';

/** A rule that may retry. */
export type RetryRule = Exclude<Rule | Fallback, { readonly type: 'FATAL' }>;

const RAN_WITH = '$failure.ranWith';
const SIZE_IS_KNOWN = `$exists(${RAN_WITH}.cpu) and $exists(${RAN_WITH}.memory)`;

/** JSONata that is true as long as the budgets pay for another retry by this rule; as `decide` counts. */
export function budgetExpression(policy: Policy, rule: RetryRule): string {
  const { free, maxRetries, next } = rule.retry;
  return [
    free ? `$count($errorState.retries) < ${MAX_RETRIES}` : '$left > 0',
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

/** JSONata for what the next attempt runs with. */
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
      : [`{'environment': $merge([$errorState.overrides.environment, ${JSON.stringify(environment)}])}`]),
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
    rule.type === 'FATAL' || rule.retry.next === undefined ? [] : [rule.retry.next],
  );
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

/** The size that `nextOverrides` chooses, out of the variable `$sizes`, where the size of the failed task is known. */
function sizeExpression({ memory, maxMemory, cpu }: NextRun): string {
  const leastCpu = cpu ?? `${RAN_WITH}.cpu`;
  const [least, most] =
    memory === undefined
      ? [`${RAN_WITH}.memory`, '']
      : [`$min([${changed(memory)}, ${maxMemory}])`, ` and memory <= ${maxMemory}`];
  return `$sizes[cpu >= ${leastCpu} and memory >= ${least}${most}][0]`;
}

function changed(change: MemoryChange): string {
  switch (change.kind) {
    case 'times':
      return `$ceil(${RAN_WITH}.memory * ${change.factor})`;
    case 'plus':
      return `${RAN_WITH}.memory + ${change.mebibytes}`;
    case 'to':
      return String(change.mebibytes);
  }
}
