import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import {
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeClock,
  FakeEcs,
  FUNCTION,
  finished,
  outline,
  run,
  settle,
  start,
  stoppedTask,
  TASK_ARN,
} from './fakes.ts';
import { branch, parallel, pass, RUN_TASK } from './inner-states.ts';

const FAIL: JsonObject = { Type: 'Fail', Error: 'Broken', Cause: 'on purpose' };

function parsed(value: Json | undefined): Json {
  return JSON.parse(String(value));
}

describe('a branch that fails', () => {
  // As recorded in a history of the service with a failing Task in a Parallel state (LocalStack's snapshot tests,
  // service: Step Functions, stepfunctions/v2/callback and v2/scenarios, 2024).
  test('has its Task aborted as well, and the chain goes on from the failure', async () => {
    const on = bench({ handler: () => ({ kind: 'threw', error: 'Odd', cause: '{}' }) });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      End: true,
    };
    const retry = [{ ErrorEquals: ['Odd'], MaxAttempts: 1 }];
    const arn = await finished(on, definitionOf({ P: parallel([branch({ T: task })], { Retry: retry }) }));
    expect((await outline(on, arn)).slice(2)).toEqual([
      [3, 2, 'ParallelStateStarted'],
      [4, 3, 'TaskStateEntered'],
      [5, 4, 'TaskScheduled'],
      [6, 5, 'TaskStarted'],
      [7, 6, 'TaskFailed'],
      [8, 7, 'TaskStateAborted'],
      [9, 7, 'ParallelStateStarted'],
      [10, 9, 'TaskStateEntered'],
      [11, 10, 'TaskScheduled'],
      [12, 11, 'TaskStarted'],
      [13, 12, 'TaskFailed'],
      [14, 13, 'TaskStateAborted'],
      [15, 13, 'ParallelStateFailed'],
      [16, 15, 'ExecutionFailed'],
    ]);
  });

  test('ends the others: their tasks are stopped, and the state fails with the error of the branch', async () => {
    const clock = new FakeClock(false);
    const on = bench({ clock, ecs: new FakeEcs(['never']) });
    const definition = definitionOf({
      P: parallel([
        branch({ W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: FAIL }),
        branch({ T: RUN_TASK }),
        branch({ L: { Type: 'Wait', Seconds: 60, End: true } }),
      ]),
    });
    const arn = await start(on, definition);
    await settle();
    clock.advance(5000);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'on purpose' });
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
    expect(clock.sleeping).toBe(0);
    const events = await eventsOf(on, arn);
    const last = (type: string): JsonObject | undefined => events.find((event) => event['type'] === type);
    const failEntered = Number(last('FailStateEntered')?.['id']);
    expect(last('TaskStateAborted')).toEqual({
      timestamp: expect.any(Number),
      type: 'TaskStateAborted',
      id: expect.any(Number),
      previousEventId: failEntered,
    });
    expect(last('WaitStateAborted')?.['previousEventId']).toBe(failEntered);
    expect(events.slice(-4).map(({ type }) => type)).toEqual([
      'TaskStateAborted',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
    expect(last('ParallelStateFailed')?.['previousEventId']).toBe(failEntered);
    expect(last('ExecutionFailed')?.['previousEventId']).toBe(last('ParallelStateFailed')?.['id']);
  });

  test('is caught by the state around it', async () => {
    const on = bench();
    const definition = definitionOf({
      P: parallel([branch({ F: FAIL })], {
        Catch: [{ ErrorEquals: ['Broken'], ResultPath: '$.error', Next: 'Z' }],
      }),
      Z: pass(),
    });
    const arn = await start(on, definition, { kept: 1 });
    const { output } = await ended(on, arn);
    expect(parsed(output)).toEqual({ kept: 1, error: { Error: 'Broken', Cause: 'on purpose' } });
    expect((await outline(on, arn)).slice(2, 7)).toEqual([
      [3, 2, 'ParallelStateStarted'],
      [4, 3, 'FailStateEntered'],
      [5, 4, 'ParallelStateFailed'],
      [6, 5, 'ParallelStateExited'],
      [7, 6, 'PassStateEntered'],
    ]);
  });

  test('is retried with all other branches, without entering the state again', async () => {
    let calls = 0;
    const on = bench({
      handler: () => {
        calls += 1;
        return calls < 3
          ? { kind: 'threw', error: 'Flaky', cause: '{}' }
          : { kind: 'returned', payload: calls };
      },
    });
    const definition = definitionOf({
      P: parallel(
        [
          branch({ A: pass({ Result: 'a' }) }),
          branch({ T: { Type: 'Task', Resource: FUNCTION, End: true } }),
        ],
        {
          Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 2 }],
        },
      ),
    });
    const arn = await start(on, definition);
    expect(parsed((await ended(on, arn))['output'])).toEqual(['a', 3]);
    expect(on.clock.waits).toEqual([2, 4]);
    const types = (await eventsOf(on, arn)).map(({ type }) => type);
    expect(types.filter((type) => type === 'ParallelStateEntered')).toHaveLength(1);
    expect(types.filter((type) => type === 'ParallelStateStarted')).toHaveLength(3);
    expect(types).not.toContain('ParallelStateFailed');
  });

  test('with States.Runtime is not caught anywhere', async () => {
    const broken = branch({ A: pass({ InputPath: '$.absent' }) });
    const definition = definitionOf({
      P: parallel([broken], { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }] }),
      Z: pass(),
    });
    expect(await run(bench(), definition)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  test('ends a nested Parallel with all that is in it, outermost first', async () => {
    const clock = new FakeClock(false);
    const on = bench({ clock, ecs: new FakeEcs(['never']) });
    const inner = parallel([branch({ T: RUN_TASK }), branch({ D: pass() })]);
    const definition = definitionOf({
      P: parallel([branch({ I: inner }), branch({ W: { Type: 'Wait', Seconds: 1, Next: 'F' }, F: FAIL })]),
    });
    const arn = await start(on, definition);
    await settle();
    clock.advance(1000);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'Broken' });
    expect((await eventsOf(on, arn)).slice(-4).map(({ type }) => type)).toEqual([
      'ParallelStateAborted',
      'TaskStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
  });

  test('ends a branch that never stops to wait', async () => {
    const definition = definitionOf({
      P: parallel([
        branch({ X: { Type: 'Pass', Next: 'Y' }, Y: { Type: 'Pass', Next: 'X' } }),
        branch({ W: { Type: 'Wait', Seconds: 1, Next: 'F' }, F: FAIL }),
      ]),
    });
    expect(await run(bench(), definition)).toMatchObject({ status: 'FAILED', error: 'Broken' });
  });
});

