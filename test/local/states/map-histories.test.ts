import { describe, expect, test } from '@jest/globals';
import {
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeClock,
  FakeEcs,
  finished,
  outline,
  outputOf,
  run,
  settle,
  start,
  TASK_ARN,
} from './fakes.ts';
import { CALL, map, mapMachine, PASS, RUN_TASK } from './inner-states.ts';

describe('the history of a Map state', () => {
  test('has the events and links of AWS, one iteration after the other', async () => {
    const on = bench();
    const arn = await finished(on, mapMachine({ I: PASS }, { MaxConcurrency: 1 }), [1, 2]);
    expect(await outline(on, arn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'MapStateEntered'],
      [3, 2, 'MapStateStarted'],
      [4, 3, 'MapIterationStarted'],
      [5, 4, 'PassStateEntered'],
      [6, 5, 'PassStateExited'],
      [7, 6, 'MapIterationSucceeded'],
      [8, 6, 'MapIterationStarted'],
      [9, 8, 'PassStateEntered'],
      [10, 9, 'PassStateExited'],
      [11, 10, 'MapIterationSucceeded'],
      [12, 11, 'MapStateSucceeded'],
      [13, 11, 'MapStateExited'],
      [14, 13, 'ExecutionSucceeded'],
    ]);
    const events = await eventsOf(on, arn);
    expect(events[2]?.['mapStateStartedEventDetails']).toEqual({ length: 2 });
    expect(events[3]?.['mapIterationStartedEventDetails']).toEqual({ name: 'M', index: 0 });
    expect(events[10]?.['mapIterationSucceededEventDetails']).toEqual({ name: 'M', index: 1 });
  });

  test('has all iterations that run at once start at MapStateStarted', async () => {
    const on = bench();
    const arn = await finished(on, mapMachine({ I: PASS }), [1, 2, 3]);
    const started = (await eventsOf(on, arn)).filter(({ type }) => type === 'MapIterationStarted');
    expect(started.map(({ previousEventId }) => previousEventId)).toEqual([3, 3, 3]);
  });

  test('of no items goes from MapStateStarted to MapStateSucceeded', async () => {
    const on = bench();
    const arn = await finished(on, mapMachine({ I: PASS }), []);
    expect((await outline(on, arn)).slice(2)).toEqual([
      [3, 2, 'MapStateStarted'],
      [4, 3, 'MapStateSucceeded'],
      [5, 3, 'MapStateExited'],
      [6, 5, 'ExecutionSucceeded'],
    ]);
  });

  test('of a failure that is caught passes over the failed iteration', async () => {
    const on = bench();
    const definition = definitionOf({
      M: map(
        { F: { Type: 'Fail', Error: 'E', Cause: 'c' } },
        { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }] },
      ),
      Z: PASS,
    });
    const arn = await start(on, definition, [1]);
    const { output } = await ended(on, arn);
    expect(JSON.parse(String(output))).toEqual({ Error: 'E', Cause: 'c' });
    expect((await outline(on, arn)).slice(3, 9)).toEqual([
      [4, 3, 'MapIterationStarted'],
      [5, 4, 'FailStateEntered'],
      [6, 5, 'MapIterationFailed'],
      [7, 5, 'MapStateFailed'],
      [8, 7, 'MapStateExited'],
      [9, 8, 'PassStateEntered'],
    ]);
  });

  test('of items that are no list has the links of AWS too', async () => {
    const on = bench();
    const definition = definitionOf(
      { S: { Type: 'Pass', Next: 'M' }, M: map({ I: PASS }, { Items: '{% 1 %}' }) },
      { QueryLanguage: 'JSONata' },
    );
    const arn = await finished(on, definition);
    expect((await outline(on, arn)).slice(2)).toEqual([
      [3, 2, 'PassStateExited'],
      [4, 3, 'MapStateEntered'],
      [5, 3, 'EvaluationFailed'],
      [6, 5, 'MapStateFailed'],
      [7, 6, 'ExecutionFailed'],
    ]);
    const { evaluationFailedEventDetails: details } = (await eventsOf(on, arn))[4] ?? {};
    expect(details).toEqual({
      error: 'States.QueryEvaluationError',
      cause: expect.stringMatching(
        /^An error occurred while executing the state 'M' \(entered at the event id #4\)\. /,
      ),
      location: 'Items',
      state: 'M',
    });
  });

  test('of a retry starts the state again, behind what failed', async () => {
    const on = bench();
    const retry = [{ ErrorEquals: ['E'], MaxAttempts: 1, IntervalSeconds: 9 }];
    const arn = await start(on, mapMachine({ F: { Type: 'Fail', Error: 'E' } }, { Retry: retry }), [1]);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'E' });
    expect(on.clock.waits).toEqual([9]);
    expect((await outline(on, arn)).slice(4)).toEqual([
      [5, 4, 'FailStateEntered'],
      [6, 5, 'MapIterationFailed'],
      [7, 5, 'MapStateStarted'],
      [8, 7, 'MapIterationStarted'],
      [9, 8, 'FailStateEntered'],
      [10, 9, 'MapIterationFailed'],
      [11, 9, 'MapStateFailed'],
      [12, 11, 'ExecutionFailed'],
    ]);
  });
});

