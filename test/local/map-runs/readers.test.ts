import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { BUCKET, listReader, mapMachine, objectReader } from './machines.ts';
import { failureOf, outputOf, put } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

/** The items that a reader finds in an object of this name and content. */
async function read(
  key: string,
  body: string | Uint8Array,
  config: JsonObject,
  more: JsonObject = {},
): Promise<unknown> {
  await put(aws, key, body);
  return outputOf(aws, mapMachine({ ...objectReader(key, config), ...more }));
}

/** How a reader fails on an object of this name and content. */
async function fail(key: string, body: string | Uint8Array, config: JsonObject): Promise<readonly unknown[]> {
  await put(aws, key, body);
  return failureOf(aws, mapMachine(objectReader(key, config)));
}

const JSON_TYPE = { InputType: 'JSON' };
const LINES = { InputType: 'JSONL' };
const FIRST_ROW = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

describe('a JSON object', () => {
  test('has an item for each element of its array, of any type', async () => {
    const items = [1, 'two', null, true, { three: [3] }, [4]];
    expect(await read('a.json', JSON.stringify(items), JSON_TYPE)).toEqual(items);
  });

  test('may be empty', async () => {
    expect(await read('empty.json', '[]', JSON_TYPE)).toEqual([]);
  });

  test.each([
    ['/list', { list: [1, 2] }, [1, 2]],
    ['/a/1/b', { a: [0, { b: ['x'] }] }, ['x']],
    ['/a~1b/m~0n', { 'a/b': { 'm~n': [true] } }, [true]],
    ['', [7], [7]],
  ])('has its items where the JSON pointer "%s" leads', async (ItemsPointer, document, items) => {
    const config = { ...JSON_TYPE, ItemsPointer };
    expect(await read(`pointer${ItemsPointer.length}.json`, JSON.stringify(document), config)).toEqual(items);
  });

  // The cause is recorded in LocalStack's snapshots of the real service: test_map_item_reader_json_no_json_list_object.
  test.each([
    ['an object', '{"a":1}', JSON_TYPE],
    ['a string', '"text"', JSON_TYPE],
    ['nothing at the pointer', '{"a":[1]}', { ...JSON_TYPE, ItemsPointer: '/b' }],
    ['an object at the pointer', '{"a":{}}', { ...JSON_TYPE, ItemsPointer: '/a' }],
  ])('that has %s in place of an array fails the Map Run', async (name, body, config) => {
    expect(await fail(`${name}.json`, body, config)).toEqual([
      'States.ItemReaderFailed',
      'Attempting to map over non-iterable node.',
    ]);
  });

  test.each(['[1,', ' ', 'text'])('that is not JSON fails the Map Run: %j', async (body) => {
    expect(await fail(`broken${body.length}.json`, body, JSON_TYPE)).toEqual([
      'States.ItemReaderFailed',
      expect.stringContaining('not valid'),
    ]);
  });
});

describe('a JSON Lines object', () => {
  test('has an item for each line, of any type', async () => {
    const body = '{"id":1}\n"two"\r\n3\n\n[4]';
    expect(await read('a.jsonl', body, LINES)).toEqual([{ id: 1 }, 'two', 3, [4]]);
  });

  test('keeps characters beyond ASCII', async () => {
    expect(await read('b.jsonl', '"Grüße 🎉"\n', LINES)).toEqual(['Grüße 🎉']);
  });

  test('with a line that is not JSON fails the Map Run', async () => {
    expect(await fail('c.jsonl', '1\n{oops}\n3', LINES)).toEqual([
      'States.ItemReaderFailed',
      expect.stringContaining('not valid'),
    ]);
  });
});

describe('an object whose name says that it is compressed', () => {
  test.each([
    ['a.jsonl.gz', gzipSync],
    ['a.csv.gzip', gzipSync],
    ['a.jsonl.zst', zstdCompressSync],
    ['A.JSON.ZSTD', zstdCompressSync],
  ])('is read as what is in it: %s', async (key, compress) => {
    expect(await read(key, compress(Buffer.from('[1]')), LINES)).toEqual([[1]]);
  });

  test.each(['b.json.gz', 'b.json.zst'])('but is not fails the Map Run: %s', async (key) => {
    expect(await fail(key, '[1]', JSON_TYPE)).toEqual([
      'States.ItemReaderFailed',
      expect.stringContaining(`The object ${key} cannot be decompressed`),
    ]);
  });
});

