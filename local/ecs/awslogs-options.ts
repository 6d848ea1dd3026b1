import type { JsonObject } from '../json.ts';
import { isEmpty, optionalText, textMap } from '../members.ts';
import { clientException } from './errors.ts';

/** Where a container's output goes: `GROUP`, stream `PREFIX/CONTAINER/TASK ID`. */
export interface AwslogsOptions {
  readonly group: string;
  readonly region: string;
  readonly streamPrefix: string;
  readonly createGroup: boolean;
}

const REQUIRED = ['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix'] as const;

/** `mode` and `max-buffer-size` say what to do when CloudWatch is slow; here a write never waits. */
const KNOWN = new Set<string>([...REQUIRED, 'awslogs-create-group', 'mode', 'max-buffer-size']);

/** Reads a container's `logConfiguration`. Throws ClientException for another driver or an unknown option. */
export function parseLogConfiguration(
  input: JsonObject | undefined,
  container: string,
): AwslogsOptions | undefined {
  if (input === undefined) {
    return undefined;
  }
  const driver = optionalText(input, 'logDriver');
  if (driver !== 'awslogs') {
    throw clientException(
      `The local ECS does not support the log driver "${driver ?? ''}" of container "${container}"; only awslogs is served.`,
    );
  }
  if (!isEmpty(input['secretOptions'])) {
    throw clientException(`The local ECS does not support "secretOptions" of container "${container}".`);
  }
  const options = textMap(input, 'options');
  const unknown = [...options.keys()].find((name) => !KNOWN.has(name));
  if (unknown !== undefined) {
    throw clientException(
      `The local ECS does not support the awslogs option "${unknown}" of container "${container}".`,
    );
  }
  const missing = REQUIRED.filter((name) => (options.get(name) ?? '') === '');
  if (missing.length > 0) {
    throw clientException(`Log driver awslogs requires options: ${missing.join(', ')}`);
  }
  const [group = '', region = '', streamPrefix = ''] = REQUIRED.map((name) => options.get(name));
  return { group, region, streamPrefix, createGroup: options.get('awslogs-create-group') === 'true' };
}