describe('an iteration that fails', () => {
  const states = {
    C: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 2, Next: 'W' }], Default: 'T' },
    W: { Type: 'Wait', Seconds: 5, Next: 'F' },
    F: { Type: 'Fail', Error: 'Two' },
    T: RUN_TASK,
  };

  test('ends the others, and those that wait for their turn never start', async () => {
    const on = bench({ clock: new FakeClock(false), ecs: new FakeEcs(['never']) });
    const arn = await start(on, mapMachine(states, { MaxConcurrency: 2 }), [1, 2, 3]);
    await settle();
    on.clock.advance(5000);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'Two' });
    const events = await eventsOf(on, arn);
    expect(events.slice(-6).map(({ type }) => type)).toEqual([
      'FailStateEntered',
      'MapIterationFailed',
      'MapIterationAborted',
      'TaskStateAborted',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    expect(events.at(-4)?.['mapIterationAbortedEventDetails']).toEqual({ name: 'M', index: 0 });
    expect(events.filter(({ type }) => type === 'MapIterationStarted')).toHaveLength(2);
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
  });

  // As recorded on 10 March 2024 (service: Step Functions; LocalStack's snapshot tests, stepfunctions/v2/timeouts:
  // service_lambda_map_timeout).
  test('is followed by the end of its Task and of all other iterations, which all point at the failure', async () => {
    const on = bench({ clock: new FakeClock(false), handler: () => new Promise(() => undefined) });
    const invoke = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      TimeoutSeconds: 5,
      End: true,
    };
    const arn = await start(on, mapMachine({ T: invoke }), [1, 2, 3]);
    await settle();
    on.clock.advance(5000);
    await ended(on, arn);
    expect((await outline(on, arn)).slice(15)).toEqual([
      [16, 11, 'TaskTimedOut'],
      [17, 13, 'TaskTimedOut'],
      [18, 15, 'TaskTimedOut'],
      [19, 16, 'MapIterationFailed'],
      [20, 16, 'TaskStateAborted'],
      [21, 16, 'MapIterationAborted'],
      [22, 16, 'TaskStateAborted'],
      [23, 16, 'MapIterationAborted'],
      [24, 16, 'TaskStateAborted'],
      [25, 16, 'MapStateFailed'],
      [26, 25, 'ExecutionFailed'],
    ]);
  });

  test('by its ItemSelector fails the iteration', async () => {
    const on = bench();
    const more = { ItemSelector: { x: '{% $states.context.Map.Item.Value.absent.more %}' } };
    const arn = await start(on, mapMachine({ I: PASS }, more, 'JSONata'), [1]);
    expect(await ended(on, arn)).toMatchObject({ error: 'States.QueryEvaluationError' });
    expect((await outline(on, arn)).slice(3)).toEqual([
      [4, 3, 'MapIterationStarted'],
      [5, 4, 'EvaluationFailed'],
      [6, 5, 'MapIterationFailed'],
      [7, 5, 'MapStateFailed'],
      [8, 7, 'ExecutionFailed'],
    ]);
  });

  test('is caught inside, so that the others go on', async () => {
    const inside = {
      C: { ...CALL, Catch: [{ ErrorEquals: ['Odd'], ResultPath: '$.error', Next: 'G' }] },
      G: { ...PASS, Result: 'gave up' },
    };
    const on = bench({
      handler: (payload) =>
        JSON.stringify(payload) === '{"n":1}'
          ? { kind: 'threw', error: 'Odd', cause: '{}' }
          : { kind: 'returned', payload: 'done' },
    });
    expect(await outputOf(mapMachine(inside), [{ n: 1 }, { n: 2 }], on)).toEqual(['gave up', 'done']);
  });

  test('in a nested Map ends the outer one with the same error', async () => {
    const inner = map({ F: { Type: 'Fail', Error: 'Deep' } });
    const on = bench();
    const arn = await start(on, mapMachine({ Inner: inner }, { MaxConcurrency: 1 }), [[1], [2]]);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'Deep' });
    expect((await outline(on, arn)).slice(-7)).toEqual([
      [7, 6, 'MapIterationStarted'],
      [8, 7, 'FailStateEntered'],
      [9, 8, 'MapIterationFailed'],
      [10, 8, 'MapStateFailed'],
      [11, 10, 'MapIterationFailed'],
      [12, 10, 'MapStateFailed'],
      [13, 12, 'ExecutionFailed'],
    ]);
  });
});

describe('limits', () => {
  test('a Map that fills the history fails the execution with one last event', async () => {
    const on = bench();
    const items = Array.from({ length: 9000 }, () => 0);
    const execution = await run(on, mapMachine({ I: PASS }), items);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(execution['cause']).toContain('maximum number of history events (25000)');
  });
});
