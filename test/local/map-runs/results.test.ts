import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { BUCKET, exporter, FAILS_OR_WAITS, itemsOf, mapMachine, PASS } from './machines.ts';
import {
  describeMapRun,
  failureOf,
  keysOf,
  mapRunOf,
  outputOf,
  run,
  start,
  textOf,
  until,
} from './running.ts';

const aws = localAws({ waitScale: 0.01 });

/** The last part of a Map Run's ARN, below which its results are. */
function idOf(mapRunArn: string): string {
  return mapRunArn.split(':').at(-1) ?? '';
}

/** Waits until the results of a Map Run are written; resolves to where they are. */
async function written(executionArn: string, prefix: string): Promise<string> {
  const mapRunArn = await mapRunOf(aws, executionArn);
  await until(async () =>
    (await describeMapRun(aws, mapRunArn)).itemCounts?.resultsWritten ? true : undefined,
  );
  return `${prefix}/${idOf(mapRunArn)}`;
}

/** Runs a machine that exports; resolves to the texts of its files, but for the manifest. */
async function filesOf(more: JsonObject, prefix: string, input: JsonObject[] = [{ id: 1 }]): Promise<object> {
  const { executionArn } = await run(
    aws,
    mapMachine({ ...exporter(prefix), ...more }, FAILS_OR_WAITS),
    input,
  );
  const directory = await written(executionArn, prefix);
  const keys = (await keysOf(aws, `${directory}/`)).filter((key) => key !== 'manifest.json');
  const texts = await Promise.all(keys.map(async (key) => [key, await textOf(aws, `${directory}/${key}`)]));
  return Object.fromEntries(texts);
}

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

