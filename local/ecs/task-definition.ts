import { formatArn } from '../arn.ts';
import type { JsonObject } from '../json.ts';
import { objects, optionalText, optionalTexts } from '../members.ts';
import type { RequestScope } from '../service.ts';
import { type ContainerDefinition, parseContainerDefinition } from './container-definition.ts';
import { clientException, refuseUnsupported } from './errors.ts';
import { isFargateSize, parseCpu, parseMemory } from './fargate-sizes.ts';

export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly networkMode: string;
  readonly requiresCompatibilities: readonly string[];
  /** CPU units; absent for a definition that is not meant for Fargate and has none. */
  readonly cpu?: number;
  /** MiB. */
  readonly memory?: number;
  readonly containers: readonly ContainerDefinition[];
  readonly tags: readonly JsonObject[];
  /** Milliseconds since the epoch. */
  readonly registeredAt: number;
  /** The request's own members, for the answers. */
  readonly raw: JsonObject;
}

const SUPPORTED = new Set([
  'family',
  'containerDefinitions',
  'cpu',
  'memory',
  'networkMode',
  'requiresCompatibilities',
  'taskRoleArn',
  'executionRoleArn',
  'runtimePlatform',
  'ephemeralStorage',
  'tags',
]);

/** Reads RegisterTaskDefinition. Throws ClientException, in ECS's words where those are known. */
export function parseTaskDefinition(
  input: JsonObject,
  revision: number,
  now: number,
  scope: RequestScope,
): TaskDefinition {
  const family = parseFamily(input);
  refuseUnsupported(input, SUPPORTED, `task definition "${family}"`, clientException);
  const containers = objects(input, 'containerDefinitions').map(parseContainerDefinition);
  checkContainers(containers);
  const requiresCompatibilities = optionalTexts(input, 'requiresCompatibilities') ?? [];
  const networkMode = optionalText(input, 'networkMode') ?? 'bridge';
  const size = parseSize(input);
  if (requiresCompatibilities.includes('FARGATE')) {
    checkFargate(input, networkMode, size, containers);
  }
  return {
    arn: formatArn('ecs', scope, `task-definition/${family}:${revision}`),
    family,
    revision,
    networkMode,
    requiresCompatibilities,
    ...size,
    containers,
    tags: objects(input, 'tags'),
    registeredAt: now,
    raw: input,
  };
}

/** A family's name as RegisterTaskDefinition takes it. */
export function parseFamily(input: JsonObject): string {
  const family = optionalText(input, 'family') ?? '';
  if (family === '') {
    throw clientException('Family should not be null or empty.');
  }
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) {
    throw clientException(
      `Invalid family "${family}": up to 255 letters, numbers, hyphens and underscores are allowed.`,
    );
  }
  return family;
}

interface Size {
  readonly cpu?: number;
  readonly memory?: number;
}

function parseSize(input: JsonObject): Size {
  const cpuText = optionalText(input, 'cpu');
  const memoryText = optionalText(input, 'memory');
  const cpu = cpuText === undefined ? undefined : parseCpu(cpuText);
  const memory = memoryText === undefined ? undefined : parseMemory(memoryText);
  if (cpuText !== undefined && cpu === undefined) {
    throw clientException(`Invalid 'cpu' setting for task: "${cpuText}".`);
  }
  if (memoryText !== undefined && memory === undefined) {
    throw clientException(`Invalid 'memory' setting for task: "${memoryText}".`);
  }
  return { ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) };
}

function checkContainers(containers: readonly ContainerDefinition[]): void {
  if (containers.length === 0) {
    throw clientException('Container list cannot be empty.');
  }
  const names = containers.map((container) => container.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw clientException(`Container names must be unique: "${twice}" is there twice.`);
  }
  if (!containers.some((container) => container.essential)) {
    throw clientException('Invalid essential setting: at least one container of a task must be essential.');
  }
}

function checkFargate(
  input: JsonObject,
  networkMode: string,
  size: Size,
  containers: readonly ContainerDefinition[],
): void {
  if (networkMode !== 'awsvpc') {
    throw clientException("Fargate only supports network mode 'awsvpc'.");
  }
  if (size.cpu === undefined || size.memory === undefined) {
    throw clientException("Fargate requires that 'cpu' and 'memory' be defined at the task level.");
  }
  if (!isFargateSize(size.cpu, size.memory)) {
    throw clientException(
      `No Fargate configuration exists for given values: ${size.cpu} CPU, ${size.memory} memory.`,
    );
  }
  const withLogs = containers.some((container) => container.logs !== undefined);
  if (withLogs && (optionalText(input, 'executionRoleArn') ?? '') === '') {
    throw clientException(
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    );
  }
}
