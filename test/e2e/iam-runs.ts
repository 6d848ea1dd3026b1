import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect } from '@jest/globals';
import type { RequestRecord } from '../../local/requests.ts';
import { startAction } from '../../scripts/runner.ts';
import { pidOf, registerEndless } from './endless-task.ts';
import type { TestAws } from './local-aws.ts';
import { DEPLOY, REGION, ROLE_ARN, runStep, signedIn, startStep } from './step.ts';

export const ACCOUNT = '123456789012';
export const machineArn = (name: string): string =>
  `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${name}`;

type Inputs = Readonly<Record<string, string>>;

/** What one run asked of AWS, and the features of the table that it used besides `every run`. */
export interface Run {
  readonly features: readonly string[];
  readonly machine: string;
  readonly requests: readonly RequestRecord[];
}

const STATUS_OF = { succeeds: 'SUCCEEDED', fails: 'FAILED', aborts: 'ABORTED' } as const;

/** Notes what is asked while something runs. Nobody else may ask meanwhile. */
class Recorder {
  readonly runs: Run[] = [];
  readonly #aws: TestAws;

  constructor(aws: TestAws) {
    this.#aws = aws;
  }

  async noting(machine: string, features: readonly string[], run: () => Promise<unknown>): Promise<void> {
    const before = this.#aws.requests().length;
    await run();
    const requests = this.#aws.requests().slice(before);
    this.runs.push({ features, machine, requests: requests.filter(({ caller }) => caller === 'client') });
  }

  /** One step without logs and outputs, unless the inputs say so. */
  step(
    machine: string,
    features: readonly string[],
    inputs: Inputs,
    ending: keyof typeof STATUS_OF = 'succeeds',
  ): Promise<void> {
    return this.noting(machine, features, async () => {
      const { outputs } = await runStep(this.#aws.url, {
        inputs: { logs: 'never', 'poll-interval-seconds': '1', ...inputs },
      });
      // A run that came to something else would prove nothing.
      expect([features, outputs['status']]).toEqual([features, STATUS_OF[ending]]);
    });
  }
}

const CONTAINER = { container: 'customer-data-upload' };
const NOWHERE = { 'output-location': '', commands: 'InvalidInput' };

/** Runs steps that use every feature of the table, one after the other. */
export async function recordRuns(aws: TestAws): Promise<readonly Run[]> {
  const recorder = new Recorder(aws);
  await deployments(recorder);
  await lookups(recorder, aws);
  await evidence(recorder);
  await several(recorder);
  await attached(recorder, aws);
  await stopped(recorder, aws);
  return recorder.runs;
}

async function deployments(recorder: Recorder): Promise<void> {
  const deploy = (features: readonly string[], inputs: Inputs) =>
    recorder.step(
      'iam',
      ['deploy', ...features],
      { ...DEPLOY, 'state-machine': 'iam', ...NOWHERE, ...inputs },
      'fails',
    );
  await deploy(['`deploy` without `container`'], {});
  await deploy([], { ...CONTAINER, 'report-id': 'unchanged' });
  await deploy([], { ...CONTAINER, 'report-id': 'changed', 'task-timeout-minutes': '5' });
  await recorder.step('whole', ['deploy', 'output-location'], {
    ...DEPLOY,
    ...CONTAINER,
    'state-machine': 'whole',
    'output-location': 's3://local-outputs/iam/whole',
  });
  // The same step sent again finds its execution.
  await recorder.step('whole', ['deploy', 'output-location', 'preview'], {
    ...DEPLOY,
    ...CONTAINER,
    'state-machine': 'whole',
    preview: 'true',
    'output-location': 's3://local-outputs/iam/whole',
  });
}

/** A machine that takes so many seconds, in hundredths. */
async function createWaiting({ sfn }: TestAws): Promise<void> {
  await sfn.send(
    new CreateStateMachineCommand({
      name: 'waiting',
      roleArn: ROLE_ARN,
      publish: true,
      definition: JSON.stringify({
        StartAt: 'W',
        States: { W: { Type: 'Wait', SecondsPath: '$.seconds', End: true } },
      }),
    }),
  );
  await sfn.send(
    new CreateStateMachineAliasCommand({
      name: 'live',
      routingConfiguration: [{ stateMachineVersionArn: `${machineArn('waiting')}:1`, weight: 100 }],
    }),
  );
}

async function lookups(recorder: Recorder, aws: TestAws): Promise<void> {
  await createWaiting(aws);
  const arn = machineArn('waiting');
  for (const [machine, feature] of [
    ['waiting', '`state-machine` by name'],
    [arn, 'by ARN or version ARN'],
    [`${arn}:1`, 'by ARN or version ARN'],
    [`${arn}:live`, 'by alias ARN'],
  ] as const) {
    await recorder.step('waiting', [feature], { 'state-machine': machine, input: '{"seconds":1}' });
  }
}

/** What a task left behind; the sample app logs, and fails on request. */
async function evidence(recorder: Recorder): Promise<void> {
  for (const logs of ['on-failure', 'live']) {
    await recorder.step(
      'iam',
      ['by ARN or version ARN', '`logs: on-failure` or `live`'],
      {
        'state-machine': machineArn('iam'),
        'customer-ids': 'c-1001',
        'report-id': `with-${logs}`,
        commands: 'InvalidInput',
        logs,
      },
      'fails',
    );
  }
}

/** They take longer than the two seconds after which a step first asks for all of them together. */
async function several(recorder: Recorder): Promise<void> {
  await recorder.step('waiting', ['by ARN or version ARN'], {
    'state-machine': machineArn('waiting'),
    input: '{"seconds":500}',
    'customer-ids': 'c-1,c-2,c-3',
  });
}

async function attached(recorder: Recorder, aws: TestAws): Promise<void> {
  const { executionArn = '' } = await aws.sfn.send(
    new StartExecutionCommand({ stateMachineArn: machineArn('waiting'), input: '{"seconds":1}' }),
  );
  await recorder.step('waiting', ['`execution-arn`'], { 'execution-arn': executionArn });
}

/** A job that is cancelled, and one that is killed and has its post step. */
async function stopped(recorder: Recorder, aws: TestAws): Promise<void> {
  const pids = join(aws.directory, 'pids');
  mkdirSync(pids);
  await registerEndless(aws.url, 'endless', pids);
  const inputs = (customer: string): Inputs => ({
    ...DEPLOY,
    'state-machine': 'endless',
    'task-definition': 'endless',
    container: 'endless',
    'customer-ids': customer,
    logs: 'never',
  });
  await recorder.noting('endless', ['deploy'], async () => {
    const running = startStep(aws.url, { inputs: inputs('cancelled') });
    await pidOf(pids, 'cancelled').finally(() => running.process.kill('SIGINT'));
    expect((await running.result).outputs).toMatchObject({ status: 'ABORTED' });
  });
  const home = join(aws.directory, 'killed');
  const workspace = join(home, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const job = { inputs: inputs('killed'), env: signedIn(aws.url), directory: home, workspace };
  const running = startAction(job);
  await pidOf(pids, 'killed').finally(() => running.process.kill('SIGKILL'));
  const { state } = await running.result;
  await recorder.noting('endless', [], async () => {
    expect((await startAction({ ...job, state }).result).log).toContain('stopped');
  });
}
