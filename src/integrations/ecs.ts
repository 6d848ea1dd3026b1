import { taskUrl } from '../aws/console-links.ts';
import { withoutUndefined } from '../json.ts';
import { type EcsTask, findTask } from '../policy/ecs-task.ts';
import { type Failure, parseFailure, type TaskError } from '../policy/failure.ts';
import { causeText, fieldsOf, firstLine } from './cause-text.ts';
import type { Integration } from './integration.ts';
import { endsWith } from './task-resource.ts';

/** ECS tasks, run by `ecs:runTask` in any of its forms: alone, `.sync` and `.waitForTaskToken`. */
export const ecs: Integration = {
  name: 'ecs:runTask',
  terms: { service: 'ECS', unit: 'task', stopAction: 'ecs:StopTask' },
  told: 'always',
  runs: ({ resourceType, resource }) => resourceType === 'ecs' && resource.startsWith('runTask'),
  // TaskSubmitted holds the answer of RunTask, TaskSucceeded and the Cause of TaskFailed of `.sync` the task itself.
  readWork: ({ resource, submitted, ended }) => {
    const task = taskIn(submitted);
    // What the answer of RunTask tells need not be read again: a history may hold thousands of tasks.
    const isKnown = task?.taskArn !== undefined && task.taskDefinitionArn !== undefined;
    const last = isKnown ? undefined : taskIn(ended);
    return {
      taskArn: task?.taskArn ?? last?.taskArn,
      taskDefinitionArn: task?.taskDefinitionArn ?? last?.taskDefinitionArn,
      ranWith: task?.ranWith ?? last?.ranWith ?? {},
      about: {},
      ...endsWith(resource),
    };
  },
  readFailure: (error, { container }) => readTaskFailure(error, container),
  links: ({ taskArn }) => {
    const url = taskArn === undefined ? undefined : taskUrl(taskArn);
    return url === undefined ? [] : [{ name: 'task', url }];
  },
  calls: async () => (await import('./ecs-calls.ts')).ecsCalls,
};

function taskIn(text: string | undefined): EcsTask | undefined {
  const fields = fieldsOf(text);
  return fields === undefined ? undefined : findTask(fields);
}

/** The Cause is a task or the answer of RunTask; of `.waitForTaskToken` it is what SendTaskFailure was given. */
function readTaskFailure({ error, cause }: TaskError, container: string | undefined): Failure {
  const failure = parseFailure({ error, cause }, container);
  const value = failure.unread === undefined ? undefined : fieldsOf(cause);
  if (value === undefined) {
    return failure;
  }
  if (findTask(value) !== undefined) {
    // Of a Cause that is cut, what is there.
    const read = parseFailure({ error, cause: JSON.stringify(value) }, container);
    return withoutUndefined({ ...read, unread: read.unread ?? failure.unread });
  }
  const { name, message } = causeText(cause);
  return { error: name ?? error, reason: firstLine(message) };
}
