import { isObject, type JsonObject } from '../../json.ts';
import { ownProperty, properties } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';
import { checkShape, objectOf, type Shape } from './shape.ts';
import type { Language } from './state-shapes.ts';
import { checkState } from './states.ts';
import { checkTransitions } from './transitions.ts';
import { anything, integer, MAX_SECONDS, oneOf, text } from './values.ts';

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
  const states = ownProperty(machine, 'States');
  if (states === undefined) {
    return;
  }
  if (!isObject(states) || properties(states).length === 0) {
    yield finding('/States', 'The value must be a JSON object with at least one state.');
    return;
  }
  const language: Language = ownProperty(machine, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath';
  for (const [name, state] of properties(states)) {
    const check = objectOf((object, location) => checkState(name, object, location, language));
    yield* check(state, pointer('/States', name));
  }
  yield* checkTransitions(machine, states);
}
