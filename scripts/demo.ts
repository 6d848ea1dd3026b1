import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { startLocalAws } from '../local/server.ts';
import { hasColours, JobLogView } from './job-log.ts';
import { startAction } from './runner.ts';
import { summaryPage } from './summary-page.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.demo');

/** Waits of the state machine last a fiftieth here: the 60 s after a network error take 1.2 s. */
const WAIT_SCALE = 0.02;

interface Scenario {
  readonly about: string;
  /** The command of the sample app: which errors to fail with, and on how many attempts. */
  readonly commands: readonly string[];
  /** What the task finds in its environment: how the local AWS simulates what no process can do to itself. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A retry policy of the scenario's own. */
  readonly policy?: string;
  readonly capacityProvider?: string;
  /** One execution each; c-1001 alone unless given. */
  readonly customerIds?: readonly string[];
}

const HEALS = 'heals';

const SCENARIOS: ReadonlyMap<string, Scenario> = new Map([
  [
    HEALS,
    {
      about:
        'a NetworkError (TEMPORARY), then an UncaughtException (RETRIABLE), then it succeeds; this one runs by default',
      commands: ['NetworkError:1', 'UncaughtException:1'],
    },
  ],
  [
    'NetworkError',
    { about: 'fails so every time: waits and retries until the budget is spent', commands: ['NetworkError'] },
  ],
  [
    'UncaughtException',
    { about: 'fails so every time: retries until the budget is spent', commands: ['UncaughtException'] },
  ],
  ['InvalidInput', { about: 'FATAL at once', commands: ['InvalidInput'] }],
  [
    'SpotInterruption',
    {
      about: 'AWS takes the Spot capacity back; the policy lets the next attempt run on-demand',
      commands: [],
      capacityProvider: 'FARGATE_SPOT',
      policy: 'examples/policies/spot-with-fallback.yml',
      environment: {
        SIMULATE_STOP_CODE: 'SpotInterruption',
        SIMULATE_STOPPED_REASON: 'Your Spot Task was interrupted.',
        SIMULATE_EXIT_CODE: '137',
        SIMULATE_WHEN_CAPACITY_PROVIDER: 'FARGATE_SPOT',
      },
    },
  ],
  [
    'OutOfMemory',
    {
      about: 'the container needs 2 GB and has 512 MB; the policy doubles its memory until it fits',
      commands: [],
      policy: 'examples/policies/memory-that-grows.yml',
      environment: {
        SIMULATE_EXIT_CODE: '137',
        SIMULATE_CONTAINER_REASON: 'OutOfMemoryError: Container killed due to memory usage',
        SIMULATE_WHEN_MEMORY_BELOW: '2048',
      },
    },
  ],
  [
    'ImagePull',
    {
      about: 'there is no such image: FATAL, with advice',
      commands: [],
      environment: {
        SIMULATE_STOP_CODE: 'TaskFailedToStart',
        SIMULATE_STOPPED_REASON:
          'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry.example/customer-data-upload:v9: not found',
      },
    },
  ],
  [
    'customers',
    {
      about: 'twelve customers: one meets a NetworkError (TEMPORARY), one is FATAL, the others succeed',
      commands: ['NetworkError:1@c-1004', 'InvalidInput@c-1009'],
      customerIds: Array.from({ length: 12 }, (_, index) => `c-${1001 + index}`),
    },
  ],
]);

const USAGE = `Usage: npm run demo [-- SCENARIO]

Runs the action on an AWS of this machine's own: a customer data upload that fails as SCENARIO says.

${[...SCENARIOS].map(([name, { about }]) => `  ${name.padEnd(18)} ${about}`).join('\n')}`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [name = HEALS, ...rest] = args;
  if (name === '--help' || name === '-h') {
    console.log(USAGE);
    return 0;
  }
  const scenario = SCENARIOS.get(name);
  if (scenario === undefined || rest.length > 0) {
    console.error(
      scenario === undefined
        ? `There is no scenario ${JSON.stringify(name)}; there are ${[...SCENARIOS.keys()].join(', ')}.`
        : 'The demo takes one scenario.',
    );
    return 2;
  }
  return play(scenario);
}

/** Resolves to the exit code of the action. */
async function play({
  commands,
  environment,
  policy = '',
  capacityProvider = '',
  customerIds = ['c-1001'],
}: Scenario): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-'));
  const aws = await startLocalAws({ waitScale: WAIT_SCALE });
  const log = new JobLogView({ colours: hasColours(process.stdout, process.env) });
  try {
    console.log(`A local AWS listens on ${aws.url}; waits last ${WAIT_SCALE} of their time.\n`);
    const action = startAction({
      inputs: {
        'state-machine': 'customer-data-upload',
        deploy: 'true',
        'role-arn': 'arn:aws:iam::123456789012:role/customer-data-upload-machine',
        cluster: 'default',
        'task-definition': 'customer-data-upload',
        subnets: 'subnet-0ed41e45b216c45a4',
        commands: commands.join('\n'),
        'customer-ids': customerIds.join('\n'),
        'report-id': 'orders',
        'output-location': 's3://local-outputs/reports/{report-id}/{customer-id}',
        preview: String(customerIds.length === 1),
        'poll-interval-seconds': '1',
        'retry-policy': policy,
        'capacity-provider': capacityProvider,
        ...(environment !== undefined && { input: JSON.stringify({ environment }) }),
      },
      env: {
        AWS_ENDPOINT_URL: aws.url,
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: aws.accessKeyId,
        AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
      },
      directory,
      workspace: root,
      onLog: (text) => process.stdout.write(log.add(text)),
    });
    // The action stops its execution, and with it the containers, as it does when a job is cancelled.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => action.process.kill(signal));
    }
    const { exitCode, summary } = await action.result;
    process.stdout.write(log.end());
    mkdirSync(folder, { recursive: true });
    const page = join(folder, 'summary.html');
    const source = join(folder, 'summary.md');
    writeFileSync(page, summaryPage(summary, { loads: 'nothing' }));
    writeFileSync(source, summary);
    console.log(
      `\nThe job summary is in ${relative(root, page)}, its Markdown in ${relative(root, source)}; the action exited with ${exitCode}.`,
    );
    return exitCode ?? 1;
  } finally {
    await aws.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
