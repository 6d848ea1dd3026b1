import type { Expression } from 'jsonata';

/** How much one expression may take. */
export interface JsonataLimits {
  /** Evaluation steps nested in one another. */
  readonly depth: number;
  readonly milliseconds: number;
  /** Size of one value: a character counts as one byte, an item of a list as eight. */
  readonly bytes: number;
}

/**
 * What Step Functions allows: a depth of 100 is accepted and one of 101 refused, `[1..873782]` is accepted and one item
 * more refused. Its time limit is not published; five seconds is far above what an accepted payload takes.
 */
export const SERVICE_LIMITS: JsonataLimits = { depth: 100, milliseconds: 5_000, bytes: 873_782 * 8 };

/** An expression that took more than it may. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
}

/**
 * Makes the evaluation of an expression stop with BudgetExceeded at the limits. `now` gives milliseconds.
 * JSONata calls these two hooks around every step; they are how its own playground limits expressions.
 */
export function limitExpression(expression: Expression, limits: JsonataLimits, now: () => number): void {
  const deadline = now() + limits.milliseconds;
  let depth = 0;
  const onEntry = (): void => {
    depth += 1;
    if (depth > limits.depth) {
      throw new BudgetExceeded('Stack overflow: Check for non-terminating recursive function.');
    }
    if (now() > deadline) {
      throw new BudgetExceeded('Expression evaluation timeout: Check for infinite loop.');
    }
  };
  const onExit = (_expression: unknown, _input: unknown, _environment: unknown, result: unknown): void => {
    depth -= 1;
    if (size(result) > limits.bytes) {
      throw new BudgetExceeded(
        'Expression evaluation memory limit exceeded: Check for excessive memory usage',
      );
    }
  };
  // `assign` takes symbols as `bind` does, which its type declaration does not say.
  Reflect.apply(expression.assign, expression, [Symbol.for('jsonata.__evaluate_entry'), onEntry]);
  Reflect.apply(expression.assign, expression, [Symbol.for('jsonata.__evaluate_exit'), onExit]);
}

/** Of the value itself, not of what it refers to: that was measured when it was made. */
function size(value: unknown): number {
  if (typeof value === 'string') {
    return value.length;
  }
  return Array.isArray(value) ? value.length * 8 : 0;
}
