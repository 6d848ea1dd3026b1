import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { exporter, mapMachine, objectReader } from './machines.ts';
import { itemCounts, mapRunOf, outputOf, put, start, textOf, until } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

const COUNT = 10_000;

test('ten thousand items take seconds, while other requests are answered', async () => {
  const lines = Array.from({ length: COUNT }, (_, id) => JSON.stringify({ id })).join('\n');
  await put(aws, 'many.jsonl', lines);
  const machine = mapMachine({
    ...objectReader('many.jsonl', { InputType: 'JSONL' }),
    ...exporter('many', { Transformation: 'COMPACT', OutputType: 'JSONL' }),
  });
  const executionArn = await start(aws, machine);
  let answers = 0;
  const status = await until(async () => {
    const execution = await aws.clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    answers += 1;
    return execution.status === 'RUNNING' ? undefined : execution.status;
  }, 20_000);
  expect(status).toBe('SUCCEEDED');
  expect(answers).toBeGreaterThan(5);
  const mapRunArn = await mapRunOf(aws, executionArn);
  expect(await itemCounts(aws, mapRunArn)).toEqual({ succeeded: COUNT, total: COUNT, resultsWritten: COUNT });
  // In the order of the items.
  expect(await textOf(aws, `many/${mapRunArn.split(':').at(-1)}/SUCCEEDED_0.jsonl`)).toBe(`${lines}\n`);
}, 30_000);

test('a thousand batches of objects that a listing reads come back whole', async () => {
  const rows = Array.from({ length: 5000 }, (_, id) => id);
  await put(aws, 'batches/1.csv', `id\n${rows.join('\n')}\n`);
  const reader = {
    Resource: 'arn:aws:states:::s3:listObjectsV2',
    Parameters: { Bucket: 'local-outputs', Prefix: 'batches/' },
    ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', Transformation: 'LOAD_AND_FLATTEN' },
  };
  const result = await outputOf(
    aws,
    mapMachine({
      ItemReader: reader,
      ItemBatcher: { MaxItemsPerBatch: 5 },
      ResultSelector: { 'ids.$': '$[*].Items[*].id' },
    }),
  );
  expect(result).toEqual({ ids: rows.map(String) });
});
