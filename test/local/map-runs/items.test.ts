import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { BUCKET, mapMachine, mapState, objectReader } from './machines.ts';
import { failureOf, outputOf, put } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

describe('without an ItemReader, the items are', () => {
  test.each<[string, JsonObject, Json, Json]>([
    ['the input', {}, [1, 'two'], [1, 'two']],
    ['none', {}, [], []],
    ['what is at ItemsPath', { ItemsPath: '$.list' }, { list: [1, 2] }, [1, 2]],
    [
      'the members of an object',
      { ItemsPath: '$.o' },
      { o: { a: 1, b: { c: 2 } } },
      [
        { Key: 'a', Value: 1 },
        { Key: 'b', Value: { c: 2 } },
      ],
    ],
  ])('%s', async (_, more, input, items) => {
    expect(await outputOf(aws, mapMachine(more), input)).toEqual(items);
  });

  test.each<[string, JsonObject, Json, Json]>([
    ['the input', {}, [1, 2], [1, 2]],
    ['what Items says', { Items: '{% $states.input.list %}' }, { list: [1, 2] }, [1, 2]],
    ['a list', { Items: [1, '{% 1 + 1 %}'] }, {}, [1, 2]],
    ['the members of an object', { Items: { a: 1 } }, {}, [{ Key: 'a', Value: 1 }]],
  ])('in JSONata: %s', async (_, more, input, items) => {
    expect(await outputOf(aws, mapMachine(more, undefined, 'JSONata'), input)).toEqual(items);
  });

  test.each<[string, JsonObject, Json]>([
    ['a string', {}, 'text'],
    ['a number at ItemsPath', { ItemsPath: '$.n' }, { n: 5 }],
    ['nothing at ItemsPath', { ItemsPath: '$.n' }, {}],
  ])('an error where they would be %s', async (_, more, input) => {
    expect(await failureOf(aws, mapMachine(more), input)).toEqual(['States.Runtime', expect.any(String)]);
  });

  test('an error where Items is no list', async () => {
    const machine = mapMachine({ Items: '{% 5 %}' }, undefined, 'JSONata');
    expect(await failureOf(aws, machine)).toEqual(['States.QueryEvaluationError', expect.any(String)]);
  });
});

test('an ItemReader comes before ItemsPath', async () => {
  await put(aws, 'before.json', '[1]');
  const machine = mapMachine({ ...objectReader('before.json', { InputType: 'JSON' }), ItemsPath: '$.list' });
  expect(await outputOf(aws, machine, { list: [2] })).toEqual([1]);
});

describe('ItemSelector', () => {
  test('makes the input of each child execution, and knows item, index, source and input', async () => {
    await put(aws, 'selected.jsonl', '"a"\n"b"');
    const machine = mapMachine({
      ...objectReader('selected.jsonl', { InputType: 'JSONL' }),
      ItemSelector: {
        'item.$': '$$.Map.Item.Value',
        'index.$': '$$.Map.Item.Index',
        'source.$': '$$.Map.Item.Source',
        'input.$': '$.n',
        fixed: true,
      },
    });
    const source = `s3://${BUCKET}/selected.jsonl`;
    expect(await outputOf(aws, machine, { n: 5 })).toEqual([
      { item: 'a', index: 0, source, input: 5, fixed: true },
      { item: 'b', index: 1, source, input: 5, fixed: true },
    ]);
  });

  test('does so in JSONata, with the variables of the machine', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { v: 'x' }, Next: 'M' },
        M: mapState({
          Items: '{% $states.input.list %}',
          ItemSelector: {
            item: '{% $states.context.Map.Item.Value & $v %}',
            source: '{% $states.context.Map.Item.Source %}',
          },
        }),
      },
    };
    expect(await outputOf(aws, machine, { list: ['a'] })).toEqual([{ item: 'ax', source: 'STATE_DATA' }]);
  });

  test('knows the key of a member', async () => {
    const machine = mapMachine({ ItemSelector: { 'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value' } });
    expect(await outputOf(aws, machine, { a: 1 })).toEqual([{ k: 'a', v: 1 }]);
  });

  test('that finds nothing fails the Map Run', async () => {
    const machine = mapMachine({ ItemSelector: { 'x.$': '$.absent' } });
    expect(await failureOf(aws, machine, { a: 1 })).toEqual([
      expect.stringMatching(/^States\.(?:Runtime|ParameterPathFailure)$/),
      expect.stringContaining('$.absent'),
    ]);
  });
});

test('child executions see no variables of the machine', async () => {
  const machine = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { v: 1 }, Next: 'M' },
      M: mapState({}, { StartAt: 'I', States: { I: { Type: 'Pass', Assign: { v: 2 }, End: true } } }),
    },
  };
  expect(await outputOf(aws, machine, ['a'])).toEqual(['a']);
});

test('the result goes where ResultPath and ResultSelector say', async () => {
  const machine = mapMachine({
    ItemsPath: '$.list',
    ResultSelector: { 'all.$': '$' },
    ResultPath: '$.result',
  });
  expect(await outputOf(aws, machine, { list: [1] })).toEqual({ list: [1], result: { all: [1] } });
});

test('the result goes into Output and Assign in JSONata', async () => {
  const machine = mapMachine(
    { Items: [1, 2], Output: '{% {"sum": $sum($states.result)} %}' },
    undefined,
    'JSONata',
  );
  expect(await outputOf(aws, machine)).toEqual({ sum: 3 });
});

test('an older definition has Iterator and Parameters', async () => {
  const { ItemProcessor, ...state } = mapState({ Parameters: { 'v.$': '$$.Map.Item.Value' } });
  const machine = { StartAt: 'M', States: { M: { ...state, Iterator: ItemProcessor ?? null } } };
  expect(await outputOf(aws, machine, [1])).toEqual([{ v: 1 }]);
});

test('a Distributed Map runs within a branch, an inline Map and another Distributed Map', async () => {
  const inner = (name: string, processor: JsonObject): JsonObject => ({
    StartAt: name,
    States: { [name]: processor },
  });
  const machine = {
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: [
          inner(
            'Outer',
            mapState(
              {},
              inner('Inner', mapState({}, { StartAt: 'X', States: { X: { Type: 'Pass', End: true } } })),
            ),
          ),
          inner('Inline', {
            Type: 'Map',
            ItemProcessor: inner(
              'InInline',
              mapState({}, { StartAt: 'Y', States: { Y: { Type: 'Pass', End: true } } }),
            ),
            End: true,
          }),
        ],
        End: true,
      },
    },
  };
  expect(await outputOf(aws, machine, [[1, 2], [3]])).toEqual([
    [[1, 2], [3]],
    [[1, 2], [3]],
  ]);
});
