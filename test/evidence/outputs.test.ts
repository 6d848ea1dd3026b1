import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomAccessKey } from '../../local/access-key.ts';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { listOutputs, type OutputListing } from '../../src/evidence/outputs.ts';
import { noticeText } from '../../src/report/wording.ts';

const BUCKET = 'outputs';
const configuration = {
  region: 'eu-central-1',
  credentials: randomAccessKey(),
  maxAttempts: 1,
};

const WAITING = new AbortController().signal;

let aws: LocalAws;
let s3: S3Client;
beforeAll(async () => {
  aws = await startLocalAws({ accessKey: configuration.credentials });
  s3 = new S3Client({ ...configuration, endpoint: aws.url, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
});
afterAll(async () => {
  s3.destroy();
  await aws.close();
});

async function put(...keys: readonly string[]): Promise<void> {
  await Promise.all(
    keys.map((key) => s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: key.slice(-3) }))),
  );
}

const keysOf = (listing: OutputListing) =>
  listing.kind === 'listed' ? listing.objects.map(({ key }) => key) : listing.kind;

describe('the outputs of an execution', () => {
  test('are the objects below its location, in key order, with their size and time', async () => {
    await put('one/b.json', 'one/a/b/c.txt', 'one/z');
    const before = Date.now() - 60_000;
    const listing = await listOutputs(s3, `s3://${BUCKET}/one`, undefined, WAITING);
    expect(keysOf(listing)).toEqual(['one/a/b/c.txt', 'one/b.json', 'one/z']);
    expect(listing).toMatchObject({ kind: 'listed', location: `s3://${BUCKET}/one`, more: false });
    const [object] = listing.kind === 'listed' ? listing.objects : [];
    expect(object).toMatchObject({ bytes: 3, older: false });
    expect(object?.lastModified).toBeGreaterThan(before);
  });

  test.each(['s3://outputs/reports/c1', 's3://outputs/reports/c1/'])(
    'are not those of another customer whose id begins alike: %s',
    async (location) => {
      await put('reports/c1/a', 'reports/c10/a', 'reports/c1.txt');
      expect(keysOf(await listOutputs(s3, location, undefined, WAITING))).toEqual(['reports/c1/a']);
    },
  );

  test.each([
    ['a space/', 'a space/x y.txt'],
    ['ümläut', 'ümläut/ß€😀.txt'],
    ['signs+&=%20', 'signs+&=%20/a?b#c'],
  ])('may have any name: %s', async (prefix, key) => {
    await put(key);
    expect(keysOf(await listOutputs(s3, `s3://${BUCKET}/${prefix}`, undefined, WAITING))).toEqual([key]);
  });

  test('may be the whole bucket', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'whole' }));
    await s3.send(new PutObjectCommand({ Bucket: 'whole', Key: 'a', Body: 'x' }));
    expect(keysOf(await listOutputs(s3, 's3://whole', undefined, WAITING))).toEqual(['a']);
    expect(keysOf(await listOutputs(s3, 's3://whole/', undefined, WAITING))).toEqual(['a']);
  });

  test('are none where nothing lies, or no location was given', async () => {
    expect(keysOf(await listOutputs(s3, `s3://${BUCKET}/nothing`, undefined, WAITING))).toEqual([]);
    expect(await listOutputs(s3, undefined, 0, WAITING)).toEqual({ kind: 'none' });
  });

  test('are read over as many pages as they take', async () => {
    const keys = Array.from({ length: 1005 }, (_item, index) => `many/${String(index).padStart(4, '0')}`);
    await put(...keys);
    const listing = await listOutputs(s3, `s3://${BUCKET}/many`, undefined, WAITING);
    expect(keysOf(listing)).toEqual(keys);
    expect(listing).toMatchObject({ more: false });
  });
});

