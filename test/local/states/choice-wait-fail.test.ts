import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, eventsOf, run } from './fakes.ts';
import { failureOf, JSONATA, outputOf } from './run-states.ts';

describe('Choice', () => {
  const jsonPath = {
    C: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.n', NumericGreaterThan: 1, Assign: { 'seen.$': '$.n' }, Next: 'Big' },
        { Variable: '$.n', NumericEquals: 1, Next: 'One' },
      ],
      Default: 'Other',
    },
    Big: { Type: 'Pass', Parameters: { 'big.$': '$seen' }, End: true },
    One: { Type: 'Pass', Result: 'one', End: true },
    Other: { Type: 'Pass', Result: 'other', End: true },
  };

  test.each<[number, unknown]>([
    [5, { big: 5 }],
    [1, 'one'],
    [0, 'other'],
  ])('goes by the first rule that holds for %d, else by Default', async (n, expected) => {
    expect(await outputOf(jsonPath, { n })).toEqual(expected);
  });

  const jsonata = {
    C: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 1 %}', Assign: { by: 'rule' }, Output: 'ruled', Next: 'Show' },
      ],
      Assign: { by: 'default' },
      Default: 'Show',
    },
    Show: { Type: 'Pass', Output: '{% [$by, $states.input] %}', End: true },
  };

  test.each<[number, unknown]>([
    [5, ['rule', 'ruled']],
    [0, ['default', { n: 0 }]],
  ])('takes Assign and Output of the rule, or those of the state for Default (%d)', async (n, expected) => {
    expect(await outputOf(jsonata, { n }, JSONATA)).toEqual(expected);
  });

  test('fails with States.NoChoiceMatched when nothing fits', async () => {
    const { Default: _, ...noDefault } = jsonPath.C;
    const { Other: __, ...others } = jsonPath;
    expect(await failureOf({ ...others, C: noDefault }, { n: 0 })).toMatchObject({
      error: 'States.NoChoiceMatched',
      cause: expect.stringContaining("'C' (entered at the event id #2)"),
    });
  });
});

describe('Wait', () => {
  test.each<[string, JsonObject, Json, JsonObject]>([
    ['Seconds', { Seconds: 60 }, {}, {}],
    ['SecondsPath', { SecondsPath: '$.s' }, { s: 60 }, {}],
    ['Timestamp', { Timestamp: '2026-01-31T12:01:00Z' }, {}, {}],
    ['TimestampPath', { TimestampPath: '$.t' }, { t: '2026-01-31T13:01:00+01:00' }, {}],
    ['Seconds in JSONata', { Seconds: '{% $states.input.s * 2 %}' }, { s: 30 }, JSONATA],
    ['Timestamp in JSONata', { Timestamp: '{% $states.input.t %}' }, { t: '2026-01-31T12:01:00Z' }, JSONATA],
  ])('waits by %s', async (_, how, input, more) => {
    const on = bench();
    const execution = await run(on, definitionOf({ W: { Type: 'Wait', ...how, End: true } }, more), input);
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: JSON.stringify(input) });
    expect(on.clock.waits).toEqual([60]);
  });

  test('does not wait for what is past', async () => {
    const on = bench();
    await run(on, definitionOf({ W: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', End: true } }));
    expect(on.clock.waits).toEqual([0]);
  });

  // The causes are those of LocalStack's snapshot tests (service: Step Functions, recorded 2023-12,
  // stepfunctions/v2/base/test_wait).
  const offset = 'does not reference a valid ISO-8601 extended offset date-time format string';
  test.each<[string, JsonObject, Json, string]>([
    [
      'a negative number',
      { SecondsPath: '$.s' },
      { s: -1 },
      'The SecondsPath parameter references a negative value: $.s == -1',
    ],
    [
      'a text',
      { SecondsPath: '$.s' },
      { s: 'x' },
      'The SecondsPath parameter cannot be parsed as a long value: $.s == x',
    ],
    [
      'half a second',
      { SecondsPath: '$.s' },
      { s: 1.5 },
      'The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5',
    ],
    [
      'nothing',
      { SecondsPath: '$.s' },
      {},
      'The SecondsPath parameter does not reference an input value: $.s',
    ],
    [
      'a date without time',
      { TimestampPath: '$.t' },
      { t: '2026-01-31' },
      `The TimestampPath parameter ${offset}: $.t == 2026-01-31`,
    ],
    [
      'a time without offset',
      { TimestampPath: '$.t' },
      { t: '2026-01-31T12:00:00.000' },
      `The TimestampPath parameter ${offset}: $.t == 2026-01-31T12:00:00.000`,
    ],
  ])('fails for %s', async (_, how, input, problem) => {
    const execution = await failureOf({ W: { Type: 'Wait', ...how, End: true } }, input);
    expect(execution).toMatchObject({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'W' (entered at the event id #2). ${problem}`,
    });
  });

  test.each(['Z', '.0Z', '.00Z', '.0000000Z', '+00:00'])('takes a timestamp that ends in %s', async (end) => {
    const states = { W: { Type: 'Wait', TimestampPath: '$.t', End: true } };
    expect(await outputOf(states, { t: `2026-01-31T12:01:00${end}` })).toEqual({
      t: `2026-01-31T12:01:00${end}`,
    });
  });

  test('fails for half a second in JSONata', async () => {
    const states = { W: { Type: 'Wait', Seconds: '{% 0.5 %}', End: true } };
    expect(await failureOf(states, {}, JSONATA)).toMatchObject({ error: 'States.QueryEvaluationError' });
  });

  test('may take 24,855 days and no more', async () => {
    const until = (days: number) => new Date(Date.parse('2026-01-31T12:00:00Z') + days * 86_400_000);
    const states = { W: { Type: 'Wait', TimestampPath: '$', End: true } };
    expect(await outputOf(states, until(24_855).toISOString())).toBe(until(24_855).toISOString());
    expect(await failureOf(states, until(24_856).toISOString())).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining('Wait state delay is too long'),
    });
  });
});

