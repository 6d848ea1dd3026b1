import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  type ContainerDefinition,
  type ContainerOverride,
  DescribeTasksCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Clients } from '../server/running.ts';

/** A container that runs a script in Node, with its output in the group `/test/FAMILY`. */
export function script(
  name: string,
  source: string,
  more: Partial<ContainerDefinition> = {},
): ContainerDefinition {
  return { name, image: 'script', entryPoint: ['node', '-e'], command: [source], ...more };
}

/** Registers a Fargate definition and resolves to its ARN. */
export async function register(
  ecs: ECSClient,
  family: string,
  containers: readonly ContainerDefinition[],
): Promise<string> {
  const answer = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::123456789012:role/any',
      containerDefinitions: containers.map((container) => ({
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': `/test/${family}`,
            'awslogs-region': 'eu-west-1',
            'awslogs-stream-prefix': 'run',
            'awslogs-create-group': 'true',
          },
        },
        ...container,
      })),
    }),
  );
  return answer.taskDefinition?.taskDefinitionArn ?? '';
}

/** Runs a definition and resolves to the ARN of its task. */
export async function start(
  ecs: ECSClient,
  taskDefinition: string,
  containerOverrides: readonly ContainerOverride[] = [],
): Promise<string> {
  const answer = await ecs.send(
    new RunTaskCommand({
      taskDefinition,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      overrides: { containerOverrides: [...containerOverrides] },
    }),
  );
  return answer.tasks?.[0]?.taskArn ?? '';
}

/** Asks until the task is as wanted. */
export async function until(ecs: ECSClient, taskArn: string, wanted: (task: Task) => boolean): Promise<Task> {
  for (;;) {
    const answer = await ecs.send(new DescribeTasksCommand({ tasks: [taskArn] }));
    const task = answer.tasks?.[0];
    if (task !== undefined && wanted(task)) {
      return task;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function untilStopped(ecs: ECSClient, taskArn: string): Promise<Task> {
  return until(ecs, taskArn, (task) => task.lastStatus === 'STOPPED');
}

export async function runToEnd(
  ecs: ECSClient,
  taskDefinition: string,
  containerOverrides: readonly ContainerOverride[] = [],
): Promise<Task> {
  return untilStopped(ecs, await start(ecs, taskDefinition, containerOverrides));
}

/** The lines of a group, in order. */
export async function linesOf({ logs }: Clients, logGroupName: string): Promise<readonly string[]> {
  const answer = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  return (answer.events ?? []).map((event) => event.message ?? '');
}
