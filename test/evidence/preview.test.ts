import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from '@jest/globals';
import type { OutputListing, OutputObject } from '../../src/evidence/outputs.ts';
import { type OutputPreview, previewOutput } from '../../src/evidence/preview.ts';
import { noticeText } from '../../src/report/wording.ts';

const MAX_BYTES = 65_536;

interface Requested {
  readonly path: string;
  readonly range: string | undefined;
}

type Body = Uint8Array | ReadableStream<Uint8Array>;

/** An S3 that gives every object the same answer, and remembers what was asked for. */
function s3(
  answer: (signal: AbortSignal) => { readonly status: number; readonly body: Body } | Promise<never>,
) {
  const requested: Requested[] = [];
  const client = new S3Client({
    region: 'eu-central-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    forcePathStyle: true,
    maxAttempts: 1,
    requestHandler: {
      handle: async (
        request: { readonly path: string; readonly headers: Readonly<Record<string, string>> },
        { abortSignal }: { readonly abortSignal: AbortSignal },
      ) => {
        requested.push({ path: request.path, range: request.headers['range'] });
        const { status, body } = await answer(abortSignal);
        return { response: { statusCode: status, headers: {}, body } };
      },
    },
  });
  return { client, requested };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const streamOf = (...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  ReadableStream.from(chunks);
const holding = (text: string) => s3(() => ({ status: 206, body: streamOf(encode(text)) }));
const refusing = (code: string, status: number) =>
  s3(() => ({
    status,
    body: encode(`<Error><Code>${code}</Code><Message>Said by the test.</Message></Error>`),
  }));

function object(key: string, changes: Partial<OutputObject> = {}): OutputObject {
  return { key, bytes: 10, lastModified: 0, older: false, ...changes };
}

function listed(...objects: readonly OutputObject[]): OutputListing {
  return { kind: 'listed', location: 's3://reports/orders/c1', objects, more: false };
}

const CSV = listed(object('orders/c1/a.csv'));
const JSON_FILE = listed(object('orders/c1/a.json'));
const options = { signal: new AbortController().signal };

const warningOf = (preview: OutputPreview): string =>
  preview.kind === 'unreadable' ? noticeText(preview.notice) : preview.kind;

describe('a preview', () => {
  test('shows a CSV object', async () => {
    const { client, requested } = holding('id,name\n1,a\n');
    expect(await previewOutput(client, CSV, options)).toEqual({
      kind: 'table',
      key: 'orders/c1/a.csv',
      header: ['id', 'name'],
      rows: [['1', 'a']],
      moreRows: 0,
      moreColumns: 0,
    });
    expect(requested).toEqual([{ path: '/reports/orders/c1/a.csv', range: `bytes=0-${MAX_BYTES}` }]);
  });

  test('shows a JSON object, also with a byte order mark', async () => {
    const preview = await previewOutput(holding('\ufeff{"rows":12}').client, JSON_FILE, options);
    expect(preview).toMatchObject({ kind: 'table', header: ['key', 'value'], rows: [['rows', '12']] });
  });

  test.each<[name: string, objects: readonly OutputObject[], key: string]>([
    ['prefers CSV', [object('a.json'), object('b.csv')], 'b.csv'],
    [
      'takes the first in key order',
      [object('a.txt'), object('b.csv', { bytes: 9000 }), object('c.csv')],
      'b.csv',
    ],
    ['takes no empty one', [object('a.csv', { bytes: 0 }), object('b.csv')], 'b.csv'],
    ['takes none of before', [object('a.csv', { older: true }), object('b.json')], 'b.json'],
    ['takes none that is large', [object('a.csv', { bytes: MAX_BYTES + 1 }), object('b.json')], 'b.json'],
    ['takes one that is just not', [object('a.csv', { bytes: MAX_BYTES }), object('b.json')], 'a.csv'],
    ['does not mind capitals', [object('A.CSV'), object('b.json')], 'A.CSV'],
  ])('of several objects %s', async (_name, objects, key) => {
    const { client, requested } = holding('[1]');
    expect(await previewOutput(client, listed(...objects), options)).toMatchObject({ kind: 'table', key });
    expect(requested).toHaveLength(1);
  });

  test.each<OutputListing>([
    { kind: 'none' },
    { kind: 'unreadable', location: 's3://reports', notice: { kind: 'output-location-invalid' } },
    listed(),
    listed(object('a.txt'), object('csv'), object('a.csv.gz')),
    listed(object('a.csv', { older: true }), object('b.json', { bytes: 0 })),
  ])('is none, and S3 not asked, where nothing suits: %j', async (listing) => {
    const { client, requested } = holding('a\n1');
    expect(await previewOutput(client, listing, options)).toEqual({ kind: 'none' });
    expect(requested).toEqual([]);
  });

  test.each([
    ['a.csv', 'a,"b\n1,2'],
    ['a.csv', ''],
    ['a.json', '{"a":'],
    ['a.json', '['.repeat(60_000)],
    ['a.json', '42'],
    ['a.json', ''],
  ])('is none of what is malformed: %s', async (key, text) => {
    expect(await previewOutput(holding(text).client, listed(object(key)), options)).toEqual({ kind: 'none' });
  });

  test('is none of what is no text', async () => {
    const { client } = s3(() => ({ status: 206, body: streamOf(Uint8Array.of(0x61, 0xff, 0xfe)) }));
    expect(await previewOutput(client, CSV, options)).toEqual({ kind: 'none' });
  });
});

describe('an object that changed since it was listed', () => {
  test('is not read beyond the cap, whatever S3 sends, and not shown in part', async () => {
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          chunks += 1;
          controller.enqueue(encode('a,b\n'.repeat(1024)));
        },
      },
      { highWaterMark: 0 },
    );
    const { client } = s3(() => ({ status: 200, body: endless }));
    expect(await previewOutput(client, CSV, options)).toEqual({ kind: 'none' });
    expect(chunks).toBe(17);
  });

  test('is shown up to the cap', async () => {
    const text = `a\n${'x'.repeat(MAX_BYTES - 2)}`;
    expect(await previewOutput(holding(text).client, CSV, options)).toMatchObject({
      kind: 'table',
      header: ['a'],
    });
    expect(await previewOutput(holding(`${text}x`).client, CSV, options)).toEqual({ kind: 'none' });
  });

  test('and is gone has no preview', async () => {
    expect(await previewOutput(refusing('NoSuchKey', 404).client, CSV, options)).toEqual({ kind: 'none' });
  });
});

