import type { Json, JsonObject } from '../../json.ts';

/** What an expression may refer to. */
export interface Scope {
  /** The state's input: `$` in JSONPath (after InputPath, where that applies), `$states.input` in JSONata. */
  readonly input: Json;
  /** The context object: `$$` in JSONPath, `$states.context` in JSONata. */
  readonly context: JsonObject;
  /** Workflow variables by name, without `$`. */
  readonly variables: JsonObject;
  /** `$states.result` in JSONata, where a result exists. In JSONPath the caller makes it the `input`. */
  readonly result?: Json;
  /** `$states.errorOutput` in the Catch of a JSONata state. */
  readonly errorOutput?: JsonObject;
}

/** One of the two query languages of the States Language. */
export interface QueryLanguage {
  readonly name: 'JSONPath' | 'JSONata';
  /**
   * Evaluates a payload template. JSONPath: keys that end in `.$` hold a path (`$…`, `$$…`, `$variable…`) or an
   * intrinsic function. JSONata: strings `{% … %}` at any depth, also the template itself.
   * `field` is where the template stands in its state, such as `Arguments` or `Catch[0]/Output`: a JSONata failure
   * names it. Throws QueryError.
   */
  template(template: Json, scope: Scope, field?: string): Promise<Json>;
  /**
   * Whether a Choice rule holds. JSONPath: all comparators, And, Or, Not. JSONata: `Condition`.
   * `field` is where the condition stands, such as `Choices[0]/Condition`. Throws QueryError.
   */
  condition(rule: JsonObject, scope: Scope, field?: string): Promise<boolean>;
}

/** A query that failed at run time, with the error name that Step Functions gives it. */
export class QueryError extends Error {
  override readonly name:
    | 'States.QueryEvaluationError'
    | 'States.ParameterPathFailure'
    | 'States.ResultPathMatchFailure'
    | 'States.IntrinsicFailure'
    | 'States.Runtime';

  constructor(name: QueryError['name'], cause: string, options?: ErrorOptions) {
    super(cause, options);
    this.name = name;
  }
}
