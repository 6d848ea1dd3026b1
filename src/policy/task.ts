/** The parts of an ECS task that say why it stopped. */
export interface StoppedTask {
  readonly taskArn?: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly StoppedContainer[];
}

export interface StoppedContainer {
  readonly name?: string;
  /** Absent if the container never ran. */
  readonly exitCode?: number;
  readonly reason?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether a JSON object is an ECS task: PascalCase as Step Functions writes it, or camelCase as the API does. */
export function isTask(value: Fields): boolean {
  return (
    Array.isArray(field(value, 'Containers')) ||
    ['TaskArn', 'StopCode', 'StoppedReason'].some((key) => typeof field(value, key) === 'string')
  );
}

/** Reads a task; fields of an unexpected type count as absent. */
export function readTask(value: Fields): StoppedTask {
  const taskArn = field(value, 'TaskArn');
  const stopCode = field(value, 'StopCode');
  const stoppedReason = field(value, 'StoppedReason');
  const containers = field(value, 'Containers');
  return {
    ...(typeof taskArn === 'string' && { taskArn }),
    ...(typeof stopCode === 'string' && { stopCode }),
    ...(typeof stoppedReason === 'string' && { stoppedReason }),
    containers: (Array.isArray(containers) ? containers : []).filter(isFields).map(readContainer),
  };
}

function readContainer(value: Fields): StoppedContainer {
  const name = field(value, 'Name');
  const reason = field(value, 'Reason');
  const exitCode = field(value, 'ExitCode');
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof reason === 'string' && { reason }),
    ...(typeof exitCode === 'number' && { exitCode }),
  };
}

/**
 * The container whose end tells why the task failed. The task does not say which containers are essential, so:
 * the wanted one; else one that ECS gives a Reason for; else one that failed by itself; else one that was killed
 * (137, 143: when an essential container exits, ECS ends the others that way); else one that never ran; else the
 * first.
 */
export function chooseContainer(
  containers: readonly StoppedContainer[],
  wanted?: string,
): StoppedContainer | undefined {
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

function field(value: Fields, name: string): unknown {
  return value[name] ?? value[name.charAt(0).toLowerCase() + name.slice(1)];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