describe('the objects of a bucket', () => {
  // As recorded in LocalStack's snapshots of the real service: test_map_item_reader_base_list_objects_v2.
  test('are items with their metadata', async () => {
    await put(aws, 'metadata/a', 'abc');
    await put(aws, 'metadata/b', 'd');
    expect(await outputOf(aws, mapMachine(listReader('metadata/')))).toEqual([
      {
        Etag: '"900150983cd24fb0d6963f7d28e17f72"',
        Key: 'metadata/a',
        LastModified: expect.any(Number),
        Size: 3,
        StorageClass: 'STANDARD',
      },
      expect.objectContaining({ Key: 'metadata/b', Size: 1 }),
    ]);
  });

  test('may be none', async () => {
    expect(await outputOf(aws, mapMachine(listReader('nothing/')))).toEqual([]);
  });

  test('give their content where they are loaded and flattened', async () => {
    await put(aws, 'flat/1.csv', 'id\n1\n2\n');
    await put(aws, 'flat/2.csv.gz', gzipSync('id\n3\n'));
    const config = { ...FIRST_ROW, Transformation: 'LOAD_AND_FLATTEN' };
    const machine = mapMachine({
      ...listReader('flat/', config),
      ItemSelector: {
        'id.$': '$$.Map.Item.Value.id',
        'from.$': '$$.Map.Item.Source',
        'at.$': '$$.Map.Item.Index',
      },
    });
    expect(await outputOf(aws, machine)).toEqual([
      { id: '1', from: `s3://${BUCKET}/flat/1.csv`, at: 0 },
      { id: '2', from: `s3://${BUCKET}/flat/1.csv`, at: 1 },
      { id: '3', from: `s3://${BUCKET}/flat/2.csv.gz`, at: 2 },
    ]);
  });

  test('fail the Map Run where one of them cannot be loaded', async () => {
    await put(aws, 'mixed/1.json', '[1]');
    await put(aws, 'mixed/2.json', '{}');
    const config = { ...JSON_TYPE, Transformation: 'LOAD_AND_FLATTEN' };
    expect(await failureOf(aws, mapMachine(listReader('mixed/', config)))).toEqual([
      'States.ItemReaderFailed',
      'Attempting to map over non-iterable node.',
    ]);
  });
});

describe('what is not there fails the Map Run', () => {
  test('an object', async () => {
    expect(await failureOf(aws, mapMachine(objectReader('absent.json', JSON_TYPE)))).toEqual([
      'States.ItemReaderFailed',
      expect.stringMatching(
        /^The specified key does not exist\. \(Service: S3, Status Code: 404, Request ID: /,
      ),
    ]);
  });

  test.each(['getObject', 'listObjectsV2'])('the bucket of %s', async (operation) => {
    const reading = operation === 'getObject' ? { Key: 'a' } : {};
    const machine = mapMachine({
      ItemReader: {
        Resource: `arn:aws:states:::s3:${operation}`,
        Parameters: { Bucket: 'absent-bucket', ...reading },
        ...(operation === 'getObject' ? { ReaderConfig: LINES } : {}),
      },
    });
    expect(await failureOf(aws, machine)).toEqual([
      'States.ItemReaderFailed',
      expect.stringContaining('(Service: S3, Status Code: 404, Request ID: '),
    ]);
  });

  test('what another account owns', async () => {
    await put(aws, 'owned.jsonl', '1');
    const reader = (ExpectedBucketOwner: string): JsonObject =>
      mapMachine({
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          Parameters: { Bucket: BUCKET, Key: 'owned.jsonl', ExpectedBucketOwner },
          ReaderConfig: LINES,
        },
      });
    expect(await outputOf(aws, reader('123456789012'))).toEqual([1]);
    expect(await failureOf(aws, reader('210987654321'))).toEqual([
      'States.ItemReaderFailed',
      expect.stringContaining('is not the ExpectedBucketOwner'),
    ]);
  });
});
