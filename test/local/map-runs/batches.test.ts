import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { batched } from '../../../local/states/map-runs/batches.ts';
import { localAws } from '../server/fixture.ts';
import { FAILS_OR_WAITS, itemsOf, mapMachine, PASS } from './machines.ts';
import { childrenOf, describeMapRun, failureOf, mapRunOf, outputOf, run } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

describe('ItemBatcher', () => {
  test('gives each child execution so many items', async () => {
    expect(await outputOf(aws, mapMachine({ ItemBatcher: { MaxItemsPerBatch: 2 } }), [1, 2, 3])).toEqual([
      { Items: [1, 2] },
      { Items: [3] },
    ]);
  });

  test('gives each of them so many bytes, and one item at least', async () => {
    // {"Items":["aaaa","bbbb"]} has 25 bytes.
    const machine = mapMachine({ ItemBatcher: { MaxInputBytesPerBatch: 25 } });
    expect(await outputOf(aws, machine, ['aaaa', 'bbbb', 'ccccc', 'd', 'e'.repeat(99), 'f'])).toEqual([
      { Items: ['aaaa', 'bbbb'] },
      { Items: ['ccccc', 'd'] },
      { Items: ['e'.repeat(99)] },
      { Items: ['f'] },
    ]);
  });

  test('gives all of them BatchInput', async () => {
    const ItemBatcher = { MaxItemsPerBatch: 1, BatchInput: { 'report.$': '$.report', fixed: 1 } };
    const machine = mapMachine({ ItemsPath: '$.list', ItemBatcher });
    expect(await outputOf(aws, machine, { report: 'r', list: [1, 2] })).toEqual([
      { BatchInput: { report: 'r', fixed: 1 }, Items: [1] },
      { BatchInput: { report: 'r', fixed: 1 }, Items: [2] },
    ]);
  });

  test('takes its limits from the input', async () => {
    const ItemBatcher = { MaxItemsPerBatchPath: '$.n', MaxInputBytesPerBatchPath: '$.bytes' };
    const machine = mapMachine({ ItemsPath: '$.list', ItemBatcher });
    expect(await outputOf(aws, machine, { n: 2, bytes: 1000, list: [1, 2, 3] })).toEqual([
      { Items: [1, 2] },
      { Items: [3] },
    ]);
    expect(await outputOf(aws, machine, { n: 3, bytes: 1, list: [1, 2] })).toEqual([
      { Items: [1] },
      { Items: [2] },
    ]);
  });

  test('takes them from expressions in JSONata', async () => {
    const ItemBatcher = {
      MaxItemsPerBatch: '{% $states.input.n %}',
      BatchInput: { n: '{% $states.input.n %}' },
    };
    const machine = mapMachine({ Items: [1, 2, 3], ItemBatcher }, PASS, 'JSONata');
    expect(await outputOf(aws, machine, { n: 2 })).toEqual([
      { BatchInput: { n: 2 }, Items: [1, 2] },
      { BatchInput: { n: 2 }, Items: [3] },
    ]);
  });

  test('comes after ItemSelector', async () => {
    const machine = mapMachine({
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
      ItemBatcher: { MaxItemsPerBatch: 5 },
    });
    expect(await outputOf(aws, machine, [1, 2])).toEqual([{ Items: [{ v: 1 }, { v: 2 }] }]);
  });

  test.each<[JsonObject, JsonObject]>([
    [{ MaxItemsPerBatchPath: '$.n' }, { n: 0 }],
    [{ MaxItemsPerBatchPath: '$.n' }, { n: 'two' }],
    [{ MaxItemsPerBatchPath: '$.n' }, {}],
    [{ MaxInputBytesPerBatchPath: '$.n' }, { n: -1 }],
    [{ MaxItemsPerBatch: 1, BatchInput: { 'x.$': '$.absent' } }, {}],
  ])('%j with %j fails the state', async (ItemBatcher, input) => {
    const machine = mapMachine({ ItemsPath: '$.list', ItemBatcher });
    const [error] = await failureOf(aws, machine, { list: [1], ...input });
    expect(error).toMatch(/^States\.(?:Runtime|ParameterPathFailure)$/);
  });

  test('counts items and executions apart, and a failed batch with all its items', async () => {
    const processor = {
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          Choices: [{ Variable: '$.Items[0].fail', IsPresent: true, Next: 'F' }],
          Default: 'P',
        },
        F: { Type: 'Fail' },
        P: { Type: 'Pass', End: true },
      },
    };
    const machine = mapMachine({ ItemBatcher: { MaxItemsPerBatch: 2 }, ToleratedFailureCount: 2 }, processor);
    const { status, executionArn } = await run(aws, machine, itemsOf('ok', 'ok', 'fail', 'ok', 'ok'));
    expect(status).toBe('SUCCEEDED');
    const mapRunArn = await mapRunOf(aws, executionArn);
    const { itemCounts, executionCounts } = await describeMapRun(aws, mapRunArn);
    expect(itemCounts).toMatchObject({ succeeded: 3, failed: 2, total: 5, resultsWritten: 5 });
    expect(executionCounts).toMatchObject({ succeeded: 2, failed: 1, total: 3, resultsWritten: 3 });
    const items = (await childrenOf(aws, mapRunArn)).map(({ itemCount }) => itemCount ?? 0);
    expect(items.toSorted()).toEqual([1, 2, 2]);
  });
});

test('an item that is larger than the input of an execution may be fails the Map Run', async () => {
  const machine = mapMachine(
    { ItemSelector: { a: 'a'.repeat(200_000), 'b.$': '$$.Map.Item.Value' } },
    FAILS_OR_WAITS,
  );
  expect(await failureOf(aws, machine, ['b'.repeat(100_000)])).toEqual([
    'States.DataLimitExceeded',
    expect.stringContaining('262144 bytes'),
  ]);
});

test('without a limit of bytes, a batch has no more than the input of an execution may have', async () => {
  const items = Array.from({ length: 10 }, () => 'x'.repeat(60_000));
  const batches = Array.fromAsync(
    batched(
      (async function* () {
        yield* items;
      })(),
      { maxItems: 100, maxBytes: Number.POSITIVE_INFINITY, batchInput: undefined },
    ),
  );
  expect((await batches).map(({ itemCount }) => itemCount)).toEqual([4, 4, 2]);
});
