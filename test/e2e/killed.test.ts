import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeExecutionCommand, ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { type ActionResult, startAction } from '../../scripts/runner.ts';
import { isAlive, pidOf, registerEndless, until } from './endless-task.ts';
import { type Fault, type FaultyProxy, startProxy } from './proxy.ts';
import { ACCESS_KEY, annotations, DEPLOY, REGION, sfnClient, signedIn } from './step.ts';

let aws: LocalAws;
let sfn: SFNClient;
let directory: string;
let proxy: FaultyProxy | undefined;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-killed-'));
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

/** The runner ends what is left this long after SIGINT. */
const RUNNER_PATIENCE_MS = 7500;

const SEVERAL = { 'customer-ids': 'c-1,c-2,c-3' } as const;

/** A step of its own name on an endless task, in a directory that its post step finds as it left it. */
async function job(name: string, inputs: Readonly<Record<string, string>> = {}, url = aws.url) {
  const home = join(directory, name);
  const pids = join(home, 'pids');
  const workspace = join(home, 'workspace');
  mkdirSync(pids, { recursive: true });
  mkdirSync(workspace);
  await registerEndless(aws.url, name, pids);
  const step = {
    inputs: { ...DEPLOY, 'state-machine': name, 'task-definition': name, ...inputs },
    env: signedIn(url),
    directory: home,
    workspace,
  };
  const running = startAction(step);
  return {
    running,
    pid: (customer: string) => pidOf(pids, customer),
    /** What the runner does after the job. */
    post: (state: ActionResult['state'], through = aws.url) =>
      startAction({ ...step, env: signedIn(through), state }).result,
  };
}

async function statuses(name: string): Promise<readonly (string | undefined)[]> {
  const stateMachineArn = `arn:aws:states:${REGION}:123456789012:stateMachine:${name}`;
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  return executions.map(({ status }) => status);
}

const fault = (operation: string, broken: Fault) =>
  startProxy(aws.url, (called) => (called === operation ? broken : undefined));

