import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { isAlive, pidOf, registerEndless, until } from './endless-task.ts';
import { type FaultyProxy, startProxy } from './proxy.ts';
import { ACCESS_KEY, annotations, DEPLOY, sfnClient, startStep } from './step.ts';

let aws: LocalAws;
let sfn: SFNClient;
let directory: string;
let proxy: FaultyProxy | undefined;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-cancel-'));
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
  rmSync(directory, { recursive: true, force: true });
});

/** Runs a step on the endless task and disturbs it as soon as the task runs. */
async function cancelled(name: string, url: string, cancel: (kill: () => void) => Promise<void>) {
  const pids = join(directory, name);
  mkdirSync(pids);
  await registerEndless(aws.url, name, pids);
  const running = startStep(url, {
    inputs: { ...DEPLOY, 'state-machine': name, 'task-definition': name },
  });
  const pid = await pidOf(pids, DEPLOY['customer-ids']).catch((error: unknown) => {
    running.process.kill('SIGKILL');
    throw error;
  });
  expect(isAlive(pid)).toBe(true);
  const since = Date.now();
  await cancel(() => running.process.kill('SIGINT'));
  const result = await running.result;
  return { ...result, pid, took: Date.now() - since };
}

const statusOf = async (arn = '') =>
  (await sfn.send(new DescribeExecutionCommand({ executionArn: arn }))).status;

/** A proxy that lets an execution be stopped only at some later try. */
const throttlingStops = (times: number) =>
  startProxy(aws.url, (operation, before) =>
    operation === 'StopExecution' && before < times
      ? { kind: 'error', status: 400, type: 'ThrottlingException', message: 'Rate exceeded' }
      : undefined,
  );

/** The runner ends what is left this long after SIGINT. */
const RUNNER_PATIENCE_MS = 7500;

describe('a step that is cancelled while its task runs', () => {
  test('tries again to stop its execution when it is throttled, and the task ends', async () => {
    proxy = await throttlingStops(4);
    const { exitCode, log, outputs, pid, took } = await cancelled('stop-throttled', proxy.url, async (kill) =>
      kill(),
    );
    expect(proxy.calls.filter((call) => call === 'StopExecution')).toHaveLength(5);
    expect(await statusOf(outputs['execution-arn'])).toBe('ABORTED');
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /^ABORTED after 1 attempt.*The job was cancelled\. The execution was stopped\. Its task has stopped$/,
      ),
    ]);
    expect(outputs).toMatchObject({ status: 'ABORTED', attempts: '1' });
    expect(exitCode).toBe(1);
    expect(took).toBeLessThan(RUNNER_PATIENCE_MS);
    await until(() => !isAlive(pid));
  });

  test('is not disturbed by a second signal', async () => {
    proxy = await throttlingStops(2);
    const { calls } = proxy;
    const { exitCode, log, outputs, summary, pid } = await cancelled('twice', proxy.url, async (kill) => {
      kill();
      await until(() => calls.includes('StopExecution'));
      kill();
    });
    expect(await statusOf(outputs['execution-arn'])).toBe('ABORTED');
    expect(annotations(log)).toHaveLength(1);
    expect(log).toContain('attempt 1 stopped after');
    expect(summary).toContain('🛑');
    expect(outputs).toMatchObject({ status: 'ABORTED', attempts: '1' });
    expect(exitCode).toBe(1);
    await until(() => !isAlive(pid));
  });
});
