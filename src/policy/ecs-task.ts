import { asString, isJsonObject, type UnknownFields, withoutUndefined } from '../json.ts';

/** The parts of an ECS task that say what ran, and why it stopped. */
export interface EcsTask {
  readonly taskArn?: string;
  readonly taskDefinitionArn?: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly EcsContainer[];
  readonly ranWith: RanWith;
}

/** The size of a task and its capacity provider. What the Cause does not name is absent. */
export type RanWith = {
  /** CPU units: 1,024 a vCPU. */
  readonly cpu?: number;
  /** MiB. */
  readonly memory?: number;
  /** GiB. */
  readonly ephemeralStorage?: number;
  /** Absent for the launch type FARGATE. */
  readonly capacityProvider?: string;
};

export interface EcsContainer {
  readonly name?: string;
  /** Absent if the container never ran. */
  readonly exitCode?: number;
  readonly reason?: string;
}

/** The task that a JSON object is, or the first task of a `{Tasks: […]}` answer. */
export function findTask(value: UnknownFields): EcsTask | undefined {
  if (isTask(value)) {
    return readTask(value);
  }
  const tasks = field(value, 'Tasks');
  const first: unknown = Array.isArray(tasks) ? tasks[0] : undefined;
  return isJsonObject(first) && isTask(first) ? readTask(first) : undefined;
}

/** Whether a JSON object is an ECS task: PascalCase as Step Functions writes it, or camelCase as the API does. */
function isTask(value: UnknownFields): boolean {
  return (
    Array.isArray(field(value, 'Containers')) ||
    ['TaskArn', 'StopCode', 'StoppedReason'].some((key) => typeof field(value, key) === 'string')
  );
}

/** Reads a task; fields of an unexpected type count as absent. */
function readTask(value: UnknownFields): EcsTask {
  const storage = field(value, 'EphemeralStorage');
  const containers = field(value, 'Containers');
  return withoutUndefined({
    taskArn: asString(field(value, 'TaskArn')),
    taskDefinitionArn: asString(field(value, 'TaskDefinitionArn')),
    stopCode: asString(field(value, 'StopCode')),
    stoppedReason: asString(field(value, 'StoppedReason')),
    containers: (Array.isArray(containers) ? containers : []).filter(isJsonObject).map(readContainer),
    ranWith: withoutUndefined({
      cpu: quantity(field(value, 'Cpu')),
      memory: quantity(field(value, 'Memory')),
      ephemeralStorage: isJsonObject(storage) ? quantity(field(storage, 'SizeInGiB')) : undefined,
      capacityProvider: asString(field(value, 'CapacityProviderName')),
    }),
  });
}

/** ECS writes cpu and memory as digits in a string, and the storage as a number. */
function quantity(value: unknown): number | undefined {
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^[0-9]{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** The source of a regular expression for an exit code in digits: 32 bits on Windows, with a sign or without. */
export const EXIT_CODE = '(?:0|-?[1-9][0-9]{0,9})';

const EXIT_CODES = new RegExp(`^${EXIT_CODE}$`);

function readExitCode(value: unknown): number | undefined {
  const digits = typeof value === 'number' ? String(value) : '';
  return EXIT_CODES.test(digits) ? Number(digits) : undefined;
}

function readContainer(value: UnknownFields): EcsContainer {
  return withoutUndefined({
    name: asString(field(value, 'Name')),
    exitCode: readExitCode(field(value, 'ExitCode')),
    reason: asString(field(value, 'Reason')),
  });
}

/**
 * The container whose end tells why the task failed. The task does not say which containers are essential, so the
 * first of these counts: the wanted one; one that ECS gives a Reason for; one that failed by itself; one
 * that was killed (137, 143: when an essential container exits, ECS ends the others that way); one that never ran; any.
 */
export function chooseContainer(
  containers: readonly EcsContainer[],
  wanted?: string,
): EcsContainer | undefined {
  const failed = containers.filter((container) => container.exitCode !== 0);
  return (
    (wanted === undefined ? undefined : containers.find((container) => container.name === wanted)) ??
    failed.find((container) => container.reason !== undefined) ??
    failed.find((container) => container.exitCode !== undefined && !KILLED.includes(container.exitCode)) ??
    failed.find((container) => container.exitCode !== undefined) ??
    failed[0] ??
    containers[0]
  );
}

/** 128 + SIGKILL and 128 + SIGTERM. */
export const KILLED: readonly number[] = [137, 143];

function field(value: UnknownFields, name: string): unknown {
  return value[name] ?? value[name.charAt(0).toLowerCase() + name.slice(1)];
}
