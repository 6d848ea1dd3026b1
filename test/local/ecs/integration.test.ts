import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ByRegion } from '../../../local/by-region.ts';
import { systemClock } from '../../../local/clock.ts';
import { createEcsIntegration } from '../../../local/ecs/integration.ts';
import { createEcsRegion, type EcsRegion } from '../../../local/ecs/region.ts';
import { registerSamples } from '../../../local/ecs/sample.ts';
import type { EcsIntegration } from '../../../local/integrations.ts';
import { isObject, type JsonObject } from '../../../local/json.ts';
import { LogStore } from '../../../local/logs/log-store.ts';
import { isList } from '../../../local/members.ts';

const SCOPE = { region: 'us-east-1', accountId: '123456789012' };
const NETWORK = { AwsvpcConfiguration: { Subnets: ['subnet-1'] } };

let regions: ByRegion<EcsRegion>;
let ecs: EcsIntegration;
beforeAll(() => {
  const clock = systemClock(1);
  const world = {
    clock,
    logs: new ByRegion((scope) => new LogStore(clock, scope)),
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    containerEnvironment: () => ({}),
    phaseMs: 1,
  };
  regions = new ByRegion((scope) => registerSamples(createEcsRegion(world, scope), scope));
  regions.in(SCOPE).definitions.register({
    family: 'app',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      { name: 'app', image: 'busybox', entryPoint: [process.execPath, '-e'], command: ['process.exit(4)'] },
    ],
  });
  ecs = createEcsIntegration(regions);
});
afterAll(async () => {
  await Promise.all(regions.all().map((region) => region.tasks.close()));
});

async function start(parameters: JsonObject = {}): Promise<JsonObject> {
  const answer = await ecs.runTask(
    {
      Cluster: 'default',
      TaskDefinition: 'app',
      LaunchType: 'FARGATE',
      NetworkConfiguration: NETWORK,
      StartedBy: 'AWS Step Functions',
      ...parameters,
    },
    SCOPE,
  );
  const tasks = answer['Tasks'];
  const [task] = isList(tasks) ? tasks : [];
  return isObject(task) ? task : {};
}

function arnOf(task: JsonObject): string {
  return String(task['TaskArn']);
}

