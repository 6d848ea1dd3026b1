import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../local/json.ts';
import { bench, definitionOf, eventsOf, outputOf, run } from './fakes.ts';
import { map, mapMachine, PASS } from './inner-states.ts';

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
