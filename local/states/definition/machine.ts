import { isObject, type JsonObject } from '../../json.ts';
import { ownProperty, properties } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { checkExpressTasks, checkLabels } from './distributed-map.ts';
import { finding, pointer } from './findings.ts';
import { checkUniqueNames, innerParts } from './inner-parts.ts';
import { checkShape, objectOf, type Shape } from './shape.ts';
import type { Language } from './state-shapes.ts';
import { checkState, type Languages, stateLanguage } from './states.ts';
import { checkTransitions } from './transitions.ts';
import { anything, integer, MAX_SECONDS, oneOf, text } from './values.ts';
import { checkScopes } from './variable-scopes.ts';

const MACHINE: Shape = {
  what: 'a state machine',
  required: ['States', 'StartAt'],
  fields: {
    Comment: text,
    QueryLanguage: oneOf('JSONPath', 'JSONata'),
    StartAt: text,
    States: anything,
    TimeoutSeconds: integer(1, MAX_SECONDS),
    Version: oneOf('1.0'),
  },
};

/** Finds what is wrong with a state machine and its states. */
export function* checkMachine(machine: JsonObject): Generator<Diagnostic> {
  yield* checkShape(machine, '', MACHINE);
  const language: Language = ownProperty(machine, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath';
  yield* checkStates(machine, '', { machine: language, around: language });
  yield* checkUniqueNames(machine, '');
  yield* checkScopes(machine, '');
  yield* checkLabels(machine, '');
  yield* checkExpressTasks(machine, '');
}

/** The states of a machine or of a part of one, and of the parts inside of them. */
function* checkStates(part: JsonObject, location: string, languages: Languages): Generator<Diagnostic> {
  const states = ownProperty(part, 'States');
  if (states === undefined) {
    return;
  }
  if (!isObject(states) || properties(states).length === 0) {
    yield finding(pointer(location, 'States'), 'The value must be a JSON object with at least one state.');
    return;
  }
  for (const [name, value] of properties(states)) {
    const check = objectOf(function* (state, place) {
      yield* checkState(name, state, place, languages);
      const around = stateLanguage(state, languages.around);
      for (const inner of innerParts(state, place)) {
        yield* checkStates(inner.part, inner.location, { ...languages, around });
      }
    });
    yield* check(value, pointer(location, 'States', name));
  }
  yield* checkTransitions(part, states, location);
}
