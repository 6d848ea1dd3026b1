import { isObject, type Json, type JsonObject } from '../json.ts';
import { isList } from '../members.ts';
import type { TaskState } from './task-state.ts';
import { taskView } from './task-view.ts';

/**
 * A task as Step Functions shows it in outputs and causes: PascalCase keys in the order of the alphabet, times
 * in epoch milliseconds, and the empty lists that the API leaves out.
 */
export function stepFunctionsTask(state: TaskState): JsonObject {
  const view = taskView(state, (milliseconds) => milliseconds);
  const stopped = state.status === 'STOPPED';
  const { platformFamily, ...rest } = view;
  return sortKeys({
    ...toPascalCase(rest),
    Attachments: attachments(view, stopped),
    Containers: objectsOf(view['containers']).map((container) =>
      sortKeys({ GpuIds: [], ManagedAgents: [], ...toPascalCase(container) }),
    ),
    Overrides: overrides(view),
    // The end of a task reaches Step Functions by an event, and task events do not carry the platform's family.
    ...(stopped ? {} : { PlatformFamily: platformFamily }),
  });
}

/** Keys as Step Functions takes them (`TaskDefinition`) to keys as the API has them (`taskDefinition`). */
export function toCamelCase(value: JsonObject): JsonObject {
  return mapKeys(value, (key) => key.charAt(0).toLowerCase() + key.slice(1));
}

export function toPascalCase(value: JsonObject): JsonObject {
  return mapKeys(value, (key) => key.charAt(0).toUpperCase() + key.slice(1));
}

/** Task events call the interface `eni`, the API calls it `ElasticNetworkInterface`. */
function attachments(view: JsonObject, stopped: boolean): readonly Json[] {
  return objectsOf(view['attachments']).map((attachment) =>
    sortKeys({ ...toPascalCase(attachment), ...(stopped ? { Type: 'eni' } : {}) }),
  );
}

function overrides(view: JsonObject): JsonObject {
  const given = isObject(view['overrides']) ? view['overrides'] : {};
  return sortKeys({
    ...toPascalCase(given),
    ContainerOverrides: objectsOf(given['containerOverrides']).map((override) =>
      sortKeys({
        Command: [],
        Environment: [],
        EnvironmentFiles: [],
        ResourceRequirements: [],
        ...toPascalCase(override),
      }),
    ),
  });
}

function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

function mapKeys(value: JsonObject, rename: (key: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), mapItem(item, rename)]));
}

function mapItem(item: Json | undefined, rename: (key: string) => string): Json | undefined {
  if (isList(item)) {
    return item.map((element) => mapItem(element, rename) ?? null);
  }
  return isObject(item) ? mapKeys(item, rename) : item;
}

function sortKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
