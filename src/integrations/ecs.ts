import { taskUrl } from '../aws/console-links.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { type EcsTask, findTask } from '../policy/ecs-task.ts';
import { parseFailure } from '../policy/failure.ts';
import type { Integration } from './integration.ts';

/** ECS tasks, run by `ecs:runTask` in any of its forms: alone, `.sync` and `.waitForTaskToken`. */
export const ecs: Integration = {
  name: 'ecs:runTask',
  terms: { service: 'ECS', unit: 'task', stopAction: 'ecs:StopTask' },
  told: 'always',
  runs: ({ resourceType, resource }) => resourceType === 'ecs' && resource.startsWith('runTask'),
  // TaskSubmitted holds the answer of RunTask, TaskSucceeded and the Cause of TaskFailed of `.sync` the task itself.
  readWork: ({ submitted, ended }) => {
    const task = taskIn(submitted);
    const last = taskIn(ended);
    return {
      taskArn: task?.taskArn ?? last?.taskArn,
      taskDefinitionArn: task?.taskDefinitionArn ?? last?.taskDefinitionArn,
      ranWith: task?.ranWith ?? last?.ranWith ?? {},
      about: {},
    };
  },
  readFailure: (error, { container }) => parseFailure(error, container),
  links: ({ taskArn }) => {
    const url = taskArn === undefined ? undefined : taskUrl(taskArn);
    return url === undefined ? [] : [{ name: 'task', url }];
  },
  calls: async () => (await import('./ecs-calls.ts')).ecsCalls,
};

function taskIn(text: string | undefined): EcsTask | undefined {
  const value = parseJson(text);
  return isJsonObject(value) ? findTask(value) : undefined;
}
