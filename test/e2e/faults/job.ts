import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CreateStateMachineCommand, type SFNClient } from '@aws-sdk/client-sfn';
import {
  type ActionResult,
  type ActionStep,
  type RunningAction,
  startAction,
} from '../../../scripts/runner.ts';
import { startGithub } from '../github.ts';
import { ROLE_ARN, signedIn } from '../step.ts';
import { allEnded, type FoundExecution, findExecutions } from './found.ts';
import { fetchedCredentials, type PlacedCell, startInjection } from './injection.ts';
import { isUnseen, machineOf } from './machines.ts';
import { type Fate, type JobKind, phaseOf } from './phases.ts';

/** What all jobs have in common. */
export interface World {
  readonly url: string;
  readonly sfn: SFNClient;
  /** Where V8 keeps what it compiled, so that the next process need not. */
  readonly compileCache: string;
}

/** One step, what happens to it, and its post step. */
export interface Job extends JobKind {
  /** That of its state machine as well. */
  readonly name: string;
  readonly fate: Fate;
  readonly cells: readonly PlacedCell[];
}

export interface JobResult {
  readonly job: Job;
  readonly step: ActionResult;
  readonly post: ActionResult;
  /** Which of the two did not end by itself. */
  readonly hung: readonly ('step' | 'post')[];
  readonly found: readonly FoundExecution[];
  /** The faults that came to pass. */
  readonly met: ReadonlySet<PlacedCell>;
}

/** How much faster time passes. A cancelled step has seconds of real work in it. */
const FAST = {
  ends: 6,
  cancelled: 3,
  'cancelled-starting': 3,
  killed: 2,
  'killed-starting': 2,
  'ended-unseen': 2,
  post: 4,
} as const satisfies Record<Fate | 'post', number>;

/** A cancelled step that asks ECS as well loads another client for that. */
const FAST_WITH_TASK = 1.5;

function factorOf({ fate, task }: Job): number {
  return task === 'endless' ? FAST_WITH_TASK : FAST[fate];
}

/** Nobody works while they sleep. */
const FAST_SLEEP = 20;

/** Of real time: the limits that the step keeps are over by then. */
const LONGEST = { step: 90_000, post: 60_000 } as const;

const FAST_TIME = pathToFileURL(join(import.meta.dirname, '..', 'fast-time.mjs')).href;

/** The environment of a process of the bundle for which time passes so much faster. */
export function fastTime(factor: number, { compileCache }: World): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `--import ${FAST_TIME}`,
    NODE_COMPILE_CACHE: compileCache,
    FAST_TIME: String(factor),
    FAST_SLEEP: String(FAST_SLEEP),
  };
}

export async function runJob(world: World, job: Job): Promise<JobResult> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-faults-'));
  const github = await startGithub();
  const upstream = { aws: world.url, github: github.url };
  const inStep = job.cells.filter((cell) => phaseOf(cell).isInPost !== true);
  const inPost = job.cells.filter((cell) => phaseOf(cell).isInPost === true);
  const isStarting = job.fate === 'cancelled-starting' || job.fate === 'killed-starting';
  let running: RunningAction | undefined;
  const endNow = (): void => {
    if (running !== undefined) {
      end(job, running.process);
    }
  };
  const before = await startInjection(upstream, inStep, isStarting ? endNow : undefined);
  const after = await startInjection(upstream, inPost);
  try {
    if (job.deploys !== true) {
      await createMachine(world, job.name, machineOf(job));
    }
    const hung: ('step' | 'post')[] = [];
    const env = (injection: typeof before, factor: number) => ({
      ...signedIn(injection.aws.url),
      ...fastTime(factor, world),
      ...(job.cells.some(({ phase, fault }) => phase === 'sign-in' || fault === 'credentials away') &&
        fetchedCredentials(injection.aws.url)),
      GITHUB_API_URL: injection.github.url,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: 'event.json',
    });
    const options = jobOptions(job, directory);
    running = startAction({
      ...options,
      env: env(before, factorOf(job)),
      ...(!isStarting && { onLog: fateOf(job, endNow) }),
    });
    const step = await ended(running, LONGEST.step, () => hung.push('step'));
    if (job.fate === 'ended-unseen') {
      await allEnded(world.sfn, job.name);
    }
    const posting = startAction({ ...options, env: env(after, FAST.post), state: step.state });
    const post = await ended(posting, LONGEST.post, () => hung.push('post'));
    const found = await findExecutions(world.sfn, job.name);
    return { job, step, post, hung, found, met: new Set([...before.met, ...after.met]) };
  } finally {
    await Promise.all([before.close(), after.close(), github.close()]);
    rmSync(directory, { recursive: true, force: true });
  }
}

