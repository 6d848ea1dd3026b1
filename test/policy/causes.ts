/** Why one container of a stopped task ended; what is left out was not there either. */
export interface ContainerEnd {
  readonly name?: string;
  readonly exitCode?: number;
  readonly reason?: string;
}

/** Why a task stopped. */
export interface TaskEnd {
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers?: readonly ContainerEnd[];
  /** The last part of the task's ARN. */
  readonly id?: string;
  /** Fields of the task in place of those of a small one on demand. */
  readonly more?: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/uploads';

/** The ARN of a task by its id. */
export function taskArn(id: string): string {
  return `${CLUSTER.replace(':cluster/', ':task/')}/${id}`;
}

/** A stopped Fargate task with all the fields that Step Functions writes into a Cause, in PascalCase. */
export function stoppedTask(end: TaskEnd): Fields {
  const { stopCode, stoppedReason, containers = [{ name: 'app', exitCode: 1 }], id = '5f0c3b8e', more } = end;
  return {
    Attachments: [
      {
        Details: [
          { Name: 'subnetId', Value: 'subnet-0a1b2c3d' },
          { Name: 'privateIPv4Address', Value: '10.0.1.17' },
        ],
        Id: 'b4a3f1d2-0000-4000-8000-000000000001',
        Status: 'DELETED',
        Type: 'eni',
      },
    ],
    Attributes: [{ Name: 'ecs.cpu-architecture', Value: 'x86_64' }],
    AvailabilityZone: 'eu-west-1b',
    ClusterArn: CLUSTER,
    Connectivity: 'CONNECTED',
    Containers: containers.map((container) => stoppedContainer(container, taskArn(id))),
    Cpu: '256',
    CreatedAt: 1_760_000_000_000,
    DesiredStatus: 'STOPPED',
    EnableExecuteCommand: false,
    EphemeralStorage: { SizeInGiB: 20 },
    Group: 'family:customer-data-upload',
    LastStatus: 'STOPPED',
    LaunchType: 'FARGATE',
    Memory: '512',
    Overrides: { ContainerOverrides: [{ Command: [], Environment: [], Name: 'app' }] },
    PlatformVersion: '1.4.0',
    StartedBy: 'AWS Step Functions',
    ...(stopCode !== undefined && { StopCode: stopCode }),
    StoppedAt: 1_760_000_042_000,
    ...(stoppedReason !== undefined && { StoppedReason: stoppedReason }),
    Tags: [],
    TaskArn: taskArn(id),
    TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/customer-data-upload:7',
    Version: 5,
    ...more,
  };
}

function stoppedContainer({ name, exitCode, reason }: ContainerEnd, arn: string): Fields {
  return {
    ContainerArn: `${CLUSTER.replace(':cluster/', ':container/')}/0c1d`,
    Cpu: '0',
    ...(exitCode !== undefined && { ExitCode: exitCode }),
    GpuIds: [],
    Image: 'registry.example/uploads:1.4',
    LastStatus: 'STOPPED',
    ManagedAgents: [],
    ...(name !== undefined && { Name: name }),
    NetworkBindings: [],
    NetworkInterfaces: [
      { AttachmentId: 'b4a3f1d2-0000-4000-8000-000000000001', PrivateIpv4Address: '10.0.1.17' },
    ],
    ...(reason !== undefined && { Reason: reason }),
    TaskArn: arn,
  };
}

/** A Cause as Step Functions writes it: one stopped task as JSON. */
export function taskCause(end: TaskEnd): string {
  return JSON.stringify(stoppedTask(end));
}

const EXITED = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };

/** The app ended with an exit code. */
export function exited(exitCode: number): string {
  return taskCause({ ...EXITED, containers: [{ name: 'app', exitCode }] });
}

/** What AWS writes when it takes the capacity back: the app was killed, which is not its fault. */
export const SPOT_INTERRUPTED = taskCause({
  stopCode: 'SpotInterruption',
  stoppedReason: 'Your Spot Task was interrupted.',
  containers: [{ name: 'app', exitCode: 137 }],
});

export const STOPPED_BY_USER = taskCause({
  stopCode: 'UserInitiated',
  stoppedReason: 'Stopped for the maintenance window',
  containers: [{ name: 'app', exitCode: 143 }],
});

export const OUT_OF_MEMORY = taskCause({
  ...EXITED,
  containers: [
    { name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
  ],
});

/** The container never ran, so it has no exit code. */
export const IMAGE_NOT_FOUND = taskCause({
  stopCode: 'TaskFailedToStart',
  stoppedReason:
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry.example/uploads:1.4: not found',
  containers: [{ name: 'app' }],
});

/** ECS ends the other containers of a task with SIGKILL or SIGTERM when an essential one exits. */
export const SIDECARS_ENDED_WITH_THE_APP = taskCause({
  ...EXITED,
  containers: [
    { name: 'proxy', exitCode: 0 },
    { name: 'metrics', exitCode: 137 },
    { name: 'app', exitCode: 4 },
    { name: 'logs', exitCode: 143 },
  ],
});

/** RunTask answered 200, but placed nothing. */
export const NO_CAPACITY = JSON.stringify({
  Failures: [
    {
      Arn: CLUSTER,
      Reason:
        'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    },
  ],
  Tasks: [],
});

/** RunTask refused the call: plain text. */
export const THROTTLED =
  'Rate exceeded (Service: AmazonECS; Status Code: 400; Error Code: ThrottlingException; Request ID: 0b1f8c2e; Proxy: null)';
