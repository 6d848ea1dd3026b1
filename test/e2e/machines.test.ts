import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateStateMachineAliasCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { ATTEMPTS, table } from '../report/summary/tables.ts';
import { ACCESS_KEY, annotations, DEPLOY, ROLE_ARN, runStep, sfnClient } from './step.ts';

const root = join(import.meta.dirname, '..', '..');
const FUNCTION_ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:process-error';

let aws: LocalAws;
let sfn: SFNClient;
beforeAll(async () => {
  aws = await startLocalAws({
    accessKey: ACCESS_KEY,
    waitScale: 0.01,
    functions: new Map([['process-error', join(import.meta.dirname, 'process-error.ts')]]),
  });
  sfn = sfnClient(aws.url);
});
afterAll(async () => {
  sfn.destroy();
  await aws.close();
});

const example = (name: string): string =>
  readFileSync(join(root, 'examples', 'state-machines', name), 'utf8');

const SUBSTITUTIONS = [
  'Cluster=default',
  'TaskDefinition=customer-data-upload',
  'Container=customer-data-upload',
  'Subnet=subnet-0ed41e45b216c45a4',
];

const ownMachine = (
  name: string,
  file: string,
  commands: readonly string[],
  more: readonly string[] = [],
  input: object = {},
) =>
  runStep(aws.url, {
    inputs: {
      'state-machine': name,
      deploy: 'true',
      'role-arn': ROLE_ARN,
      definition: 'machine.asl.json',
      'definition-substitutions': [...SUBSTITUTIONS, ...more].join('\n'),
      commands: commands.join('\n'),
      input: JSON.stringify(input),
      'customer-ids': 'c-1001',
      'report-id': 'orders',
      'output-location': `s3://local-outputs/${name}`,
      'poll-interval-seconds': '1',
    },
    files: { 'machine.asl.json': example(file) },
  });

describe('machines of other people’s making', () => {
  test('the classic graph is reported with the decisions of its ProcessError function', async () => {
    const { exitCode, log, outputs } = await ownMachine(
      'classic-heals',
      'classic-process-error.asl.json',
      ['NetworkError:1', 'UncaughtException:1'],
      [`ProcessErrorFunction=${FUNCTION_ARN}`],
    );
    expect(log).toContain('attempt 1 failed: NetworkError exit 4 → TEMPORARY, retrying in 40s');
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      {
        state: 'RunECSTask',
        errorState: { type: 'TEMPORARY', retryCount: 1, waitSeconds: 40 },
        decidedBy: 'machine',
      },
      { errorState: { type: 'RETRIABLE', retryCount: 2, waitSeconds: 0 }, decidedBy: 'machine' },
      { outcome: 'SUCCEEDED' },
    ]);
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '3' });
    expect(Object.keys(JSON.parse(outputs['output'] ?? ''))).toEqual(['TaskArn', 'Containers']);
    expect(exitCode).toBe(0);
  });

  test('the classic graph fails with FATAL once its function counts too many', async () => {
    const { exitCode, log, outputs } = await ownMachine(
      'classic-fatal',
      'classic-process-error.asl.json',
      ['UncaughtException'],
      [`ProcessErrorFunction=${FUNCTION_ARN}`],
    );
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL', attempts: '4' });
    expect(annotations(log)).toEqual([expect.stringMatching(/^FATAL after 4 attempts .*exit 1/)]);
  });

  test('the classic graph that calls an input invalid has the advice of the policy', async () => {
    const { exitCode, log, outputs } = await ownMachine(
      'classic-invalid',
      'classic-process-error.asl.json',
      ['InvalidInput'],
      [`ProcessErrorFunction=${FUNCTION_ARN}`],
    );
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ classification: 'FATAL', attempts: '1' });
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      { errorState: { type: 'FATAL', retryCount: 1, rule: 'invalid-input' }, decidedBy: 'machine' },
    ]);
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /^FATAL after 1 attempt .*InvalidInput \(exit 3\) – .*; the execution ended with FATAL: .* – The app refused its input/,
      ),
    ]);
  });

  test.each([
    ['classic-process-error.asl.json', [`ProcessErrorFunction=${FUNCTION_ARN}`]],
    ['retry-on-task-failed.asl.json', []],
  ])('an input that %s cannot read is not spilled by the error about it', async (file, more) => {
    const { exitCode, log, outputs, summary, report } = await ownMachine(
      `spills-${more.length}`,
      file,
      [],
      more,
      {
        environment: { TOKEN: 'hush-hush' },
      },
    );
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'FAILED', attempts: '0' });
    expect(annotations(log)).toEqual([
      expect.stringMatching(/^Failed after 0 attempts .*States\.Runtime: .*\$\.commands.*could not be found/),
    ]);
    expect([log, summary, report, JSON.stringify(outputs)].join()).not.toMatch(/hush-hush|TOKEN/);
  });

  test('a state with its own Retry is reported attempt by attempt, classified by the policy', async () => {
    const { exitCode, log, outputs } = await ownMachine('retry-heals', 'retry-on-task-failed.asl.json', [
      'NetworkError:1',
      'UncaughtException:1',
    ]);
    expect(exitCode).toBe(0);
    expect(log).toContain('attempt 1 of CustomerDataUpload failed: NetworkError exit 4 → TEMPORARY');
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      { state: 'CustomerDataUpload', errorState: { type: 'TEMPORARY' }, decidedBy: 'policy' },
      { state: 'CustomerDataUpload', errorState: { type: 'RETRIABLE' }, decidedBy: 'policy' },
      { state: 'CustomerDataUpload', outcome: 'SUCCEEDED' },
    ]);
  });

  test('a state whose Retry gives up tells what Step Functions would not: why', async () => {
    const { exitCode, log, outputs, summary } = await ownMachine(
      'retry-fails',
      'retry-on-task-failed.asl.json',
      ['InvalidInput'],
    );
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL', attempts: '3' });
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /: CustomerDataUpload: InvalidInput \(exit 3\) – “The customer data is invalid \(injected\)\.” – The app/,
      ),
    ]);
    // The policy says FATAL, but the machine ran it again all the same.
    expect(table(summary, ATTEMPTS).map((row) => row.at(-2))).toEqual([
      expect.stringMatching(/rerun$/),
      expect.stringMatching(/rerun$/),
      'stop',
    ]);
  });
});

