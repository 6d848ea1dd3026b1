import { setTimeout as delay } from 'node:timers/promises';
import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { endlessJob, RUNNER_GRACE_MS, SEVERAL } from './endless-job.ts';
import { isAlive, until } from './endless-task.ts';
import { executionsOf, statusOf, useLocalAws } from './local-aws.ts';
import { serviceError } from './proxy.ts';
import { annotations, DEPLOY, deployed, SLOW_POLICY, startStep } from './step.ts';

const aws = useLocalAws();

const statuses = async (machine: string) => (await executionsOf(aws, machine)).map(({ status }) => status);

/** Runs a step on the endless task and disturbs it as soon as the task runs. */
async function cancelled(name: string, url: string, cancel: (kill: () => void) => Promise<void>) {
  const job = await endlessJob(aws, name, {}, url);
  const pid = await job.pid(DEPLOY['customer-ids']).catch((error: unknown) => {
    job.running.process.kill('SIGKILL');
    throw error;
  });
  expect(isAlive(pid)).toBe(true);
  const since = Date.now();
  await cancel(() => job.running.process.kill('SIGINT'));
  const result = await job.running.result;
  return { ...result, pid, took: Date.now() - since };
}

/** A proxy that lets an execution be stopped only at some later try. */
const throttlingStops = (times: number) =>
  aws.proxy((operation, before) =>
    operation === 'StopExecution' && before < times
      ? serviceError(400, 'ThrottlingException', 'Rate exceeded')
      : undefined,
  );

describe('a step that is cancelled while its task runs', () => {
  test('tries again to stop its execution when it is throttled, and the task ends', async () => {
    const proxy = await throttlingStops(4);
    const { exitCode, log, outputs, pid, took } = await cancelled('stop-throttled', proxy.url, async (kill) =>
      kill(),
    );
    expect(proxy.calls.filter((call) => call === 'StopExecution')).toHaveLength(5);
    expect(await statusOf(aws, outputs['execution-arn'])).toBe('ABORTED');
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /^ABORTED after 1 attempt.*The job was cancelled\. The execution was stopped\. Its task has stopped$/,
      ),
    ]);
    expect(outputs).toMatchObject({ status: 'ABORTED', attempts: '1' });
    expect(exitCode).toBe(1);
    expect(took).toBeLessThan(RUNNER_GRACE_MS);
    await until(() => !isAlive(pid));
  });

  test('is not disturbed by a second signal', async () => {
    const proxy = await throttlingStops(2);
    const { calls } = proxy;
    const { exitCode, log, outputs, summary, pid } = await cancelled('twice', proxy.url, async (kill) => {
      kill();
      await until(() => calls.includes('StopExecution'));
      kill();
    });
    expect(await statusOf(aws, outputs['execution-arn'])).toBe('ABORTED');
    expect(annotations(log)).toHaveLength(1);
    expect(log).toContain('attempt 1 stopped after');
    expect(summary).toContain('🛑');
    expect(outputs).toMatchObject({ status: 'ABORTED', attempts: '1' });
    expect(exitCode).toBe(1);
    await until(() => !isAlive(pid));
  });
});

describe('a step that does not wait, and is cancelled while the answer to its start is on its way', () => {
  test('stops its execution, and tells of it', async () => {
    const proxy = await aws.proxy((operation) =>
      operation === 'StartExecution'
        ? {
            kind: 'act',
            act: async ({ forward, outgoing }) => {
              const { status, headers, body } = await forward();
              running.process.kill('SIGINT');
              await delay(500);
              outgoing.writeHead(status, headers);
              outgoing.end(body);
            },
          }
        : undefined,
    );
    const { running, post } = await endlessJob(aws, 'not-waited', { wait: 'false' }, proxy.url);
    const { exitCode, log, outputs, state } = await running.result;
    expect(await statuses('not-waited')).toEqual(['ABORTED']);
    expect(outputs).toMatchObject({
      status: 'ABORTED',
      'execution-arn': expect.stringContaining('not-waited'),
    });
    expect(annotations(log)).toEqual([
      expect.stringContaining('The job was cancelled. The execution was stopped'),
    ]);
    expect(exitCode).toBe(1);
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '' });
  });
});

describe('a job that is cancelled while several executions run', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'stops them all on %s and sees their tasks end, in the time that the runner leaves',
    async (signal) => {
      const { running, pid, post } = await endlessJob(aws, `several-${signal.toLowerCase()}`, SEVERAL);
      const pids = await Promise.all(['c-1', 'c-2', 'c-3'].map(pid));
      const since = Date.now();
      running.process.kill(signal);
      const { exitCode, log, report, summary, state } = await running.result;
      expect(Date.now() - since).toBeLessThan(RUNNER_GRACE_MS);
      expect(exitCode).toBe(1);
      expect(await statuses(`several-${signal.toLowerCase()}`)).toEqual(Array(3).fill('ABORTED'));
      await until(() => !pids.some(isAlive));
      expect(
        log.match(/The job was cancelled\. The execution was stopped\. Its task has stopped/g),
      ).not.toBeNull();
      const { executions } = JSON.parse(report);
      expect(executions).toMatchObject(
        ['c-1', 'c-2', 'c-3'].map((customerId) => ({
          customerId,
          status: 'ABORTED',
          error: 'Cancelled',
          cause: 'Stopped by https://github.com/octo-org/uploads/actions/runs/4711.',
        })),
      );
      expect(summary).toContain('🛑');
      const before = aws.requests().length;
      expect(await post(state)).toMatchObject({ exitCode: 0, summary: '' });
      expect(aws.requests()).toHaveLength(before);
    },
  );
});

describe('a step that is cancelled between two attempts', () => {
  const status = async (arn: string | undefined) => {
    const {
      status: now,
      error: name,
      cause,
    } = await aws.sfn.send(new DescribeExecutionCommand({ executionArn: arn ?? '' }));
    return { status: now, error: name, cause };
  };

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops the execution, reports what is known, and exits 1',
    async (signal) => {
      const running = startStep(aws.url, {
        inputs: deployed(`cancelled-${signal}`, { commands: 'NetworkError', 'retry-policy': 'policy.yml' }),
        files: SLOW_POLICY,
        onLog: (text) => {
          if (text.includes('retrying in 86400 s')) {
            running.process.kill(signal);
          }
        },
      });
      const { exitCode, outputs, summary, log } = await running.result;
      expect(exitCode).toBe(1);
      expect(outputs).toMatchObject({ status: 'ABORTED', attempts: '1', classification: 'TEMPORARY' });
      expect(await status(outputs['execution-arn'])).toMatchObject({
        status: 'ABORTED',
        error: 'Cancelled',
        cause: 'Stopped by https://github.com/octo-org/uploads/actions/runs/4711.',
      });
      expect(annotations(log)).toEqual([
        expect.stringMatching(/^ABORTED after 1 attempt.*The job was cancelled\. The execution was stopped/),
      ]);
      expect(summary).toContain('🛑');
    },
  );
});
