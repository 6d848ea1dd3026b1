import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import {
  type Bench,
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeClock,
  FakeEcs,
  FUNCTION,
  outline,
  run,
  settle,
  start,
  TASK_ARN,
} from './fakes.ts';

const PASS: JsonObject = { Type: 'Pass', End: true };
const CALL: JsonObject = { Type: 'Task', Resource: FUNCTION, End: true };

function processor(states: JsonObject): JsonObject {
  return { ProcessorConfig: { Mode: 'INLINE' }, StartAt: Object.keys(states)[0], States: states };
}

function map(states: JsonObject, more: JsonObject = {}): JsonObject {
  return { Type: 'Map', ItemProcessor: processor(states), ...('Next' in more ? {} : { End: true }), ...more };
}

/** A machine of one Map state. */
function machine(states: JsonObject, more: JsonObject = {}, language = 'JSONPath'): string {
  return definitionOf({ M: map(states, more) }, { QueryLanguage: language });
}

async function outputOf(definition: string, input: Json, on: Bench = bench()): Promise<Json> {
  const execution = await run(on, definition, input);
  expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  return JSON.parse(String(execution['output']));
}

describe('the items of a Map state', () => {
  test.each<[string, string, Json, Json]>([
    ['its input', machine({ I: PASS }), [1, 'two', null], [1, 'two', null]],
    ['what ItemsPath leads to', machine({ I: PASS }, { ItemsPath: '$.a.b' }), { a: { b: [3] } }, [3]],
    [
      'what ItemsPath leads to behind InputPath',
      machine({ I: PASS }, { InputPath: '$.a', ItemsPath: '$.b' }),
      { a: { b: [3] } },
      [3],
    ],
    ['its input in JSONata', machine({ I: PASS }, {}, 'JSONata'), [1, [2]], [1, [2]]],
    [
      'what Items gives',
      machine({ I: PASS }, { Items: '{% $states.input.n.[$, 0] %}' }, 'JSONata'),
      { n: [1, 2] },
      [
        [1, 0],
        [2, 0],
      ],
    ],
    ['a list in Items', machine({ I: PASS }, { Items: [1, '{% 1 + 1 %}'] }, 'JSONata'), {}, [1, 2]],
    ['none', machine({ I: PASS }), [], []],
    ['none in JSONata', machine({ I: PASS }, { Items: '{% [] %}' }, 'JSONata'), {}, []],
  ])('are %s', async (_, definition, input, output) => {
    expect(await outputOf(definition, input)).toEqual(output);
  });

  test.each<[string, string, string, RegExp]>([
    [
      'JSONPath',
      machine({ I: PASS }, { ItemsPath: '$.x' }),
      'States.Runtime',
      /Reference path "\$\.x" must point to array\./,
    ],
    [
      'JSONata without Items',
      machine({ I: PASS }, {}, 'JSONata'),
      'States.QueryEvaluationError',
      /Map state input must be an array but was: \{"x":1\}/,
    ],
    [
      'JSONata with Items',
      machine({ I: PASS }, { Items: '{% $states.input.x %}' }, 'JSONata'),
      'States.QueryEvaluationError',
      /Expected 'array', but was 'number' for value: 1/,
    ],
  ])('must be a list in %s', async (_, definition, error, cause) => {
    const on = bench();
    const execution = await run(on, definition, { x: 1 });
    expect(execution).toMatchObject({ status: 'FAILED', error, cause: expect.stringMatching(cause) });
    const types = (await eventsOf(on, String(execution['executionArn']))).map(({ type }) => type);
    expect(types).not.toContain('MapStateStarted');
    expect(types.slice(-2)).toEqual(['MapStateFailed', 'ExecutionFailed']);
  });
});

