import type { Json, JsonObject } from '../../json.ts';
import { readPath } from '../query/jsonpath.ts';
import { QueryError, type Scope } from '../query/language.ts';
import { ExecutionFailure, StateFailure } from './failure.ts';
import type { Frame } from './frame.ts';

/** What an expression sees in addition to the state's input, context and variables. */
export type Extra = Partial<Pick<Scope, 'input' | 'context' | 'result' | 'errorOutput'>>;

/** The scope of an expression in this state. */
export function scopeOf(frame: Frame, extra: Extra = {}): Scope {
  return { input: frame.input, context: frame.context, variables: frame.variables, ...extra };
}

/** Evaluates a template of the state; `field` is its place, such as `Arguments`. Throws StateFailure. */
export function evaluate(frame: Frame, field: string, template: Json, extra?: Extra): Promise<Json> {
  return asFailure(frame, field, () => frame.language.template(template, scopeOf(frame, extra), field));
}

/** Whether a Choice rule holds for this input. Throws StateFailure. */
export function holds(frame: Frame, field: string, rule: JsonObject, input: Json): Promise<boolean> {
  return asFailure(frame, field, () => frame.language.condition(rule, scopeOf(frame, { input }), field));
}

/** Reads one JSONPath of the state, such as InputPath. Throws StateFailure. */
export function pathValue(frame: Frame, field: string, path: string, extra?: Extra): Promise<Json> {
  return asFailure(frame, field, () => readPath(path, scopeOf(frame, extra)));
}

/**
 * Runs a query and turns QueryError into the failure of the state, with the preamble that AWS puts before the
 * cause. `field` is the place of the query, undefined for what is wrong with the input itself.
 */
export async function asFailure<Value>(
  frame: Frame,
  field: string | undefined,
  query: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await query();
  } catch (error) {
    throw error instanceof QueryError ? queryFailed(frame, field, error) : error;
  }
}

/** The failure of a state whose field has a value that it cannot use: in JSONata, that is an evaluation that failed. */
export function unusable(frame: Frame, field: string, problem: string): StateFailure {
  const error = frame.language.name === 'JSONata' ? 'States.QueryEvaluationError' : 'States.Runtime';
  return queryFailed(frame, field, new QueryError(error, problem));
}

/** In JSONata, the history also gets an EvaluationFailed event that says where it happened. */
function queryFailed(frame: Frame, field: string | undefined, error: QueryError): StateFailure {
  const cause = causeIn(frame, error.message);
  if (frame.language.name === 'JSONata') {
    const { history } = frame.environment;
    // As AWS records it, the event points past the entry of its state, but for the Timestamp of a Wait.
    if (history.last === frame.enteredEventId && field !== 'Timestamp') {
      history.continueFrom(frame.previousEventId);
    }
    history.record('EvaluationFailed', { error: error.name, cause, location: field, state: frame.name });
  }
  return new StateFailure(error.name, cause, { cause: error });
}

/** A failure of the state itself, not of what it called. */
export function failureOf(frame: Frame, error: string, problem: string): StateFailure {
  return new StateFailure(error, causeIn(frame, problem));
}

/** The same, where no Retry and no Catch of the state may see it. */
export function executionFailureOf(frame: Frame, error: string, problem: string): ExecutionFailure {
  return new ExecutionFailure(error, causeIn(frame, problem));
}

function causeIn(frame: Frame, problem: string): string {
  return (
    `An error occurred while executing the state '${frame.name}' ` +
    `(entered at the event id #${frame.enteredEventId}). ${problem}`
  );
}