/** The shape of a value: its keys in order, with what is below them. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : [shapeOf(value[0])];
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]))
    : typeof value;
}

describe('a task that Step Functions runs', () => {
  test('is PROVISIONING in the answer, in the shape of the service', async () => {
    const task = await start();
    expect(task).toMatchObject({
      LastStatus: 'PROVISIONING',
      DesiredStatus: 'RUNNING',
      StartedBy: 'AWS Step Functions',
      PlatformFamily: 'Linux',
      Attachments: [{ Type: 'ElasticNetworkInterface', Status: 'PRECREATED' }],
      Containers: [{ GpuIds: [], ManagedAgents: [], LastStatus: 'PENDING' }],
      Overrides: { ContainerOverrides: [{ Name: 'app', Command: [], Environment: [] }] },
    });
    expect(Object.keys(task)).toEqual(Object.keys(task).toSorted());
    await ecs.waitUntilStopped(arnOf(task), new AbortController().signal);
  });

  test('has the keys of the service when it has stopped, and times in milliseconds', async () => {
    const stopped = await ecs.waitUntilStopped(arnOf(await start()), new AbortController().signal);
    expect(shapeOf(stopped)).toEqual({
      Attachments: [
        { Details: [{ Name: 'string', Value: 'string' }], Id: 'string', Status: 'string', Type: 'string' },
      ],
      Attributes: [{ Name: 'string', Value: 'string' }],
      AvailabilityZone: 'string',
      ClusterArn: 'string',
      Connectivity: 'string',
      ConnectivityAt: 'number',
      Containers: [
        {
          ContainerArn: 'string',
          Cpu: 'string',
          ExitCode: 'number',
          GpuIds: [],
          Image: 'string',
          ImageDigest: 'string',
          LastStatus: 'string',
          ManagedAgents: [],
          Name: 'string',
          NetworkBindings: [],
          NetworkInterfaces: [{ AttachmentId: 'string', PrivateIpv4Address: 'string' }],
          RuntimeId: 'string',
          TaskArn: 'string',
        },
      ],
      Cpu: 'string',
      CreatedAt: 'number',
      DesiredStatus: 'string',
      EnableExecuteCommand: 'boolean',
      EphemeralStorage: { SizeInGiB: 'number' },
      ExecutionStoppedAt: 'number',
      Group: 'string',
      InferenceAccelerators: [],
      LastStatus: 'string',
      LaunchType: 'string',
      Memory: 'string',
      Overrides: {
        ContainerOverrides: [
          { Command: [], Environment: [], EnvironmentFiles: [], Name: 'string', ResourceRequirements: [] },
        ],
        InferenceAcceleratorOverrides: [],
      },
      PlatformVersion: 'string',
      PullStartedAt: 'number',
      PullStoppedAt: 'number',
      StartedAt: 'number',
      StartedBy: 'string',
      StopCode: 'string',
      StoppedAt: 'number',
      StoppedReason: 'string',
      StoppingAt: 'number',
      Tags: [],
      TaskArn: 'string',
      TaskDefinitionArn: 'string',
      Version: 'number',
    });
    expect(stopped).toMatchObject({
      LastStatus: 'STOPPED',
      StopCode: 'EssentialContainerExited',
      Attachments: [{ Type: 'eni', Status: 'DELETED' }],
      Containers: [{ ExitCode: 4, LastStatus: 'STOPPED' }],
    });
    expect(Number(stopped['StoppedAt'])).toBeGreaterThan(1e12);
    expect(JSON.stringify(stopped)).toMatch(
      /"privateDnsName","Value":"ip-10-0-\d+-\d+\.(?:ec2|[-a-z0-9]+\.compute)\.internal"/,
    );
    expect(JSON.stringify(stopped)).toMatch(/"ImageDigest":"sha256:[0-9a-f]{64}"/);
  });

  test('has no ExitCode when its container never ran', async () => {
    const environment = [
      { Name: 'SIMULATE_STOP_CODE', Value: 'TaskFailedToStart' },
      { Name: 'SIMULATE_STOPPED_REASON', Value: 'CannotPullContainerError: no such image' },
    ];
    const task = await start({
      Overrides: { ContainerOverrides: [{ Name: 'app', Environment: environment }] },
    });
    const stopped = await ecs.waitUntilStopped(arnOf(task), new AbortController().signal);
    expect(stopped).toMatchObject({
      StopCode: 'TaskFailedToStart',
      StoppedReason: 'CannotPullContainerError: no such image',
      Overrides: { ContainerOverrides: [{ Environment: environment }] },
    });
    expect(JSON.stringify(stopped)).not.toContain('ExitCode');
    // As recorded in February 2024 (service: Step Functions with ECS; LocalStack's snapshot tests,
    // v2/services/test_ecs_task_service: run_task_sync_raise_failure).
    const keys = Object.keys(stopped);
    expect(keys.filter((key) => key.startsWith('Pull'))).toEqual([]);
    expect(stopped).toMatchObject({ Containers: [{ RuntimeId: expect.any(String) }] });
    expect(JSON.stringify(stopped)).not.toContain('ImageDigest');
  });

  test('is stopped as by a user, without an exit code when that was before it ran', async () => {
    const task = await start({
      Overrides: { ContainerOverrides: [{ Name: 'app', Command: ['setTimeout(() => {}, 60_000)'] }] },
    });
    await ecs.stopTask(arnOf(task), 'The execution was aborted.');
    const stopped = await ecs.waitUntilStopped(arnOf(task), new AbortController().signal);
    expect(stopped).toMatchObject({
      StopCode: 'UserInitiated',
      StoppedReason: 'The execution was aborted.',
    });
    expect(JSON.stringify(stopped)).not.toContain('ExitCode');
  });

  test('is waited for until the signal aborts', async () => {
    const task = await start({
      Overrides: { ContainerOverrides: [{ Name: 'app', Command: ['setTimeout(() => {}, 60_000)'] }] },
    });
    const abort = new AbortController();
    const waiting = ecs.waitUntilStopped(arnOf(task), abort.signal);
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(ecs.waitUntilStopped(arnOf(task), abort.signal)).rejects.toThrow('enough');
    await ecs.stopTask(arnOf(task), 'enough');
  });

  test('may be unknown to a stop, but not to a wait', async () => {
    const arn = 'arn:aws:ecs:us-east-1:123456789012:task/default/absent';
    await expect(ecs.stopTask(arn, 'x')).resolves.toBeUndefined();
    await expect(ecs.waitUntilStopped(arn, new AbortController().signal)).rejects.toThrow('was not found');
  });
});

describe('the parameters of Step Functions', () => {
  test.each([
    {
      why: 'camelCase',
      parameters: { cluster: 'default' },
      message: 'The field "cluster" is not supported by Step Functions',
    },
    { why: 'an unknown field', parameters: { Colour: 'red' }, message: 'does not support "colour"' },
  ])('are refused for $why', async ({ parameters, message }) => {
    await expect(start(parameters)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    });
  });

  test('give the exceptions of ECS their names', async () => {
    await expect(start({ Cluster: 'absent' })).rejects.toMatchObject({ name: 'ClusterNotFoundException' });
  });

  test('take a capacity provider, which the task shows', async () => {
    const task = await start({
      LaunchType: undefined,
      CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }],
    });
    expect(task).toMatchObject({ CapacityProviderName: 'FARGATE_SPOT', LaunchType: 'FARGATE' });
  });
});
