import { ecs } from './ecs.ts';
import type { Integration, TaskResource } from './integration.ts';
import { task } from './task.ts';

/** The kinds of work whose runs are attempts. The first that knows a resource counts. */
const INTEGRATIONS: readonly Integration[] = [ecs];

/** The kind of work that a Task state with this resource runs. */
export function integrationOf(resource: TaskResource): Integration {
  return INTEGRATIONS.find((integration) => integration.runs(resource)) ?? task;
}
