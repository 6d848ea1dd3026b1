import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process took. */
export interface Usage {
  /** Processor time of the whole process, from its start until the system has taken it down, in milliseconds. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory that it held at a time; undefined unless asked for. */
  readonly peakMiB: number | undefined;
}

/** What runs a process so that it is measured. */
export interface Meter {
  /** The command in front of that of the process. */
  readonly under: readonly string[];
  /** What the environment of the process has besides. */
  readonly env: Readonly<Record<string, string>>;
  /** Kills the process, which is measured up to there. */
  kill(): void;
}

/**
 * The shell waits for the process, and tells what the system has counted for it, which Node.js does not tell of its
 * children. The subshell writes its id before it becomes the process; bash times no subshell without the braces.
 */
const TIMED = [
  "TIMEFORMAT='%U %S'",
  `{ time { ( printf '%s' "$BASHPID" >"$0/pid"; exec "$@" 2>&3 ) ; } ; } 3>&2 2>"$0/time"`,
  'exit $?',
].join('\n');

/**
 * Measures a process, which `run` starts by the meter and waits for.
 *
 * @param memory whether to ask for the most memory, which takes the process a millisecond
 */
export async function measured<T>(
  run: (meter: Meter) => Promise<T>,
  { memory = false }: { readonly memory?: boolean } = {},
): Promise<Usage & { readonly result: T }> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-bench-'));
  try {
    const since = performance.now();
    const result = await run({
      under: ['bash', '-c', TIMED, directory],
      env: memory ? peakMemoryEnv(directory) : {},
      kill: () => process.kill(Number(content(directory, 'pid')), 'SIGKILL'),
    });
    const wallMs = performance.now() - since;
    // The shell tells there as well that a process was killed.
    const times = content(directory, 'time').split('\n').at(-1) ?? '';
    const [user = Number.NaN, system = Number.NaN] = times.split(' ').map(Number);
    return {
      result,
      wallMs,
      cpuMs: (user + system) * 1000,
      peakMiB: memory ? Number(content(directory, 'peak')) / 1024 : undefined,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function peakMemoryEnv(directory: string): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `--require "${join(import.meta.dirname, 'peak-memory.cjs')}"`,
    PEAK_MEMORY_FILE: join(directory, 'peak'),
  };
}

function content(directory: string, file: string): string {
  return readFileSync(join(directory, file), 'utf8').trim();
}
