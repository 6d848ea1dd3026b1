import type { JsonObject } from '../../../local/json.ts';
import { definitionOf } from './fakes.ts';

/** A Pass state that ends its machine or branch. */
export function pass(more: JsonObject = {}): JsonObject {
  return { Type: 'Pass', End: true, ...more };
}

/** A branch or iteration of one or several states, the first of which is the start. */
export function branch(states: JsonObject): JsonObject {
  return { StartAt: Object.keys(states)[0], States: states };
}

/** A Parallel state, which ends the machine unless it has a Next. */
export function parallel(branches: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  return { Type: 'Parallel', Branches: branches, ...('Next' in more ? {} : { End: true }), ...more };
}

/** A Map state that runs these states for each item, and ends the machine unless it has a Next. */
export function map(states: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...branch(states) },
    ...('Next' in more ? {} : { End: true }),
    ...more,
  };
}

/** A machine of one Map state, `M`. */
export function mapMachine(states: JsonObject, more: JsonObject = {}, language = 'JSONPath'): string {
  return definitionOf({ M: map(states, more) }, { QueryLanguage: language });
}
