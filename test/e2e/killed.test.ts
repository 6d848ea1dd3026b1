import { describe, expect, test } from '@jest/globals';
import { endlessJob, SEVERAL } from './endless-job.ts';
import { isAlive, until } from './endless-task.ts';
import { executionsOf, useLocalAws } from './local-aws.ts';
import type { Fault } from './proxy.ts';
import { annotations } from './step.ts';

const aws = useLocalAws();

const statuses = async (machine: string) => (await executionsOf(aws, machine)).map(({ status }) => status);

/** A proxy that breaks every call of an operation. */
const fault = (operation: string, broken: Fault) =>
  aws.proxy((called) => (called === operation ? broken : undefined));

describe('a step that is killed', () => {
  test('has its executions stopped by the post step, which tells of them', async () => {
    const name = 'killed';
    const { running, pid, post } = await endlessJob(aws, name, SEVERAL);
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
    const proxy = await aws.proxy((operation) => {
      if (operation === 'StartExecution') {
        // The process is gone before it hears of the lost answer.
        setTimeout(() => killed.kill('SIGKILL'), 0);
        return { kind: 'lost-answer' };
      }
      return undefined;
    });
    const { running, pid, post } = await endlessJob(aws, name, {}, proxy.url);
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
    const proxy = await fault('CreateStateMachine', { kind: 'reset' });
    const { running, post } = await endlessJob(aws, name, {}, proxy.url);
    const { calls } = proxy;
    await until(() => calls.includes('CreateStateMachine'));
    running.process.kill('SIGKILL');
    const { state } = await running.result;
    const before = aws.requests().length;
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(aws.requests()).toHaveLength(before);
  });

  test('while it was loaded, and could save no state, is not run by the post step in its stead', async () => {
    const { running, post } = await endlessJob(aws, 'killed-loading');
    running.process.kill('SIGINT');
    const { state } = await running.result;
    expect(state).toEqual({});
    const before = aws.requests().length;
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(aws.requests()).toHaveLength(before);
  });

  test('says so where AWS does not let the post step stop anything', async () => {
    const name = 'killed-unstoppable';
    const { running, pid, post } = await endlessJob(aws, name);
    await pid('c-1001');
    running.process.kill('SIGKILL');
    const { state } = await running.result;
    const proxy = await fault('StopExecution', {
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
