import type { JsonObject } from '../../../local/json.ts';
import { definitionOf, FUNCTION } from './fakes.ts';

/** A Pass state, a call of a function and a run of a task, each of which ends its machine or branch. */
export const PASS: JsonObject = { Type: 'Pass', End: true };
export const CALL: JsonObject = { Type: 'Task', Resource: FUNCTION, End: true };
export const RUN_TASK: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: { Cluster: 'default', TaskDefinition: 'td' },
  End: true,
};

/** A Pass state that does something, and ends its machine or branch. */
export function pass(more: JsonObject = {}): JsonObject {
  return { ...PASS, ...more };
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
