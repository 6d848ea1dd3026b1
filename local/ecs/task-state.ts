import type { JsonObject } from '../json.ts';
import type { AwslogsOptions } from './awslogs-options.ts';
import type { SimulatedStop } from './simulation.ts';
import type { StopCode } from './stop-code.ts';
import type { TaskDefinition } from './task-definition.ts';

/** How a task ends. The code can be missing, as it can be on AWS. */
export interface Stop {
  readonly code?: StopCode;
  readonly reason: string;
}

export type TaskStatus = 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'STOPPING' | 'DEPROVISIONING' | 'STOPPED';

/** What a container runs, once the run's overrides are applied to its definition. */
export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  /** Entry point and command in one. */
  readonly argv: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  readonly cpu: number;
  readonly memory?: number;
  readonly stopTimeout: number;
  readonly logs?: AwslogsOptions;
}

export interface ContainerState {
  readonly plan: ContainerPlan;
  readonly arn: string;
  readonly status: 'PENDING' | 'RUNNING' | 'STOPPED';
  /** There once the container has run; absent when it never started. */
  readonly exitCode?: number;
  readonly reason?: string;
  readonly runtimeId?: string;
  /** There once the image has been pulled. */
  readonly imageDigest?: string;
}

/** What RunTask settled: everything about a task that does not change. */
export interface TaskPlan {
  readonly id: string;
  readonly arn: string;
  readonly clusterArn: string;
  readonly definition: TaskDefinition;
  readonly containers: readonly ContainerPlan[];
  /** As given to RunTask, for the answers. */
  readonly overrides: JsonObject;
  readonly cpu: number;
  readonly memory: number;
  readonly ephemeralStorageGib: number;
  readonly subnet: string;
  readonly availabilityZone: string;
  readonly privateAddress: string;
  readonly attachmentId: string;
  readonly platformVersion: string;
  readonly group: string;
  readonly tags: readonly JsonObject[];
  readonly capacityProvider?: string;
  readonly startedBy?: string;
  readonly simulatedStop?: SimulatedStop;
}

/** A task at one moment. All times are milliseconds since the epoch. */
export interface TaskState {
  readonly plan: TaskPlan;
  readonly version: number;
  readonly status: TaskStatus;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  readonly containers: readonly ContainerState[];
  readonly createdAt: number;
  readonly connectivityAt?: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  readonly stop?: Stop;
}
