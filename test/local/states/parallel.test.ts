import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, ended, eventsOf, FakeClock, outline, run, settle, start } from './fakes.ts';
import { branch, parallel, pass } from './inner-states.ts';

function parsed(value: Json | undefined): Json {
  return JSON.parse(String(value));
}

describe('a Parallel state', () => {
  test('gives each branch its input and makes a list of their outputs, in the order of the branches', async () => {
    const slow = branch({ W: { Type: 'Wait', Seconds: 5, Next: 'A' }, A: pass({ Result: 'a' }) });
    const on = bench();
    const execution = await run(on, definitionOf({ P: parallel([slow, branch({ B: pass() })]) }), { x: 1 });
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    expect(parsed(execution['output'])).toEqual(['a', { x: 1 }]);
  });

  test('has the events of AWS: each branch starts at ParallelStateStarted, the exit passes over the success', async () => {
    const on = bench();
    const definition = definitionOf({
      P: parallel([branch({ A: pass({ Next: 'A2', End: undefined }), A2: pass() }), branch({ B: pass() })]),
    });
    const arn = await start(on, definition);
    await ended(on, arn);
    const events = await eventsOf(on, arn);
    const id = (type: string, name?: string): number => {
      const found = events.find((event) => {
        const details = event['stateEnteredEventDetails'] ?? event['stateExitedEventDetails'];
        return event['type'] === type && (name === undefined || (details as JsonObject)['name'] === name);
      });
      return Number(found?.['id']);
    };
    const previous = (eventId: number): Json | undefined => events[eventId - 1]?.['previousEventId'];
    expect((await outline(on, arn)).slice(0, 3)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'ParallelStateEntered'],
      [3, 2, 'ParallelStateStarted'],
    ]);
    expect(previous(id('PassStateEntered', 'A'))).toBe(3);
    expect(previous(id('PassStateEntered', 'B'))).toBe(3);
    expect(previous(id('PassStateEntered', 'A2'))).toBe(id('PassStateExited', 'A'));
    expect(previous(id('PassStateExited', 'B'))).toBe(id('PassStateEntered', 'B'));
    expect((await outline(on, arn)).slice(-3)).toEqual([
      [10, 9, 'ParallelStateSucceeded'],
      [11, 9, 'ParallelStateExited'],
      [12, 11, 'ExecutionSucceeded'],
    ]);
    expect(Object.keys(events[2] ?? {})).toEqual(['timestamp', 'type', 'id', 'previousEventId']);
  });

  test('shapes its data with paths in JSONPath', async () => {
    const definition = definitionOf({
      P: parallel([branch({ A: pass() }), branch({ B: pass({ Result: 2 }) })], {
        InputPath: '$.in',
        Parameters: { 'y.$': '$.x' },
        ResultSelector: { 'first.$': '$[0]', 'second.$': '$[1]' },
        ResultPath: '$.out',
        OutputPath: '$.out',
        Assign: { 'seen.$': '$.second' },
        Next: 'Z',
      }),
      Z: pass({ Parameters: { 'all.$': '$', 'seen.$': '$seen' } }),
    });
    const { output } = await run(bench(), definition, { in: { x: 1 } });
    expect(parsed(output)).toEqual({ all: { first: { y: 1 }, second: 2 }, seen: 2 });
  });

  test('shapes its data with expressions in JSONata', async () => {
    const definition = definitionOf(
      {
        P: parallel([branch({ A: pass() }), branch({ B: pass({ Output: '{% $states.input.y * 2 %}' }) })], {
          Arguments: { y: '{% $states.input.x %}' },
          Output: "{% {'sum': $states.result[0].y + $states.result[1], 'x': $states.input.x} %}",
          Assign: { seen: '{% $states.result[1] %}' },
          Next: 'Z',
        }),
        Z: pass({ Output: "{% {'all': $states.input, 'seen': $seen} %}" }),
      },
      { QueryLanguage: 'JSONata' },
    );
    const { output } = await run(bench(), definition, { x: 1 });
    expect(parsed(output)).toEqual({ all: { sum: 3, x: 1 }, seen: 2 });
  });

  test('lends its query language to the states inside it', async () => {
    const definition = definitionOf({
      P: parallel([branch({ A: pass({ Output: '{% $states.input.x + 1 %}' }) })], {
        QueryLanguage: 'JSONata',
      }),
    });
    expect(parsed((await run(bench(), definition, { x: 1 }))['output'])).toEqual([2]);
  });

  test('lets branches read the variables around them, and keeps what they assign to themselves', async () => {
    const inner = branch({
      A: { Type: 'Pass', Assign: { mine: '{% $outer & "!" %}' }, Next: 'A2' },
      A2: pass({ Output: '{% $mine %}' }),
    });
    const other = branch({ B: pass({ Output: "{% $exists($mine) ? 'leaked' : 'own' %}" }) });
    const definition = definitionOf(
      {
        S: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'P' },
        P: parallel([inner, other], { Next: 'Z' }),
        Z: pass({ Output: '{% [$states.input, $exists($mine)] %}' }),
      },
      { QueryLanguage: 'JSONata' },
    );
    expect(parsed((await run(bench(), definition))['output'])).toEqual(['o!', 'own', false]);
  });

  test('runs its branches at the same time', async () => {
    const clock = new FakeClock(false);
    const on = bench({ clock });
    const wait = (name: string): JsonObject => branch({ [name]: { Type: 'Wait', Seconds: 10, End: true } });
    const arn = await start(on, definitionOf({ P: parallel([wait('A'), wait('B'), wait('C')]) }));
    await settle();
    expect(clock.sleeping).toBe(3);
    clock.advance(10_000);
    expect(await ended(on, arn)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
