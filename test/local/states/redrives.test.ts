import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { end, outline, run, start, until } from '../map-runs/running.ts';
import { localAws } from '../server/fixture.ts';
import {
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeClock,
  FakeEcs,
  finished,
  outline as outlineOn,
  settle,
  start as startOn,
  stoppedTask,
} from './fakes.ts';

const aws = localAws({ waitScale: 0.01 });

function redrive(executionArn: string, clientToken?: string) {
  return aws.clients.sfn.send(new RedriveExecutionCommand({ executionArn, clientToken }));
}

describe('RedriveExecution', () => {
  test('goes on in the state that failed', async () => {
    const machine = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { v: 7 }, Next: 'F' },
        F: { Type: 'Fail', Error: 'E' },
      },
    };
    const { executionArn, stateMachineArn } = await run(aws, machine);
    await redrive(executionArn);
    expect(await end(aws, executionArn)).toMatchObject({ status: 'FAILED', error: 'E', redriveCount: 1 });
    expect(await outline(aws, executionArn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'PassStateEntered'],
      [3, 2, 'PassStateExited'],
      [4, 3, 'FailStateEntered'],
      [5, 4, 'ExecutionFailed'],
      [6, 5, 'ExecutionRedriven'],
      [7, 3, 'FailStateEntered'],
      [8, 7, 'ExecutionFailed'],
    ]);
    const list = (redriveFilter: 'REDRIVEN' | 'NOT_REDRIVEN') =>
      aws.clients.sfn.send(new ListExecutionsCommand({ stateMachineArn, redriveFilter }));
    expect((await list('REDRIVEN')).executions).toHaveLength(1);
    expect((await list('NOT_REDRIVEN')).executions).toHaveLength(0);
  });

  test('is done once for one client token', async () => {
    const { executionArn } = await run(aws, { StartAt: 'F', States: { F: { Type: 'Fail' } } });
    const first = await redrive(executionArn, 'token');
    await end(aws, executionArn);
    expect((await redrive(executionArn, 'token')).redriveDate).toEqual(first.redriveDate);
    const { redriveCount } = await aws.clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(redriveCount).toBe(1);
  });

  test.each<[string, JsonObject]>([
    ['SUCCEEDED', { StartAt: 'S', States: { S: { Type: 'Succeed' } } }],
    ['RUNNING', { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 100_000, End: true } } }],
  ])('is refused while it is %s', async (status, machine) => {
    const executionArn = await start(aws, machine);
    await until(async () => {
      const execution = await aws.clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
      return execution.status === status ? true : undefined;
    });
    await expect(redrive(executionArn)).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
      message: `Execution is ${status} and cannot be redriven`,
    });
  });

  test('is refused where it ended in a Parallel state or an inline Map', async () => {
    const failing = { StartAt: 'F', States: { F: { Type: 'Fail' } } };
    for (const state of [
      { Type: 'Parallel', Branches: [failing], End: true },
      { Type: 'Map', ItemProcessor: failing, End: true },
    ]) {
      const { executionArn } = await run(aws, { StartAt: 'S', States: { S: state } }, [1]);
      await expect(redrive(executionArn)).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining('cannot be redriven here'),
      });
    }
  });

  test('fails for an execution that is not there', async () => {
    const absent = 'arn:aws:states:eu-west-1:123456789012:execution:m:absent';
    await expect(redrive(absent)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  });
});

