import {
  type ContainerDefinition,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { Call } from './rate-limiter.ts';
import { type RetryOptions, withRetry } from './retry.ts';

/**
 * A task definition as ECS has it.
 *
 * @param taskDefinition its ARN, `family` or `family:revision`
 * @throws AwsError if AWS refuses, or the time for retries is over; the signal's reason when it is aborted
 */
export async function describeTaskDefinition(
  ecs: ECSClient,
  taskDefinition: string,
  retry: RetryOptions,
): Promise<TaskDefinition> {
  const call: Call = { action: 'ecs:DescribeTaskDefinition', resource: taskDefinition };
  const answer = await withRetry(retry, call, (abortSignal) =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }), { abortSignal }),
  );
  return answer.taskDefinition ?? {};
}

/** The containers of a task definition, in its order. It throws what `describeTaskDefinition` throws. */
export async function containerDefinitions(
  ecs: ECSClient,
  taskDefinition: string,
  retry: RetryOptions,
): Promise<readonly ContainerDefinition[]> {
  return (await describeTaskDefinition(ecs, taskDefinition, retry)).containerDefinitions ?? [];
}