describe('an execution that ends from outside', () => {
  const branches = [branch({ T: RUN_TASK }), branch({ W: { Type: 'Wait', Seconds: 60, End: true } })];

  test('ends all branches when it is stopped', async () => {
    const on = bench({ clock: new FakeClock(false), ecs: new FakeEcs(['never']) });
    const executionArn = await start(on, definitionOf({ P: parallel(branches) }));
    await settle();
    await on.call('StopExecution', { executionArn });
    await settle();
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
    expect(on.clock.sleeping).toBe(0);
    expect((await outline(on, executionArn)).at(-1)).toEqual([expect.any(Number), 0, 'ExecutionAborted']);
  });

  test('ends all branches when its TimeoutSeconds are over', async () => {
    const on = bench({ clock: new FakeClock(false), ecs: new FakeEcs(['never']) });
    const arn = await start(on, definitionOf({ P: parallel(branches) }, { TimeoutSeconds: 10 }));
    await settle();
    on.clock.advance(10_000);
    expect(await ended(on, arn)).toMatchObject({ status: 'TIMED_OUT' });
    await settle();
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
    expect(on.clock.sleeping).toBe(0);
  });

  test('does not catch its own end as the failure of a branch', async () => {
    const on = bench({ clock: new FakeClock(false), ecs: new FakeEcs([stoppedTask(0)]) });
    const caught = parallel(branches, { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }] });
    const executionArn = await start(on, definitionOf({ P: caught, Z: pass() }));
    await settle();
    await on.call('StopExecution', { executionArn });
    await settle();
    const types = (await eventsOf(on, executionArn)).map(({ type }) => type);
    expect(types).not.toContain('ParallelStateFailed');
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'ABORTED' });
  });
});
