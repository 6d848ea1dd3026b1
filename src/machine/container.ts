import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import type { Call } from '../aws/actions.ts';
import { AwsError } from '../aws/errors.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { InputError } from '../errors.ts';

/**
 * The container of a task definition that gets the command: its only one, or its first essential one.
 *
 * @throws InputError if there is no such task definition; AwsError if AWS refuses to tell
 */
export async function containerToRun(
  ecs: ECSClient,
  taskDefinition: string,
  retry: RetryOptions,
): Promise<string> {
  const call: Call = { action: 'ecs:DescribeTaskDefinition', resource: taskDefinition };
  const answer = await withRetry(retry, call, (abortSignal) =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }), { abortSignal }),
  ).catch((cause: unknown) => {
    // ECS has no name of its own for a task definition that is not there.
    throw cause instanceof AwsError && cause.errorName === 'ClientException'
      ? new InputError(
          'task-definition',
          `there is no task definition ${taskDefinition}; check the name and the region.`,
          { cause },
        )
      : cause;
  });
  const containers = answer.taskDefinition?.containerDefinitions ?? [];
  // ECS takes a container for essential unless it says otherwise.
  const name = (containers.find(({ essential }) => essential !== false) ?? containers[0])?.name;
  if (name === undefined) {
    throw new InputError(
      'container',
      `the task definition ${taskDefinition} names no container; give its name.`,
    );
  }
  return name;
}
