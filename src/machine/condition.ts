import { globSource } from '../policy/glob.ts';
import type { Condition, ExitCodeRange } from '../policy/policy.ts';

/**
 * Compiles a condition into JSONata (without `{% %}`) on the variable `$failure`. It always yields a boolean:
 * in JSONata a comparison with what is absent is false, and `$contains` of what is absent is guarded.
 */
export function conditionExpression(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return condition.of.map((inner) => `(${conditionExpression(inner)})`).join(' and ');
    case 'exit-code':
      return anyOf([
        ...condition.ranges.map(rangeExpression),
        ...(condition.none ? ['$not($exists($failure.exitCode))'] : []),
      ]);
    case 'stop-code':
      return `$failure.stopCode in ${JSON.stringify(condition.anyOf)}`;
    case 'container':
      return `$failure.container in ${JSON.stringify(condition.anyOf)}`;
    case 'error':
      return anyOf(condition.globs.map((glob) => globExpression('$failure.error', glob)));
    case 'reason':
      return anyOf(
        condition.globs.flatMap((glob) => [
          globExpression('$failure.reason', glob),
          globExpression("($exists($failure.containerReason) ? $failure.containerReason : '')", glob),
        ]),
      );
  }
}

function rangeExpression({ from, to }: ExitCodeRange): string {
  return from === to
    ? `$failure.exitCode = ${from}`
    : `($exists($failure.exitCode) and $failure.exitCode >= ${from} and $failure.exitCode <= ${to})`;
}

function globExpression(value: string, glob: string): string {
  return `$contains(${value}, /${globSource(glob)}/i)`;
}

function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? expressions.join('') : `(${expressions.join(' or ')})`;
}
