import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { HistoryLine } from '../history-line.ts';
import { jsonata } from '../query/jsonata.ts';
import { jsonPath } from '../query/jsonpath.ts';
import type { QueryLanguage } from '../query/language.ts';
import { choice } from './choice.ts';
import { contextObject } from './context.ts';
import { fail } from './fail.ts';
import { StateFailure } from './failure.ts';
import type { Environment, Exit, Frame, MachinePart, Position, Progress, Start } from './frame.ts';
import { map } from './map.ts';
import { parallel } from './parallel.ts';
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
  ['Parallel', parallel(runMachine)],
  ['Map', map(runMachine)],
]);

/** The states that take their time, and so can be ended in the middle. */
const ABORTABLE: ReadonlySet<string> = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/**
 * Runs a machine, or a part of one, from StartAt to its end and resolves to its output. Records the events of all
 * states, but not those of the execution itself.
 * Throws StateFailure when a state failed and nothing caught it, HistoryFullError when the history has no room
 * left, what `beforeState` rejects with, and the signal's reason when the execution or this part was interrupted.
 */
export async function runMachine(
  part: MachinePart,
  start: Start,
  environment: Environment,
  progress: Progress = { position: undefined, resuming: false },
): Promise<Json> {
  const resumed = progress.resuming ? progress.position : undefined;
  let name = resumed?.name ?? textField(part.definition, 'StartAt') ?? '';
  let { input, variables } = resumed ?? start;
  for (;;) {
    await environment.beforeState();
    environment.signal.throwIfAborted();
    const left = await visit(part, name, { input, variables }, environment, progress);
    input = left.output;
    if (left.next === null) {
      return input;
    }
    variables = { ...variables, ...left.assigned };
    name = left.next;
  }
}

async function visit(
  part: MachinePart,
  name: string,
  { input, variables }: Start,
  environment: Environment,
  progress: Progress,
): Promise<Exit> {
  const { state, type, run } = find(part, name);
  const { history, clock, execution } = environment;
  const { previousEventId, enteredEventId } = enter(type, name, { input, variables }, history, progress);
  const context = contextObject(execution, name, clock.now());
  const language = languageOf(part, state);
  const close = ABORTABLE.has(type) ? history.open({ aborted: `${type}StateAborted` }) : history.hold();
  try {
    const left = await run({
      environment,
      name,
      state,
      language,
      input,
      context,
      variables,
      previousEventId,
      enteredEventId,
    });
    history.record(`${type}StateExited`, {
      name,
      output: JSON.stringify(left.output),
      outputDetails: { truncated: false },
      ...assignedDetails(left.assigned),
    });
    close();
    return left;
  } catch (error) {
    // As AWS records it, a Task that fails is still open when its branch or iteration ends.
    if (type !== 'Task') {
      close();
    }
    throw error;
  }
}

/**
 * Records StateEntered. A state that is gone on with has been entered: as recorded, its next event points at that event,
 * past what the execution ended with. Only a Fail state is entered again.
 */
function enter(
  type: string,
  name: string,
  { input, variables }: Start,
  history: HistoryLine,
  progress: Progress,
): Position {
  const entered = progress.resuming ? progress.position : undefined;
  progress.resuming = false;
  if (entered !== undefined && type !== 'Fail') {
    history.continueFrom(entered.enteredEventId);
    return entered;
  }
  if (entered !== undefined) {
    history.continueFrom(entered.previousEventId);
  }
  const previousEventId = history.last;
  const enteredEventId = history.record(`${type}StateEntered`, {
    name,
    input: JSON.stringify(input),
    inputDetails: { truncated: false },
  });
  progress.position = { name, input, variables, previousEventId, enteredEventId };
  return progress.position;
}

function find(
  { definition }: MachinePart,
  name: string,
): { readonly state: JsonObject; readonly type: string; readonly run: StateKind } {
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
  return { state, type, run };
}

/** A state may override the query language of its machine; one inside a Parallel or Map state has that state's. */
function languageOf({ definition, language }: MachinePart, state: JsonObject): QueryLanguage {
  switch (textField(state, 'QueryLanguage') ?? textField(definition, 'QueryLanguage')) {
    case 'JSONata':
      return jsonata;
    case 'JSONPath':
      return jsonPath;
    default:
      return language;
  }
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
