import { DescribeExecutionCommand, ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { type Fault, type FaultyProxy, startProxy } from './proxy.ts';
import { ACCESS_KEY, annotations, DEPLOY, runStep, sfnClient, startStep } from './step.ts';

let aws: LocalAws;
let sfn: SFNClient;
let proxy: FaultyProxy | undefined;
beforeAll(async () => {
  aws = await startLocalAws({ accessKey: ACCESS_KEY });
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

const THROTTLED: Fault = {
  kind: 'error',
  status: 400,
  type: 'ThrottlingException',
  message: 'Rate exceeded',
};

/** The SDK itself tries three times: one call more that fails takes patience of our own. */
const MORE_THAN_THE_SDK = 4;

/** A proxy that breaks the first calls of some operations. */
async function faulty(operations: readonly string[], fault: Fault, times = MORE_THAN_THE_SDK) {
  proxy = await startProxy(aws.url, (operation, before) =>
    operations.includes(operation) && before < times ? fault : undefined,
  );
  return proxy;
}

const inputs = (name: string) => ({
  ...DEPLOY,
  'state-machine': name,
  'output-location': `s3://local-outputs/${name}`,
});

const executionsOf = async (name: string) => {
  const stateMachineArn = `arn:aws:states:eu-central-1:123456789012:stateMachine:${name}`;
  return (await sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];
};

describe('throttling before the execution is started', () => {
  test('is waited out in every call that deploys and starts', async () => {
    const operations = ['DescribeTaskDefinition', 'CreateStateMachine', 'StartExecution'];
    const { url } = await faulty(operations, THROTTLED);
    const { exitCode, log, outputs } = await runStep(url, { inputs: inputs('throttled') });
    for (const operation of operations) {
      expect(log).toMatch(
        new RegExp(`\\w+:${operation} failed \\(ThrottlingException\\), trying again in 1 s`),
      );
    }
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(exitCode).toBe(0);
    expect(await executionsOf('throttled')).toHaveLength(1);
  });

  test('is waited out when a machine is looked up by name', async () => {
    expect((await runStep(aws.url, { inputs: inputs('throttled-lookup') })).exitCode).toBe(0);
    const { url } = await faulty(['ListStateMachines'], THROTTLED);
    const { exitCode, log } = await runStep(url, {
      inputs: {
        'state-machine': 'throttled-lookup',
        'customer-ids': 'c-1001',
        'report-id': 'orders',
        'output-location': 's3://local-outputs/throttled-lookup',
        'poll-interval-seconds': '1',
      },
    });
    expect(log).toContain('states:ListStateMachines failed (ThrottlingException), trying again in 1 s');
    expect(exitCode).toBe(0);
  });
});

describe('a start whose answer is lost', () => {
  test('starts no second execution when it is sent again', async () => {
    const { url, calls } = await faulty(['StartExecution'], { kind: 'lost-answer' }, 3);
    const { exitCode, outputs } = await runStep(url, { inputs: inputs('lost') });
    expect(calls.filter((call) => call === 'StartExecution')).toHaveLength(4);
    expect(await executionsOf('lost')).toMatchObject([
      { executionArn: outputs['execution-arn'], status: 'SUCCEEDED' },
    ]);
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(exitCode).toBe(0);
  });

  test('is stopped when the step is cancelled before it has heard of it', async () => {
    const { url } = await faulty(['StartExecution'], { kind: 'lost-answer' }, 100);
    const running = startStep(url, {
      // A wait of a day keeps the execution where it is.
      inputs: { ...inputs('unheard'), commands: 'NetworkError', 'retry-policy': 'policy.yml' },
      files: {
        'policy.yml':
          'rules:\n  - { name: slow, when: { exit-code: 4 }, type: TEMPORARY, wait-seconds: 86400 }\n',
      },
      onLog: (text) => {
        if (text.includes('states:StartExecution failed')) {
          running.process.kill('SIGINT');
        }
      },
    });
    const { exitCode, log } = await running.result;
    expect(exitCode).toBe(1);
    const [execution, ...more] = await executionsOf('unheard');
    expect(more).toEqual([]);
    expect(execution?.status).toBe('ABORTED');
    expect(annotations(log)).toEqual([
      `Not started: The job was cancelled. The execution ${execution?.executionArn} had been started, and was stopped`,
    ]);
    const { error } = await sfn.send(new DescribeExecutionCommand({ executionArn: execution?.executionArn }));
    expect(error).toBe('Cancelled');
  });
});