export async function createMachine({ sfn }: World, name: string, definition: string): Promise<void> {
  await sfn.send(new CreateStateMachineCommand({ name, roleArn: ROLE_ARN, definition }));
}

const EVENT = {
  action: 'synchronize',
  number: 7,
  pull_request: {
    number: 7,
    head: {
      sha: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
      ref: 'topic',
      repo: { full_name: 'octo-org/uploads' },
    },
  },
};

function jobOptions(job: Job, directory: string): Omit<ActionStep, 'env'> {
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace);
  writeFileSync(join(workspace, 'machine.json'), machineOf(job));
  writeFileSync(join(workspace, 'event.json'), JSON.stringify(EVENT));
  const customers = customersOf(job);
  const deploy = { deploy: 'true', 'role-arn': ROLE_ARN, definition: 'machine.json' };
  const comment = { comment: 'true', 'github-token': 'ghs_16C7e42F292c6912E7710c838347Ae178B4a' };
  return {
    directory,
    workspace,
    inputs: {
      'state-machine': job.name,
      'customer-ids': customers.join('\n'),
      'max-parallel': String(customers.length),
      'output-location': 's3://local-outputs/{customer-id}',
      // Polls of dozens of executions that only wait would keep a busy machine from starting the others.
      'poll-interval-seconds': job.fate === 'ends' || job.task !== undefined ? '1' : '30',
      // All others come to their end long before, however long a busy machine takes to start them all.
      'timeout-minutes': isUnseen(job) ? '1' : '8',
      'fail-fast': 'false',
      ...(job.deploys === true && deploy),
      ...(job.isDetached === true && { wait: 'false' }),
      // Of several, the customer is added.
      ...(job.isNamed === true && {
        'execution-name': customers.length > 1 ? 'mine' : `mine-${customers[0]}`,
      }),
      ...(job.cells.some(({ phase }) => phase === 'comment') && comment),
    },
  };
}

function customersOf({ cells, isOfSeveral = false }: Job): readonly string[] {
  return [...new Set([...cells.map(({ customer }) => customer), ...(isOfSeveral ? ['beside'] : [])])];
}

/** Lets a job meet its fate as soon as all of its executions are followed, and their tasks run. */
function fateOf(job: Job, endNow: () => void): (text: string) => void {
  const { fate, task } = job;
  const awaited = task === undefined ? /execution started: /g : /attempt 1 .*task/g;
  let log = '';
  let isOver = fate === 'ends';
  return (text) => {
    log += text;
    if (!isOver && (log.match(awaited)?.length ?? 0) >= customersOf(job).length) {
      isOver = true;
      endNow();
    }
  };
}

/** Cancels a job, or kills it. */
function end(job: Job, process: RunningAction['process']): void {
  const isCancelled = job.fate === 'cancelled' || job.fate === 'cancelled-starting';
  void (isCancelled ? asRunner(process, factorOf(job)) : kill(process, job.fate === 'ended-unseen' ? 0 : 50));
}

async function kill(process: RunningAction['process'], afterMs: number): Promise<void> {
  await delay(afterMs);
  process.kill('SIGKILL');
}

/** ProcessInvoker.cs of actions/runner: SIGINT, SIGTERM 7.5 s later, and 2.5 s after that the end. */
export async function asRunner(process: RunningAction['process'], factor: number): Promise<void> {
  process.kill('SIGINT');
  await delay(7500 / factor, undefined, { ref: false });
  process.kill('SIGTERM');
  await delay(2500 / factor, undefined, { ref: false });
  process.kill('SIGKILL');
}

/** The result of a process, which is killed if it does not end. */
export async function ended(
  { process, result }: RunningAction,
  withinMs: number,
  onHung: () => void,
): Promise<ActionResult> {
  const timer = setTimeout(() => {
    onHung();
    process.kill('SIGKILL');
  }, withinMs);
  return result.finally(() => clearTimeout(timer));
}
