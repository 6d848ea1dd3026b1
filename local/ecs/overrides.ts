import type { JsonObject } from '../json.ts';
import { objects, optionalInteger, optionalObject, optionalText, optionalTexts } from '../members.ts';
import { type ContainerDefinition, parseEnvironment } from './container-definition.ts';
import { invalidParameter, refuseUnsupported } from './errors.ts';
import { isFargateSize, parseCpu, parseMemory } from './fargate-sizes.ts';
import type { TaskDefinition } from './task-definition.ts';
import type { ContainerPlan } from './task-state.ts';

/** What a run has after its overrides: CPU in units, memory in MiB, storage in GiB. */
export interface Overridden {
  readonly containers: readonly ContainerPlan[];
  readonly cpu: number;
  readonly memory: number;
  readonly ephemeralStorageGib: number;
}

/** ECS counts the characters of the overrides as JSON. */
const MAX_OVERRIDES_LENGTH = 8192;
const DEFAULT_STORAGE_GIB = 20;
const MAX_STORAGE_GIB = 200;

const SUPPORTED = new Set([
  'containerOverrides',
  'cpu',
  'memory',
  'ephemeralStorage',
  'taskRoleArn',
  'executionRoleArn',
]);
const SUPPORTED_OF_CONTAINER = new Set([
  'name',
  'command',
  'environment',
  'cpu',
  'memory',
  'memoryReservation',
]);

/**
 * Applies RunTask's `overrides` to a definition. A command replaces the definition's, variables are merged
 * over the definition's. Throws InvalidParameterException, also for a container that is not in the definition.
 */
export function applyOverrides(definition: TaskDefinition, overrides: JsonObject): Overridden {
  refuseUnsupported(overrides, SUPPORTED, 'the overrides', invalidParameter);
  if (JSON.stringify(overrides).length > MAX_OVERRIDES_LENGTH) {
    throw invalidParameter(`Container Overrides length must be at most ${MAX_OVERRIDES_LENGTH}`);
  }
  const byContainer = byName(definition, objects(overrides, 'containerOverrides'));
  const cpu = size(overrides, 'cpu', parseCpu) ?? definition.cpu ?? 0;
  const memory = size(overrides, 'memory', parseMemory) ?? definition.memory ?? 0;
  if (!isFargateSize(cpu, memory)) {
    throw invalidParameter(`No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory.`);
  }
  return {
    containers: definition.containers.map((container) =>
      plan(container, byContainer.get(container.name) ?? {}),
    ),
    cpu,
    memory,
    ephemeralStorageGib: storage(overrides) ?? storage(definition.raw) ?? DEFAULT_STORAGE_GIB,
  };
}

function byName(
  definition: TaskDefinition,
  overrides: readonly JsonObject[],
): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const override of overrides) {
    const name = optionalText(override, 'name') ?? '';
    if (name === '') {
      throw invalidParameter('Container override must have a container name.');
    }
    if (!definition.containers.some((container) => container.name === name)) {
      throw invalidParameter(
        `Override for container named ${name} is not a container in the TaskDefinition.`,
      );
    }
    refuseUnsupported(
      override,
      SUPPORTED_OF_CONTAINER,
      `the overrides of container "${name}"`,
      invalidParameter,
    );
    found.set(name, override);
  }
  return found;
}

function plan(container: ContainerDefinition, override: JsonObject): ContainerPlan {
  // An empty command is what Step Functions shows for "none given"; it keeps the definition's.
  const command = optionalTexts(override, 'command') ?? [];
  const memory = optionalInteger(override, 'memory') ?? container.memory;
  return {
    name: container.name,
    image: container.image,
    essential: container.essential,
    argv: [...container.entryPoint, ...(command.length > 0 ? command : container.command)],
    environment: new Map([...container.environment, ...parseEnvironment(override)]),
    cpu: optionalInteger(override, 'cpu') ?? container.cpu,
    ...(memory === undefined ? {} : { memory }),
    stopTimeout: container.stopTimeout,
    ...(container.logs === undefined ? {} : { logs: container.logs }),
  };
}

function size(
  overrides: JsonObject,
  name: string,
  parse: (text: string) => number | undefined,
): number | undefined {
  const text = optionalText(overrides, name);
  if (text === undefined) {
    return undefined;
  }
  const value = parse(text);
  if (value === undefined) {
    throw invalidParameter(`Invalid '${name}' setting for task: "${text}".`);
  }
  return value;
}

function storage(owner: JsonObject): number | undefined {
  const setting = optionalObject(owner, 'ephemeralStorage');
  const gib = setting === undefined ? undefined : optionalInteger(setting, 'sizeInGiB');
  if (gib !== undefined && (gib < DEFAULT_STORAGE_GIB || gib > MAX_STORAGE_GIB)) {
    throw invalidParameter(
      `Ephemeral storage must be between ${DEFAULT_STORAGE_GIB} and ${MAX_STORAGE_GIB} GiB.`,
    );
  }
  return gib;
}
