import type { TaskSettings } from '../../src/machine/run-task.ts';
import type { Overrides } from '../../src/policy/overrides.ts';

/** Input of an execution, as far as it becomes variables. */
interface Input {
  readonly customer_id: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The arguments that RunTask should get: what ECS asks for, written down once more, with cpu and memory as digits in
 * strings, and a launch type only where there is no capacity provider.
 */
export function runArguments(task: TaskSettings, input: Input, overrides: Overrides) {
  const { cpu, memory, ephemeralStorage } = overrides;
  const provider = overrides.capacityProvider ?? task.capacityProvider;
  const environment = { ...input.environment, CUSTOMER_ID: input.customer_id, ...overrides.environment };
  return {
    Cluster: task.cluster,
    TaskDefinition: task.taskDefinition,
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: task.subnets,
        ...(task.securityGroups.length > 0 && { SecurityGroups: task.securityGroups }),
        AssignPublicIp: task.assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
    },
    ...(provider === undefined
      ? { LaunchType: 'FARGATE' }
      : { CapacityProviderStrategy: [{ CapacityProvider: provider, Weight: 1 }] }),
    Overrides: {
      ContainerOverrides: [
        {
          Name: task.container,
          Environment: Object.entries(environment).map(([name, value]) => ({ Name: name, Value: value })),
        },
      ],
      ...(cpu !== undefined && { Cpu: String(cpu) }),
      ...(memory !== undefined && { Memory: String(memory) }),
      ...(ephemeralStorage !== undefined && { EphemeralStorage: { SizeInGiB: ephemeralStorage } }),
    },
  };
}
