import { parseArn } from '../arn.ts';
import type { Json, JsonObject } from '../json.ts';
import { objects } from '../members.ts';
import type { ContainerState, TaskState } from './task-state.ts';

/** How a view shows a time that is kept in milliseconds since the epoch. */
export type ShowTime = (milliseconds: number) => number;

/**
 * A task as the ECS API shows it: camelCase.
 *
 * @param showTime the API has epoch seconds, Step Functions milliseconds
 */
export function taskView(state: TaskState, showTime: ShowTime): JsonObject {
  const { plan } = state;
  return {
    attachments: [attachment(state)],
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    availabilityZone: plan.availabilityZone,
    ...(plan.capacityProvider === undefined ? {} : { capacityProviderName: plan.capacityProvider }),
    clusterArn: plan.clusterArn,
    ...(state.connectivityAt === undefined ? {} : { connectivity: 'CONNECTED' }),
    containers: state.containers.map((container) => containerView(state, container)),
    cpu: String(plan.cpu),
    desiredStatus: state.desiredStatus,
    enableExecuteCommand: false,
    ephemeralStorage: { sizeInGiB: plan.ephemeralStorageGib },
    group: plan.group,
    inferenceAccelerators: [],
    lastStatus: state.status,
    launchType: 'FARGATE',
    memory: String(plan.memory),
    overrides: overridesView(state),
    platformFamily: 'Linux',
    platformVersion: plan.platformVersion,
    ...(plan.startedBy === undefined ? {} : { startedBy: plan.startedBy }),
    ...(state.stop?.code === undefined ? {} : { stopCode: state.stop.code }),
    ...(state.stop === undefined ? {} : { stoppedReason: state.stop.reason }),
    tags: plan.tags,
    taskArn: plan.arn,
    taskDefinitionArn: plan.definition.arn,
    version: state.version,
    ...times(state, showTime),
  };
}

function times(state: TaskState, showTime: ShowTime): JsonObject {
  const moments: Readonly<Record<string, number | undefined>> = {
    createdAt: state.createdAt,
    connectivityAt: state.connectivityAt,
    pullStartedAt: state.pullStartedAt,
    pullStoppedAt: state.pullStoppedAt,
    startedAt: state.startedAt,
    stoppingAt: state.stoppingAt,
    executionStoppedAt: state.executionStoppedAt,
    stoppedAt: state.stoppedAt,
  };
  const shown: Record<string, Json> = {};
  for (const [name, time] of Object.entries(moments)) {
    if (time !== undefined) {
      shown[name] = showTime(time);
    }
  }
  return shown;
}

const ATTACHMENT_STATUS: Readonly<Record<TaskState['status'], string>> = {
  PROVISIONING: 'PRECREATED',
  PENDING: 'ATTACHED',
  RUNNING: 'ATTACHED',
  STOPPING: 'ATTACHED',
  DEPROVISIONING: 'DETACHING',
  STOPPED: 'DELETED',
};

function attachment({ plan, status, connectivityAt }: TaskState): JsonObject {
  const subnet = { name: 'subnetId', value: plan.subnet };
  // The interface itself is made during PROVISIONING; until then only the subnet is known.
  const details =
    connectivityAt === undefined
      ? [subnet]
      : [
          subnet,
          { name: 'networkInterfaceId', value: `eni-${plan.id.slice(0, 17)}` },
          { name: 'macAddress', value: macAddress(plan.id) },
          { name: 'privateDnsName', value: privateDnsName(plan) },
          { name: 'privateIPv4Address', value: plan.privateAddress },
        ];
  return {
    id: plan.attachmentId,
    type: 'ElasticNetworkInterface',
    status: ATTACHMENT_STATUS[status],
    details,
  };
}

/** The name that the resolver of a VPC gives to an address. */
function privateDnsName({ privateAddress, arn }: TaskState['plan']): string {
  const region = parseArn(arn)?.region ?? '';
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${privateAddress.replaceAll('.', '-')}.${domain}`;
}

/** A made-up address that is locally administered, so that it can be nobody's. */
function macAddress(taskId: string): string {
  return `02:${taskId.slice(0, 10).replace(/..(?=.)/g, '$&:')}`;
}

function containerView({ plan, connectivityAt }: TaskState, container: ContainerState): JsonObject {
  return {
    containerArn: container.arn,
    cpu: String(container.plan.cpu),
    ...(container.exitCode === undefined ? {} : { exitCode: container.exitCode }),
    image: container.plan.image,
    ...(container.imageDigest === undefined ? {} : { imageDigest: container.imageDigest }),
    lastStatus: container.status,
    ...(container.plan.memory === undefined ? {} : { memory: String(container.plan.memory) }),
    name: container.plan.name,
    networkBindings: [],
    networkInterfaces:
      connectivityAt === undefined
        ? []
        : [{ attachmentId: plan.attachmentId, privateIpv4Address: plan.privateAddress }],
    ...(container.reason === undefined ? {} : { reason: container.reason }),
    ...(container.runtimeId === undefined ? {} : { runtimeId: container.runtimeId }),
    taskArn: plan.arn,
  };
}

/** ECS shows an entry for every container, also for one that nothing was overridden of. */
function overridesView({ plan }: TaskState): JsonObject {
  const shown = objects(plan.overrides, 'containerOverrides');
  const named = new Set(shown.map((override) => override['name']));
  const rest = plan.containers.filter((container) => !named.has(container.name));
  return {
    ...plan.overrides,
    containerOverrides: [...shown, ...rest.map((container) => ({ name: container.name }))],
    inferenceAcceleratorOverrides: [],
  };
}
