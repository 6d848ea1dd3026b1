import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../../local/aws-error.ts';
import type { JsonObject } from '../../../local/json.ts';
import { stoppedTaskFailed } from '../../../local/states/interpreter/ecs-outcome.ts';
import {
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeEcs,
  finished,
  run,
  settle,
  start,
  stoppedTask,
  TASK_ARN,
} from './fakes.ts';

const ECS = 'arn:aws:states:::ecs:runTask';
const runTask = (more: JsonObject = {}): string =>
  definitionOf({
    R: { Type: 'Task', Resource: `${ECS}.sync`, Parameters: { TaskDefinition: 'td' }, End: true, ...more },
  });

describe('a stopped task', () => {
  const container = (ExitCode?: number): JsonObject => (ExitCode === undefined ? {} : { ExitCode });
  test.each([
    [
      'succeeds if all containers exit with 0',
      [container(0), container(0)],
      'EssentialContainerExited',
      false,
    ],
    ['succeeds without a stop code if all exit with 0', [container(0)], undefined, false],
    ['fails if a container exits with 1', [container(0), container(1)], 'EssentialContainerExited', true],
    ['fails if a container never ran', [container()], 'EssentialContainerExited', true],
    ['fails if it could not start', [container(0)], 'TaskFailedToStart', true],
    ['fails if Spot took it', [container(0)], 'SpotInterruption', true],
    ['fails if it has no containers', [], undefined, true],
  ])('%s', (_, containers, stopCode, failed) => {
    const task = { Containers: containers, ...(stopCode === undefined ? {} : { StopCode: stopCode }) };
    expect(stoppedTaskFailed(task)).toBe(failed);
  });
});

