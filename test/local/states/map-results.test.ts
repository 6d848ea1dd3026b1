import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../local/json.ts';
import {
  bench,
  definitionOf,
  ended,
  FakeClock,
  finished,
  outline,
  outputOf,
  run,
  settle,
  start,
} from './fakes.ts';
import { CALL, map, mapMachine, PASS } from './inner-states.ts';

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
      cause: expect.stringContaining("Expected non-negative integer for MaxConcurrency, got '-1' instead."),
    });
  });

  // As in LocalStack's snapshot tests (service: Step Functions, recorded 2024-11,
  // stepfunctions/v2/scenarios and v2/assign: max_concurrency_path).
  test('may be a string that holds a number', async () => {
    const definition = mapMachine({ I: PASS }, { MaxConcurrencyPath: '$.n', ItemsPath: '$.l' });
    expect(await outputOf(definition, { l: [1], n: '1' })).toEqual([1]);
  });

  test.each([
    ['abc', 'The MaxConcurrencyPath field refers to value "abc" which is not a valid integer: $.n'],
    [{ x: 1 }, 'The MaxConcurrencyPath field refers to value "{"x":1}" which is not a valid integer: $.n'],
    [-1, "Expected non-negative integer for MaxConcurrency, got '-1' instead."],
  ])('fails the execution by path with nothing but ExecutionFailed: %j', async (n, problem) => {
    const on = bench();
    const definition = mapMachine({ I: PASS }, { MaxConcurrencyPath: '$.n', ItemsPath: '$.l' });
    const arn = await finished(on, definition, { l: [1], n });
    expect((await outline(on, arn)).slice(1)).toEqual([
      [2, 0, 'MapStateEntered'],
      [3, 2, 'ExecutionFailed'],
    ]);
    expect(await ended(on, arn)).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining(problem),
    });
  });
});

// As in LocalStack's snapshot tests (service: Step Functions, stepfunctions/v2/scenarios and v2/evaluate_jsonata,
// recorded 2024-11 and 2025-07: tolerated failures of inline Map states).
describe('the tolerated failures of an inline Map', () => {
  test.each([
    ['given', { ToleratedFailureCount: 1, ToleratedFailurePercentage: 100, ItemsPath: '$.l' }, 'JSONPath'],
    ['as text behind a path', { ToleratedFailureCountPath: '$.n', ItemsPath: '$.l' }, 'JSONPath'],
    [
      'expressions',
      { ToleratedFailurePercentage: '{% $states.input.p %}', Items: '{% $states.input.l %}' },
      'JSONata',
    ],
  ])('are accepted, %s, but its first failed iteration fails it', async (_, more, language) => {
    const input = { l: [1], n: '1', p: 100 };
    expect(await outputOf(mapMachine({ I: PASS }, more, language), input)).toEqual([1]);
    const failing = mapMachine({ F: { Type: 'Fail', Error: 'E' } }, more, language);
    expect(await run(bench(), failing, input)).toMatchObject({ status: 'FAILED', error: 'E' });
  });

  test.each([
    [
      'Count',
      'many',
      'The ToleratedFailureCountPath field refers to value "many" which is not a valid integer: $.n',
    ],
    ['Count', -1, 'ToleratedFailureCount cannot be negative.'],
    [
      'Percentage',
      null,
      'The ToleratedFailurePercentagePath field refers to value "null" which is not a valid float: $.n',
    ],
    ['Percentage', 100.5, 'ToleratedFailurePercentage must be between 0 and 100.'],
  ])('fail the execution if their path leads to nothing usable: %s %j', async (kind, n, problem) => {
    const on = bench();
    const more = { [`ToleratedFailure${kind}Path`]: '$.n', ItemsPath: '$.l' };
    const arn = await finished(on, mapMachine({ I: PASS }, more), { l: [1], n });
    expect((await outline(on, arn)).slice(1)).toEqual([
      [2, 0, 'MapStateEntered'],
      [3, 2, 'MapStateStarted'],
      [4, 2, 'ExecutionFailed'],
    ]);
    expect(await ended(on, arn)).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining(problem),
    });
  });
});
