import { globSource } from '../policy/conditions/glob.ts';
import type { Condition, ExitCodeRange } from '../policy/policy.ts';

/**
 * Compiles a condition into JSONata (without `{% %}`) on the variable `$failure`. It always yields a boolean: in
 * JSONata a comparison with what is absent is false, and what is absent is left out of a list.
 */
export function conditionExpression(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return join(condition.of.map(conditionExpression), ' and ');
    case 'any':
      return join(condition.of.map(conditionExpression), ' or ');
    case 'not':
      return `$not(${conditionExpression(condition.of)})`;
    case 'exit-code':
      return join(
        [
          ...condition.ranges.map(rangeExpression),
          ...(condition.none ? ['$not($exists($failure.exitCode))'] : []),
        ],
        ' or ',
      );
    case 'stop-code':
      return `$failure.stopCode in ${JSON.stringify(condition.anyOf)}`;
    case 'container':
      return `$failure.container in ${JSON.stringify(condition.anyOf)}`;
    case 'error':
      return `$contains($failure.error, ${globExpression(condition.globs)})`;
    case 'reason':
      return `$exists([$failure.reason, $failure.containerReason][$contains($, ${globExpression(condition.globs)})])`;
  }
}

function rangeExpression({ from, to }: ExitCodeRange): string {
  return from === to
    ? `$failure.exitCode = ${from}`
    : `($exists($failure.exitCode) and $failure.exitCode >= ${from} and $failure.exitCode <= ${to})`;
}

function globExpression(globs: readonly string[]): string {
  return `/${globs.map(globSource).join('|')}/i`;
}

function join(expressions: readonly string[], operator: string): string {
  return expressions.length === 1 ? expressions.join('') : `(${expressions.join(operator)})`;
}