describe('an object that cannot be read', () => {
  test('says what to allow where', async () => {
    const warning = warningOf(await previewOutput(refusing('AccessDenied', 403).client, CSV, options));
    expect(warning).toContain('grant the role of this step s3:GetObject on reports/orders/c1/*');
  });

  test.each([
    ['InvalidObjectState', 403],
    ['SlowDown', 503],
  ])('says why: %s', async (code, status) => {
    expect(warningOf(await previewOutput(refusing(code, status).client, CSV, options))).toContain(code);
  });

  const silence = (signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    );
  const neverEnding = () => ({
    status: 206,
    body: new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(encode('a')) }),
  });

  test.each([
    ['no answer comes', silence],
    ['the answer does not end', neverEnding],
  ])('is not waited for where %s', async (_name, answer) => {
    const preview = await previewOutput(s3(answer).client, CSV, { ...options, forMs: 30 });
    expect(warningOf(preview)).toContain('took too long');
  });

  test.each([
    ['no answer comes', silence],
    ['the answer does not end', neverEnding],
  ])('is given up by a cancelled step where %s', async (_name, answer) => {
    const controller = new AbortController();
    const preview = previewOutput(s3(answer).client, CSV, { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect(await preview).toEqual({ kind: 'none' });
  });

  test('is not asked for once the step is cancelled', async () => {
    const { client, requested } = holding('a\n1');
    expect(await previewOutput(client, CSV, { signal: AbortSignal.abort() })).toEqual({ kind: 'none' });
    expect(requested).toEqual([]);
  });
});
