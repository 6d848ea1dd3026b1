import type { Json, JsonObject } from '../json.ts';
import { objects, optionalInteger, optionalObject, optionalText, optionalTexts } from '../members.ts';
import { type AwslogsOptions, parseLogConfiguration } from './awslogs-options.ts';
import { clientException, refuseUnsupported } from './errors.ts';

export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  readonly cpu: number;
  /** MiB; absent when the task's memory is the only limit. */
  readonly memory?: number;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeout: number;
  readonly logs?: AwslogsOptions;
  /** As registered, with the defaults that DescribeTaskDefinition shows. */
  readonly raw: JsonObject;
}

/** Fargate's own default, and the longest that it allows. */
const DEFAULT_STOP_TIMEOUT_SECONDS = 30;
const MAX_STOP_TIMEOUT_SECONDS = 120;

/** What a process can honour, and what changes nothing for it (labels, published ports, a memory limit). */
const SUPPORTED = new Set([
  'name',
  'image',
  'essential',
  'entryPoint',
  'command',
  'environment',
  'cpu',
  'memory',
  'memoryReservation',
  'stopTimeout',
  'logConfiguration',
  'portMappings',
  'dockerLabels',
]);

/** Reads one member of `containerDefinitions`. Throws ClientException for what is wrong or not supported. */
export function parseContainerDefinition(input: JsonObject): ContainerDefinition {
  const name = optionalText(input, 'name') ?? '';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    throw clientException(
      `Invalid container name "${name}": up to 255 letters, numbers, hyphens and underscores are allowed.`,
    );
  }
  refuseUnsupported(input, SUPPORTED, `container "${name}"`, clientException);
  const image = optionalText(input, 'image') ?? '';
  if (image === '') {
    throw clientException(`Container.image of container "${name}" should not be null or empty.`);
  }
  const memory = optionalInteger(input, 'memory');
  const logs = parseLogConfiguration(optionalObject(input, 'logConfiguration'), name);
  return {
    name,
    image,
    essential: input['essential'] !== false,
    entryPoint: optionalTexts(input, 'entryPoint') ?? [],
    command: optionalTexts(input, 'command') ?? [],
    environment: parseEnvironment(input),
    cpu: optionalInteger(input, 'cpu') ?? 0,
    ...(memory === undefined ? {} : { memory }),
    stopTimeout: parseStopTimeout(input, name),
    ...(logs === undefined ? {} : { logs }),
    raw: withDefaults(input),
  };
}

/** The list of `{name, value}` as a map; a later entry of a name wins. */
export function parseEnvironment(input: JsonObject): ReadonlyMap<string, string> {
  const entries = objects(input, 'environment').map((entry): [string, string] => [
    optionalText(entry, 'name') ?? '',
    optionalText(entry, 'value') ?? '',
  ]);
  if (entries.some(([name]) => name === '')) {
    throw clientException('An environment variable needs a name.');
  }
  return new Map(entries);
}

function parseStopTimeout(input: JsonObject, container: string): number {
  const seconds = optionalInteger(input, 'stopTimeout') ?? DEFAULT_STOP_TIMEOUT_SECONDS;
  if (seconds < 0 || seconds > MAX_STOP_TIMEOUT_SECONDS) {
    throw clientException(
      `The stopTimeout of container "${container}" must be between 0 and ${MAX_STOP_TIMEOUT_SECONDS} seconds on Fargate.`,
    );
  }
  return seconds;
}

function withDefaults(input: JsonObject): JsonObject {
  const defaults: Record<string, Json> = {
    cpu: 0,
    portMappings: [],
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
  };
  return { ...defaults, ...input };
}
