import type { JsonObject } from '../json.ts';
import { objects, optionalInteger, optionalObject, optionalText, optionalTexts } from '../members.ts';
import type { Cluster } from './clusters.ts';
import { invalidParameter } from './errors.ts';
import type { TaskDefinition } from './task-definition.ts';

/**
 * Which capacity provider each of `count` tasks gets; `undefined` for a plain launch type FARGATE.
 * Throws InvalidParameterException for what cannot run on Fargate: the local ECS has no container instances.
 */
export function chooseCapacity(
  input: JsonObject,
  cluster: Cluster,
  definition: TaskDefinition,
  count: number,
): readonly (string | undefined)[] {
  const launchType = optionalText(input, 'launchType');
  const given = objects(input, 'capacityProviderStrategy');
  if (launchType !== undefined && given.length > 0) {
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  const strategy = given.length > 0 || launchType !== undefined ? given : cluster.defaultStrategy;
  // Without launch type and strategy, ECS takes EC2.
  const needed = strategy.length > 0 ? 'FARGATE' : (launchType ?? 'EC2');
  if (!['EC2', 'FARGATE', 'EXTERNAL'].includes(needed)) {
    throw invalidParameter(`Invalid launch type "${needed}": it must be EC2, FARGATE or EXTERNAL.`);
  }
  if (!isCompatible(definition, needed)) {
    throw invalidParameter(`Task definition does not support launch_type ${needed}.`);
  }
  if (needed !== 'FARGATE') {
    throw invalidParameter('No Container Instances were found in your cluster.');
  }
  return strategy.length > 0
    ? spread(
        strategy.map((item) => provider(item, cluster)),
        count,
      )
    : Array.from({ length: count });
}

/** The subnets of the task's network interface. Throws InvalidParameterException when awsvpc lacks them. */
export function parseSubnets(input: JsonObject): readonly string[] {
  const network = optionalObject(input, 'networkConfiguration');
  const awsvpc = network === undefined ? undefined : optionalObject(network, 'awsvpcConfiguration');
  if (awsvpc === undefined) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  const subnets = optionalTexts(awsvpc, 'subnets') ?? [];
  if (subnets.length === 0) {
    throw invalidParameter('subnets can not be empty.');
  }
  if (subnets.length > 16) {
    throw invalidParameter('subnets can have at most 16 items.');
  }
  if ((optionalTexts(awsvpc, 'securityGroups') ?? []).length > 5) {
    throw invalidParameter('securityGroups can have at most 5 items.');
  }
  const publicAddress = optionalText(awsvpc, 'assignPublicIp') ?? 'DISABLED';
  if (publicAddress !== 'ENABLED' && publicAddress !== 'DISABLED') {
    throw invalidParameter(`assignPublicIp "${publicAddress}" must be ENABLED or DISABLED.`);
  }
  return subnets;
}

interface Provider {
  readonly name: string;
  readonly base: number;
  readonly weight: number;
}

/** A definition that names no compatibilities is meant for EC2, unless it has all that Fargate asks for. */
function isCompatible(definition: TaskDefinition, launchType: string): boolean {
  const { requiresCompatibilities } = definition;
  if (requiresCompatibilities.length > 0) {
    return requiresCompatibilities.includes(launchType);
  }
  return (
    launchType !== 'FARGATE' ||
    (definition.networkMode === 'awsvpc' && definition.cpu !== undefined && definition.memory !== undefined)
  );
}

function provider(item: JsonObject, cluster: Cluster): Provider {
  const name = optionalText(item, 'capacityProvider') ?? '';
  if (!cluster.capacityProviders.includes(name)) {
    throw invalidParameter(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
    );
  }
  return { name, base: optionalInteger(item, 'base') ?? 0, weight: optionalInteger(item, 'weight') ?? 0 };
}

/** First every base, then by weight: the next task goes where the share is furthest behind. */
function spread(providers: readonly Provider[], count: number): readonly string[] {
  const chosen: string[] = providers.flatMap(({ name, base }) => Array.from({ length: base }, () => name));
  const beyondBase = new Map<string, number>();
  // A strategy of one provider may leave its weight out; all weights zero is refused where there is a choice.
  const weighted = providers.length === 1 ? providers.map((only) => ({ ...only, weight: 1 })) : providers;
  if (weighted.every(({ weight }) => weight === 0)) {
    throw invalidParameter(
      'A capacity provider strategy must contain at least one capacity provider with a weight greater than 0.',
    );
  }
  while (chosen.length < count) {
    const [next] = weighted
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => share(a, beyondBase) - share(b, beyondBase));
    const name = next?.name ?? '';
    beyondBase.set(name, (beyondBase.get(name) ?? 0) + 1);
    chosen.push(name);
  }
  return chosen.slice(0, count);
}

function share({ name, weight }: Provider, placed: ReadonlyMap<string, number>): number {
  return ((placed.get(name) ?? 0) + 1) / weight;
}
