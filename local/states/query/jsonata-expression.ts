import compile from 'jsonata';
import type { Json } from '../../json.ts';
import { type JsonataLimits, limitExpression, SERVICE_LIMITS } from './jsonata-budget.ts';
import { addFunctions } from './jsonata-functions.ts';
import { freeVariables } from './jsonata-variables.ts';
import { plainJson } from './plain-json.ts';
import type { Randomness } from './randomness.ts';
import { type RegExpClass, timedRegExp } from './timed-regexp.ts';

/** What evaluation takes from outside: chance, limits, and a clock for them in milliseconds. */
export interface JsonataEnvironment {
  readonly randomness: Randomness;
  readonly limits: JsonataLimits;
  readonly now: () => number;
}

/** An expression that does not parse or that failed; `code` is JSONata's, such as `T2001`. */
export class JsonataFailure extends Error {
  override readonly name = 'JsonataFailure';
  readonly code: string | undefined;

  constructor(code: string | undefined, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The expression inside `{% … %}`, or undefined for a string that is none. */
export function jsonataSource(text: string): string | undefined {
  return text.length >= '{%%}'.length && text.startsWith('{%') && text.endsWith('%}')
    ? text.slice(2, -2).trim()
    : undefined;
}

/** Throws JsonataFailure if the expression does not parse. */
export function checkJsonata(source: string): void {
  parse(source, timedRegExp(SERVICE_LIMITS.milliseconds));
}

/** The variables that an expression reads and does not bind itself, without `$states` and the names of functions. */
export function referencedVariables(source: string): readonly string[] {
  try {
    const tree = parse(source, timedRegExp(SERVICE_LIMITS.milliseconds)).ast();
    return [...new Set(freeVariables(tree))];
  } catch (error) {
    if (error instanceof JsonataFailure) {
      return [];
    }
    throw error;
  }
}

/**
 * Evaluates an expression with the bindings as `$name`. Undefined is what the expression returned where it returned
 * nothing. Throws JsonataFailure, BudgetExceeded and NotJson.
 */
export async function evaluateJsonata(
  source: string,
  bindings: Readonly<Record<string, unknown>>,
  environment: JsonataEnvironment,
): Promise<Json | undefined> {
  const expression = parse(source, timedRegExp(environment.limits.milliseconds));
  addFunctions(expression, environment.randomness);
  limitExpression(expression, environment.limits, environment.now);
  return plainJson(await run(expression, bindings));
}

async function run(
  expression: compile.Expression,
  bindings: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  try {
    // `$eval` is the one function of JSONata that Step Functions has not: calling it is calling a non-function (T1006).
    const result: unknown = await expression.evaluate(undefined, { ...bindings, eval: undefined });
    return result;
  } catch (error) {
    throw asFailure(error);
  }
}

function parse(source: string, RegexEngine: RegExpClass): compile.Expression {
  try {
    // JSONata wants the class, though its type declaration says an instance. It keeps the last class it was given for
    // every expression there is, so each gets one that is cut off, also where an expression is only checked.
    const expression: compile.Expression = Reflect.apply(compile, undefined, [source, { RegexEngine }]);
    return expression;
  } catch (error) {
    throw asFailure(error);
  }
}

/** JSONata throws plain objects with `code` and `message`; what else it throws are faults of JavaScript. */
function asFailure(error: unknown): unknown {
  if (error instanceof RangeError) {
    return new JsonataFailure(undefined, 'The expression or its value is nested too deeply.', {
      cause: error,
    });
  }
  if (typeof error !== 'object' || error === null) {
    return new JsonataFailure(undefined, String(error));
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (error instanceof Error && code === undefined && !(error instanceof TypeError)) {
    return error;
  }
  const message =
    'message' in error && typeof error.message === 'string' ? error.message : 'The evaluation failed.';
  return new JsonataFailure(code, message, { cause: error });
}
