import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestRecord } from '../../local/requests.ts';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { startAction } from '../../scripts/runner.ts';
import { pidOf, registerEndless } from './endless-task.ts';
import { covers, iamNeeds } from './iam-table.ts';
import { ACCESS_KEY, DEPLOY, REGION, ROLE_ARN, runStep, sfnClient, signedIn, startStep } from './step.ts';

const NEEDS = iamNeeds();

/** What no request shows: AWS looks for it by itself when a request hands over a role. */
const INVISIBLE: ReadonlySet<string> = new Set(['iam:PassRole']);

const ACCOUNT = '123456789012';
const machineArn = (name: string): string => `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${name}`;

type Inputs = Readonly<Record<string, string>>;

/** What one run asked of AWS, and the features of the table that it used besides `every run`. */
interface Run {
  readonly features: readonly string[];
  readonly machine: string;
  readonly requests: readonly RequestRecord[];
}

let aws: LocalAws;
let sfn: SFNClient;
let directory: string;
const runs: Run[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-iam-'));
  aws = await startLocalAws({ accessKey: ACCESS_KEY, waitScale: 0.01 });
  sfn = sfnClient(aws.url);
  await runAll();
}, 180_000);
afterAll(async () => {
  sfn.destroy();
  await aws.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Notes what is asked while something runs. Nobody else may ask meanwhile. */
async function noting(machine: string, features: readonly string[], run: () => Promise<unknown>) {
  const before = aws.requests().length;
  await run();
  const requests = aws.requests().slice(before);
  runs.push({ features, machine, requests: requests.filter(({ caller }) => caller === 'client') });
}

const STATUS_OF = { succeeds: 'SUCCEEDED', fails: 'FAILED', aborts: 'ABORTED' } as const;

/** One step without logs and outputs, unless the inputs say so. */
const step = (
  machine: string,
  features: readonly string[],
  inputs: Inputs,
  ending: keyof typeof STATUS_OF = 'succeeds',
) =>
  noting(machine, features, async () => {
    const { outputs } = await runStep(aws.url, {
      inputs: { logs: 'never', 'poll-interval-seconds': '1', ...inputs },
    });
    // A run that came to something else would prove nothing.
    expect([features, outputs['status']]).toEqual([features, STATUS_OF[ending]]);
  });

const CONTAINER = { container: 'customer-data-upload' };
const NOWHERE = { 'output-location': '', commands: 'InvalidInput' };

async function runAll(): Promise<void> {
  await deployments();
  await lookups();
  await evidence();
  await several();
  await attached();
  await stopped();
}

async function deployments(): Promise<void> {
  const deploy = (features: readonly string[], inputs: Inputs) =>
    step(
      'iam',
      ['deploy', ...features],
      { ...DEPLOY, 'state-machine': 'iam', ...NOWHERE, ...inputs },
      'fails',
    );
  await deploy(['`deploy` without `container`'], {});
  await deploy([], { ...CONTAINER, 'report-id': 'unchanged' });
  await deploy([], { ...CONTAINER, 'report-id': 'changed', 'task-timeout-minutes': '5' });
  await step('whole', ['deploy', 'output-location'], {
    ...DEPLOY,
    ...CONTAINER,
    'state-machine': 'whole',
    'output-location': 's3://local-outputs/iam/whole',
  });
  // The same step sent again finds its execution.
  await step('whole', ['deploy', 'output-location', 'preview'], {
    ...DEPLOY,
    ...CONTAINER,
    'state-machine': 'whole',
    preview: 'true',
    'output-location': 's3://local-outputs/iam/whole',
  });
}

/** A machine that takes so many seconds, in hundredths. */
async function createWaiting(): Promise<void> {
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

async function lookups(): Promise<void> {
  await createWaiting();
  const arn = machineArn('waiting');
  for (const [machine, feature] of [
    ['waiting', '`state-machine` by name'],
    [arn, 'by ARN or version ARN'],
    [`${arn}:1`, 'by ARN or version ARN'],
    [`${arn}:live`, 'by alias ARN'],
  ] as const) {
    await step('waiting', [feature], { 'state-machine': machine, input: '{"seconds":1}' });
  }
}

/** What a task left behind; the sample app logs, and fails on request. */
async function evidence(): Promise<void> {
  for (const logs of ['on-failure', 'live']) {
    await step(
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
async function several(): Promise<void> {
  await step('waiting', ['by ARN or version ARN', 'several `customer-ids`'], {
    'state-machine': machineArn('waiting'),
    input: '{"seconds":500}',
    'customer-ids': 'c-1,c-2,c-3',
  });
}

async function attached(): Promise<void> {
  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: machineArn('waiting'), input: '{"seconds":1}' }),
  );
  await step('waiting', ['`execution-arn`'], { 'execution-arn': executionArn });
}

/** A job that is cancelled, and one that is killed and has its post step. */
async function stopped(): Promise<void> {
  const pids = join(directory, 'pids');
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
  await noting('endless', ['deploy'], async () => {
    const running = startStep(aws.url, { inputs: inputs('cancelled') });
    await pidOf(pids, 'cancelled').finally(() => running.process.kill('SIGINT'));
    expect((await running.result).outputs).toMatchObject({ status: 'ABORTED' });
  });
  const home = join(directory, 'killed');
  const workspace = join(home, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const job = { inputs: inputs('killed'), env: signedIn(aws.url), directory: home, workspace };
  const running = startAction(job);
  await pidOf(pids, 'killed').finally(() => running.process.kill('SIGKILL'));
  const { state } = await running.result;
  await noting('endless', [], async () => {
    expect((await startAction({ ...job, state }).result).log).toContain('stopped');
  });
}

/** The rows of the table that a run may draw on. */
const rowsOf = ({ features }: Run) =>
  NEEDS.filter(
    ({ feature }) => ['every run', ...features].includes(named(feature)) || features.includes(feature),
  );

/** A feature whose whole name is one input. */
const named = (feature: string): string => /^`([\w-]+)`$/.exec(feature)?.[1] ?? feature;

/** The ARN that IAM compares: of a machine that is to be made the request has the name only. */
const arnOf = ({ action, resource = '*' }: RequestRecord): string =>
  action === 'states:CreateStateMachine' ? machineArn(resource) : resource;

const isAllowed = (run: Run, request: RequestRecord): boolean =>
  rowsOf(run).some(
    ({ actions, resources }) =>
      actions.includes(request.action) &&
      resources.some((resource) =>
        covers(resource, arnOf(request), {
          ...{ REGION, ACCOUNT, NAME: run.machine, ALIAS: 'live', CLUSTER: 'default' },
          ...{ BUCKET: 'local-outputs', PREFIX: 'iam/', GROUP: '/ecs/customer-data-upload' },
        }),
      ),
  );

describe('what the README says of IAM, compared with what steps asked of AWS', () => {
  test('the table has rows, and features that the runs know by the same names', () => {
    const used = new Set(['every run', ...runs.flatMap(({ features }) => features)]);
    expect(
      new Set(NEEDS.flatMap(({ feature }) => [feature, named(feature)]).filter((name) => used.has(name))),
    ).toEqual(used);
    expect(NEEDS.every(({ actions, resources }) => actions.length > 0 && resources.length > 0)).toBe(true);
  });

  test('nothing is missing: a row of a feature that the run used allows each request, on its resource', () => {
    const refused = runs.flatMap((run) =>
      run.requests
        .filter((request) => !isAllowed(run, request))
        .map((request) => `${request.action} on ${arnOf(request)}, for ${run.features.join(', ')}`),
    );
    expect(refused).toEqual([]);
  });

  test('nothing is there without need: each action of a row was asked for by a run that used the feature', () => {
    const unused = NEEDS.flatMap((need) =>
      need.actions
        .filter(
          (action) =>
            !INVISIBLE.has(action) &&
            !runs.some(
              (run) =>
                rowsOf(run).includes(need) && run.requests.some((request) => request.action === action),
            ),
        )
        .map((action) => `${action} for ${need.feature}`),
    );
    expect(unused).toEqual([]);
  });

  test('the actions of the table are those that were called, and iam:PassRole', () => {
    const called = runs.flatMap(({ requests }) => requests.map(({ action }) => action));
    expect([...new Set(NEEDS.flatMap(({ actions }) => actions))].toSorted()).toEqual(
      [...new Set([...called, ...INVISIBLE])].toSorted(),
    );
  });

  test('every role that is handed over is one that iam:PassRole is listed for', () => {
    expect(NEEDS.filter(({ actions }) => actions.includes('iam:PassRole'))).toEqual([
      {
        feature: '`deploy`',
        actions: ['iam:PassRole'],
        resources: ['role-arn'],
        conditions: { 'iam:PassedToService': 'states.amazonaws.com' },
      },
    ]);
  });
});
