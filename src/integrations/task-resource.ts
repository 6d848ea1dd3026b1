import type { TaskResource, Work } from './integration.ts';

const TASK_TOKEN = '.waitForTaskToken';

/** Whether a Task state waits until somebody hands back its task token. */
export function waitsForToken({ resource }: Pick<TaskResource, 'resource'>): boolean {
  return resource.endsWith(TASK_TOKEN);
}

/** A resource without what the state waits for: `submitJob` of `submitJob.sync`. */
export function action(resource: string): string {
  return resource.split('.', 1)[0] ?? '';
}

/**
 * What the form of a resource tells of the end of its work: `.sync` waits for it, `.waitForTaskToken` for a token, and
 * without either the state is over as soon as the work has started.
 */
export function endsWith(resource: string): Pick<Work, 'endedBy' | 'remark'> {
  if (waitsForToken({ resource })) {
    return { endedBy: 'task-token' };
  }
  return resource.includes('.') ? {} : { remark: { kind: 'outcome-unknown' } };
}
