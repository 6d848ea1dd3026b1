import jsonata from 'jsonata';
import { SERVICE_LIMITS } from '../../local/states/query/jsonata-budget.ts';

/** What `$random` and `$now` give, so that every engine draws the same. */
export const RANDOM = 0.37;
export const NOW = '2026-01-02T03:04:05.678Z';

/** An expression that was evaluated, with the variables that it reads and what it gave. */
export interface Evaluated {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

/** Evaluates expressions as Step Functions does, and keeps them parsed. */
export class Expressions {
  /** The deepest that any was evaluated. */
  deepest = 0;
  readonly #parsed = new Map<string, jsonata.Expression>();
  readonly #onEvaluated: ((evaluated: Evaluated) => void) | undefined;

  constructor(onEvaluated?: (evaluated: Evaluated) => void) {
    this.#onEvaluated = onEvaluated;
  }

  /** With `$parse`, with JSON for a result, and no deeper than Step Functions goes. */
  async evaluate(source: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    const expression = this.#parsed.get(source) ?? jsonata(source);
    this.#parsed.set(source, expression);
    this.#limit(expression);
    const result: unknown = await expression.evaluate(null, {
      ...variables,
      parse: (text: string) => JSON.parse(text),
      random: () => RANDOM,
      now: () => NOW,
    });
    if (result === undefined) {
      throw new Error(`The expression gave nothing, which Step Functions refuses: ${source}`);
    }
    const value: unknown = JSON.parse(JSON.stringify(result));
    this.#onEvaluated?.({ source, variables: read(source, variables), value });
    return value;
  }

  /** JSONata calls these two hooks around every step of an evaluation. */
  #limit(expression: jsonata.Expression): void {
    let depth = 0;
    const onEntry = () => {
      depth += 1;
      this.deepest = Math.max(this.deepest, depth);
      if (depth > SERVICE_LIMITS.depth) {
        throw new Error(`The expression is evaluated deeper than ${SERVICE_LIMITS.depth}.`);
      }
    };
    const onExit = () => {
      depth -= 1;
    };
    // `assign` takes symbols as `bind` does, which its type declaration does not say.
    Reflect.apply(expression.assign, expression, [Symbol.for('jsonata.__evaluate_entry'), onEntry]);
    Reflect.apply(expression.assign, expression, [Symbol.for('jsonata.__evaluate_exit'), onExit]);
  }
}

/** The variables that an expression names. */
function read(source: string, variables: Readonly<Record<string, unknown>>) {
  const names = new Set(Array.from(source.matchAll(/\$(\w+)/g), ([, name]) => name));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)));
}

/** The regular expressions that an expression holds. */
export function regularExpressions(source: string): readonly RegExp[] {
  return collect(jsonata(source).ast());
}

function collect(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collect) : [];
}
