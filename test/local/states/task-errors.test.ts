import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import {
  bench,
  definitionOf,
  eventsOf,
  FakeClock,
  FakeEcs,
  FUNCTION,
  run,
  settle,
  start,
  stoppedTask,
} from './fakes.ts';

const ECS = 'arn:aws:states:::ecs:runTask';
const runTask = (more: JsonObject = {}): string =>
  definitionOf({
    R: { Type: 'Task', Resource: `${ECS}.sync`, Parameters: { TaskDefinition: 'td' }, End: true, ...more },
  });

describe('Retry and Catch of a Task', () => {
  test('leave by the Catch once the retries are used up', async () => {
    const on = bench({ ecs: new FakeEcs([stoppedTask(1)]) });
    const definition = definitionOf({
      R: {
        Type: 'Task',
        Resource: `${ECS}.sync`,
        Parameters: { TaskDefinition: 'td' },
        Retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failed', Next: 'Caught' }],
        End: true,
      },
      Caught: { Type: 'Pass', OutputPath: '$.failed.Error', End: true },
    });
    expect(await run(on, definition)).toMatchObject({ status: 'SUCCEEDED', output: '"States.TaskFailed"' });
    expect(on.ecs.requests).toHaveLength(3);
    expect(on.clock.waits).toEqual([1, 2]);
  });

  test('let the context object tell how often the state was retried', async () => {
    const seen: unknown[] = [];
    const on = bench({
      handler: (payload) => {
        seen.push(payload);
        return seen.length < 3
          ? { kind: 'threw', error: 'Again', cause: '' }
          : { kind: 'returned', payload: 'done' };
      },
    });
    const definition = definitionOf({
      F: {
        Type: 'Task',
        Resource: FUNCTION,
        Parameters: { 'retry.$': '$$.State.RetryCount' },
        Retry: [{ ErrorEquals: ['Again'] }],
        End: true,
      },
    });
    expect(await run(on, definition)).toMatchObject({ status: 'SUCCEEDED' });
    expect(seen).toEqual([{ retry: 0 }, { retry: 1 }, { retry: 2 }]);
  });

  test('do not see States.Runtime', async () => {
    const on = bench();
    const definition = definitionOf({
      R: {
        Type: 'Task',
        Resource: `${ECS}.sync`,
        Parameters: { 'TaskDefinition.$': '$.absent' },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
        End: true,
      },
      Caught: { Type: 'Pass', End: true },
    });
    expect(await run(on, definition)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringMatching(
        /^An error occurred while executing the state 'R' \(entered at the event id #2\)\. /,
      ),
    });
  });

  test('catch a failing JSONata expression and tell where it stands', async () => {
    const on = bench();
    const definition = definitionOf(
      {
        R: {
          Type: 'Task',
          Resource: `${ECS}.sync`,
          Arguments: { TaskDefinition: "{% $number('x') %}" },
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', End: true },
      },
      { QueryLanguage: 'JSONata' },
    );
    const execution = await run(on, definition);
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    const failed = (await eventsOf(on, String(execution['executionArn'])))[2];
    expect(failed).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: {
        error: 'States.QueryEvaluationError',
        location: 'Arguments',
        state: 'R',
      },
    });
  });

  test('end at once when the execution is stopped during the wait for a retry', async () => {
    const on = bench({ clock: new FakeClock(false), ecs: new FakeEcs([stoppedTask(1)]) });
    const retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 600 }];
    const executionArn = await start(on, runTask({ Retry: retry }));
    await settle();
    expect(on.clock.sleeping).toBe(1);
    await on.call('StopExecution', { executionArn });
    await settle();
    expect(on.clock.sleeping).toBe(0);
    expect(on.ecs.requests).toHaveLength(1);
  });
});
