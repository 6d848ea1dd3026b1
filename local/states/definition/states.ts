import type { JsonObject } from '../../json.ts';
import { ownProperty } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { distributedMapShape } from './distributed-map.ts';
import { finding, pointer } from './findings.ts';
import { distributedProcessor } from './inner-parts.ts';
import { checkShape, type Shape } from './shape.ts';
import { type Language, STATE_TYPES, type StateType, stateShape } from './state-shapes.ts';
import { checkResource } from './task-resource.ts';

const MAX_NAME_LENGTH = 80;

/** What a state's query language depends on besides its own field. */
export interface Languages {
  /** That of the whole machine. */
  readonly machine: Language;
  /** That of the state around, or of the machine. */
  readonly around: Language;
}

/** Finds what is wrong with one state by itself, whatever the other states are. */
export function* checkState(
  name: string,
  state: JsonObject,
  location: string,
  languages: Languages,
): Generator<Diagnostic> {
  if (name.length === 0 || name.length > MAX_NAME_LENGTH) {
    yield finding(location, `The name of a state must have 1 to ${MAX_NAME_LENGTH} characters.`);
  }
  const type = ownProperty(state, 'Type');
  if (type === undefined) {
    yield finding(location, 'These fields are required: [Type]');
  } else if (isStateType(type)) {
    yield* checkLanguage(state, location, languages.machine);
    yield* checkTyped(state, location, type, stateLanguage(state, languages.around));
  } else {
    yield finding(pointer(location, 'Type'), `There is no state type ${JSON.stringify(type)}.`);
  }
}

function isStateType(type: unknown): type is StateType {
  return STATE_TYPES.some((known) => known === type);
}

/** A machine in JSONPath may have states in JSONata, also around ones in JSONPath, but not the other way round. */
function* checkLanguage(
  state: JsonObject,
  location: string,
  machineLanguage: Language,
): Generator<Diagnostic> {
  if (machineLanguage === 'JSONata' && ownProperty(state, 'QueryLanguage') === 'JSONPath') {
    yield finding(
      location,
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    );
  }
}

/** The query language of a state, which is also that of the states inside it that name none. */
export function stateLanguage(state: JsonObject, around: Language): Language {
  const language = ownProperty(state, 'QueryLanguage');
  return language === 'JSONPath' || language === 'JSONata' ? language : around;
}

function* checkTyped(
  state: JsonObject,
  location: string,
  type: StateType,
  language: Language,
): Generator<Diagnostic> {
  yield* checkShape(state, location, shapeOf(state, type, language));
  if (type !== 'Choice' && type !== 'Succeed' && type !== 'Fail') {
    yield* checkNextOrEnd(state, location);
  }
  if (type === 'Task') {
    yield* checkResource(state, location, language === 'JSONata' ? 'Arguments' : 'Parameters');
    yield* checkHeartbeat(state, location);
  }
}

function shapeOf(state: JsonObject, type: StateType, language: Language): Shape {
  return type === 'Map' && distributedProcessor(state) !== undefined
    ? distributedMapShape(language)
    : stateShape(type, language);
}

function* checkNextOrEnd(state: JsonObject, location: string): Generator<Diagnostic> {
  const ends = ownProperty(state, 'End') === true;
  const goesOn = ownProperty(state, 'Next') !== undefined;
  if (ends === goesOn) {
    yield finding(
      location,
      `A state must have either 'Next' or 'End': true, ${ends ? 'not both' : 'and this has neither'}.`,
    );
  }
}

function* checkHeartbeat(state: JsonObject, location: string): Generator<Diagnostic> {
  const heartbeat = ownProperty(state, 'HeartbeatSeconds');
  const timeout = ownProperty(state, 'TimeoutSeconds');
  if (typeof heartbeat === 'number' && typeof timeout === 'number' && heartbeat >= timeout) {
    yield finding(
      pointer(location, 'HeartbeatSeconds'),
      'HeartbeatSeconds must be smaller than TimeoutSeconds.',
    );
  }
}
