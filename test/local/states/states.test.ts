import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, eventsOf, FUNCTION, MACHINE, ROLE, run } from './fakes.ts';
import { failureOf, JSONATA, outputOf } from './run-states.ts';

describe('the data flow of JSONPath', () => {
  test.each<[string, JsonObject, Json, unknown]>([
    ['Pass gives its input on', { Type: 'Pass' }, { a: 1 }, { a: 1 }],
    ['Result replaces the input', { Type: 'Pass', Result: { b: 2 } }, { a: 1 }, { b: 2 }],
    ['Result at ResultPath', { Type: 'Pass', Result: 2, ResultPath: '$.b' }, { a: 1 }, { a: 1, b: 2 }],
    ['Result dropped', { Type: 'Pass', Result: 2, ResultPath: null }, { a: 1 }, { a: 1 }],
    ['InputPath selects', { Type: 'Pass', InputPath: '$.a' }, { a: { b: 1 } }, { b: 1 }],
    ['InputPath null is {}', { Type: 'Pass', InputPath: null }, { a: 1 }, {}],
    ['OutputPath selects', { Type: 'Pass', OutputPath: '$.a' }, { a: [1] }, [1]],
    ['OutputPath null is {}', { Type: 'Pass', OutputPath: null }, { a: 1 }, {}],
    [
      'Parameters see the selected input',
      { Type: 'Pass', InputPath: '$.a', Parameters: { 'c.$': '$.b' } },
      { a: { b: 1 } },
      { c: 1 },
    ],
    ['Succeed has paths too', { Type: 'Succeed', InputPath: '$.a', OutputPath: '$.b' }, { a: { b: 1 } }, 1],
  ])('%s', async (_, state, input, expected) => {
    const end = state['Type'] === 'Succeed' ? {} : { End: true };
    expect(await outputOf({ S: { ...state, ...end } }, input)).toEqual(expected);
  });

  test('ResultSelector shapes the result before ResultPath places it', async () => {
    const state = {
      Type: 'Task',
      Resource: FUNCTION,
      ResultSelector: { 'cost.$': '$.price' },
      ResultPath: '$.result',
      End: true,
    };
    expect(await outputOf({ S: state }, { a: 1 })).toEqual({ a: 1, result: { cost: 3 } });
  });

  test('the context object names execution, machine and state', async () => {
    const seen = await outputOf(
      { S: { Type: 'Pass', Parameters: { 'context.$': '$$' }, End: true } },
      { a: 1 },
    );
    expect(seen).toEqual({
      context: {
        Execution: {
          Id: expect.stringContaining(':execution:m:'),
          Input: { a: 1 },
          StartTime: '2026-01-31T12:00:00.000Z',
          Name: expect.any(String),
          RoleArn: ROLE,
          RedriveCount: 0,
        },
        StateMachine: { Id: MACHINE, Name: 'm' },
        State: { Name: 'S', EnteredTime: '2026-01-31T12:00:00.000Z' },
      },
    });
  });
});

describe('variables', () => {
  const swap = {
    Init: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
    Swap: { Type: 'Pass', Assign: { 'a.$': '$b', 'b.$': '$a' }, Next: 'Show' },
    Show: { Type: 'Pass', Parameters: { 'a.$': '$a', 'b.$': '$b' }, End: true },
  };

  test('are all set from the old values (JSONPath)', async () => {
    expect(await outputOf(swap)).toEqual({ a: 2, b: 1 });
  });

  test('are all set from the old values (JSONata)', async () => {
    const states = {
      Init: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: { Type: 'Pass', Assign: { a: '{% $b %}', b: '{% $a %}' }, Output: '{% $a %}', Next: 'Show' },
      Show: { Type: 'Pass', Output: '{% {"a": $a, "b": $b, "before": $states.input} %}', End: true },
    };
    expect(await outputOf(states, {}, JSONATA)).toEqual({ a: 2, b: 1, before: 1 });
  });

  test('stand in the exit of the state as JSON strings', async () => {
    const on = bench();
    const execution = await run(on, definitionOf(swap));
    const exits = (await eventsOf(on, String(execution['executionArn']))).filter(
      ({ type }) => type === 'PassStateExited',
    );
    expect(exits[1]?.['stateExitedEventDetails']).toMatchObject({
      assignedVariables: { a: '2', b: '1' },
      assignedVariablesDetails: { truncated: false },
    });
    expect(Object.keys(Object(exits[2]?.['stateExitedEventDetails']))).not.toContain('assignedVariables');
  });

  test('that are too big fail the execution', async () => {
    const states = {
      S: { Type: 'Pass', Assign: { big: "{% $pad('', 300000, 'x') %}" }, Output: 1, End: true },
    };
    expect(await failureOf(states, {}, JSONATA)).toMatchObject({ error: 'States.DataLimitExceeded' });
  });
});

describe('a JSONata Task', () => {
  test('shapes arguments, output and variables, and the result is the default output', async () => {
    const states = {
      S: {
        Type: 'Task',
        Resource: FUNCTION,
        Arguments: { id: '{% $states.input.id %}' },
        Assign: { price: '{% $states.result.price %}' },
        Next: 'T',
      },
      T: {
        Type: 'Task',
        Resource: FUNCTION,
        Output: '{% {"sum": $price + $states.result.price, "input": $states.input} %}',
        End: true,
      },
    };
    expect(await outputOf(states, { id: 1 }, JSONATA)).toEqual({ sum: 6, input: { price: 3 } });
  });

  test('shows the error to its Catch in Output and Assign', async () => {
    const on = bench({ handler: () => ({ kind: 'threw', error: 'Boom', cause: 'why' }) });
    const states = {
      S: {
        Type: 'Task',
        Resource: FUNCTION,
        Catch: [
          {
            ErrorEquals: ['Boom'],
            Assign: { seen: '{% $states.errorOutput.Error %}' },
            Output: '{% $states.errorOutput.Cause %}',
            Next: 'T',
          },
        ],
        End: true,
      },
      T: { Type: 'Pass', Output: '{% [$seen, $states.input] %}', End: true },
    };
    const execution = await run(on, definitionOf(states, JSONATA));
    expect(execution).toMatchObject({ output: '["Boom","why"]' });
  });

  test('can stand in a JSONPath machine', async () => {
    const states = {
      S: { Type: 'Pass', ...JSONATA, Output: '{% $states.input.a + 1 %}', Next: 'T' },
      T: { Type: 'Pass', ResultPath: null, End: true },
    };
    expect(await outputOf(states, { a: 1 })).toBe(2);
  });
});

describe('the limits of an execution', () => {
  test('an output over 256 KiB fails it', async () => {
    const states = { S: { Type: 'Pass', Output: "{% $pad('', 300000, 'x') %}", End: true } };
    expect(await failureOf(states, {}, JSONATA)).toMatchObject({ error: 'States.DataLimitExceeded' });
  });

  test('a history of 25,000 events ends with its failure', async () => {
    const on = bench();
    const states = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const execution = await run(on, definitionOf(states));
    expect(execution).toMatchObject({
      status: 'FAILED',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    const { events } = await on.call('GetExecutionHistory', {
      executionArn: execution['executionArn'],
      reverseOrder: true,
      maxResults: 1,
    });
    expect(events).toMatchObject([{ id: 25_000, previousEventId: 24_999, type: 'ExecutionFailed' }]);
  });
});
