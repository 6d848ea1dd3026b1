import {
  type ExecutionStatus,
  ListExecutionsCommand,
  ListMapRunsCommand,
  UpdateMapRunCommand,
  type UpdateMapRunCommandInput,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { FAILS_OR_WAITS, itemsOf, mapMachine, PASS } from './machines.ts';
import { childrenOf, describeMapRun, end, itemCounts, mapRunOf, run, start, until } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

const NO_RUN = 'arn:aws:states:eu-west-1:123456789012:mapRun:m/label:00000000-0000-4000-8000-000000000000';

describe('DescribeMapRun', () => {
  // The shape is that of stackd's recordings of the real service, distributed_map.json.
  test('tells of a run that has succeeded', async () => {
    const { executionArn } = await run(aws, mapMachine(), [1, 2]);
    const mapRunArn = await mapRunOf(aws, executionArn);
    const { $metadata: _, ...described } = await describeMapRun(aws, mapRunArn);
    const counts = {
      pending: 0,
      running: 0,
      succeeded: 2,
      failed: 0,
      timedOut: 0,
      aborted: 0,
      total: 2,
      resultsWritten: 2,
      failuresNotRedrivable: 0,
      pendingRedrive: 0,
    };
    expect(described).toEqual({
      mapRunArn,
      executionArn,
      status: 'SUCCEEDED',
      startDate: expect.any(Date),
      stopDate: expect.any(Date),
      maxConcurrency: 0,
      toleratedFailurePercentage: 0,
      toleratedFailureCount: 0,
      itemCounts: counts,
      executionCounts: counts,
      redriveCount: 0,
    });
  });

  test('tells of a run while it lasts', async () => {
    const machine = mapMachine(
      { MaxConcurrency: 2, ToleratedFailureCount: 1, ToleratedFailurePercentage: 50.5 },
      FAILS_OR_WAITS,
    );
    const executionArn = await start(aws, machine, itemsOf('ok', 100_000, 100_000, 'ok', 'fail'));
    const mapRunArn = await mapRunOf(aws, executionArn);
    await until(async () =>
      (await describeMapRun(aws, mapRunArn)).itemCounts?.succeeded === 1 ? true : undefined,
    );
    expect(await itemCounts(aws, mapRunArn)).toEqual({ pending: 2, running: 2, succeeded: 1, total: 5 });
    const described = await describeMapRun(aws, mapRunArn);
    expect(described).toMatchObject({
      status: 'RUNNING',
      maxConcurrency: 2,
      toleratedFailureCount: 1,
      toleratedFailurePercentage: 50.5,
    });
    expect(described.stopDate).toBeUndefined();
  });

  test.each([
    [NO_RUN, 'ResourceNotFound'],
    ['arn:aws:states:eu-west-1:123456789012:execution:m:e', 'InvalidArn'],
    ['text', 'InvalidArn'],
  ])('fails for %s: %s', async (mapRunArn, name) => {
    await expect(describeMapRun(aws, mapRunArn)).rejects.toMatchObject({ name });
  });
});

describe('ListMapRuns', () => {
  test('lists the runs of an execution, which another one does not have', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 1 }];
    const { executionArn } = await run(aws, mapMachine({ Retry }, FAILS_OR_WAITS), itemsOf('fail'));
    const { mapRuns = [] } = await aws.clients.sfn.send(new ListMapRunsCommand({ executionArn }));
    const machine = executionArn.replace(':execution:', ':stateMachine:').split(':').slice(0, 7).join(':');
    expect(mapRuns).toHaveLength(3);
    expect(mapRuns[0]).toEqual({
      executionArn,
      mapRunArn: expect.stringContaining(':mapRun:'),
      stateMachineArn: expect.stringMatching(new RegExp(`^${machine}/`)),
      startDate: expect.any(Date),
      stopDate: expect.any(Date),
    });
    const { executionArn: other } = await run(aws, {
      StartAt: 'I',
      States: { I: { Type: 'Pass', End: true } },
    });
    expect(await aws.clients.sfn.send(new ListMapRunsCommand({ executionArn: other }))).toMatchObject({
      mapRuns: [],
    });
  });

  test('lists them by pages', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 1 }];
    const { executionArn } = await run(aws, mapMachine({ Retry }, FAILS_OR_WAITS), itemsOf('fail'));
    const list = (nextToken?: string) =>
      aws.clients.sfn.send(new ListMapRunsCommand({ executionArn, maxResults: 2, nextToken }));
    const first = await list();
    const second = await list(first.nextToken);
    expect([first.mapRuns?.length, second.mapRuns?.length, second.nextToken]).toEqual([2, 1, undefined]);
  });

  test('fails for an execution that is not there', async () => {
    const executionArn = 'arn:aws:states:eu-west-1:123456789012:execution:m:absent';
    await expect(aws.clients.sfn.send(new ListMapRunsCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
    });
  });
});

