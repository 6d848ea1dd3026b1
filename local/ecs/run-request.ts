import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { formatArn } from '../arn.ts';
import type { JsonObject } from '../json.ts';
import { flag, objects, optionalInteger, optionalObject, optionalText } from '../members.ts';
import type { RequestScope } from '../service.ts';
import type { Cluster, Clusters } from './clusters.ts';
import { clientException, invalidParameter, refuseUnsupported } from './errors.ts';
import { applyOverrides, type Overridden } from './overrides.ts';
import { chooseCapacity, parseSubnets } from './placement.ts';
import { parseSimulatedStop } from './simulation.ts';
import type { TaskDefinition } from './task-definition.ts';
import type { TaskDefinitions } from './task-definitions.ts';
import type { TaskPlan } from './task-state.ts';

const MAX_TASKS = 10;
const MAX_STARTED_BY = 128;

const SUPPORTED = new Set([
  'clientToken',
  'cluster',
  'taskDefinition',
  'count',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'networkConfiguration',
  'overrides',
  'startedBy',
  'group',
  'tags',
  'propagateTags',
  'enableECSManagedTags',
  'referenceId',
]);

/**
 * Reads RunTask into the plan of each task that it asks for, with new ARNs.
 * Throws what ECS throws: ClusterNotFoundException, ClientException, InvalidParameterException.
 */
export function parseRunTask(
  input: JsonObject,
  clusters: Clusters,
  definitions: TaskDefinitions,
  scope: RequestScope,
): readonly TaskPlan[] {
  refuseUnsupported(input, SUPPORTED, 'RunTask', invalidParameter);
  const cluster = clusters.get(optionalText(input, 'cluster'));
  const definition = findDefinition(input, definitions);
  const count = optionalInteger(input, 'count') ?? 1;
  if (count < 1 || count > MAX_TASKS) {
    throw invalidParameter(`Task count must be between 1 and ${MAX_TASKS}.`);
  }
  const startedBy = optionalText(input, 'startedBy');
  if ((startedBy ?? '').length > MAX_STARTED_BY) {
    throw invalidParameter(`startedBy must have at most ${MAX_STARTED_BY} characters.`);
  }
  const capacity = chooseCapacity(input, cluster, definition, count);
  const [subnet = ''] = parseSubnets(input);
  const overrides = optionalObject(input, 'overrides') ?? {};
  const overridden = applyOverrides(definition, overrides);
  return capacity.map((capacityProvider) => ({
    ...identity(cluster, scope),
    clusterArn: cluster.arn,
    definition,
    ...overridden,
    overrides,
    subnet,
    availabilityZone: `${scope.region}${['a', 'b', 'c'][randomInt(3)] ?? 'a'}`,
    privateAddress: `10.0.${randomInt(256)}.${randomInt(4, 255)}`,
    attachmentId: randomUUID(),
    platformVersion: parsePlatformVersion(input),
    group: optionalText(input, 'group') ?? `family:${definition.family}`,
    tags: collectTags(input, cluster, definition),
    ...(capacityProvider === undefined ? {} : { capacityProvider }),
    ...(startedBy === undefined ? {} : { startedBy }),
    ...findSimulatedStop(overridden, capacityProvider),
  }));
}

function findSimulatedStop(
  { containers, memory }: Overridden,
  capacityProvider: string | undefined,
): Pick<TaskPlan, 'simulatedStop'> {
  const simulatedStop = containers
    .map(({ name, environment }) => parseSimulatedStop(name, environment, { memory, capacityProvider }))
    .find((stop) => stop !== undefined);
  return simulatedStop === undefined ? {} : { simulatedStop };
}

function findDefinition(input: JsonObject, definitions: TaskDefinitions): TaskDefinition {
  const reference = optionalText(input, 'taskDefinition') ?? '';
  if (reference === '') {
    throw invalidParameter('TaskDefinition can not be blank.');
  }
  const registration = definitions.find(reference);
  if (registration === undefined) {
    throw clientException('TaskDefinition not found.');
  }
  if (registration.deregisteredAt !== undefined) {
    throw clientException('TaskDefinition is inactive');
  }
  return registration.definition;
}

function identity(cluster: Cluster, scope: RequestScope): { readonly id: string; readonly arn: string } {
  const id = randomBytes(16).toString('hex');
  return { id, arn: formatArn('ecs', scope, `task/${cluster.name}/${id}`) };
}

/** LATEST stands for 1.4.0, and tasks show the number. */
function parsePlatformVersion(input: JsonObject): string {
  const version = optionalText(input, 'platformVersion') ?? 'LATEST';
  if (version !== 'LATEST' && version !== '1.4.0') {
    throw invalidParameter(`The platform version "${version}" is not supported: it must be LATEST or 1.4.0.`);
  }
  return '1.4.0';
}

function collectTags(input: JsonObject, cluster: Cluster, definition: TaskDefinition): readonly JsonObject[] {
  const propagate = optionalText(input, 'propagateTags') ?? 'NONE';
  if (propagate !== 'NONE' && propagate !== 'TASK_DEFINITION') {
    throw invalidParameter(
      `propagateTags "${propagate}" is not possible for RunTask: only TASK_DEFINITION is.`,
    );
  }
  return [
    ...(flag(input, 'enableECSManagedTags') ? [{ key: 'aws:ecs:clusterName', value: cluster.name }] : []),
    ...(propagate === 'TASK_DEFINITION' ? definition.tags : []),
    ...objects(input, 'tags'),
  ];
}
