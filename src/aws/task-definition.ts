import { type ContainerDefinition, DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import type { Call } from './rate-limiter.ts';
import { type RetryOptions, withRetry } from './retry.ts';

/**
 * The containers of a task definition, in its order.
 *
 * @param taskDefinition its ARN, `family` or `family:revision`
 * @throws AwsError if AWS refuses, or the time for retries is over; the signal's reason when it is aborted
 */
export async function containerDefinitions(
  ecs: ECSClient,
  taskDefinition: string,
  retry: RetryOptions,
): Promise<readonly ContainerDefinition[]> {
  const call: Call = { action: 'ecs:DescribeTaskDefinition', resource: taskDefinition };
  const answer = await withRetry(retry, call, (abortSignal) =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }), { abortSignal }),
  );
  return answer.taskDefinition?.containerDefinitions ?? [];
}