describe('a job that is cancelled while several executions run', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'stops them all on %s and sees their tasks end, in the time that the runner leaves',
    async (signal) => {
      const { running, pid, post } = await job(`several-${signal.toLowerCase()}`, SEVERAL);
      const pids = await Promise.all(['c-1', 'c-2', 'c-3'].map(pid));
      const since = Date.now();
      running.process.kill(signal);
      const { exitCode, log, report, summary, state } = await running.result;
      expect(Date.now() - since).toBeLessThan(RUNNER_PATIENCE_MS);
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

describe('a step that is killed', () => {
  test('has its executions stopped by the post step, which tells of them', async () => {
    const name = 'killed';
    const { running, pid, post } = await job(name, SEVERAL);
    const pids = await Promise.all(['c-1', 'c-2', 'c-3'].map(pid));
    running.process.kill('SIGKILL');
    const { state, exitCode } = await running.result;
    expect(exitCode).toBeNull();
    expect(await statuses(name)).toEqual(Array(3).fill('RUNNING'));
    const told = await post(state);
    expect(await statuses(name)).toEqual(Array(3).fill('ABORTED'));
    await until(() => !pids.some(isAlive));
    expect(told.exitCode).toBe(1);
    expect(annotations(told.log)).toEqual(
      Array(3).fill(
        expect.stringMatching(
          /The step ended before the execution did\. The execution was stopped\. Its task has stopped/,
        ),
      ),
    );
    expect(told.summary).toContain('🛑');
    const again = await post(state);
    expect(again).toMatchObject({ exitCode: 0, log: '', summary: '' });
  });

  test('between a start and its answer has its execution stopped too', async () => {
    const name = 'killed-unheard';
    const starting: FaultyProxy = await startProxy(aws.url, (operation) => {
      if (operation === 'StartExecution') {
        // The process is gone before it hears of the lost answer.
        setTimeout(() => killed.kill('SIGKILL'), 0);
        return { kind: 'lost-answer' };
      }
      return undefined;
    });
    proxy = starting;
    const { running, pid, post } = await job(name, {}, starting.url);
    const killed = running.process;
    const { state } = await running.result;
    const process = await pid('c-1001');
    expect(await statuses(name)).toEqual(['RUNNING']);
    const told = await post(state);
    expect(await statuses(name)).toEqual(['ABORTED']);
    await until(() => !isAlive(process));
    expect(told.exitCode).toBe(1);
    expect(told.log).toContain('The execution was stopped.');
  });

  test('before it had started anything has nothing to be stopped', async () => {
    const name = 'killed-early';
    proxy = await fault('CreateStateMachine', { kind: 'reset' });
    const { running, post } = await job(name, {}, proxy.url);
    const { calls } = proxy;
    await until(() => calls.includes('CreateStateMachine'));
    running.process.kill('SIGKILL');
    const { state } = await running.result;
    const before = aws.requests().length;
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(aws.requests()).toHaveLength(before);
  });

  test('while it was loaded, and could save no state, is not run by the post step in its stead', async () => {
    const { running, post } = await job('killed-loading');
    running.process.kill('SIGINT');
    const { state } = await running.result;
    expect(state).toEqual({});
    const before = aws.requests().length;
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(aws.requests()).toHaveLength(before);
  });

  test('says so where AWS does not let the post step stop anything', async () => {
    const name = 'killed-unstoppable';
    const { running, pid, post } = await job(name);
    await pid('c-1001');
    running.process.kill('SIGKILL');
    const { state } = await running.result;
    proxy = await fault('StopExecution', {
      kind: 'error',
      status: 400,
      type: 'AccessDeniedException',
      message: 'No.',
    });
    const told = await post(state, proxy.url);
    expect(told.exitCode).toBe(1);
    expect(annotations(told.log)).toEqual([
      expect.stringMatching(
        /could not be stopped: AWS refused states:StopExecution on arn:.*Grant the role of this step states:StopExecution/,
      ),
    ]);
    expect(await statuses(name)).toEqual(['RUNNING']);
  });
});

describe('the post step leaves alone', () => {
  test('what ended by itself: it asks AWS nothing', async () => {
    const name = 'ended';
    const { running, post } = await job(name, {
      'task-definition': 'customer-data-upload',
      'output-location': 's3://local-outputs/ended',
    });
    const { state, exitCode } = await running.result;
    expect(exitCode).toBe(0);
    const before = aws.requests().length;
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(aws.requests()).toHaveLength(before);
  });

  test('everything where the step was not even tried: it does not run the step in its stead', async () => {
    const { running, post } = await job('bad-input', { 'max-parallel': 'many' });
    const { state, exitCode } = await running.result;
    expect(exitCode).toBe(1);
    const before = aws.requests().length;
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(aws.requests()).toHaveLength(before);
  });

  test('what a step that does not wait has started', async () => {
    const name = 'not-waited';
    const { running, pid, post } = await job(name, { wait: 'false' });
    const { state, exitCode, outputs } = await running.result;
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ status: 'RUNNING', 'execution-arn': expect.stringContaining(name) });
    const process = await pid('c-1001');
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(await statuses(name)).toEqual(['RUNNING']);
    expect(isAlive(process)).toBe(true);
  });

  test('what credentials that expired kept the step from following: it goes on', async () => {
    const name = 'expired';
    proxy = await startProxy(aws.url, (operation, before) =>
      operation === 'GetExecutionHistory' && before > 1
        ? { kind: 'error', status: 400, type: 'ExpiredTokenException', message: 'It expired.' }
        : undefined,
    );
    const { running, pid, post } = await job(name, {}, proxy.url);
    const process = await pid('c-1001');
    const { state, exitCode, log, outputs } = await running.result;
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /The credentials expired: give the role a longer session.*a step with its ARN as execution-arn follows it to its end$/,
      ),
    ]);
    expect(outputs).toMatchObject({ status: 'RUNNING', attempts: '1' });
    expect(await post(state, proxy.url)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(proxy.calls).not.toContain('StopExecution');
    expect(await statuses(name)).toEqual(['RUNNING']);
    expect(isAlive(process)).toBe(true);
  });

  test('an execution of somebody else that has the name this step wanted', async () => {
    const name = 'name-taken';
    const first = await job(name, { 'execution-name': 'nightly', wait: 'false' });
    await first.running.result;
    const process = await first.pid('c-1001');
    const second = await job(`${name}-again`, {
      'state-machine': name,
      'task-definition': name,
      'execution-name': 'nightly',
      'report-id': 'other',
    });
    const { state, exitCode, log } = await second.running.result;
    expect(exitCode).toBe(1);
    expect(log).toContain('there is already an execution named nightly');
    expect(await second.post(state)).toMatchObject({ exitCode: 0, log: '' });
    expect(isAlive(process)).toBe(true);
    const arn = `arn:aws:states:${REGION}:123456789012:execution:${name}:nightly`;
    expect((await sfn.send(new DescribeExecutionCommand({ executionArn: arn }))).status).toBe('RUNNING');
  });
});
