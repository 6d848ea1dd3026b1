import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { type Patience, patiently } from '../patience.ts';

/** Where a container logs to: CloudWatch, by its `awslogs` driver. */
export interface LogPlace {
  readonly container: string;
  /** Which may be another than the task's own. */
  readonly region: string;
  readonly group: string;
  readonly prefix: string;
}

/** The log driver hands lines over every few seconds, also after its container is gone. */
export const FLUSH_MS = 3_000;

/**
 * Where the containers of a task definition log to, in its order. Containers that log elsewhere, or nowhere, are left
 * out.
 *
 * @param taskDefinition its ARN
 * @throws AwsFault if AWS refuses, or patience ends; the signal's reason when it is aborted
 */
export async function logPlaces(
  ecs: ECSClient,
  taskDefinition: string,
  patience: Patience,
): Promise<readonly LogPlace[]> {
  const call = { action: 'ecs:DescribeTaskDefinition', resource: taskDefinition };
  const answer = await patiently(patience, call, (abortSignal) =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }), { abortSignal }),
  );
  return (answer.taskDefinition?.containerDefinitions ?? []).flatMap(({ name, logConfiguration }) => {
    const options = logConfiguration?.logDriver === 'awslogs' ? logConfiguration.options : undefined;
    const group = options?.['awslogs-group'];
    const prefix = options?.['awslogs-stream-prefix'];
    const region = options?.['awslogs-region'] ?? taskDefinition.split(':')[3];
    return name === undefined || group === undefined || prefix === undefined || region === undefined
      ? []
      : [{ container: name, region, group, prefix }];
  });
}

/** The name that the awslogs driver gives a container's stream on Fargate. */
export function streamName({ prefix, container }: LogPlace, taskArn: string): string {
  return `${prefix}/${container}/${taskArn.split('/').at(-1)}`;
}