describe('the input of an iteration', () => {
  const template = { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value.n', 'all.$': '$.who' };
  const input = { who: 'me', items: [{ n: 7 }, { n: 8 }] };
  const selected = [
    { i: 0, v: 7, all: 'me' },
    { i: 1, v: 8, all: 'me' },
  ];

  test.each(['ItemSelector', 'Parameters'])('is what %s makes of item, index and input', async (field) => {
    const definition = machine({ I: PASS }, { ItemsPath: '$.items', [field]: template });
    expect(await outputOf(definition, input)).toEqual(selected);
  });

  test('is what ItemSelector makes of them in JSONata', async () => {
    const more = {
      Items: '{% $states.input.items %}',
      ItemSelector: {
        i: '{% $states.context.Map.Item.Index %}',
        v: '{% $states.context.Map.Item.Value.n %}',
        all: '{% $states.input.who %}',
      },
    };
    expect(await outputOf(machine({ I: PASS }, more, 'JSONata'), input)).toEqual(selected);
  });

  test('is the same for the older Iterator', async () => {
    const iterator = { StartAt: 'I', States: { I: PASS } };
    const definition = definitionOf({
      M: { Type: 'Map', Iterator: iterator, Parameters: template, ItemsPath: '$.items', End: true },
    });
    expect(await outputOf(definition, input)).toEqual(selected);
  });

  test('is known to all states inside by the context object, innermost Map first', async () => {
    const inner = map({ I: { ...PASS, Output: '{% $states.context.Map.Item %}' } }, { Items: ['a'] });
    const states = {
      Inner: { ...inner, End: undefined, Next: 'After' },
      After: { ...PASS, Output: '{% [$states.input[0], $states.context.Map.Item] %}' },
    };
    expect(await outputOf(machine(states, {}, 'JSONata'), ['x'])).toEqual([
      [
        { Index: 0, Value: 'a' },
        { Index: 0, Value: 'x' },
      ],
    ]);
  });
});

describe('the result of a Map state', () => {
  test('has the order of the items, whichever is done first', async () => {
    const states = {
      W: { Type: 'Wait', SecondsPath: '$', Next: 'I' },
      I: PASS,
    };
    const on = bench({ clock: new FakeClock(false) });
    const arn = await start(on, machine(states), [30, 10, 20]);
    for (let second = 0; second < 3; second += 1) {
      await settle();
      on.clock.advance(10_000);
    }
    expect(JSON.parse(String((await ended(on, arn))['output']))).toEqual([30, 10, 20]);
  });

  test('is shaped with paths in JSONPath', async () => {
    const more = {
      ItemsPath: '$.items',
      ResultSelector: { 'first.$': '$[0]' },
      ResultPath: '$.out',
      Assign: { 'seen.$': '$.first' },
      Next: 'Z',
    };
    const definition = definitionOf({
      M: map({ I: PASS }, more),
      Z: { ...PASS, Parameters: { 'all.$': '$', 'seen.$': '$seen' } },
    });
    expect(await outputOf(definition, { items: [5, 6] })).toEqual({
      all: { items: [5, 6], out: { first: 5 } },
      seen: 5,
    });
  });

  test('is shaped with expressions in JSONata', async () => {
    const more = {
      Output: '{% $sum($states.result) %}',
      Assign: { count: '{% $count($states.result) %}' },
      Next: 'Z',
    };
    const definition = definitionOf(
      { M: map({ I: PASS }, more), Z: { ...PASS, Output: '{% [$states.input, $count] %}' } },
      { QueryLanguage: 'JSONata' },
    );
    expect(await outputOf(definition, [5, 6])).toEqual([11, 2]);
  });

  test('over 256 KiB fails the state', async () => {
    const on = bench({ handler: () => ({ kind: 'returned', payload: 'x'.repeat(200_000) }) });
    expect(await run(on, machine({ C: CALL }), [1, 2])).toMatchObject({ error: 'States.DataLimitExceeded' });
  });

  test('of iterations that assign variables leaves no variable behind', async () => {
    const states = {
      A: { Type: 'Pass', Assign: { own: '{% $states.input + $base %}' }, Next: 'B' },
      B: { ...PASS, Output: '{% $own %}' },
    };
    const definition = definitionOf(
      {
        S: { Type: 'Pass', Assign: { base: 10 }, Next: 'M' },
        M: map(states, { Next: 'Z' }),
        Z: { ...PASS, Output: '{% [$states.input, $exists($own)] %}' },
      },
      { QueryLanguage: 'JSONata' },
    );
    expect(await outputOf(definition, [1, 2])).toEqual([11, 12, false]);
  });
});

describe('how many iterations run at once', () => {
  const waits = { W: { Type: 'Wait', Seconds: 10, End: true } };
  const many = Array.from({ length: 50 }, (_, index) => index);

  test.each<[string, string, Json, number]>([
    ['MaxConcurrency says', machine(waits, { MaxConcurrency: 3, ItemsPath: '$.l' }), { l: many }, 3],
    [
      'MaxConcurrencyPath says',
      machine(waits, { MaxConcurrencyPath: '$.n', ItemsPath: '$.l' }),
      { l: many, n: 4 },
      4,
    ],
    [
      'an expression says',
      machine(waits, { MaxConcurrency: '{% $states.input.n %}', Items: '{% $states.input.l %}' }, 'JSONata'),
      { l: many, n: 5 },
      5,
    ],
    ['inline Map allows, 40', machine(waits), many, 40],
    ['inline Map allows even if MaxConcurrency is more', machine(waits, { MaxConcurrency: 45 }), many, 40],
    ['inline Map allows if MaxConcurrency is 0', machine(waits, { MaxConcurrency: 0 }), many, 40],
    ['there are items', machine(waits, { MaxConcurrency: 5 }), [1, 2], 2],
  ])('is what %s', async (_, definition, input, concurrency) => {
    const on = bench({ clock: new FakeClock(false) });
    const executionArn = await start(on, definition, input);
    await settle();
    await settle();
    expect(on.clock.sleeping).toBe(concurrency);
    await on.call('StopExecution', { executionArn });
    await settle();
    expect(on.clock.sleeping).toBe(0);
  });

  test.each([
    ['JSONPath', machine(waits, { MaxConcurrencyPath: '$.n', ItemsPath: '$.l' }), 'States.Runtime'],
    [
      'JSONata',
      machine(waits, { MaxConcurrency: '{% $states.input.n %}', Items: '{% $states.input.l %}' }, 'JSONata'),
      'States.QueryEvaluationError',
    ],
  ])('must be a number that is not negative in %s', async (_, definition, error) => {
    expect(await run(bench(), definition, { l: [1], n: -1 })).toMatchObject({
      error,
      cause: expect.stringMatching(
        /'MaxConcurrency(Path)?' must be a whole number that is not negative, but is -1/,
      ),
    });
  });
});

describe('the history of a Map state', () => {
  test('has the events and links of AWS, one iteration after the other', async () => {
    const on = bench();
    const arn = await start(on, machine({ I: PASS }, { MaxConcurrency: 1 }), [1, 2]);
    await ended(on, arn);
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
    const arn = await start(on, machine({ I: PASS }), [1, 2, 3]);
    await ended(on, arn);
    const started = (await eventsOf(on, arn)).filter(({ type }) => type === 'MapIterationStarted');
    expect(started.map(({ previousEventId }) => previousEventId)).toEqual([3, 3, 3]);
  });

  test('of no items goes from MapStateStarted to MapStateSucceeded', async () => {
    const on = bench();
    const arn = await start(on, machine({ I: PASS }), []);
    await ended(on, arn);
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

  test('of a retry starts the state again, behind what failed', async () => {
    const on = bench();
    const retry = [{ ErrorEquals: ['E'], MaxAttempts: 1, IntervalSeconds: 9 }];
    const arn = await start(on, machine({ F: { Type: 'Fail', Error: 'E' } }, { Retry: retry }), [1]);
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
    T: {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { Cluster: 'default', TaskDefinition: 'td' },
      End: true,
    },
  };

  test('ends the others, and those that wait for their turn never start', async () => {
    const on = bench({ clock: new FakeClock(false), ecs: new FakeEcs(['never']) });
    const arn = await start(on, machine(states, { MaxConcurrency: 2 }), [1, 2, 3]);
    await settle();
    on.clock.advance(5000);
    expect(await ended(on, arn)).toMatchObject({ status: 'FAILED', error: 'Two' });
    const events = await eventsOf(on, arn);
    expect(events.slice(-6).map(({ type }) => type)).toEqual([
      'FailStateEntered',
      'MapIterationFailed',
      'TaskStateAborted',
      'MapIterationAborted',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    expect(events.at(-3)?.['mapIterationAbortedEventDetails']).toEqual({ name: 'M', index: 0 });
    expect(events.filter(({ type }) => type === 'MapIterationStarted')).toHaveLength(2);
    expect(on.ecs.stopped).toEqual([TASK_ARN]);
  });

  test('by its ItemSelector fails the iteration', async () => {
    const on = bench();
    const more = { ItemSelector: { x: '{% $states.context.Map.Item.Value.absent.more %}' } };
    const arn = await start(on, machine({ I: PASS }, more, 'JSONata'), [1]);
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
    expect(await outputOf(machine(inside), [{ n: 1 }, { n: 2 }], on)).toEqual(['gave up', 'done']);
  });

  test('in a nested Map ends the outer one with the same error', async () => {
    const inner = map({ F: { Type: 'Fail', Error: 'Deep' } });
    const on = bench();
    const arn = await start(on, machine({ Inner: inner }, { MaxConcurrency: 1 }), [[1], [2]]);
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
    const execution = await run(on, machine({ I: PASS }), items);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(execution['cause']).toContain('maximum number of history events (25000)');
  });
});
