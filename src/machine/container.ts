import type { ECSClient, TaskDefinition } from '@aws-sdk/client-ecs';
import { AwsError } from '../aws/errors.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { describeTaskDefinition } from '../aws/task-definition.ts';
import { InputError } from '../errors.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** The container that gets the command, and the task definition that has it, as far as that may be looked at. */
export interface ContainerToRun {
  readonly container: string;
  readonly definition: TaskDefinition | undefined;
}

/**
 * The container that gets the command: the one that is given, otherwise the only one of the task definition, or its first
 * essential one. Where one is given, the step does without the right to look at the task definition.
 *
 * @throws InputError if there is no such task definition, or no container in it; AwsError if AWS refuses to tell which
 */
export async function containerToRun(
  ecs: ECSClient,
  { taskDefinition, container }: { readonly taskDefinition: string; readonly container: string | undefined },
  retry: RetryOptions,
): Promise<ContainerToRun> {
  // Where it only serves warnings, nobody should wait for it.
  const forMs = container === undefined ? retry.forMs : Math.min(retry.forMs, TIME_LIMITS.retry.warningsMs);
  const looked = describeTaskDefinition(ecs, taskDefinition, { ...retry, forMs });
  const definition = await looked.catch((cause: unknown) => {
    // ECS has no name of its own for a task definition that is not there.
    if (cause instanceof AwsError && cause.errorName === 'ClientException') {
      throw new InputError(
        'task-definition',
        `there is no task definition ${taskDefinition}; check the name and the region.`,
        { cause },
      );
    }
    if (cause instanceof AwsError && container !== undefined) {
      return undefined;
    }
    throw cause;
  });
  const containers = definition?.containerDefinitions ?? [];
  // ECS takes a container for essential unless it says otherwise.
  const first = (containers.find(({ essential }) => essential !== false) ?? containers[0])?.name;
  const name = container ?? first;
  if (name === undefined) {
    throw new InputError(
      'container',
      `the task definition ${taskDefinition} names no container; give its name.`,
    );
  }
  return { container: name, definition };
}
