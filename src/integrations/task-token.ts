import { batch } from './batch.ts';
import type { Integration, TaskResource } from './integration.ts';
import { UNKNOWN_WORK } from './integration.ts';
import { lambda } from './lambda.ts';
import { nestedExecution } from './nested-execution.ts';
import { readCause } from './read-cause.ts';
import { action, waitsForToken } from './task-resource.ts';

/**
 * Work of any service that a state hands a task token (`.waitForTaskToken`), and whose end is told by SendTaskSuccess or
 * SendTaskFailure. The Error and Cause of a failure are those that SendTaskFailure was given.
 */
export const taskToken: Integration = {
  name: 'waitForTaskToken',
  terms: { service: 'the service', unit: 'request', stopAction: '' },
  // It waits for somebody, for up to a year.
  told: 'always',
  runs: waitsForToken,
  readWork: (events) => {
    const { taskArn, about, label } = kindOf(events)?.readWork(events) ?? UNKNOWN_WORK;
    const { resourceType, resource } = events;
    return {
      taskArn,
      taskDefinitionArn: undefined,
      ranWith: {},
      about,
      label: [`${resourceType}:${action(resource)}`, label].filter((part) => part !== undefined).join(' '),
      endedBy: 'task-token',
    };
  },
  readFailure: (error, { container }) => readCause(error, container).failure,
  links: (work) => KINDS.flatMap((kind) => kind.links(work)),
};

/** What may be linked. Each knows its work by what it read of it. */
const KINDS: readonly Integration[] = [nestedExecution, batch, lambda];

function kindOf(resource: TaskResource): Integration | undefined {
  return KINDS.find((kind) => kind.runs(resource));
}
