import { type MemoryChange, mayRetry, type NextRun, type Policy } from '../policy/policy.ts';
import { type Definition, literals } from './states-language.ts';

const RAN_WITH = '$failure.ranWith';
const SIZE_IS_KNOWN = `$exists(${RAN_WITH}.cpu) and $exists(${RAN_WITH}.memory)`;

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

/** JSONata that is true unless more memory is asked for than there may be. */
export function hasMemoryExpression(next: NextRun | undefined): string {
  return next === undefined
    ? 'true'
    : `($not(${SIZE_IS_KNOWN}) or ${sizeExpression(next)}.memory > ${RAN_WITH}.memory)`;
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
