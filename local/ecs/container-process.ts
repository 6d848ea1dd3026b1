import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';

/** A container that runs: a process and whatever it starts, in a process group of their own. */
export interface ContainerProcess {
  readonly pid: number;
  /** Resolves with the exit code once the process has ended and its last output is out. Never rejects. */
  readonly exited: Promise<number>;
  /** SIGTERM now, SIGKILL when it still runs after `timeoutMs`. Resolves when it has ended. */
  stop(timeoutMs: number): Promise<void>;
  /** SIGKILL to the whole group. */
  kill(): void;
}

/** After the process itself has ended, its output may still be in the pipes for this long. */
const DRAIN_MS = 1000;

/**
 * Starts a program without a shell. Rejects when it cannot be started (not found, not executable, …).
 *
 * @param argv program and arguments
 * @param environment the whole environment: nothing is inherited
 * @param onLine told of every line of stdout and stderr, without its line break
 */
export async function startContainerProcess(options: {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly clock: Clock;
  readonly onLine: (line: string) => void;
}): Promise<ContainerProcess> {
  const [program = '', ...args] = options.argv;
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that a signal reaches what the process starts, too.
    detached: true,
  });
  const exited = watchExit(
    child,
    [readLines(child.stdout, options.onLine), readLines(child.stderr, options.onLine)],
    options.clock,
  );
  const pid = await started(child);
  const ended = new AbortController();
  void exited.then(() => ended.abort());
  return {
    pid,
    exited,
    kill: () => {
      // Once it has ended, its number may belong to somebody else.
      if (!ended.signal.aborted) {
        signalGroup(pid, 'SIGKILL');
      }
    },
    stop: async (timeoutMs) => {
      if (ended.signal.aborted) {
        return;
      }
      signalGroup(pid, 'SIGTERM');
      await options.clock.sleep(timeoutMs, ended.signal).then(
        () => signalGroup(pid, 'SIGKILL'),
        () => undefined,
      );
      await exited;
    },
  };
}

/** The code that a container shows: its own, or 128 and the signal's number, as a shell and Docker have it. */
export function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      // Later errors (a signal that could not be sent) are not the start's concern.
      child.removeListener('error', reject);
      child.on('error', () => undefined);
      resolve(child.pid ?? 0);
    });
  });
}

function watchExit(child: ChildProcess, outputs: readonly Promise<void>[], clock: Clock): Promise<number> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      // When a container's first process ends, Linux ends all others in it.
      signalGroup(child.pid ?? 0, 'SIGKILL');
      const drained = new AbortController();
      void Promise.all(outputs).then(() => drained.abort());
      const giveUp = (): void => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      };
      void clock
        .sleep(DRAIN_MS, drained.signal)
        .then(giveUp, () => undefined)
        .finally(() => resolve(exitCodeOf(code, signal)));
    });
  });
}

function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', onLine);
  return new Promise((resolve) => {
    lines.once('close', resolve);
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  // kill(0) and kill(-1) would reach this very process and all others.
  if (pid <= 1) {
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody of the group is left, which is what was wanted.
  }
}
