import { invalidParameter } from './errors.ts';
import { STOP_CODES, type StopCode } from './stop-code.ts';

/** A stop that the environment of a container asks for, instead of running the task. */
export interface SimulatedStop {
  readonly code?: StopCode;
  readonly reason: string;
  /** The container whose environment asked, and what it shows. Without an exit code nothing has run. */
  readonly container: string;
  readonly exitCode?: number;
  readonly containerReason?: string;
}

/** What a task runs with, as far as a simulated stop may depend on it. */
export interface SimulatedOn {
  /** MiB. */
  readonly memory: number;
  readonly capacityProvider: string | undefined;
}

const EXITED = 'Essential container in task exited';

/**
 * Reads `SIMULATE_STOP_CODE`, `SIMULATE_STOPPED_REASON`, `SIMULATE_EXIT_CODE` and `SIMULATE_CONTAINER_REASON`
 * from the environment of one container; `undefined` when none is set. Spot interruptions, failed pulls and
 * the like cannot be had from a process, so this is how a test or a demo has them.
 *
 * `SIMULATE_WHEN_MEMORY_BELOW` (MiB) and `SIMULATE_WHEN_CAPACITY_PROVIDER` confine the stop to tasks with less
 * memory and to tasks on that provider, so that another attempt can heal.
 *
 * An exit code or a container's reason alone means that the essential container exited. A stopped reason alone
 * leaves the stop code out, which happens on AWS too.
 *
 * Throws InvalidParameterException for a stop code that ECS does not have and for impossible numbers.
 */
export function parseSimulatedStop(
  container: string,
  environment: ReadonlyMap<string, string>,
  task: SimulatedOn,
): SimulatedStop | undefined {
  const code = environment.get('SIMULATE_STOP_CODE');
  const reason = environment.get('SIMULATE_STOPPED_REASON');
  const exitCode = parseNumber(environment, 'SIMULATE_EXIT_CODE', 255);
  const containerReason = environment.get('SIMULATE_CONTAINER_REASON');
  const nothing =
    code === undefined && reason === undefined && exitCode === undefined && containerReason === undefined;
  if (!isConcerned(environment, task) || nothing) {
    return undefined;
  }
  const exited = code === undefined && reason === undefined;
  const stopCode = exited ? 'EssentialContainerExited' : parseStopCode(code);
  return {
    container,
    reason: reason ?? (stopCode === 'EssentialContainerExited' ? EXITED : ''),
    ...(stopCode === undefined ? {} : { code: stopCode }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(containerReason === undefined ? {} : { containerReason }),
  };
}

function parseStopCode(text: string | undefined): StopCode | undefined {
  if (text === undefined) {
    return undefined;
  }
  const code = STOP_CODES.find((known) => known === text);
  if (code === undefined) {
    throw invalidParameter(`SIMULATE_STOP_CODE "${text}" is no stop code of ECS: ${STOP_CODES.join(', ')}.`);
  }
  return code;
}

function isConcerned(environment: ReadonlyMap<string, string>, task: SimulatedOn): boolean {
  const below = parseNumber(environment, 'SIMULATE_WHEN_MEMORY_BELOW', LARGEST_MEMORY);
  const provider = environment.get('SIMULATE_WHEN_CAPACITY_PROVIDER');
  return (
    (below === undefined || task.memory < below) &&
    (provider === undefined || task.capacityProvider === provider)
  );
}

/** 120 GB, in MiB. */
const LARGEST_MEMORY = 122_880;

function parseNumber(
  environment: ReadonlyMap<string, string>,
  name: string,
  largest: number,
): number | undefined {
  const text = environment.get(name);
  if (text === undefined) {
    return undefined;
  }
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > largest) {
    throw invalidParameter(`${name} "${text}" must be an integer from 0 to ${largest}.`);
  }
  return number;
}
