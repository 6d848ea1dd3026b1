import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import { isEmpty } from '../members.ts';

/** A parameter of a request that cannot be. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** What ECS calls a client's fault that is no single parameter: most refusals of RegisterTaskDefinition. */
export function clientException(message: string): AwsError {
  return new AwsError('ClientException', message);
}

export function clusterNotFound(): AwsError {
  return new AwsError('ClusterNotFoundException', 'Cluster not found.');
}

/**
 * Refuses members that say something which the local ECS would not honour. Members that say nothing (absent,
 * null, false, empty) pass, so what DescribeTaskDefinition answered can be registered again.
 *
 * @param subject who has the members, such as `container "app"`
 */
export function refuseUnsupported(
  input: JsonObject,
  supported: ReadonlySet<string>,
  subject: string,
  error: (message: string) => AwsError,
): void {
  for (const [name, value] of Object.entries(input)) {
    if (!supported.has(name) && !isEmpty(value)) {
      throw error(`The local ECS does not support "${name}" of ${subject}.`);
    }
  }
}