// Shapes and orders are those of stackd's recordings of the real service, distributed_map.json.
describe('a ResultWriter', () => {
  test('exports what succeeded, and tells where in the output', async () => {
    const prefix = 'exported';
    const { executionArn, result } = await run(aws, mapMachine(exporter(prefix)), [1]);
    const mapRunArn = await mapRunOf(aws, executionArn);
    const directory = `${prefix}/${idOf(mapRunArn)}`;
    expect(result).toEqual({
      MapRunArn: mapRunArn,
      ResultWriterDetails: { Bucket: BUCKET, Key: `${directory}/manifest.json` },
    });
    expect(await keysOf(aws, `${directory}/`)).toEqual(['SUCCEEDED_0.json', 'manifest.json']);
    const text = await textOf(aws, `${directory}/SUCCEEDED_0.json`);
    expect(JSON.parse(await textOf(aws, `${directory}/manifest.json`))).toEqual({
      DestinationBucket: BUCKET,
      MapRunArn: mapRunArn,
      ResultFiles: {
        FAILED: [],
        PENDING: [],
        SUCCEEDED: [{ Key: `${directory}/SUCCEEDED_0.json`, Size: text.length }],
      },
    });
    const [entry] = JSON.parse(text);
    const machine = mapRunArn.replace(':mapRun:', ':stateMachine:').split(':').slice(0, 7).join(':');
    expect(entry).toEqual({
      ExecutionArn: `${machine.replace(':stateMachine:', ':execution:')}:${entry.Name}`,
      Input: '1',
      InputDetails: { Included: true },
      Name: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-3/),
      Output: '1',
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: TIME,
      StateMachineArn: machine,
      Status: 'SUCCEEDED',
      StopDate: TIME,
    });
    expect(Object.keys(entry)).toEqual(Object.keys(entry).toSorted());
  });

  test('exports what failed and what never started, also of a run that failed', async () => {
    const prefix = 'failed';
    const machine = mapMachine({ ...exporter(prefix), MaxConcurrency: 1 }, FAILS_OR_WAITS);
    const { executionArn, status } = await run(aws, machine, itemsOf('fail', 'ok', 'ok', 'ok'));
    expect(status).toBe('FAILED');
    const directory = await written(executionArn, prefix);
    const [failed] = JSON.parse(await textOf(aws, `${directory}/FAILED_0.json`));
    expect(Object.keys(failed)).toEqual([
      'Cause',
      'Error',
      'ExecutionArn',
      'Input',
      'InputDetails',
      'Name',
      'OutputDetails',
      'RedriveCount',
      'RedriveStatus',
      'StartDate',
      'StateMachineArn',
      'Status',
      'StopDate',
    ]);
    expect(failed).toMatchObject({
      Cause: 'as it was told',
      Error: 'Broken',
      Input: '{"id":0,"fail":true}',
      RedriveStatus: 'REDRIVABLE_BY_MAP_RUN',
      Status: 'FAILED',
    });
    expect(await textOf(aws, `${directory}/PENDING_0.json`)).toBe(
      '[{"Input":"{\\"id\\":2}","InputDetails":{"Included":true},"Status":"PENDING"},' +
        '{"Input":"{\\"id\\":3}","InputDetails":{"Included":true},"Status":"PENDING"}]',
    );
    const manifest = JSON.parse(await textOf(aws, `${directory}/manifest.json`));
    expect(Object.values<unknown[]>(manifest.ResultFiles).map((files) => files.length)).toEqual([1, 1, 1]);
  });

  test.each<[JsonObject, JsonObject]>([
    [{ Transformation: 'COMPACT' }, { 'SUCCEEDED_0.json': '[[1,2],3]' }],
    [{ Transformation: 'FLATTEN' }, { 'SUCCEEDED_0.json': '[1,2,3]' }],
    [{ Transformation: 'COMPACT', OutputType: 'JSONL' }, { 'SUCCEEDED_0.jsonl': '[1,2]\n3\n' }],
    [{ Transformation: 'FLATTEN', OutputType: 'JSONL' }, { 'SUCCEEDED_0.jsonl': '1\n2\n3\n' }],
  ])('writes the outputs as %j says', async (config, files) => {
    const prefix = `form/${JSON.stringify(config).length}/${String(config['Transformation'])}`;
    const { executionArn } = await run(aws, mapMachine(exporter(prefix, config)), [[1, 2], 3]);
    const directory = await written(executionArn, prefix);
    const [key = '', text] = Object.entries(files)[0] ?? [];
    expect(await textOf(aws, `${directory}/${key}`)).toBe(text);
  });

  test('writes entries as lines with NONE and JSONL, and what failed as entries always', async () => {
    const prefix = 'lines';
    const config = { Transformation: 'FLATTEN', OutputType: 'JSONL' };
    const more = { ...exporter(prefix, config), ToleratedFailureCount: 1 };
    const files = await filesOf(more, prefix, [{ id: 1 }, { fail: true }]);
    expect(files).toEqual({
      'FAILED_0.jsonl': expect.stringMatching(/^\{"Cause":"as it was told",.*\}\n$/),
      'SUCCEEDED_0.jsonl': '{"id":1}\n',
    });
    const none = await filesOf(exporter('none', { Transformation: 'NONE', OutputType: 'JSONL' }), 'none');
    expect(none).toEqual({ 'SUCCEEDED_0.jsonl': expect.stringMatching(/^\{"ExecutionArn":.*\}\n$/) });
  });

  test('writes a manifest without files where there were no items', async () => {
    const { executionArn } = await run(aws, mapMachine(exporter('no-items')), []);
    const mapRunArn = await mapRunOf(aws, executionArn);
    expect(await keysOf(aws, `no-items/${idOf(mapRunArn)}/`)).toEqual(['manifest.json']);
  });

  test('writes to the root of the bucket without a prefix', async () => {
    const ResultWriter = {
      Resource: 'arn:aws:states:::s3:putObject',
      Arguments: { Bucket: '{% "local-outputs" %}' },
    };
    const machine = mapMachine({ Items: [1], ResultWriter }, PASS, 'JSONata');
    expect(await outputOf(aws, machine)).toMatchObject({
      ResultWriterDetails: { Key: expect.stringMatching(/^[0-9a-f-]{36}\/manifest\.json$/) },
    });
  });

  test('writes a test manifest before anything runs', async () => {
    const executionArn = await start(aws, mapMachine(exporter('early'), FAILS_OR_WAITS), itemsOf(100_000));
    const mapRunArn = await mapRunOf(aws, executionArn);
    expect(JSON.parse(await textOf(aws, `early/${idOf(mapRunArn)}/manifest.json`))).toMatchObject({
      ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [] },
    });
  });

  test('whose bucket is not there fails the state before it runs anything', async () => {
    const ResultWriter = {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'absent-bucket', Prefix: 'x' },
    };
    expect(await failureOf(aws, mapMachine({ ResultWriter }), [1])).toEqual([
      'States.Runtime',
      expect.stringMatching(
        /^(?:An error occurred .*)?Failed to write a test manifest into the specified output bucket\..*Status Code: 404/,
      ),
    ]);
  });
});

describe('a ResultWriter that does not export', () => {
  test.each<[JsonObject, unknown]>([
    [{ Transformation: 'COMPACT' }, [[1, 2], 3]],
    [{ Transformation: 'FLATTEN' }, [1, 2, 3]],
    [
      { Transformation: 'NONE' },
      [expect.objectContaining({ Output: '[1,2]' }), expect.objectContaining({ Output: '3' })],
    ],
  ])('gives the outputs as %j says', async (config, result) => {
    const machine = mapMachine({ ResultWriter: { WriterConfig: { OutputType: 'JSON', ...config } } });
    expect(await outputOf(aws, machine, [[1, 2], 3])).toEqual(result);
  });
});

test('without a ResultWriter, a result that is larger than data may be fails the state', async () => {
  const machine = mapMachine({ ItemSelector: { a: 'x'.repeat(200_000) } });
  expect(await failureOf(aws, machine, [1, 2])).toEqual(['States.DataLimitExceeded', expect.any(String)]);
});
