import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../../local/aws-error.ts';
import {
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeClock,
  FakeEcs,
  finished,
  outline,
  SCOPE,
  settle,
  start,
  stoppedTask,
  TASK_ARN,
} from './fakes.ts';

const PARAMETERS = { Cluster: 'default', LaunchType: 'FARGATE', TaskDefinition: 'td' };
const RUN_TASK = { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: PARAMETERS };
const machine = (more = {}): string => definitionOf({ ecstask: { ...RUN_TASK, End: true, ...more } });

describe('the history of runTask.sync', () => {
  test('has the events, ids and previous ids that AWS records for a task that succeeds', async () => {
    const on = bench();
    const arn = await finished(on, machine());
    expect(await outline(on, arn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'TaskStateEntered'],
      [3, 2, 'TaskScheduled'],
      [4, 3, 'TaskStarted'],
      [5, 4, 'TaskSubmitted'],
      [6, 5, 'TaskSucceeded'],
      [7, 6, 'TaskStateExited'],
      [8, 7, 'ExecutionSucceeded'],
    ]);
  });

  test('has the events that AWS records for a task that fails', async () => {
    const on = bench({ ecs: new FakeEcs([stoppedTask(undefined, { StopCode: 'TaskFailedToStart' })]) });
    const arn = await finished(on, machine());
    expect(await outline(on, arn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'TaskStateEntered'],
      [3, 2, 'TaskScheduled'],
      [4, 3, 'TaskStarted'],
      [5, 4, 'TaskSubmitted'],
      [6, 5, 'TaskFailed'],
      [7, 6, 'ExecutionFailed'],
    ]);
  });

  test('has the same details as on AWS, all payloads as JSON strings', async () => {
    const on = bench();
    const [started, entered, scheduled, taskStarted, submitted, succeeded, exited, done] = await eventsOf(
      on,
      await finished(on, machine()),
    );
    const names = { resource: 'runTask.sync', resourceType: 'ecs' };
    const output = JSON.stringify(stoppedTask(0));
    expect(started?.['executionStartedEventDetails']).toEqual({
      input: '{}',
      inputDetails: { truncated: false },
      roleArn: 'arn:aws:iam::123456789012:role/machine',
    });
    expect(entered?.['stateEnteredEventDetails']).toEqual({
      input: '{}',
      inputDetails: { truncated: false },
      name: 'ecstask',
    });
    expect(scheduled?.['taskScheduledEventDetails']).toEqual({
      parameters: JSON.stringify({ ...PARAMETERS, StartedBy: 'AWS Step Functions' }),
      region: SCOPE.region,
      ...names,
    });
    expect(taskStarted?.['taskStartedEventDetails']).toEqual(names);
    expect(submitted?.['taskSubmittedEventDetails']).toEqual({
      output: expect.stringContaining('"SdkHttpMetadata"'),
      outputDetails: { truncated: false },
      ...names,
    });
    expect(succeeded?.['taskSucceededEventDetails']).toEqual({
      output,
      outputDetails: { truncated: false },
      ...names,
    });
    expect(exited?.['stateExitedEventDetails']).toEqual({
      name: 'ecstask',
      output,
      outputDetails: { truncated: false },
    });
    expect(done?.['executionSucceededEventDetails']).toEqual({ output, outputDetails: { truncated: false } });
    expect(done?.['timestamp']).toBe(on.clock.now() / 1000);
  });

  test('shows a retried task as TaskFailed and TaskScheduled without entering the state again', async () => {
    const on = bench({ ecs: new FakeEcs([stoppedTask(1), stoppedTask(4), stoppedTask(0)]) });
    const retry = [
      { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 },
    ];
    const arn = await finished(on, machine({ Retry: retry }));
    const types = (await eventsOf(on, arn)).map(({ type }) => type);
    const attempt = ['TaskScheduled', 'TaskStarted', 'TaskSubmitted'];
    expect(types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      ...[...attempt, 'TaskFailed'],
      ...[...attempt, 'TaskFailed'],
      ...[...attempt, 'TaskSucceeded'],
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(on.clock.waits).toEqual([3, 4.5]);
  });

  test('shows a caught failure as TaskFailed, TaskStateExited and the entry of the next state', async () => {
    const on = bench({ ecs: new FakeEcs([stoppedTask(3)]) });
    const definition = definitionOf({
      RunECSTask: {
        ...RUN_TASK,
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.taskError', Next: 'After' }],
        End: true,
      },
      After: { Type: 'Pass', End: true },
    });
    const arn = await finished(on, definition);
    expect((await outline(on, arn)).slice(5)).toEqual([
      [6, 5, 'TaskFailed'],
      [7, 6, 'TaskStateExited'],
      [8, 7, 'PassStateEntered'],
      [9, 8, 'PassStateExited'],
      [10, 9, 'ExecutionSucceeded'],
    ]);
    const { output } = await on.call('DescribeExecution', { executionArn: arn });
    expect(JSON.parse(String(output))).toEqual({
      taskError: { Error: 'States.TaskFailed', Cause: JSON.stringify(stoppedTask(3)) },
    });
  });

  test('shows a RunTask that AWS refuses as TaskSubmitFailed with the exception in its text', async () => {
    const refuse = async (): Promise<never> => {
      throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
    };
    const on = bench({ ecs: new FakeEcs([], refuse) });
    const arn = await finished(on, machine());
    const failed = (await eventsOf(on, arn)).at(-2);
    expect(failed?.['type']).toBe('TaskSubmitFailed');
    expect(failed?.['taskSubmitFailedEventDetails']).toEqual({
      error: 'ECS.ClusterNotFoundException',
      cause: expect.stringMatching(
        /^Cluster not found\. \(Service: AmazonECS; Status Code: 400; Error Code: ClusterNotFoundException; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
      ),
      resource: 'runTask.sync',
      resourceType: 'ecs',
    });
  });

  test('shows a state that takes too long as TaskTimedOut, and stops the task', async () => {
    const on = bench({ ecs: new FakeEcs(['never']) });
    const arn = await start(on, machine({ TimeoutSeconds: 30 }));
    await settle();
    on.clock.advance(29_999);
    await settle();
    expect(on.ecs.stopped).toEqual([]);
    on.clock.advance(1);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    const events = await eventsOf(on, arn);
    expect(events[2]?.['taskScheduledEventDetails']).toMatchObject({ timeoutInSeconds: 30 });
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['TaskTimedOut', 'ExecutionFailed']);
    expect(events.at(-2)?.['taskTimedOutEventDetails']).toEqual({
      error: 'States.Timeout',
      resource: 'runTask.sync',
      resourceType: 'ecs',
    });
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
    expect(on.clock.sleeping).toBe(0);
  });
});

