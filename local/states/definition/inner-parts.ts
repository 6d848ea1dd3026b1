import { isObject, type JsonObject } from '../../json.ts';
import { isList, ownProperty, properties } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';
import { type Check, checkShape, objectOf, type Shape } from './shape.ts';
import { anything, oneOf, text } from './values.ts';

/** A machine inside a state: a branch of a Parallel state, or what a Map state does with each item. */
export interface InnerPart {
  readonly part: JsonObject;
  readonly location: string;
}

/** The machines inside a state; none for states that are not Parallel or Map. */
export function innerParts(state: JsonObject, location: string): readonly InnerPart[] {
  switch (ownProperty(state, 'Type')) {
    case 'Parallel': {
      const branches = ownProperty(state, 'Branches');
      return (isList(branches) ? branches : []).flatMap((part, at) =>
        isObject(part) ? [{ part, location: pointer(location, 'Branches', at) }] : [],
      );
    }
    case 'Map':
      return ['ItemProcessor', 'Iterator'].flatMap((field) => {
        const part = ownProperty(state, field);
        return isObject(part) ? [{ part, location: pointer(location, field) }] : [];
      });
    default:
      return [];
  }
}

/** What a Map state runs for each item as an execution of its own; undefined where it is inline. */
export function distributedProcessor(
  state: JsonObject,
): { readonly processor: JsonObject; readonly config: JsonObject } | undefined {
  for (const field of ['ItemProcessor', 'Iterator']) {
    const processor = ownProperty(state, field);
    const config = isObject(processor) ? ownProperty(processor, 'ProcessorConfig') : undefined;
    if (isObject(processor) && isObject(config) && ownProperty(config, 'Mode') === 'DISTRIBUTED') {
      return { processor, config };
    }
  }
  return undefined;
}

/** What every machine inside a state has. */
export const BRANCH: Shape = {
  what: 'a branch',
  required: ['States', 'StartAt'],
  fields: { Comment: text, StartAt: text, States: anything },
};

const PROCESSOR_CONFIG: Shape = { what: 'an inline ProcessorConfig', fields: { Mode: oneOf('INLINE') } };

const ITEM_PROCESSOR: Shape = {
  ...BRANCH,
  what: 'an ItemProcessor',
  fields: {
    ...BRANCH.fields,
    ProcessorConfig: objectOf((config, location) => checkShape(config, location, PROCESSOR_CONFIG)),
  },
};

/** One of the `Branches` of a Parallel state; its states are checked with those of the machine. */
export const branch: Check = objectOf((part, location) => checkShape(part, location, BRANCH));

/** The `ItemProcessor` of a Map state, or the older `Iterator`, which AWS takes with a ProcessorConfig as well. */
export const itemProcessor: Check = objectOf((part, location) => checkShape(part, location, ITEM_PROCESSOR));

/** Finds states that have the name of another one, wherever they are: names are unique in the whole machine. */
export function* checkUniqueNames(
  part: JsonObject,
  location: string,
  taken: Set<string> = new Set(),
): Generator<Diagnostic> {
  for (const { name, state, place } of statesOf(part, location)) {
    if (taken.has(name)) {
      yield finding(place, `Duplicate State name: ${name}`, 'DUPLICATE_STATE_NAME');
    }
    taken.add(name);
    for (const inner of innerParts(state, place)) {
      yield* checkUniqueNames(inner.part, inner.location, taken);
    }
  }
}

/** A state with its place. */
export interface PlacedState {
  readonly name: string;
  readonly state: JsonObject;
  readonly place: string;
}

/** The states of a machine or of a part of one, without those inside of them. */
export function statesOf(part: JsonObject, location: string): readonly PlacedState[] {
  const states = ownProperty(part, 'States');
  return (isObject(states) ? properties(states) : []).flatMap(([name, state]) =>
    isObject(state) ? [{ name, state, place: pointer(location, 'States', name) }] : [],
  );
}
