import { join } from 'node:path';
import { CreateStateMachineCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { type FaultyProxy, serviceError, startProxy } from './proxy.ts';
import { ACCESS_KEY, annotations, REGION, ROLE_ARN, runStep, sfnClient } from './step.ts';

let aws: LocalAws;
let sfn: SFNClient;
let proxy: FaultyProxy | undefined;
beforeAll(async () => {
  aws = await startLocalAws({
    accessKey: ACCESS_KEY,
    waitScale: 0.01,
    functions: new Map([['broken', join(import.meta.dirname, 'broken-function.ts')]]),
  });
  sfn = sfnClient(aws.url);
});
afterEach(async () => {
  await proxy?.close();
  proxy = undefined;
});
afterAll(async () => {
  sfn.destroy();
  await aws.close();
});

/** A state that runs the sample app with a command. */
const upload = (command: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: {
    Cluster: 'default',
    TaskDefinition: 'customer-data-upload',
    LaunchType: 'FARGATE',
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0ed41e45b216c45a4'] } },
    Overrides: {
      ContainerOverrides: [
        {
          Name: 'customer-data-upload',
          Command: [command],
          Environment: [
            { Name: 'CUSTOMER_ID', Value: 'c-1' },
            { Name: 'REPORT_ID', Value: 'orders' },
            { Name: 'OUTPUT_LOCATION', Value: 's3://local-outputs/nested' },
          ],
        },
      ],
    },
  },
  End: true,
  ...more,
});

const nested = (machine: string, form = '.sync:2') => ({
  Type: 'Task',
  Resource: `arn:aws:states:::states:startExecution${form}`,
  Parameters: { StateMachineArn: machine, Input: { password: 'hunter2' } },
  End: true,
});

/** Creates a machine of one state; gives its ARN. */
async function machine(name: string, state: string, definition: object): Promise<string> {
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({
      name,
      roleArn: ROLE_ARN,
      definition: JSON.stringify({ StartAt: state, States: { [state]: definition } }),
    }),
  );
  return stateMachineArn;
}

const run = (arn: string, url = aws.url) =>
  runStep(url, { inputs: { 'state-machine': arn, 'poll-interval-seconds': '1' } });

describe('a nested execution', () => {
  test('that failed, two levels down, is told by the container that failed, its last words and its attempts', async () => {
    const retry = { Retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1, IntervalSeconds: 1 }] };
    const child = await machine('n-child', 'Upload', upload('InvalidInput', retry));
    const middle = await machine('n-middle', 'Region', nested(child, '.sync'));
    const parent = await machine('n-parent', 'World', nested(middle));
    const { exitCode, log, summary, outputs, report } = await run(parent);
    expect(exitCode).toBe(1);
    expect(log).toMatch(/attempt 1 of World started: World, execution [0-9a-f-]{36}/);
    const [annotation = ''] = annotations(log);
    expect(annotation).toMatch(/World: exit 3/);
    expect(annotation).toMatch(/“.*”/);
    expect(annotation).not.toContain('{');
    // The child’s attempts, each level below a heading that links to it.
    expect(summary).toMatch(
      /### Execution \[[0-9a-f-]{36}\]\(https:[^)]*n-middle[^)]*\), started by World, attempt 1/,
    );
    expect(summary).toMatch(
      /### Execution \[[0-9a-f-]{36}\]\(https:[^)]*n-child[^)]*\), started by Region, attempt 1: 2 attempts/,
    );
    expect(JSON.stringify([log, summary, outputs['trail']])).not.toContain('hunter2');
    expect(JSON.parse(report)).toMatchObject({
      executions: [
        {
          trail: [{ state: 'World', integration: 'states:startExecution', failure: { exitCode: 3 } }],
          details: [
            { kind: 'execution', of: { attempt: 1, state: 'World' }, trail: [{ state: 'Region' }] },
            { kind: 'execution', of: { state: 'Region' }, trail: [{ state: 'Upload' }, { state: 'Upload' }] },
          ],
        },
      ],
    });
  });

  test('whose history the role may not read is told all the same, with a notice', async () => {
    const child = await machine('d-child', 'Upload', upload('InvalidInput'));
    const parent = await machine('d-parent', 'World', nested(child));
    proxy = await startProxy(aws.url, (operation, _before, { body }) =>
      operation === 'GetExecutionHistory' && body.includes('d-child')
        ? serviceError(400, 'AccessDeniedException')
        : undefined,
    );
    const { exitCode, log, summary } = await run(parent, proxy.url);
    expect(exitCode).toBe(1);
    expect(annotations(log)[0]).toMatch(/World: exit 3/);
    expect(summary).toContain('What ran inside of a failed attempt is not told:');
    expect(summary.replaceAll('<!-- -->', '')).toContain(
      `states:GetExecutionHistory on arn:aws:states:${REGION}:123456789012:execution:d-child`,
    );
  });

  test('that is only started is told to be', async () => {
    const child = await machine('s-child', 'Upload', upload('InvalidInput'));
    const parent = await machine('s-parent', 'World', nested(child, ''));
    const { exitCode, log, summary } = await run(parent);
    expect(exitCode).toBe(0);
    expect(log).toContain('attempt 1 of World started; the outcome is not known to Step Functions');
    expect(summary).toMatch(/⚪.started \|.*started; the outcome is not known to Step Functions/);
  });
});

describe('a Lambda function', () => {
  test.each([
    ['lambda:invoke', { Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'broken' } }],
    ['its ARN', { Resource: `arn:aws:lambda:${REGION}:123456789012:function:broken` }],
  ])('that throws, called by %s, is told by type and message, with links', async (what, fields) => {
    const arn = await machine(`l-${what.replaceAll(/\W/g, '-')}`, 'Resize', {
      Type: 'Task',
      ...fields,
      End: true,
    });
    const { exitCode, log, summary } = await run(arn);
    expect(exitCode).toBe(1);
    expect(annotations(log)[0]).toMatch(/Resize: \w*Error: \w/);
    expect(annotations(log)[0]).not.toContain('{');
    expect(summary).toContain(
      `${REGION}.console.aws.amazon.com/lambda/home?region=${REGION}#/functions/broken`,
    );
  });
});

describe('an ECS task', () => {
  test('that is only started is told to be, and is no success of the task', async () => {
    const arn = await machine('e-start', 'Upload', {
      ...upload('InvalidInput'),
      Resource: 'arn:aws:states:::ecs:runTask',
    });
    const { exitCode, log, summary } = await run(arn);
    expect(exitCode).toBe(0);
    expect(log).toContain('attempt 1 of Upload started; the outcome is not known to Step Functions');
    expect(log).toMatch(/^Succeeded after 1 attempt in .*: Upload: started; the outcome is not known/m);
    expect(summary).toMatch(/⚪.started/);
  });
});