describe('Fail', () => {
  test.each<[string, JsonObject, Json, JsonObject]>([
    ['Error and Cause', { Error: 'E', Cause: 'c' }, {}, {}],
    ['ErrorPath and CausePath', { ErrorPath: '$.e', CausePath: '$.c' }, { e: 'E', c: 'c' }, {}],
    ['intrinsic functions', { ErrorPath: "States.Format('{}', $.e)", Cause: 'c' }, { e: 'E' }, {}],
    ['JSONata', { Error: '{% $states.input.e %}', Cause: 'c' }, { e: 'E' }, JSONATA],
  ])('ends the execution with its %s', async (_, how, input, more) => {
    const on = bench();
    const execution = await run(on, definitionOf({ F: { Type: 'Fail', ...how } }, more), input);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'E', cause: 'c' });
    const events = await eventsOf(on, String(execution['executionArn']));
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'FailStateEntered',
      'ExecutionFailed',
    ]);
    expect(events.at(-1)?.['executionFailedEventDetails']).toEqual({ error: 'E', cause: 'c' });
  });

  test('may have neither', async () => {
    const execution = await failureOf({ F: { Type: 'Fail' } });
    expect(Object.keys(execution)).not.toEqual(expect.arrayContaining(['error']));
  });

  test('fails otherwise when its Error is no string', async () => {
    const execution = await failureOf({ F: { Type: 'Fail', Error: '{% 1 %}' } }, {}, JSONATA);
    expect(execution).toMatchObject({ error: 'States.QueryEvaluationError' });
  });

  test.each<[string, Json, string]>([
    ['leads nowhere', {}, 'does not reference an input value: $.e'],
    ['leads to no string', { e: 1 }, 'does not reference a string value: $.e == 1'],
  ])('fails otherwise when its ErrorPath or CausePath %s', async (_, input, problem) => {
    for (const field of ['ErrorPath', 'CausePath']) {
      expect(await failureOf({ F: { Type: 'Fail', [field]: '$.e' } }, input)).toMatchObject({
        error: 'States.Runtime',
        cause: expect.stringContaining(`The ${field} parameter ${problem}`),
      });
    }
  });
});