describe('ecs:runTask.sync', () => {
  test('gives the stopped task as its result', async () => {
    const execution = await run(bench(), runTask());
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: JSON.stringify(stoppedTask(0)) });
  });

  test('fails with the stopped task as the JSON of its cause', async () => {
    const execution = await run(bench({ ecs: new FakeEcs([stoppedTask(4)]) }), runTask());
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'States.TaskFailed',
      cause: JSON.stringify(stoppedTask(4)),
    });
  });

  test('names Step Functions as the one who started the task', async () => {
    const on = bench();
    await run(on, runTask());
    expect(on.ecs.requests).toEqual([{ TaskDefinition: 'td', StartedBy: 'AWS Step Functions' }]);
  });

  test("is nobody's by name where nobody waits for it", async () => {
    const on = bench();
    const arn = await finished(
      on,
      definitionOf({
        R: { Type: 'Task', Resource: ECS, Parameters: { TaskDefinition: 'td' }, End: true },
      }),
    );
    expect(on.ecs.requests).toEqual([{ TaskDefinition: 'td' }]);
    // As in LocalStack's snapshot tests (service: Step Functions, v2/services/test_ecs_task_service: run_task, 2024).
    expect((await eventsOf(on, arn))[2]?.['taskScheduledEventDetails']).toMatchObject({
      parameters: '{"TaskDefinition":"td"}',
    });
  });

  test('keeps a StartedBy of its own', async () => {
    const on = bench();
    await run(on, runTask({ Parameters: { TaskDefinition: 'td', StartedBy: 'me' } }));
    expect(on.ecs.requests).toEqual([{ TaskDefinition: 'td', StartedBy: 'me' }]);
  });

  test('fails when RunTask answers with failures', async () => {
    const answer = { Tasks: [], Failures: [{ Arn: 'a', Reason: 'RESOURCE:MEMORY' }] };
    const execution = await run(bench({ ecs: new FakeEcs([], async () => answer) }), runTask());
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'ECS.AmazonECSException',
      cause: JSON.stringify(answer),
    });
  });

  test('tells a fault that is no AWS error instead of hiding it', async () => {
    const broken = async (): Promise<never> => {
      throw new TypeError('The wires are crossed.');
    };
    const execution = await run(bench({ ecs: new FakeEcs([], broken) }), runTask());
    expect(execution).toMatchObject({ status: 'FAILED', cause: 'The wires are crossed.' });
  });

  test('refuses a Count above 1 by name', async () => {
    const execution = await run(bench(), runTask({ Parameters: { TaskDefinition: 'td', Count: 2 } }));
    expect(execution).toMatchObject({ status: 'FAILED', cause: expect.stringContaining("'Count'") });
  });

  test('stops its task when the execution is stopped', async () => {
    const on = bench({ ecs: new FakeEcs(['never']) });
    const executionArn = await start(on, runTask());
    await settle();
    await on.call('StopExecution', { executionArn });
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'ABORTED' });
    await settle();
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
  });

  test('stops a task that starts only after the execution was stopped', async () => {
    const starting = Promise.withResolvers<JsonObject>();
    const on = bench({ ecs: new FakeEcs(['never'], () => starting.promise) });
    const executionArn = await start(on, runTask());
    await settle();
    await on.call('StopExecution', { executionArn });
    starting.resolve({ Tasks: [{ TaskArn: TASK_ARN }], Failures: [] });
    await settle();
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
    expect((await eventsOf(on, executionArn)).at(-1)?.['type']).toBe('ExecutionAborted');
  });

  test('takes its time limit from TimeoutSecondsPath', async () => {
    const on = bench({ ecs: new FakeEcs(['never']) });
    const arn = await start(on, runTask({ TimeoutSecondsPath: '$.limit' }), { limit: 7 });
    await settle();
    on.clock.advance(7000);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('can be caught and retried after a timeout', async () => {
    const on = bench({ ecs: new FakeEcs(['never', stoppedTask(0)]) });
    const arn = await start(on, runTask({ TimeoutSeconds: 5, Retry: [{ ErrorEquals: ['States.Timeout'] }] }));
    await settle();
    on.clock.advance(5000);
    expect(await ended(on, arn)).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('ecs:runTask', () => {
  const fireAndForget = definitionOf({
    R: { Type: 'Task', Resource: ECS, Parameters: { TaskDefinition: 'td' }, End: true },
  });

  test('gives the response of RunTask and does not wait', async () => {
    const on = bench({ ecs: new FakeEcs(['never']) });
    const execution = await run(on, fireAndForget);
    expect(JSON.parse(String(execution['output']))).toMatchObject({ Tasks: [{ TaskArn: TASK_ARN }] });
    expect((await eventsOf(on, String(execution['executionArn']))).map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('shows an exception as TaskFailed', async () => {
    const refuse = async (): Promise<never> => {
      throw new AwsError('ServerException', 'Oops.', 500);
    };
    const on = bench({ ecs: new FakeEcs([], refuse) });
    const execution = await run(on, fireAndForget);
    expect(execution).toMatchObject({
      error: 'ECS.ServerException',
      cause: expect.stringContaining('Status Code: 500'),
    });
    expect((await eventsOf(on, String(execution['executionArn']))).at(-2)?.['type']).toBe('TaskFailed');
  });
});

describe('lambda:invoke', () => {
  const invoke = (parameters: JsonObject): string =>
    definitionOf({
      F: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: parameters, End: true },
    });

  test('sends {} when there is no Payload', async () => {
    const on = bench({ handler: (payload) => ({ kind: 'returned', payload: { got: payload } }) });
    const { output } = await run(on, invoke({ FunctionName: 'f' }));
    expect(JSON.parse(String(output))).toMatchObject({ Payload: { got: {} } });
  });

  test('refuses an asynchronous invocation by name', async () => {
    const on = bench({ handler: () => ({ kind: 'returned', payload: null }) });
    const execution = await run(on, invoke({ FunctionName: 'f', InvocationType: 'Event' }));
    expect(execution).toMatchObject({ status: 'FAILED', cause: expect.stringContaining("'InvocationType'") });
  });
});
