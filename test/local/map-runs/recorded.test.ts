import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { BUCKET, exporter, listReader, mapMachine, objectReader } from './machines.ts';
import { itemCounts, keysOf, mapRunOf, outputOf, put, run, textOf, until } from './running.ts';

/*
 * The cases that were run on the real Step Functions for radkawar/stackd, testdata/aws/stepfunctions/distributed_map.json
 * (September 2026). What is expected here is what is recorded there.
 */
const aws = localAws({ waitScale: 0.01 });

const SELECTOR: JsonObject = {
  'index.$': '$$.Map.Item.Index',
  'value.$': '$$.Map.Item.Value',
  'source.$': '$$.Map.Item.Source',
};

/** Waits, then fails or passes, as its item says. */
const LIFE: JsonObject = {
  StartAt: 'Waits',
  States: {
    Waits: { Type: 'Wait', SecondsPath: '$.value.wait', Next: 'Decides' },
    Decides: {
      Type: 'Choice',
      Choices: [{ Variable: '$.value.fail', BooleanEquals: true, Next: 'Fails' }],
      Default: 'Passes',
    },
    Fails: { Type: 'Fail', Error: 'E' },
    Passes: { Type: 'Pass', End: true },
  },
};
const LIFE_MAP: JsonObject = {
  Label: 'Life',
  ItemsPath: '$.items',
  MaxConcurrencyPath: '$.concurrency',
  ToleratedFailureCountPath: '$.tolerance',
  ItemSelector: SELECTOR,
};
const BATCH: JsonObject = { StartAt: 'B', States: { B: { Type: 'Pass', OutputPath: '$.Items', End: true } } };

async function directoryOf(executionArn: string, prefix: string): Promise<string> {
  return `${prefix}/${(await mapRunOf(aws, executionArn)).split(':').at(-1)}`;
}

test('a run whose first item fails leaves two of four items pending', async () => {
  const items = [0, 1, 2, 3].map((n) => ({ n, wait: n === 0 ? 25 : 0, fail: n === 0 }));
  const machine = mapMachine({ ...LIFE_MAP, ...exporter('cancel') }, LIFE);
  const { status, executionArn } = await run(aws, machine, { items, concurrency: 1, tolerance: 0 });
  expect(status).toBe('FAILED');
  const mapRunArn = await mapRunOf(aws, executionArn);
  const counts = await until(async () => {
    const found = await itemCounts(aws, mapRunArn);
    return 'resultsWritten' in found ? found : undefined;
  });
  expect(counts).toEqual({ pending: 2, succeeded: 1, failed: 1, total: 4, resultsWritten: 4 });
  expect(await keysOf(aws, `${await directoryOf(executionArn, 'cancel')}/`)).toEqual([
    'FAILED_0.json',
    'PENDING_0.json',
    'SUCCEEDED_0.json',
    'manifest.json',
  ]);
});

test('a run that may have one failed item succeeds with it', async () => {
  const items = [0, 1, 2, 3].map((n) => ({ n, wait: 4, fail: n === 0 }));
  const machine = mapMachine({ ...LIFE_MAP, ...exporter('tolerance') }, LIFE);
  const { status, executionArn } = await run(aws, machine, { items, concurrency: 2, tolerance: 1 });
  expect(status).toBe('SUCCEEDED');
  expect(await itemCounts(aws, await mapRunOf(aws, executionArn))).toEqual({
    succeeded: 3,
    failed: 1,
    total: 4,
    resultsWritten: 4,
  });
});

test('four of five items at a JSON pointer make two batches, whose outputs are compact', async () => {
  const items = [0, 1, 2, 3, 4].map((n) => ({ n }));
  await put(aws, 'recorded.json', JSON.stringify({ data: { items } }));
  const machine = mapMachine(
    {
      ...objectReader('recorded.json', { InputType: 'JSON', ItemsPointer: '/data/items', MaxItems: 4 }),
      ItemSelector: SELECTOR,
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'tag.$': '$.tag' } },
      ...exporter('compact', { Transformation: 'COMPACT', OutputType: 'JSON' }),
    },
    BATCH,
  );
  const { executionArn } = await run(aws, machine, { tag: 't' });
  const item = (n: number): JsonObject => ({
    index: n,
    source: `s3://${BUCKET}/recorded.json`,
    value: { n },
  });
  const text = await textOf(aws, `${await directoryOf(executionArn, 'compact')}/SUCCEEDED_0.json`);
  expect(JSON.parse(text)).toEqual([
    [item(0), item(1)],
    [item(2), item(3)],
  ]);
});

test('a CSV file with pipes, quotation marks and line breaks gives its fields', async () => {
  const rows =
    'id|text|blank\r\n1|"one|pipe"|\r\n2|"two ""quoted"""|x\r\n3|"three\nnewline"|y\r\n4|four|\r\n5|no|z\r\n';
  await put(aws, 'recorded.csv', rows);
  const csv = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'PIPE', MaxItems: 4 };
  const machine = mapMachine(
    { ...objectReader('recorded.csv', csv), ItemBatcher: { MaxItemsPerBatch: 2 } },
    BATCH,
  );
  const { output } = await run(aws, machine);
  expect(output).toBe(
    '[[{"blank":"","id":"1","text":"one|pipe"},{"blank":"x","id":"2","text":"two \\"quoted\\""}],' +
      '[{"blank":"y","id":"3","text":"three\\nnewline"},{"blank":"","id":"4","text":"four"}]]',
  );
});

test('arrays that child executions return are flattened into lines', async () => {
  const processor = {
    StartAt: 'Pair',
    States: { Pair: { Type: 'Pass', Output: '{% [$states.input, {"copy": $states.input}] %}', End: true } },
  };
  const machine = mapMachine(
    {
      Items: '{% $states.input.items %}',
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Arguments: { Bucket: BUCKET, Prefix: 'flatten' },
        WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' },
      },
    },
    processor,
    'JSONata',
  );
  const { executionArn } = await run(aws, machine, { items: [10, 20] });
  const text = await textOf(aws, `${await directoryOf(executionArn, 'flatten')}/SUCCEEDED_0.jsonl`);
  expect(text).toBe('10\n{"copy":10}\n20\n{"copy":20}\n');
});

test('a listing has its bucket as the source, what it loads has its objects', async () => {
  await put(aws, 'flat/data.jsonl', '{"n":10}\n{"n":11}\n{"n":12}\n');
  const { ItemReader } = listReader('flat/', { MaxItems: 1 });
  const listed = mapMachine({ ItemReader: ItemReader ?? null, ItemSelector: SELECTOR });
  expect(await outputOf(aws, listed)).toEqual([
    {
      index: 0,
      source: `s3://${BUCKET}`,
      value: expect.objectContaining({ Key: 'flat/data.jsonl', Size: 27 }),
    },
  ]);
  const loading = { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN', MaxItems: 2 };
  const loaded = mapMachine(
    { ...listReader('flat/', loading), ItemSelector: SELECTOR, ItemBatcher: { MaxItemsPerBatch: 2 } },
    BATCH,
  );
  const source = `s3://${BUCKET}/flat/data.jsonl`;
  expect(await outputOf(aws, loaded)).toEqual([
    [
      { index: 0, source, value: { n: 10 } },
      { index: 1, source, value: { n: 11 } },
    ],
  ]);
});
