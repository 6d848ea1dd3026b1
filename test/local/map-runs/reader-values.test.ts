import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { BUCKET, mapMachine, objectReader } from './machines.ts';
import { failureOf, outputOf, put } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

const LINES = { InputType: 'JSONL' };

describe('MaxItems', () => {
  const FIVE = '1\n2\n3\n4\n5';

  // 0 and what is beyond the number of items are recorded: LocalStack's test_map_item_reader_csv_max_items.
  test.each([
    [2, [1, 2]],
    [5, [1, 2, 3, 4, 5]],
    [100_000_001, [1, 2, 3, 4, 5]],
    [0, [1, 2, 3, 4, 5]],
  ])('%j reads that many items at the most', async (MaxItems, items) => {
    await put(aws, 'five.jsonl', FIVE);
    expect(await outputOf(aws, mapMachine(objectReader('five.jsonl', { ...LINES, MaxItems })))).toEqual(
      items,
    );
  });

  test.each<[number | string, number[]]>([
    [3, [1, 2, 3]],
    ['4', [1, 2, 3, 4]],
    [0, [1, 2, 3, 4, 5]],
  ])('comes from MaxItemsPath, where it is %j', async (limit, items) => {
    await put(aws, 'path.jsonl', FIVE);
    const machine = mapMachine(objectReader('path.jsonl', { ...LINES, MaxItemsPath: '$.limit' }));
    expect(await outputOf(aws, machine, { limit })).toEqual(items);
  });

  // The causes are recorded in LocalStack's snapshots: test_map_item_reader_csv_max_items_paths.
  test('that is negative at MaxItemsPath fails the Map Run', async () => {
    await put(aws, 'negative.jsonl', FIVE);
    const machine = mapMachine(objectReader('negative.jsonl', { ...LINES, MaxItemsPath: '$.limit' }));
    expect(await failureOf(aws, machine, { limit: -1 })).toEqual([
      'States.ItemReaderFailed',
      'field MaxItems must be positive',
    ]);
  });

  test.each([1.5, 'many', null])('that is %j at MaxItemsPath fails the state', async (limit) => {
    const machine = mapMachine(objectReader('x.jsonl', { ...LINES, MaxItemsPath: '$.limit' }));
    const [error, cause] = await failureOf(aws, machine, { limit });
    expect(error).toBe('States.Runtime');
    expect(cause).toContain(
      `The MaxItemsPath field refers to value "${limit}" which is not a valid integer: $.limit`,
    );
  });
});

describe('in JSONata, Arguments are what an expression makes of them', () => {
  const machine = (config: JsonObject): JsonObject =>
    mapMachine(
      {
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          Arguments: { Bucket: BUCKET, Key: '{% $states.input.key %}' },
          ReaderConfig: { ...LINES, ...config },
        },
      },
      undefined,
      'JSONata',
    );

  test('an object is found by them', async () => {
    await put(aws, 'jsonata.jsonl', '1\n2');
    expect(await outputOf(aws, machine({}), { key: 'jsonata.jsonl' })).toEqual([1, 2]);
    expect(await outputOf(aws, machine({ MaxItems: '{% 3 - 2 %}' }), { key: 'jsonata.jsonl' })).toEqual([1]);
  });

  test('a key that is no string fails the state', async () => {
    expect(await failureOf(aws, machine({}), { key: 5 })).toEqual([
      'States.QueryEvaluationError',
      expect.stringContaining("The field 'Key' of ItemReader must be a string"),
    ]);
  });
});
