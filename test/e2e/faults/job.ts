import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import {
  type ActionResult,
  type ActionStep,
  type RunningAction,
  startAction,
} from '../../../scripts/runner.ts';
import { startGithub } from '../github.ts';
import { REGION, ROLE_ARN, signedIn } from '../step.ts';
import { fetchedCredentials, type PlacedCell, startInjection } from './injection.ts';

/** What all jobs have in common. */
export interface World {
  readonly url: string;
  readonly sfn: SFNClient;
  /** Where V8 keeps what it compiled, so that the next process need not. */
  readonly compileCache: string;
}

/** One step, what happens to it, and its post step. */
export interface Job {
  /** That of its state machine as well. */
  readonly name: string;
  readonly deploys: boolean;
  /** It runs to its end, or is told to stop as soon as all executions are followed, or is killed then. */
  readonly fate: 'ends' | 'cancelled' | 'killed';
  readonly cells: readonly PlacedCell[];
}

/** An execution as AWS has it after all is over. */
export interface FoundExecution {
  readonly arn: string;
  readonly customer: string;
  readonly status: string;
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
const FAST = { ends: 6, cancelled: 3, killed: 2, post: 4 } as const;

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

/** A machine that ends by itself after some polls, or not while anybody looks. */
export function definitionOf(ends: boolean): string {
  return JSON.stringify({
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: ends ? 1 : 86_400, End: true } },
  });
}

/** What cannot be followed at all must be stopped when time is over, and so must not end before. */
function machineOf({ fate, cells }: Job): string {
  const isUnseen = cells.some(({ phase, extent }) => phase === 'follow' && extent === 'always');
  return definitionOf(fate === 'ends' && !isUnseen);
}

export async function runJob(world: World, job: Job): Promise<JobResult> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-faults-'));
  const github = await startGithub();
  const upstream = { aws: world.url, github: github.url };
  const inStep = job.cells.filter(({ phase }) => phase !== 'post');
  const inPost = job.cells.filter(({ phase }) => phase === 'post');
  const before = await startInjection(upstream, inStep);
  const after = await startInjection(upstream, inPost);
  try {
    if (!job.deploys) {
      await createMachine(world, job.name, machineOf(job));
    }
    const hung: ('step' | 'post')[] = [];
    const env = (injection: typeof before, factor: number) => ({
      ...signedIn(injection.aws.url),
      ...fastTime(factor, world),
      ...(job.cells.some(({ fault }) => fault === 'credentials away') &&
        fetchedCredentials(injection.aws.url)),
      GITHUB_API_URL: injection.github.url,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: 'event.json',
    });
    const options = jobOptions(job, directory);
    const running = startAction({
      ...options,
      env: env(before, FAST[job.fate]),
      onLog: fateOf(job, () => running),
    });
    const step = await ended(running, LONGEST.step, () => hung.push('step'));
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
      'poll-interval-seconds': job.fate === 'ends' ? '1' : '30',
      // Who is stopped or killed is followed until then, however long a busy machine takes to start them all.
      'timeout-minutes': job.fate === 'ends' ? '1' : '10',
      'fail-fast': 'false',
      ...(job.deploys && deploy),
      ...(job.cells.some(({ phase }) => phase === 'comment') && comment),
    },
  };
}

function customersOf({ cells }: Job): readonly string[] {
  return [...new Set(cells.map(({ customer }) => customer))];
}

/** Lets a job meet its fate as soon as all of its executions are followed. */
function fateOf(job: Job, running: () => RunningAction): (text: string) => void {
  const { fate } = job;
  let log = '';
  let isOver = fate === 'ends';
  return (text) => {
    log += text;
    if (!isOver && (log.match(/execution started: /g)?.length ?? 0) >= customersOf(job).length) {
      isOver = true;
      const { process } = running();
      void (fate === 'killed' ? kill(process) : asRunner(process, FAST.cancelled));
    }
  };
}

async function kill(process: RunningAction['process']): Promise<void> {
  await delay(50);
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

/** All executions of a machine, as AWS itself tells. */
export async function findExecutions(sfn: SFNClient, machine: string): Promise<readonly FoundExecution[]> {
  const stateMachineArn = `arn:aws:states:${REGION}:123456789012:stateMachine:${machine}`;
  const found: FoundExecution[] = [];
  try {
    for await (const { executions = [] } of paginateListExecutions({ client: sfn }, { stateMachineArn })) {
      for (const { executionArn: arn = '' } of executions) {
        const { input = '', status = '' } = await sfn.send(
          new DescribeExecutionCommand({ executionArn: arn }),
        );
        const { customer_id: customer }: { readonly customer_id: string } = JSON.parse(input);
        found.push({ arn, customer, status });
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'StateMachineDoesNotExist') {
      throw error;
    }
  }
  return found;
}
