import { taskUrl } from '../aws/console-links.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { findTask } from '../policy/ecs-task.ts';
import { parseFailure } from '../policy/failure.ts';
import type { Integration } from './integration.ts';

/** ECS tasks, run by `ecs:runTask` in any of its forms: alone, `.sync` and `.waitForTaskToken`. */
export const ecs: Integration = {
  name: 'ecs:runTask',
  terms: { service: 'ECS', unit: 'task', stopAction: 'ecs:StopTask' },
  runs: ({ resourceType, resource }) => resourceType === 'ecs' && resource.startsWith('runTask'),
  // TaskSubmitted holds the answer of RunTask, and TaskSucceeded of `.sync` the task itself.
  readWork: (output) => {
    const value = parseJson(output);
    const task = isJsonObject(value) ? findTask(value) : undefined;
    return {
      taskArn: task?.taskArn,
      taskDefinitionArn: task?.taskDefinitionArn,
      ranWith: task?.ranWith ?? {},
    };
  },
  readFailure: (error, { container }) => parseFailure(error, container),
  links: ({ taskArn }) => {
    const url = taskArn === undefined ? undefined : taskUrl(taskArn);
    return url === undefined ? [] : [{ name: 'task', url }];
  },
  calls: async () => (await import('./ecs-calls.ts')).ecsCalls,
};
