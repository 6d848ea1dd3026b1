import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import {
  type Bench,
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeClock,
  FUNCTION,
  run,
  settle,
  start,
} from './fakes.ts';
import { map, mapMachine } from './inner-states.ts';

const PASS: JsonObject = { Type: 'Pass', End: true };
const CALL: JsonObject = { Type: 'Task', Resource: FUNCTION, End: true };

async function outputOf(definition: string, input: Json, on: Bench = bench()): Promise<Json> {
  const execution = await run(on, definition, input);
  expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  return JSON.parse(String(execution['output']));
}

describe('the items of a Map state', () => {
  test.each<[string, string, Json, Json]>([
    ['its input', mapMachine({ I: PASS }), [1, 'two', null], [1, 'two', null]],
    ['what ItemsPath leads to', mapMachine({ I: PASS }, { ItemsPath: '$.a.b' }), { a: { b: [3] } }, [3]],
    [
      'what ItemsPath leads to behind InputPath',
      mapMachine({ I: PASS }, { InputPath: '$.a', ItemsPath: '$.b' }),
      { a: { b: [3] } },
      [3],
    ],
    ['its input in JSONata', mapMachine({ I: PASS }, {}, 'JSONata'), [1, [2]], [1, [2]]],
    [
      'what Items gives',
      mapMachine({ I: PASS }, { Items: '{% $states.input.n.[$, 0] %}' }, 'JSONata'),
      { n: [1, 2] },
      [
        [1, 0],
        [2, 0],
      ],
    ],
    ['a list in Items', mapMachine({ I: PASS }, { Items: [1, '{% 1 + 1 %}'] }, 'JSONata'), {}, [1, 2]],
    ['none', mapMachine({ I: PASS }), [], []],
    ['none in JSONata', mapMachine({ I: PASS }, { Items: '{% [] %}' }, 'JSONata'), {}, []],
  ])('are %s', async (_, definition, input, output) => {
    expect(await outputOf(definition, input)).toEqual(output);
  });

  test.each<[string, string, string, RegExp]>([
    [
      'JSONPath',
      mapMachine({ I: PASS }, { ItemsPath: '$.x' }),
      'States.Runtime',
      /Reference path "\$\.x" must point to array\./,
    ],
    [
      'JSONata without Items',
      mapMachine({ I: PASS }, {}, 'JSONata'),
      'States.QueryEvaluationError',
      /Map state input must be an array but was: \{"x":1\}/,
    ],
    [
      'JSONata with Items',
      mapMachine({ I: PASS }, { Items: '{% $states.input.x %}' }, 'JSONata'),
      'States.QueryEvaluationError',
      /The JSONata expression '\$states\.input\.x' specified for the field 'Items' returned an unexpected result type\. Expected 'array', but was 'number' for value: 1/,
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
    const definition = mapMachine({ I: PASS }, { ItemsPath: '$.items', [field]: template });
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
    expect(await outputOf(mapMachine({ I: PASS }, more, 'JSONata'), input)).toEqual(selected);
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
    expect(await outputOf(mapMachine(states, {}, 'JSONata'), ['x'])).toEqual([
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
    const arn = await start(on, mapMachine(states), [30, 10, 20]);
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
    expect(await run(on, mapMachine({ C: CALL }), [1, 2])).toMatchObject({
      error: 'States.DataLimitExceeded',
    });
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
    ['MaxConcurrency says', mapMachine(waits, { MaxConcurrency: 3, ItemsPath: '$.l' }), { l: many }, 3],
    [
      'MaxConcurrencyPath says',
      mapMachine(waits, { MaxConcurrencyPath: '$.n', ItemsPath: '$.l' }),
      { l: many, n: 4 },
      4,
    ],
    [
      'an expression says',
      mapMachine(
        waits,
        { MaxConcurrency: '{% $states.input.n %}', Items: '{% $states.input.l %}' },
        'JSONata',
      ),
      { l: many, n: 5 },
      5,
    ],
    ['inline Map allows, 40', mapMachine(waits), many, 40],
    ['inline Map allows even if MaxConcurrency is more', mapMachine(waits, { MaxConcurrency: 45 }), many, 40],
    ['inline Map allows if MaxConcurrency is 0', mapMachine(waits, { MaxConcurrency: 0 }), many, 40],
    ['there are items', mapMachine(waits, { MaxConcurrency: 5 }), [1, 2], 2],
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
    ['JSONPath', mapMachine(waits, { MaxConcurrencyPath: '$.n', ItemsPath: '$.l' }), 'States.Runtime'],
    [
      'JSONata',
      mapMachine(
        waits,
        { MaxConcurrency: '{% $states.input.n %}', Items: '{% $states.input.l %}' },
        'JSONata',
      ),
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
