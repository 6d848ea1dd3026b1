import { ecs } from './ecs.ts';
import type { Integration, TaskResource } from './integration.ts';

/** The kinds of work whose runs are attempts. The first that knows a resource counts. */
const INTEGRATIONS: readonly Integration[] = [ecs];

/** The kind of work that a Task state with this resource runs; undefined for one that is not followed. */
export function integrationOf(resource: TaskResource): Integration | undefined {
  return INTEGRATIONS.find((integration) => integration.runs(resource));
}
