import { DescribeTasksCommand, type Task } from '@aws-sdk/client-ecs';
import { clusterOfTask, parseArn, resourceId } from '../aws/arn.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { containerDefinitions } from '../aws/task-definition.ts';
import type { Failure } from '../policy/failure.ts';
import type { IntegrationCalls, IntegrationClients, WorkState } from './integration.ts';

/** What ECS is asked for of the tasks of an execution. */
export const ecsCalls: IntegrationCalls = {
  logFinder: (clients) => {
    // Attempts mostly run the same task definition.
    const drivers = new Map<string, Promise<readonly LogDriver[]>>();
    return async ({ taskArn, taskDefinitionArn }, failure, retry) => {
      if (taskArn === undefined || taskDefinitionArn === undefined) {
        return undefined;
      }
      if (failure !== undefined && containerThatFailed(failure) === undefined) {
        return [];
      }
      const asked = drivers.get(taskDefinitionArn) ?? logDrivers(clients, taskDefinitionArn, retry);
      drivers.set(taskDefinitionArn, asked);
      return (await asked)
        .filter(({ container }) => failure === undefined || container === containerThatFailed(failure))
        .map(({ container, region, group, prefix }) => ({
          container,
          region,
          group,
          // The name that the awslogs driver gives a container's stream on Fargate.
          stream: `${prefix}/${container}/${resourceId(taskArn)}`,
        }));
    };
  },
  workStates: async (clients, taskArns, retry) => {
    const ecs = await clients.ecs();
    const states: WorkState[] = [];
    // The short form of an ARN is of the default cluster.
    for (const [cluster, arns] of Map.groupBy(taskArns, (arn) => clusterOfTask(arn) ?? 'default')) {
      for (let start = 0; start < arns.length; start += TASKS_PER_CALL) {
        const tasks = arns.slice(start, start + TASKS_PER_CALL);
        const call: Call = { action: 'ecs:DescribeTasks', resource: cluster };
        const answer = await withRetry(retry, call, (abortSignal) =>
          ecs.send(new DescribeTasksCommand({ cluster, tasks }), { abortSignal }),
        );
        const found = new Map(answer.tasks?.map((task) => [task.taskArn, task]));
        states.push(...tasks.map((taskArn) => ({ taskArn, state: workStateOf(found.get(taskArn)) })));
      }
    }
    return states;
  },
};

/** DescribeTasks takes 100 tasks of one cluster. */
const TASKS_PER_CALL = 100;

/** A container that never ran wrote nothing. */
function containerThatFailed({ exitCode, container }: Failure): string | undefined {
  return exitCode === undefined ? undefined : container;
}

/** Where a container logs to: CloudWatch, by its `awslogs` driver. */
interface LogDriver {
  readonly container: string;
  readonly region: string;
  readonly group: string;
  readonly prefix: string;
}

/** In the order of the task definition. Containers that log elsewhere, or nowhere, are left out. */
async function logDrivers(
  clients: IntegrationClients,
  taskDefinition: string,
  retry: RetryOptions,
): Promise<readonly LogDriver[]> {
  const containers = await containerDefinitions(await clients.ecs(), taskDefinition, retry);
  return containers.flatMap(({ name, logConfiguration }) => {
    const options = logConfiguration?.logDriver === 'awslogs' ? logConfiguration.options : undefined;
    const group = options?.['awslogs-group'];
    const prefix = options?.['awslogs-stream-prefix'];
    const region = options?.['awslogs-region'] ?? parseArn(taskDefinition)?.region;
    return name === undefined || group === undefined || prefix === undefined || region === undefined
      ? []
      : [{ container: name, region, group, prefix }];
  });
}

/** ECS tells of a stopped task for about an hour, so one it does not tell of is more likely too new for its reads. */
function workStateOf(task: Task | undefined): WorkState['state'] {
  if (task === undefined) {
    return 'unknown';
  }
  if (task.lastStatus === 'STOPPED') {
    return 'stopped';
  }
  return task.desiredStatus === 'STOPPED' ? 'stopping' : 'running';
}
