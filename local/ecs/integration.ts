import { parseArn } from '../arn.ts';
import type { ByRegion } from '../by-region.ts';
import type { EcsIntegration } from '../integrations.ts';
import type { JsonObject } from '../json.ts';
import { invalidParameter } from './errors.ts';
import type { EcsRegion } from './region.ts';
import { stepFunctionsTask, toCamelCase } from './step-functions-view.ts';
import type { Task } from './task.ts';
import { runTasks } from './task-operations.ts';

/** ECS as Step Functions uses it: PascalCase both ways, and the end of a task as something to wait for. */
export function createEcsIntegration(regions: ByRegion<EcsRegion>): EcsIntegration {
  const find = (taskArn: string): Task | undefined => {
    const arn = parseArn(taskArn);
    return arn === undefined ? undefined : regions.in(arn).tasks.byArn(taskArn);
  };
  return {
    runTask: async (parameters, scope) => {
      refuseLowerCase(parameters);
      const tasks = runTasks(regions.in(scope), toCamelCase(parameters), scope);
      return { Failures: [], Tasks: tasks.map((task) => stepFunctionsTask(task.state)) };
    },
    waitUntilStopped: async (taskArn, signal) => {
      const task = find(taskArn);
      if (task === undefined) {
        throw invalidParameter(`The referenced task was not found: ${taskArn}.`);
      }
      return stepFunctionsTask(await orAborted(task.stopped, signal));
    },
    stopTask: async (taskArn, reason) => {
      find(taskArn)?.requestStop({ code: 'UserInitiated', reason });
    },
  };
}

/** The parameters of a service integration are PascalCase even where the API's own are not. */
function refuseLowerCase(parameters: JsonObject): void {
  const wrong = Object.keys(parameters).find((name) => /^[a-z]/.test(name));
  if (wrong !== undefined) {
    throw invalidParameter(
      `The field "${wrong}" is not supported by Step Functions: its fields are PascalCase.`,
    );
  }
}

async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