describe('the end of an execution from outside', () => {
  test('is ExecutionAborted with previous id 0 when it is stopped', async () => {
    const on = bench({ clock: new FakeClock(false) });
    const executionArn = await start(on, definitionOf({ W: { Type: 'Wait', Seconds: 60, End: true } }));
    await on.call('StopExecution', { executionArn, error: 'Cancelled', cause: 'by the user' });
    expect(await outline(on, executionArn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'WaitStateEntered'],
      [3, 0, 'ExecutionAborted'],
    ]);
    expect((await eventsOf(on, executionArn)).at(-1)?.['executionAbortedEventDetails']).toEqual({
      error: 'Cancelled',
      cause: 'by the user',
    });
    await settle();
    expect(on.clock.sleeping).toBe(0);
  });

  test('is ExecutionTimedOut when the TimeoutSeconds of the machine are over', async () => {
    const on = bench({ ecs: new FakeEcs(['never']) });
    const arn = await start(on, definitionOf({ R: { ...RUN_TASK, End: true } }, { TimeoutSeconds: 10 }));
    await settle();
    on.clock.advance(10_000);
    // As in LocalStack's snapshot tests (service: Step Functions, stepfunctions/v2/timeouts, 2023-2024): only the
    // history tells the error.
    const execution = await ended(on, arn);
    expect(execution).toMatchObject({ status: 'TIMED_OUT' });
    expect(Object.keys(execution)).not.toEqual(expect.arrayContaining(['error']));
    expect((await eventsOf(on, arn)).at(-1)).toMatchObject({
      type: 'ExecutionTimedOut',
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    });
    await settle();
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
  });
});