// As recorded: stackd's redrive_execution.json. A state that is gone on with is not entered again.
describe('a redriven execution goes on in the middle of', () => {
  const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:f';

  test('a Task state, with its input and the variables before it', async () => {
    let heals = false;
    const on = bench({
      handler: (payload) =>
        heals ? { kind: 'returned', payload } : { kind: 'threw', error: 'Broken', cause: '{}' },
    });
    const definition = definitionOf({
      A: { Type: 'Pass', Result: { n: 1 }, Assign: { v: 7 }, Next: 'T' },
      T: { Type: 'Task', Resource: FUNCTION, Parameters: { 'n.$': '$.n', 'v.$': '$v' }, End: true },
    });
    const executionArn = await finished(on, definition);
    heals = true;
    await on.call('RedriveExecution', { executionArn });
    const execution = await ended(on, executionArn);
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1,"v":7}' });
    expect(await outlineOn(on, executionArn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'PassStateEntered'],
      [3, 2, 'PassStateExited'],
      [4, 3, 'TaskStateEntered'],
      [5, 4, 'LambdaFunctionScheduled'],
      [6, 5, 'LambdaFunctionStarted'],
      [7, 6, 'LambdaFunctionFailed'],
      [8, 7, 'ExecutionFailed'],
      [9, 8, 'ExecutionRedriven'],
      [10, 4, 'LambdaFunctionScheduled'],
      [11, 10, 'LambdaFunctionStarted'],
      [12, 11, 'LambdaFunctionSucceeded'],
      [13, 12, 'TaskStateExited'],
      [14, 13, 'ExecutionSucceeded'],
    ]);
  });

  test('a Wait state, which then lasts its whole time again', async () => {
    const clock = new FakeClock(false);
    const on = bench({ clock });
    const executionArn = await startOn(on, definitionOf({ W: { Type: 'Wait', Seconds: 60, End: true } }));
    await settle();
    clock.advance(30_000);
    await on.call('StopExecution', { executionArn });
    await on.call('RedriveExecution', { executionArn });
    await settle();
    clock.advance(59_000);
    await settle();
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
    clock.advance(1000);
    expect(await ended(on, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect((await eventsOf(on, executionArn)).map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionAborted',
      'ExecutionRedriven',
      'WaitStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('a task that is still being stopped, which does not end the new run', async () => {
    const ecs = new FakeEcs(['never', stoppedTask(0)]);
    const on = bench({ ecs });
    const definition = definitionOf({
      T: {
        Type: 'Task',
        Resource: 'arn:aws:states:::ecs:runTask.sync',
        Parameters: { TaskDefinition: 'a' },
        End: true,
      },
    });
    const executionArn = await startOn(on, definition);
    await settle();
    await on.call('StopExecution', { executionArn });
    await on.call('RedriveExecution', { executionArn });
    expect(await ended(on, executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 });
    expect(ecs.stopped).toHaveLength(1);
    const types = (await eventsOf(on, executionArn)).map(({ type }) => type);
    expect(types.slice(types.indexOf('ExecutionAborted'))).toEqual([
      'ExecutionAborted',
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('what was stopped, redriven and stopped again, at once', async () => {
    const on = bench({ clock: new FakeClock(false) });
    const executionArn = await startOn(on, definitionOf({ W: { Type: 'Wait', Seconds: 60, End: true } }));
    await settle();
    for (const operation of ['StopExecution', 'RedriveExecution', 'StopExecution', 'RedriveExecution']) {
      await on.call(operation, { executionArn });
    }
    await settle();
    on.clock.advance(60_000);
    expect(await ended(on, executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 });
    expect(await outlineOn(on, executionArn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'WaitStateEntered'],
      [3, 0, 'ExecutionAborted'],
      [4, 3, 'ExecutionRedriven'],
      [5, 0, 'ExecutionAborted'],
      [6, 5, 'ExecutionRedriven'],
      [7, 2, 'WaitStateExited'],
      [8, 7, 'ExecutionSucceeded'],
    ]);
  });

  test('no later than 14 days after its end', async () => {
    const clock = new FakeClock();
    const on = bench({ clock });
    const executionArn = await finished(on, definitionOf({ F: { Type: 'Fail' } }));
    clock.advance(14 * 24 * 60 * 60 * 1000 + 1);
    await expect(on.call('RedriveExecution', { executionArn })).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
      message: expect.stringContaining('14 days'),
    });
  });
});
