import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { DescribeExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { type FaultyProxy, startProxy } from './proxy.ts';
import { annotations, DEPLOY, REGION, sfnClient, startStep } from './step.ts';

let aws: LocalAws;
let sfn: SFNClient;
let directory: string;
let proxy: FaultyProxy | undefined;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-cancel-'));
  aws = await startLocalAws();
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

/** Registers a task that runs until it is stopped, and writes the number of its process into a file. */
async function registerEndless(family: string, pidFile: string): Promise<void> {
  const ecs = new ECSClient({
    endpoint: aws.url,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [
        {
          name: 'endless',
          image: 'endless',
          entryPoint: [
            'node',
            '-e',
            'require("node:fs").writeFileSync(process.env.PID_FILE, String(process.pid)); setInterval(() => {}, 1000)',
          ],
          environment: [{ name: 'PID_FILE', value: pidFile }],
        },
      ],
    }),
  );
  ecs.destroy();
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Looks again every few milliseconds until it is so; half a minute at most, so that no test looks for ever. */
async function until(isSo: () => boolean): Promise<void> {
  for (const since = Date.now(); !isSo(); ) {
    if (Date.now() - since > 30_000) {
      throw new Error('It never came to be.');
    }
    await delay(20);
  }
}

/** Runs a step on the endless task and disturbs it as soon as the task runs. */
async function cancelled(name: string, url: string, cancel: (kill: () => void) => Promise<void>) {
  const pidFile = join(directory, name);
  await registerEndless(name, pidFile);
  const running = startStep(url, {
    inputs: { ...DEPLOY, 'state-machine': name, 'task-definition': name },
  });
  await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '').catch((error: unknown) => {
    running.process.kill('SIGKILL');
    throw error;
  });
  const pid = Number(readFileSync(pidFile, 'utf8'));
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
