import { setTimeout as delay } from 'node:timers/promises';
import { CreateStateMachineCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { statusOf, useLocalAws } from './local-aws.ts';
import { annotations, DEPLOY, ROLE_ARN, runStep, startStep } from './step.ts';

const aws = useLocalAws();
let waiting: string;
beforeAll(async () => {
  const { stateMachineArn } = await aws.sfn.send(
    new CreateStateMachineCommand({
      name: 'waiting',
      roleArn: ROLE_ARN,
      definition: JSON.stringify({
        StartAt: 'W',
        States: { W: { Type: 'Wait', SecondsPath: '$.seconds', End: true } },
      }),
    }),
  );
  waiting = stateMachineArn ?? '';
});

/** Starts an execution as somebody else would. */
async function started(seconds: number, more: object = {}): Promise<string> {
  const { executionArn = '' } = await aws.sfn.send(
    new StartExecutionCommand({ stateMachineArn: waiting, input: JSON.stringify({ seconds, ...more }) }),
  );
  return executionArn;
}

const attach = (arns: readonly string[], more: Readonly<Record<string, string>> = {}) => ({
  'execution-arn': arns.join('\n'),
  'poll-interval-seconds': '1',
  ...more,
});

const executions = (report: string): readonly object[] => JSON.parse(report).executions;

/** Attaches, and cancels the job when the step has attached. */
async function cancelled(arns: readonly string[], more: Readonly<Record<string, string>> = {}) {
  let cancels = 0;
  const running = startStep(aws.url, {
    inputs: attach(arns, more),
    onLog: (text) => {
      cancels += text.match(/attached to RUNNING execution/g)?.length ?? 0;
      if (cancels === arns.length) {
        running.process.kill('SIGINT');
      }
    },
  });
  return running.result;
}

describe('a step that attaches', () => {
  test('to an execution that runs waits for its end', async () => {
    const arn = await started(1, { customer_id: 'c-7' });
    const { exitCode, outputs, report } = await runStep(aws.url, { inputs: attach([arn]) });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      status: 'SUCCEEDED',
      'execution-arn': arn,
      'state-machine-arn': waiting,
    });
    expect(executions(report)).toMatchObject([{ arn, customerId: 'c-7', status: 'SUCCEEDED' }]);
  });

  test('to one that was FATAL reports the whole of it, and fails', async () => {
    const first = await runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'was-fatal',
        'output-location': 's3://local-outputs/was-fatal',
        commands: 'UncaughtException:1\nInvalidInput:1',
      },
    });
    expect(first.outputs).toMatchObject({ classification: 'FATAL', attempts: '2' });
    const again = await runStep(aws.url, { inputs: attach([first.outputs['execution-arn'] ?? '']) });
    expect(again.exitCode).toBe(1);
    for (const output of [
      'status',
      'classification',
      'attempts',
      'trail',
      'execution-arn',
      'state-machine-version-arn',
    ]) {
      expect([output, again.outputs[output]]).toEqual([output, first.outputs[output]]);
    }
    expect(again.log).toContain('attempt 1 failed: UncaughtException exit 1');
    expect(again.log).toContain('attempt 2 failed: InvalidInput exit 3');
    expect(annotations(again.log)).toEqual([expect.stringContaining('InvalidInput')]);
  });

  test('to several reports them in order', async () => {
    const arns = await Promise.all([2, 0, 1].map((seconds) => started(seconds)));
    const { exitCode, report, outputs } = await runStep(aws.url, { inputs: attach(arns) });
    expect(exitCode).toBe(0);
    expect(executions(report)).toMatchObject(arns.map((arn) => ({ arn, status: 'SUCCEEDED' })));
    expect(JSON.parse(outputs['execution-arns'] ?? '')).toEqual(arns);
  });

  test('to one that does not exist says so', async () => {
    const arn = (await started(0)).replace(/[^:]+$/, 'nobody');
    const { exitCode, log } = await runStep(aws.url, { inputs: attach([arn]) });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /^Input execution-arn: there is no execution arn:.*:nobody; check account and region/,
      ),
    ]);
  });

  test('to several of which one does not exist reports the others', async () => {
    const arn = await started(0);
    const { exitCode, report } = await runStep(aws.url, {
      inputs: attach([arn.replace(/[^:]+$/, 'nobody'), arn]),
    });
    expect(exitCode).toBe(1);
    expect(executions(report)).toMatchObject([{ status: 'NOT_STARTED' }, { arn, status: 'SUCCEEDED' }]);
  });

  test('to one in another region says so before it asks AWS', async () => {
    const before = aws.requests().length;
    const arn = 'arn:aws:states:us-east-1:123456789012:execution:waiting:x';
    const { exitCode, log } = await runStep(aws.url, { inputs: attach([arn]) });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([
      "Input execution-arn: it is in us-east-1, but the region of this step is eu-central-1; set AWS_REGION to the machine's.",
    ]);
    expect(aws.requests()).toHaveLength(before);
  });

  test('without waiting reports what is known by now', async () => {
    const arn = await started(3600);
    const { exitCode, outputs } = await runStep(aws.url, { inputs: attach([arn], { wait: 'false' }) });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ status: 'RUNNING', 'execution-arn': arn });
    expect(await statusOf(aws, arn)).toBe('RUNNING');
  });
});

describe('a job that is cancelled while its step is attached', () => {
  test('leaves the execution running', async () => {
    const arn = await started(3600);
    const { exitCode, outputs, log } = await cancelled([arn]);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'RUNNING' });
    expect(log).toContain('The execution was left running, since this step did not start it');
    expect(await statusOf(aws, arn)).toBe('RUNNING');
  });

  test('stops them all with stop-attached', async () => {
    const arns = await Promise.all([3600, 3601, 3602].map((seconds) => started(seconds)));
    const { exitCode, report } = await cancelled(arns, { 'stop-attached': 'true', 'max-parallel': '1' });
    expect(exitCode).toBe(1);
    expect(executions(report)).toMatchObject(arns.map((arn) => ({ arn, status: 'ABORTED' })));
    expect(await Promise.all(arns.map((arn) => statusOf(aws, arn)))).toEqual(Array(3).fill('ABORTED'));
  });
});

describe('a step that does not wait', () => {
  const upload = (more: Readonly<Record<string, string>>) =>
    runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'not-waited',
        'output-location': 's3://local-outputs/not-waited',
        ...more,
      },
    });

  test('leaves the execution to another that attaches to it', async () => {
    const { exitCode, outputs } = await upload({ wait: 'false' });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ status: 'RUNNING', 's3-outputs': '[]' });
    const arn = outputs['execution-arn'] ?? '';
    const later = await runStep(aws.url, { inputs: attach([arn]) });
    expect(later.exitCode).toBe(0);
    expect(later.outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(JSON.parse(later.outputs['s3-outputs'] ?? '')).toHaveLength(2);
  });

  test('and is sent again after its execution failed says how it ended', async () => {
    const failing = { wait: 'false', commands: 'InvalidInput', 'report-id': 'again' };
    const first = await upload(failing);
    expect(first.outputs).toMatchObject({ status: 'RUNNING' });
    const arn = first.outputs['execution-arn'] ?? '';
    while ((await statusOf(aws, arn)) === 'RUNNING') {
      await delay(50);
    }
    const again = await upload(failing);
    expect(again.exitCode).toBe(1);
    expect(again.outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL', 'execution-arn': arn });
  });
});
