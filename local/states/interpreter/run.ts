import { isObject, type Json, type JsonObject } from '../../json.ts';
import { jsonata } from '../query/jsonata.ts';
import { jsonPath } from '../query/jsonpath.ts';
import type { QueryLanguage } from '../query/language.ts';
import { choice } from './choice.ts';
import { contextObject, type ExecutionContext } from './context.ts';
import { fail } from './fail.ts';
import { StateFailure } from './failure.ts';
import type { Environment, Exit, Frame } from './frame.ts';
import { pass } from './pass.ts';
import { textField } from './state-fields.ts';
import { succeed } from './succeed.ts';
import { task } from './task.ts';
import { wait } from './wait.ts';

type StateKind = (frame: Frame) => Promise<Exit>;

const KINDS: ReadonlyMap<string, StateKind> = new Map<string, StateKind>([
  ['Pass', pass],
  ['Task', task],
  ['Choice', choice],
  ['Wait', wait],
  ['Succeed', succeed],
  ['Fail', fail],
]);

/**
 * Runs a machine from StartAt to its end and resolves to its output. Records the events of all states, but not
 * those of the execution itself.
 * Throws StateFailure when a state failed and nothing caught it, HistoryFullError when the history has no room
 * left, what `beforeState` rejects with, and the signal's reason when the execution was interrupted.
 */
export async function runMachine(
  definition: JsonObject,
  execution: ExecutionContext,
  environment: Environment,
): Promise<Json> {
  let name = textField(definition, 'StartAt') ?? '';
  let input = execution.input;
  let variables: JsonObject = {};
  for (;;) {
    await environment.beforeState();
    const left = await visit(definition, name, input, variables, execution, environment);
    input = left.output;
    if (left.next === null) {
      return input;
    }
    variables = { ...variables, ...left.assigned };
    name = left.next;
  }
}

async function visit(
  definition: JsonObject,
  name: string,
  input: Json,
  variables: JsonObject,
  execution: ExecutionContext,
  environment: Environment,
): Promise<Exit> {
  const states = definition['States'];
  const state = isObject(states) ? states[name] : undefined;
  if (!isObject(state)) {
    throw new StateFailure('States.Runtime', `There is no state '${name}'.`);
  }
  const type = textField(state, 'Type') ?? '';
  const run = KINDS.get(type);
  if (run === undefined) {
    throw new StateFailure('States.Runtime', `States of type '${type}' are not supported here.`);
  }
  const { history, clock } = environment;
  const enteredEventId = history.record(`${type}StateEntered`, {
    name,
    input: JSON.stringify(input),
    inputDetails: { truncated: false },
  });
  const context = contextObject(execution, name, clock.now());
  const language = languageOf(definition, state);
  const left = await run({ environment, name, state, language, input, context, variables, enteredEventId });
  history.record(`${type}StateExited`, {
    name,
    output: JSON.stringify(left.output),
    outputDetails: { truncated: false },
    ...assignedDetails(left.assigned),
  });
  return left;
}

/** A state may override the machine's query language; without either it is JSONPath. */
function languageOf(definition: JsonObject, state: JsonObject): QueryLanguage {
  const name = textField(state, 'QueryLanguage') ?? textField(definition, 'QueryLanguage');
  return name === 'JSONata' ? jsonata : jsonPath;
}

/** In the history, a variable's value is a JSON string of its own. */
function assignedDetails(assigned: JsonObject): JsonObject {
  const entries = Object.entries(assigned);
  if (entries.length === 0) {
    return {};
  }
  return {
    assignedVariables: Object.fromEntries(entries.map(([name, value]) => [name, JSON.stringify(value)])),
    assignedVariablesDetails: { truncated: false },
  };
}