describe('deploy and lookup', () => {
  const deploy = (inputs: Readonly<Record<string, string>> = {}) =>
    runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'found',
        'output-location': 's3://local-outputs/found',
        ...inputs,
      },
    });
  const lookup = (machine: string, reportId: string) =>
    runStep(aws.url, {
      inputs: {
        'state-machine': machine,
        'customer-ids': 'c-1001',
        // The same input would give the name of an execution that has run, and attach to it.
        'report-id': reportId,
        'output-location': 's3://local-outputs/found',
        'poll-interval-seconds': '1',
      },
    });
  const arn = 'arn:aws:states:eu-central-1:123456789012:stateMachine:found';

  test('a machine is created, left alone while nothing changes, and updated when something does', async () => {
    const first = await deploy();
    expect(first.log).toContain('state machine created: version 1');
    const second = await deploy({ 'report-id': 'again' });
    expect(second.log).toContain('nothing to deploy: version 1');
    const third = await deploy({ 'report-id': 'more', 'task-timeout-minutes': '5' });
    expect(third.log).toContain('state machine updated: version 2');
    expect(third.outputs['state-machine-version-arn']).toBe(`${arn}:2`);

    await sfn.send(
      new CreateStateMachineAliasCommand({
        name: 'live',
        routingConfiguration: [{ stateMachineVersionArn: `${arn}:1`, weight: 100 }],
      }),
    );
    for (const [machine, version] of [
      ['found', ''],
      [arn, ''],
      [`${arn}:2`, `${arn}:2`],
      [`${arn}:live`, `${arn}:1`],
    ] as const) {
      const { outputs } = await lookup(machine, `lookup-${machine.split(':').at(-1)}-${machine.length}`);
      expect(outputs).toMatchObject({
        'state-machine-arn': arn,
        'state-machine-version-arn': version,
        status: 'SUCCEEDED',
      });
    }
    const found = await lookup(`${arn}:live`, `lookup-live-${`${arn}:live`.length}`);
    expect(found.log).toContain('execution found, started by this step before');
    expect(found.outputs).toMatchObject({
      'state-machine-version-arn': `${arn}:1`,
      status: 'SUCCEEDED',
      attempts: '1',
    });
  });

  test('two steps that differ only in what they deploy run an execution each', async () => {
    const timeouts = ['5', '6'];
    const arns: unknown[] = [];
    for (const minutes of timeouts) {
      const { outputs, log } = await deploy({
        'state-machine': 'twice',
        'task-timeout-minutes': minutes,
        'output-location': 's3://local-outputs/twice',
      });
      expect(log).toContain('execution started: ');
      expect(outputs).toMatchObject({ status: 'SUCCEEDED' });
      arns.push(outputs['execution-arn']);
    }
    expect(new Set(arns).size).toBe(2);
  });
});
