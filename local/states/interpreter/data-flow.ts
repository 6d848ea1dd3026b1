import { isObject, type Json, type JsonObject } from '../../json.ts';
import { writeResult } from '../query/jsonpath.ts';
import { asFailure, type Extra, evaluate, failureOf, pathValue } from './evaluate.ts';
import type { Exit, Frame } from './frame.ts';
import { checkPayload, checkVariables } from './limits.ts';
import { transition } from './state-fields.ts';

/** The input after InputPath; JSONata states have none. `InputPath: null` makes it `{}`. Throws StateFailure. */
export async function effectiveInput(frame: Frame): Promise<Json> {
  const path = frame.state['InputPath'];
  if (frame.language.name === 'JSONata' || path === undefined) {
    return frame.input;
  }
  return typeof path === 'string' ? pathValue(frame, 'InputPath', path) : {};
}

/** What a Task or Parallel state gives on: its Arguments (JSONata) or Parameters (JSONPath), else the input. */
export async function argumentsOf(frame: Frame, input: Json): Promise<Json> {
  const field = frame.language.name === 'JSONata' ? 'Arguments' : 'Parameters';
  const template = frame.state[field];
  return template === undefined ? input : evaluate(frame, field, template, { input });
}

/** Leaves a state that has a result: a Task, Parallel or Map. Throws StateFailure. */
export async function leaveWithResult(frame: Frame, result: Json): Promise<Exit> {
  const { state } = frame;
  const next = transition(state);
  if (frame.language.name === 'JSONata') {
    return exit(frame, {
      output: await output(frame, state, 'Output', result, { result }),
      assigned: await assign(frame, state, 'Assign', { result }),
      next,
    });
  }
  const selector = state['ResultSelector'];
  const selected =
    selector === undefined ? result : await evaluate(frame, 'ResultSelector', selector, { input: result });
  // In the Assign of a JSONPath state, `$` is the result as ResultSelector left it.
  const assigned = await assign(frame, state, 'Assign', { input: selected });
  return exit(frame, { output: await combine(frame, selected), assigned, next });
}

/** Where the result of a JSONPath state goes: ResultPath into the raw input, then OutputPath. */
export async function combine(frame: Frame, result: Json): Promise<Json> {
  const resultPath = resultPathOf(frame.state);
  const combined = await asFailure(frame, 'ResultPath', () => writeResult(frame.input, resultPath, result));
  return outputPath(frame, combined);
}

/** What OutputPath leaves of a value; `OutputPath: null` makes it `{}`. Throws StateFailure. */
export async function outputPath(frame: Frame, value: Json): Promise<Json> {
  const path = frame.state['OutputPath'];
  if (path === undefined) {
    return value;
  }
  return typeof path === 'string' ? pathValue(frame, 'OutputPath', path, { input: value }) : {};
}

/** The ResultPath of a state or catcher: `$` when there is none, null to drop the result. */
export function resultPathOf(owner: JsonObject): string | null {
  const path = owner['ResultPath'];
  return path === undefined ? '$' : typeof path === 'string' ? path : null;
}

/**
 * Evaluates the `Assign` of a state, rule or catcher. All of its expressions see the variables as they were
 * before. Throws StateFailure.
 */
export async function assign(
  frame: Frame,
  owner: JsonObject,
  field: string,
  extra?: Extra,
): Promise<JsonObject> {
  const template = owner['Assign'];
  if (template === undefined) {
    return {};
  }
  const assigned = await evaluate(frame, field, template, extra);
  if (!isObject(assigned)) {
    throw failureOf(frame, 'States.Runtime', `The field '${field}' must evaluate to an object of variables.`);
  }
  checkVariables(assigned, { ...frame.variables, ...assigned }, frame.name);
  return assigned;
}

/** The `Output` of a JSONata state, rule or catcher, or else `fallback`. Throws StateFailure. */
export async function output(
  frame: Frame,
  owner: JsonObject,
  field: string,
  fallback: Json,
  extra?: Extra,
): Promise<Json> {
  const template = owner['Output'];
  return template === undefined ? fallback : evaluate(frame, field, template, extra);
}

/** Leaves a state. Throws StateFailure `States.DataLimitExceeded` when its output is too big. */
export function exit(frame: Frame, leaving: Exit): Exit {
  checkPayload(leaving.output, frame.name);
  return leaving;
}