describe('objects that were there before', () => {
  test('are told by their time, which S3 gives in whole seconds', async () => {
    await put('aged/a');
    const listing = await listOutputs(s3, `s3://${BUCKET}/aged`, undefined, WAITING);
    const modified = (listing.kind === 'listed' ? listing.objects[0]?.lastModified : undefined) ?? 0;
    const second = Math.floor(modified / 1000) * 1000;
    const older = async (startedAt: number | undefined) => {
      const again = await listOutputs(s3, `s3://${BUCKET}/aged`, startedAt, WAITING);
      return again.kind === 'listed' ? again.objects.map((object) => object.older) : again.kind;
    };
    expect(await older(undefined)).toEqual([false]);
    expect(await older(second - 1)).toEqual([false]);
    // Written in the second in which the execution started: it may be of this execution.
    expect(await older(second + 999)).toEqual([false]);
    expect(await older(second + 2000)).toEqual([true]);
  });
});

describe('a listing', () => {
  /** Answers each request with the next of some XML documents; the last holds for all that follow. */
  const scripted = (...answers: readonly (readonly [status: number, xml: string])[]) => {
    const rest = [...answers];
    let requests = 0;
    const client = new S3Client({
      ...configuration,
      endpoint: 'http://127.0.0.1:1',
      forcePathStyle: true,
      requestHandler: {
        handle: async () => {
          requests += 1;
          const [statusCode, xml] = (rest.length > 1 ? rest.shift() : rest[0]) ?? [500, ''];
          const headers = { 'content-type': 'application/xml' };
          return { response: { statusCode, headers, body: new TextEncoder().encode(xml) } };
        },
      },
    });
    return { client, requests: () => requests };
  };
  const page = (count: number, next: boolean): readonly [number, string] => [
    200,
    `<ListBucketResult><IsTruncated>${next}</IsTruncated>${next ? '<NextContinuationToken>t</NextContinuationToken>' : ''}${'<Contents><Key>k/a</Key><Size>1</Size></Contents>'.repeat(count)}</ListBucketResult>`,
  ];

  test('ends after ten thousand objects, and says that there are more', async () => {
    const { client, requests } = scripted(page(1000, true));
    const listing = await listOutputs(client, 's3://b/k', undefined, WAITING);
    expect(listing).toMatchObject({ kind: 'listed', more: true });
    expect(keysOf(listing)).toHaveLength(10_000);
    expect(requests()).toBe(10);
  });

  test('of exactly ten thousand objects is whole', async () => {
    const { client } = scripted(...Array.from({ length: 9 }, () => page(1000, true)), page(1000, false));
    expect(await listOutputs(client, 's3://b/k', undefined, WAITING)).toMatchObject({ more: false });
  });

  test('of a bucket that is not there is a warning', async () => {
    expect(await listOutputs(s3, 's3://no-such-bucket/x', undefined, WAITING)).toEqual({
      kind: 'unreadable',
      location: 's3://no-such-bucket/x',
      notice: { kind: 'outputs-unreadable', bucket: 'no-such-bucket', why: { kind: 'no-bucket' } },
    });
  });

  test.each([
    ['AccessDenied', 403, /: grant the role of this step s3:ListBucket on b\.$/],
    ['InternalError', 500, /^The outputs in b could not be listed \(InternalError\)\.$/],
    ['ExpiredToken', 400, /^The outputs in b could not be listed \(ExpiredToken\)\.$/],
  ])('that is refused (%s) is a warning', async (code, status, says) => {
    const { client } = scripted([status, `<Error><Code>${code}</Code><Message>No.</Message></Error>`]);
    const listing = await listOutputs(client, 's3://b/k', undefined, WAITING);
    expect(listing).toMatchObject({ kind: 'unreadable', location: 's3://b/k' });
    expect(listing.kind === 'unreadable' && noticeText(listing.notice)).toMatch(says);
  });

  test('that breaks off on its second page is a warning, not half a listing', async () => {
    const { client } = scripted(page(1000, true), [
      403,
      '<Error><Code>AccessDenied</Code><Message>No.</Message></Error>',
    ]);
    expect(await listOutputs(client, 's3://b/k', undefined, WAITING)).toMatchObject({ kind: 'unreadable' });
  });

  test.each(['https://b/k', 'b/k', 's3://', 's3:///k', ''])('of %j is a warning', async (location) => {
    expect(await listOutputs(s3, location, undefined, WAITING)).toMatchObject({
      kind: 'unreadable',
      notice: { kind: 'output-location-invalid' },
    });
  });
});
