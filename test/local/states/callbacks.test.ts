import { describe, expect, test } from '@jest/globals';
import { isObject, type Json } from '../../../local/json.ts';
import {
  type Bench,
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeClock,
  MACHINE,
  outline,
  ROLE,
  settle,
  start,
  TASK_ARN,
} from './fakes.ts';
import { branch, parallel } from './inner-states.ts';
import { run, tokenOf, waiting } from './waiting-task.ts';

// The events are those of LocalStack's snapshot tests with an SQS queue (service: Step Functions,
// stepfunctions/v2/callback and v2/timeouts, recorded from June 2023 to April 2024).
describe('.waitForTaskToken', () => {
  test('waits until SendTaskSuccess gives it its result', async () => {
    const { on, executionArn, taskToken } = await waiting({ End: undefined, Next: 'Z' });
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
    expect(await on.call('SendTaskSuccess', { taskToken, output: '"done"' })).toEqual({});
    expect(await ended(on, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
    expect((await outline(on, executionArn)).slice(1, 7)).toEqual([
      [2, 0, 'TaskStateEntered'],
      [3, 2, 'TaskScheduled'],
      [4, 3, 'TaskStarted'],
      [5, 4, 'TaskSubmitted'],
      [6, 5, 'TaskSucceeded'],
      [7, 6, 'TaskStateExited'],
    ]);
    const [, , scheduled, started, submitted, succeeded] = await eventsOf(on, executionArn);
    const names = { resource: 'runTask.waitForTaskToken', resourceType: 'ecs' };
    expect(scheduled?.['taskScheduledEventDetails']).toMatchObject({
      ...names,
      parameters: expect.stringContaining(taskToken),
    });
    expect(started?.['taskStartedEventDetails']).toEqual(names);
    expect(submitted?.['taskSubmittedEventDetails']).toMatchObject({
      ...names,
      output: expect.stringContaining(TASK_ARN),
    });
    expect(succeeded?.['taskSucceededEventDetails']).toEqual({
      ...names,
      output: '"done"',
      outputDetails: { truncated: false },
    });
    expect(on.ecs.stopped).toEqual([]);
    expect(on.clock.sleeping).toBe(0);
  });

  test('fails as SendTaskFailure says, and is retried with another token', async () => {
    const { on, executionArn, taskToken } = await waiting({
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3 }],
      Catch: [{ ErrorEquals: ['Refused'], Next: 'Z' }],
    });
    await on.call('SendTaskFailure', { taskToken, error: 'Busy', cause: 'try later' });
    await settle();
    on.clock.advance(3000);
    await settle();
    const second = tokenOf(on);
    expect(second).not.toBe(taskToken);
    await on.call('SendTaskFailure', { taskToken: second, error: 'Refused', cause: 'no' });
    expect(await ended(on, executionArn)).toMatchObject({ output: '{"Error":"Refused","Cause":"no"}' });
    const failed = (await eventsOf(on, executionArn)).filter(({ type }) => type === 'TaskFailed');
    expect(failed.map(({ taskFailedEventDetails }) => taskFailedEventDetails)).toMatchObject([
      { error: 'Busy', cause: 'try later', resource: 'runTask.waitForTaskToken' },
      { error: 'Refused', cause: 'no', resourceType: 'ecs' },
    ]);
  });

  test('may fail without an error', async () => {
    const { on, executionArn, taskToken } = await waiting();
    await on.call('SendTaskFailure', { taskToken });
    const execution = await ended(on, executionArn);
    expect(execution).toMatchObject({ status: 'FAILED' });
    expect(Object.keys(execution)).not.toEqual(expect.arrayContaining(['error']));
  });

  // As recorded on 29 April 2024 (v2/callback/test_callback: failure_in_wait_for_task_tok_no_error_field).
  test('that fails without an error is caught with null for what was not said, also around it', async () => {
    const caught = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Z' }];
    const { on, executionArn, taskToken } = await waiting({ Catch: caught });
    await on.call('SendTaskFailure', { taskToken });
    expect(await ended(on, executionArn)).toMatchObject({ output: '{"error":{"Error":null,"Cause":null}}' });

    const other = bench({ clock: new FakeClock(false) });
    const state = parallel([branch({ T: run() })], { Catch: caught, End: undefined, Next: 'Z' });
    const arn = await start(other, definitionOf({ P: state, Z: { Type: 'Pass', End: true } }));
    await settle();
    await other.call('SendTaskFailure', { taskToken: tokenOf(other) });
    expect(await ended(other, arn)).toMatchObject({ output: '{"error":{"Error":null,"Cause":null}}' });
    expect((await outline(other, arn)).slice(6, 11)).toEqual([
      [7, 6, 'TaskSubmitted'],
      [8, 7, 'TaskFailed'],
      [9, 8, 'TaskStateAborted'],
      [10, 8, 'ParallelStateFailed'],
      [11, 10, 'ParallelStateExited'],
    ]);
  });

  test('goes on as long as heartbeats come in time', async () => {
    const { on, executionArn, taskToken } = await waiting({ HeartbeatSeconds: 5, TimeoutSeconds: 600 });
    for (let beat = 0; beat < 3; beat += 1) {
      on.clock.advance(4999);
      expect(await on.call('SendTaskHeartbeat', { taskToken })).toEqual({});
      await settle();
    }
    on.clock.advance(5000);
    expect(await ended(on, executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    const [, , scheduled] = await eventsOf(on, executionArn);
    expect(scheduled?.['taskScheduledEventDetails']).toMatchObject({
      heartbeatInSeconds: 5,
      timeoutInSeconds: 600,
    });
    expect((await eventsOf(on, executionArn)).slice(-2)).toMatchObject([
      {
        previousEventId: 5,
        type: 'TaskTimedOut',
        taskTimedOutEventDetails: {
          error: 'States.Timeout',
          resource: 'runTask.waitForTaskToken',
          resourceType: 'ecs',
        },
      },
      { type: 'ExecutionFailed', executionFailedEventDetails: { error: 'States.Timeout' } },
    ]);
    expect(on.clock.sleeping).toBe(0);
  });

  test.each(['States.Timeout', 'States.HeartbeatTimeout'])(
    'that misses a heartbeat is caught as %s',
    async (error) => {
      const { on, executionArn } = await waiting({
        HeartbeatSeconds: 5,
        Catch: [{ ErrorEquals: [error], Next: 'Z' }],
      });
      on.clock.advance(5000);
      expect(await ended(on, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    },
  );

  test('times out by TimeoutSeconds, and leaves the task alone', async () => {
    const { on, executionArn, taskToken } = await waiting({ TimeoutSeconds: 10 });
    on.clock.advance(10_000);
    expect(await ended(on, executionArn)).toMatchObject({ error: 'States.Timeout' });
    expect((await eventsOf(on, executionArn)).at(-2)).toMatchObject({ type: 'TaskTimedOut' });
    expect(on.ecs.stopped).toEqual([]);
    await expect(on.call('SendTaskHeartbeat', { taskToken })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  test('is called back by a Lambda function even before that has answered', async () => {
    const calls: Promise<unknown>[] = [];
    const on: Bench = bench({
      handler: (payload) => {
        const token = isObject(payload) ? (payload['token'] ?? null) : null;
        calls.push(on.call('SendTaskHeartbeat', { taskToken: token }));
        calls.push(on.call('SendTaskSuccess', { taskToken: token, output: '{"ok":true}' }));
        return { kind: 'returned', payload: 'called' };
      },
    });
    const invoke = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'f', Payload: { token: '{% $states.context.Task.Token %}' } },
      End: true,
    };
    const executionArn = await start(on, definitionOf({ T: invoke }, { QueryLanguage: 'JSONata' }));
    expect(await ended(on, executionArn)).toMatchObject({ output: '{"ok":true}' });
    await Promise.all(calls);
    const submitted = (await eventsOf(on, executionArn))[4];
    expect(submitted).toMatchObject({
      type: 'TaskSubmitted',
      taskSubmittedEventDetails: { output: expect.stringContaining('"Payload":"called"') },
    });
  });

  test('cannot wait for a function that failed', async () => {
    const on = bench({ handler: () => ({ kind: 'threw', error: 'Odd', cause: '{}' }) });
    const invoke = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } },
      End: true,
    };
    const executionArn = await start(on, definitionOf({ T: invoke }));
    expect(await ended(on, executionArn)).toMatchObject({ error: 'Odd' });
    expect((await eventsOf(on, executionArn)).at(-2)).toMatchObject({ type: 'TaskSubmitFailed' });
  });

  test('starts an execution that calls back', async () => {
    const on = bench({ clock: new FakeClock(false) });
    const inner = definitionOf({ P: { Type: 'Wait', Seconds: 9, End: true } });
    await on.call('CreateStateMachine', { name: 'inner', definition: inner, roleArn: ROLE });
    const child = MACHINE.replace(/m$/, 'inner');
    const outer = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.waitForTaskToken',
      Parameters: { StateMachineArn: child, Input: { 'token.$': '$$.Task.Token' } },
      End: true,
    };
    const executionArn = await start(on, definitionOf({ T: outer }));
    await settle();
    const { executions } = await on.call('ListExecutions', { stateMachineArn: child });
    const [started] = Array.isArray(executions) ? executions : [];
    const { input } = await on.call('DescribeExecution', { executionArn: String(started?.executionArn) });
    const { token }: { token: Json } = JSON.parse(String(input));
    await on.call('SendTaskSuccess', { taskToken: token, output: '1' });
    expect(await ended(on, executionArn)).toMatchObject({ output: '1' });
  });
});
