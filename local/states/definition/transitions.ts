import { isObject, type Json, type JsonObject } from '../../json.ts';
import { isList, ownProperty, properties } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';

/** The service's code for both a target that is not there and a state that nothing leads to. */
const CODE = 'MISSING_TRANSITION_TARGET';

/**
 * Finds transitions to states that are not there, and states that no path from StartAt leads to. In a part of a machine
 * the states of that part are all that is there: a transition never leaves its branch.
 *
 * @param part the machine or the part of it that has the `states`
 * @param location where the part is
 */
export function* checkTransitions(
  part: JsonObject,
  states: JsonObject,
  location: string,
): Generator<Diagnostic> {
  const start = ownProperty(part, 'StartAt');
  if (typeof start !== 'string') {
    return;
  }
  if (ownProperty(states, start) === undefined) {
    yield finding(pointer(location, 'StartAt'), `Missing 'StartAt' target: ${start}`, CODE);
  }
  const reached = reachable(states, start);
  for (const [name, state] of properties(states)) {
    const place = pointer(location, 'States', name);
    for (const { field, location: at, target } of transitions(state, place)) {
      if (ownProperty(states, target) === undefined) {
        yield finding(at, `Missing '${field}' target: ${target}`, CODE);
      }
    }
    if (!reached.has(name)) {
      yield finding(place, `State "${name}" is not reachable.`, CODE);
    }
  }
}

function reachable(states: JsonObject, start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  // A set hands out what is added to it while it is walked.
  for (const name of reached) {
    for (const { target } of transitions(ownProperty(states, name), '')) {
      reached.add(target);
    }
  }
  return reached;
}

/** A place of a state that names the state to go to. */
interface Transition {
  readonly field: 'Next' | 'Default';
  readonly location: string;
  readonly target: string;
}

/** Where a state may go: its Next or Default and the Next of its Choice rules and catchers. */
function transitions(state: Json | undefined, location: string): readonly Transition[] {
  if (!isObject(state)) {
    return [];
  }
  return [
    ...transition(state, 'Next', location),
    ...transition(state, 'Default', location),
    ...['Choices', 'Catch'].flatMap((field) => nestedTransitions(state, field, pointer(location, field))),
  ];
}

function nestedTransitions(state: JsonObject, field: string, location: string): readonly Transition[] {
  const items = ownProperty(state, field);
  if (!isList(items)) {
    return [];
  }
  return items.flatMap((item, at) => (isObject(item) ? transition(item, 'Next', pointer(location, at)) : []));
}

function transition(from: JsonObject, field: 'Next' | 'Default', location: string): readonly Transition[] {
  const target = ownProperty(from, field);
  return typeof target === 'string' ? [{ field, location: pointer(location, field), target }] : [];
}
