import type { JsonObject } from '../json.ts';
import { optionalText, optionalTexts } from '../members.ts';
import { clientException, invalidParameter } from './errors.ts';
import { pageOfArns } from './paging.ts';
import type { EcsRegion } from './region.ts';
import type { Registration } from './task-definitions.ts';

export function registerTaskDefinition(region: EcsRegion, input: JsonObject): JsonObject {
  const definition = region.definitions.register(input);
  return { taskDefinition: definitionView({ definition }), tags: definition.tags };
}

/** DescribeTaskDefinition by family, family:revision or ARN. */
export function describeTaskDefinition(region: EcsRegion, input: JsonObject): JsonObject {
  const registration = region.definitions.find(requiredReference(input));
  if (registration === undefined) {
    throw clientException('Unable to describe task definition.');
  }
  const withTags = (optionalTexts(input, 'include') ?? []).includes('TAGS');
  return {
    taskDefinition: definitionView(registration),
    ...(withTags ? { tags: registration.definition.tags } : {}),
  };
}

export function deregisterTaskDefinition(region: EcsRegion, input: JsonObject): JsonObject {
  return { taskDefinition: definitionView(region.definitions.deregister(requiredReference(input))) };
}

/** ListTaskDefinitions: the active ones unless another status is asked for. */
export function listTaskDefinitions(region: EcsRegion, input: JsonObject): JsonObject {
  const family = optionalText(input, 'familyPrefix');
  const status = oneOf(input, 'status', ['ACTIVE', 'INACTIVE']);
  const order = oneOf(input, 'sort', ['ASC', 'DESC']);
  const arns = region.definitions
    .all()
    .filter(
      ({ definition, deregisteredAt }) =>
        (family === undefined || definition.family === family) &&
        (deregisteredAt === undefined) === (status === 'ACTIVE'),
    )
    .map(({ definition }) => definition.arn);
  const page = pageOfArns(order === 'ASC' ? arns : arns.toReversed(), input);
  return { taskDefinitionArns: page.arns, ...page.next };
}

function requiredReference(input: JsonObject): string {
  const reference = optionalText(input, 'taskDefinition') ?? '';
  if (reference === '') {
    throw clientException('Task definition can not be blank.');
  }
  return reference;
}

/** One of the allowed values; the first one unless given. */
function oneOf(input: JsonObject, name: string, allowed: readonly [string, ...string[]]): string {
  const value = optionalText(input, name) ?? allowed[0];
  if (!allowed.includes(value)) {
    throw invalidParameter(`${name} "${value}" must be one of ${allowed.join(', ')}.`);
  }
  return value;
}

function definitionView({ definition, deregisteredAt }: Registration): JsonObject {
  const { tags, ...given } = definition.raw;
  const fargate = definition.requiresCompatibilities.includes('FARGATE');
  return {
    ...given,
    taskDefinitionArn: definition.arn,
    containerDefinitions: definition.containers.map((container) => container.raw),
    revision: definition.revision,
    volumes: [],
    status: deregisteredAt === undefined ? 'ACTIVE' : 'INACTIVE',
    placementConstraints: [],
    networkMode: definition.networkMode,
    ...(definition.cpu === undefined ? {} : { cpu: String(definition.cpu) }),
    ...(definition.memory === undefined ? {} : { memory: String(definition.memory) }),
    compatibilities: fargate ? ['EC2', 'FARGATE'] : ['EC2'],
    registeredAt: definition.registeredAt / 1000,
    ...(deregisteredAt === undefined ? {} : { deregisteredAt: deregisteredAt / 1000 }),
  };
}
