import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { executionsOf, useLocalAws } from './local-aws.ts';
import { serviceError } from './proxy.ts';
import { annotations, deployed, runStep, SLOW_POLICY, startStep } from './step.ts';

const aws = useLocalAws();

const THROTTLED = serviceError(400, 'ThrottlingException', 'Rate exceeded');

/** A proxy that throttles the first call of some operations. The step tries again, not the SDK. */
const throttling = (operations: readonly string[]) =>
  aws.proxy((operation, before) => (operations.includes(operation) && before === 0 ? THROTTLED : undefined));

/** A proxy that loses the answers to the first starts. */
const losingAnswers = (times: number) =>
  aws.proxy((operation, before) =>
    operation === 'StartExecution' && before < times ? { kind: 'lost-answer' } : undefined,
  );

describe('throttling before the execution is started', () => {
  test('is waited out in every call that deploys and starts', async () => {
    const operations = ['DescribeTaskDefinition', 'CreateStateMachine', 'StartExecution'];
    const { url } = await throttling(operations);
    const { exitCode, log, outputs } = await runStep(url, { inputs: deployed('throttled') });
    for (const operation of operations) {
      expect(log).toMatch(
        new RegExp(`\\w+:${operation} failed \\(ThrottlingException\\), trying again in 1s`),
      );
    }
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(exitCode).toBe(0);
    expect(await executionsOf(aws, 'throttled')).toHaveLength(1);
  });

  test('is waited out when a machine is looked up by name', async () => {
    expect((await runStep(aws.url, { inputs: deployed('throttled-lookup') })).exitCode).toBe(0);
    const { url } = await throttling(['ListStateMachines']);
    const { exitCode, log } = await runStep(url, {
      inputs: {
        'state-machine': 'throttled-lookup',
        'customer-ids': 'c-1001',
        'report-id': 'orders',
        'output-location': 's3://local-outputs/throttled-lookup',
        'poll-interval-seconds': '1',
      },
    });
    expect(log).toContain('states:ListStateMachines failed (ThrottlingException), trying again in 1s');
    expect(exitCode).toBe(0);
  });
});

describe('a start whose answer is lost', () => {
  test('starts no second execution when it is sent again', async () => {
    const { url, calls } = await losingAnswers(3);
    const { exitCode, outputs } = await runStep(url, { inputs: deployed('lost') });
    expect(calls.filter((call) => call === 'StartExecution')).toHaveLength(4);
    expect(await executionsOf(aws, 'lost')).toMatchObject([
      { executionArn: outputs['execution-arn'], status: 'SUCCEEDED' },
    ]);
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(exitCode).toBe(0);
  });

  test('is stopped when the step is cancelled before it has heard of it', async () => {
    const { url } = await losingAnswers(100);
    const running = startStep(url, {
      inputs: deployed('unheard', { commands: 'NetworkError', 'retry-policy': 'policy.yml' }),
      files: SLOW_POLICY,
      onLog: (text) => {
        if (text.includes('states:StartExecution failed')) {
          running.process.kill('SIGINT');
        }
      },
    });
    const { exitCode, log } = await running.result;
    expect(exitCode).toBe(1);
    const [execution, ...more] = await executionsOf(aws, 'unheard');
    expect(more).toEqual([]);
    expect(execution?.status).toBe('ABORTED');
    expect(annotations(log)).toEqual([
      `Not started: The job was cancelled. The execution ${execution?.executionArn} had been started, and was stopped`,
    ]);
    const { error } = await aws.sfn.send(
      new DescribeExecutionCommand({ executionArn: execution?.executionArn }),
    );
    expect(error).toBe('Cancelled');
  });
});

describe('starts', () => {
  test('a start that is sent again attaches to the execution it started', async () => {
    const first = await runStep(aws.url, { inputs: deployed('re-sent') });
    const second = await runStep(aws.url, { inputs: deployed('re-sent') });
    expect(second.log).toContain('execution found, started by this step before');
    expect(second.outputs['execution-arn']).toBe(first.outputs['execution-arn']);
    expect(second.outputs['status']).toBe('SUCCEEDED');
  });

  test('the next attempt of a run starts anew', async () => {
    const first = await runStep(aws.url, { inputs: deployed('re-run') });
    const second = await runStep(aws.url, { inputs: deployed('re-run'), env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.log).toContain('execution started');
    expect(second.outputs['execution-arn']).not.toBe(first.outputs['execution-arn']);
  });

  test('an execution-name that is taken is an error that says so', async () => {
    const named = { inputs: deployed('named', { 'execution-name': 'tonight' }) };
    expect((await runStep(aws.url, named)).exitCode).toBe(0);
    const { exitCode, log } = await runStep(aws.url, named);
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([
      expect.stringMatching(/^Input execution-name: there is already an execution named tonight of named/),
    ]);
  });
});
