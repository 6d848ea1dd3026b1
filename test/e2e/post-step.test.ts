import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { endlessJob } from './endless-job.ts';
import { isAlive } from './endless-task.ts';
import { executionsOf, useLocalAws } from './local-aws.ts';
import { annotations, REGION } from './step.ts';

const aws = useLocalAws();

const statuses = async (machine: string) => (await executionsOf(aws, machine)).map(({ status }) => status);

describe('the post step leaves alone', () => {
  test('what ended by itself: it asks AWS nothing', async () => {
    const name = 'ended';
    const { running, post } = await endlessJob(aws, name, {
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
    const { running, post } = await endlessJob(aws, 'bad-input', { 'max-parallel': 'many' });
    const { state, exitCode } = await running.result;
    expect(exitCode).toBe(1);
    const before = aws.requests().length;
    expect(await post(state)).toMatchObject({ exitCode: 0, log: '', summary: '' });
    expect(aws.requests()).toHaveLength(before);
  });

  test('what a step that does not wait has started', async () => {
    const name = 'not-waited';
    const { running, pid, post } = await endlessJob(aws, name, { wait: 'false' });
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
    const proxy = await aws.proxy((operation, before) =>
      operation === 'GetExecutionHistory' && before > 1
        ? { kind: 'error', status: 400, type: 'ExpiredTokenException', message: 'It expired.' }
        : undefined,
    );
    const { running, pid, post } = await endlessJob(aws, name, {}, proxy.url);
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
    const first = await endlessJob(aws, name, { 'execution-name': 'nightly', wait: 'false' });
    await first.running.result;
    const process = await first.pid('c-1001');
    const second = await endlessJob(aws, `${name}-again`, {
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
    expect((await aws.sfn.send(new DescribeExecutionCommand({ executionArn: arn }))).status).toBe('RUNNING');
  });
});
