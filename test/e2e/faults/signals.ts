import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ActionResult, startAction } from '../../../scripts/runner.ts';
import { type Fault, startProxy } from '../proxy.ts';
import { signedIn } from '../step.ts';
import { ofExecutions } from './audit.ts';
import { findExecutions } from './found.ts';
import { asRunner, createMachine, ended, fastTime, type World } from './job.ts';
import { waiting } from './machines.ts';

/** A step that gets a signal at some moment. */
export interface SignalRun {
  readonly seed: number;
  readonly executions: 1 | 10;
  readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL';
  /** Real milliseconds after its first call of AWS, or after it was spawned. */
  readonly afterMs: number;
  readonly since: 'spawn' | 'first-call';
  /** What StartExecution takes on its way there, and on its way back. */
  readonly delayMs: readonly [there: number, back: number];
}

export interface SignalResult {
  readonly run: SignalRun;
  readonly step: ActionResult;
  readonly post: ActionResult;
  /** How many executions there came to be. */
  readonly started: number;
  readonly wrongs: readonly string[];
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;

/** The same seed gives the same run. */
export function signalRun(seed: number): SignalRun {
  const random = randomOf(seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  return {
    seed,
    executions: upTo(2) === 0 ? 1 : 10,
    signal: SIGNALS[upTo(SIGNALS.length)] ?? 'SIGINT',
    since: upTo(4) === 0 ? 'spawn' : 'first-call',
    afterMs: upTo(600),
    delayMs: [seed % 3 === 0 ? LATE_MS + upTo(LATE_MS) : upTo(250), upTo(250)],
  };
}

/** Mulberry32, a small generator of Tommy Ettinger's: a seed is enough to see a run again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Real milliseconds, longer than a cancelled step waits for a start. Twice that is longer than it tries to stop it. */
const LATE_MS = 1000;

/** The seconds that a runner leaves to a cancelled step are seconds of work. */
export const FAST_STEP = 3;

const FAST_POST = 6;

const LONGEST_MS = 40_000;

/** Runs a step, sends its signal, runs the post step, and asks AWS what is left. */
export async function runSignal(world: World, run: SignalRun): Promise<SignalResult> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-signals-'));
  const name = `signal-${run.seed}`;
  await createMachine(world, name, waiting());
  let onFirstCall = (): void => undefined;
  const firstCall = new Promise<void>((resolve) => {
    onFirstCall = resolve;
  });
  const proxy = await startProxy(world.url, (operation) => {
    onFirstCall();
    return operation === 'StartExecution' ? slow(run.delayMs) : undefined;
  });
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace);
  const step = {
    directory,
    workspace,
    inputs: {
      'state-machine': name,
      'customer-ids': Array.from({ length: run.executions }, (_, index) => `k${index}`).join('\n'),
      'max-parallel': '10',
      'poll-interval-seconds': '1',
    },
  };
  const env = (factor: number) => ({ ...signedIn(proxy.url), ...fastTime(factor, world) });
  const hung: string[] = [];
  try {
    const running = startAction({ ...step, env: env(FAST_STEP) });
    await (run.since === 'first-call' ? firstCall : undefined);
    await delay(run.afterMs);
    void send(running.process, run.signal);
    const stepped = await ended(running, LONGEST_MS, () => hung.push('the step did not end'));
    const posting = startAction({ ...step, env: env(FAST_POST), state: stepped.state });
    const post = await ended(posting, LONGEST_MS, () => hung.push('the post step did not end'));
    const found = await findExecutions(world.sfn, name);
    const left = found.filter(({ status }) => status === 'RUNNING');
    const wrongs = [
      ...hung,
      ...left.map(({ arn }) => `${arn} runs on`),
      ...ofExecutions(found, [stepped, post]),
      ...(stepped.exitCode === 0 ? ['it exits with 0'] : []),
    ];
    return { run, step: stepped, post, started: found.length, wrongs };
  } finally {
    await proxy.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The runner cancels with SIGINT, and follows up; whoever else ends processes may send any. */
async function send(process: Parameters<typeof asRunner>[0], signal: SignalRun['signal']): Promise<void> {
  if (signal === 'SIGINT') {
    await asRunner(process, FAST_STEP);
  } else {
    process.kill(signal);
  }
}

function slow([there, back]: SignalRun['delayMs']): Fault {
  return {
    kind: 'act',
    act: async ({ outgoing, forward }) => {
      // What was sent arrives, even if whoever sent it is killed meanwhile.
      await delay(there);
      const { status, headers, body } = await forward();
      await delay(back);
      outgoing.writeHead(status, headers);
      outgoing.end(body);
    },
  };
}

/** One line for people: the seed, what was done, and what it came to. */
export function signalLine({ run, started, wrongs }: SignalResult): string {
  const { seed, executions, signal, since, afterMs } = run;
  const what = `seed ${seed}: ${signal} ${afterMs} ms after ${since}, ${started} of ${executions} started`;
  return wrongs.length === 0 ? `✓ ${what}` : `✗ ${what}: ${wrongs.join('; ')}`;
}