describe('UpdateMapRun', () => {
  function update(input: UpdateMapRunCommandInput): Promise<unknown> {
    return aws.clients.sfn.send(new UpdateMapRunCommand(input));
  }

  test('lets more run at once', async () => {
    const machine = mapMachine({ MaxConcurrency: 1 }, FAILS_OR_WAITS);
    const mapRunArn = await mapRunOf(aws, await start(aws, machine, itemsOf(100_000, 100_000, 100_000)));
    await until(async () =>
      (await describeMapRun(aws, mapRunArn)).itemCounts?.running === 1 ? true : undefined,
    );
    await update({ mapRunArn, maxConcurrency: 2 });
    await until(async () =>
      (await describeMapRun(aws, mapRunArn)).itemCounts?.running === 2 ? true : undefined,
    );
    expect(await describeMapRun(aws, mapRunArn)).toMatchObject({
      maxConcurrency: 2,
      itemCounts: { running: 2, pending: 1 },
    });
  });

  test('ends a run that has failed more than it may from now on', async () => {
    const machine = mapMachine({ ToleratedFailureCount: 2 }, FAILS_OR_WAITS);
    const executionArn = await start(aws, machine, itemsOf('fail', 'fail', 100_000));
    const mapRunArn = await mapRunOf(aws, executionArn);
    await until(async () =>
      (await describeMapRun(aws, mapRunArn)).itemCounts?.failed === 2 ? true : undefined,
    );
    await update({ mapRunArn, toleratedFailureCount: 1 });
    expect((await end(aws, executionArn)).error).toBe('States.ExceedToleratedFailureThreshold');
    expect(await describeMapRun(aws, mapRunArn)).toMatchObject({
      status: 'FAILED',
      toleratedFailureCount: 1,
    });
  });

  test.each([
    { maxConcurrency: -1 },
    { toleratedFailureCount: -1 },
    { toleratedFailurePercentage: -0.1 },
    { toleratedFailurePercentage: 100.1 },
  ])('refuses %j', async (settings) => {
    await expect(update({ mapRunArn: NO_RUN, ...settings })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(Object.keys(settings)[0] ?? ''),
    });
  });

  test('refuses a run that has ended or is not there', async () => {
    const { executionArn } = await run(aws, mapMachine(), [1]);
    const mapRunArn = await mapRunOf(aws, executionArn);
    await expect(update({ mapRunArn, maxConcurrency: 1 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(update({ mapRunArn: NO_RUN, maxConcurrency: 1 })).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });
});

describe('ListExecutions by Map Run', () => {
  const list = (mapRunArn: string, statusFilter?: ExecutionStatus) =>
    aws.clients.sfn.send(new ListExecutionsCommand({ mapRunArn, statusFilter }));

  test('lists the child executions, newest first, with their counts of items', async () => {
    const { executionArn } = await run(aws, mapMachine({ MaxConcurrency: 1 }), [1, 2, 3]);
    const mapRunArn = await mapRunOf(aws, executionArn);
    const children = await childrenOf(aws, mapRunArn);
    expect(children).toHaveLength(3);
    const starts = children.map(({ startDate }) => startDate?.getTime() ?? 0);
    expect(starts).toEqual(starts.toSorted((one, other) => other - one));
    expect(children[0]).toEqual({
      executionArn: expect.stringContaining(':execution:'),
      stateMachineArn: expect.stringContaining('/'),
      name: expect.any(String),
      mapRunArn,
      status: 'SUCCEEDED',
      startDate: expect.any(Date),
      stopDate: expect.any(Date),
      itemCount: 1,
      redriveCount: 0,
    });
  });

  test('lists those of one status', async () => {
    const machine = mapMachine({ ToleratedFailureCount: 5 }, FAILS_OR_WAITS);
    const { executionArn } = await run(aws, machine, itemsOf('ok', 'fail', 'ok'));
    const mapRunArn = await mapRunOf(aws, executionArn);
    const counts = await Promise.all(
      (['SUCCEEDED', 'FAILED', 'RUNNING', 'PENDING_REDRIVE'] as const).map(
        async (status) => (await list(mapRunArn, status)).executions?.length,
      ),
    );
    expect(counts).toEqual([2, 1, 0, 0]);
  });

  test('keeps child executions out of the list of the machine', async () => {
    const { executionArn, stateMachineArn } = await run(aws, mapMachine({}, PASS), [1, 2]);
    const { executions } = await aws.clients.sfn.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions?.map((execution) => execution.executionArn)).toEqual([executionArn]);
  });

  test('fails for a run that is not there, and for both or neither', async () => {
    const { sfn } = aws.clients;
    await expect(list(NO_RUN)).rejects.toMatchObject({ name: 'ResourceNotFound' });
    await expect(sfn.send(new ListExecutionsCommand({}))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const both = {
      mapRunArn: NO_RUN,
      stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m',
    };
    await expect(sfn.send(new ListExecutionsCommand(both))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

test('the log of requests tells what they are about, and has none of what a Map Run does by itself', async () => {
  const { executionArn } = await run(aws, mapMachine(), [1, 2, 3]);
  const mapRunArn = await mapRunOf(aws, executionArn);
  await describeMapRun(aws, mapRunArn);
  const asked = aws.requests().filter(({ resource }) => resource === mapRunArn);
  expect(asked.map(({ action }) => action)).toEqual(['states:DescribeMapRun']);
  expect(aws.requests().filter(({ action }) => action.startsWith('s3:'))).toEqual([]);
});
