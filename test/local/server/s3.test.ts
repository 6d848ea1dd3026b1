import { connect } from 'node:net';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Running, startForTest } from './running.ts';
import { signedBy } from './signed.ts';

let aws: Running;
beforeAll(async () => {
  aws = await startForTest();
});
afterAll(async () => {
  await aws.close();
  expect(aws.faults).toEqual([]);
});

describe('S3 behind the endpoint', () => {
  test.each([
    { key: 'plain.txt', body: 'text' },
    { key: 'empty', body: '' },
    { key: 'a folder/ümläut & co?.txt', body: 'späces' },
    { key: 'large.bin', body: 'x'.repeat(6 * 1024 * 1024) },
  ])('keeps $key as it was put, checksum and all', async ({ key, body }) => {
    const { s3 } = aws.clients;
    const put = await s3.send(
      new PutObjectCommand({
        Bucket: 'local-outputs',
        Key: key,
        Body: body,
        ContentLength: Buffer.byteLength(body),
        Metadata: { by: 'test' },
      }),
    );
    expect(put.ChecksumCRC32).toEqual(expect.any(String));
    const got = await s3.send(
      new GetObjectCommand({ Bucket: 'local-outputs', Key: key, ChecksumMode: 'ENABLED' }),
    );
    expect(await got.Body?.transformToString()).toBe(body);
    expect(got.ChecksumCRC32).toBe(put.ChecksumCRC32);
    expect(got.Metadata).toEqual({ by: 'test' });
  });

  test('keeps an empty object that comes without a body and a content type, as boto3 sends it', async () => {
    const url = `${aws.url}/local-outputs/nothing`;
    const headers = { ...signedBy(aws.accessKeyId), 'content-length': '0' };
    expect((await fetch(url, { method: 'PUT', headers })).status).toBe(200);
    const got = await aws.clients.s3.send(new GetObjectCommand({ Bucket: 'local-outputs', Key: 'nothing' }));
    expect([await got.Body?.transformToString(), got.ContentLength]).toEqual(['', 0]);
  });

  test('takes a stream, which the SDK sends in chunks with its checksum behind them', async () => {
    const { s3 } = aws.clients;
    const parts = ['one ', 'two ', 'three'];
    await s3.send(
      new PutObjectCommand({
        Bucket: 'local-outputs',
        Key: 'streamed',
        Body: Readable.from(parts.map((part) => Buffer.from(part))),
        ContentLength: Buffer.byteLength(parts.join('')),
      }),
    );
    const got = await s3.send(new GetObjectCommand({ Bucket: 'local-outputs', Key: 'streamed' }));
    expect(await got.Body?.transformToString()).toBe('one two three');
  });

  test('lists by prefix and page', async () => {
    const { s3 } = aws.clients;
    for (const key of ['p/1', 'p/2', 'p/3', 'q/1']) {
      await s3.send(new PutObjectCommand({ Bucket: 'local-outputs', Key: key, Body: key }));
    }
    const first = await s3.send(
      new ListObjectsV2Command({ Bucket: 'local-outputs', Prefix: 'p/', MaxKeys: 2 }),
    );
    const second = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'local-outputs',
        Prefix: 'p/',
        ContinuationToken: first.NextContinuationToken,
      }),
    );
    expect([...(first.Contents ?? []), ...(second.Contents ?? [])].map((object) => object.Key)).toEqual([
      'p/1',
      'p/2',
      'p/3',
    ]);
  });

  test('makes buckets, and answers NoSuchBucket and NotFound for those that are not there', async () => {
    const { s3 } = aws.clients;
    await s3.send(new CreateBucketCommand({ Bucket: 'made' }));
    await s3.send(new HeadBucketCommand({ Bucket: 'made' }));
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'absent' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'absent' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  test('takes virtual-hosted requests as well', async () => {
    const { s3 } = aws.clients;
    await s3.send(new PutObjectCommand({ Bucket: 'local-outputs', Key: 'virtual', Body: 'hosted' }));
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(aws.url).port), '127.0.0.1', () => {
        socket.end(
          `GET /virtual HTTP/1.1\r\nHost: local-outputs.localhost\r\nConnection: close\r\nAuthorization: ${signedBy(aws.accessKeyId).authorization}\r\n\r\n`,
        );
      });
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.once('error', reject);
      socket.once('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*hosted$/s);
  });

  test('finds the endpoint by AWS_ENDPOINT_URL', async () => {
    const before = process.env['AWS_ENDPOINT_URL'];
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    const s3 = new S3Client({ region: 'eu-west-1', credentials: aws });
    try {
      expect((await s3.send(new ListBucketsCommand({}))).Buckets).toContainEqual(
        expect.objectContaining({ Name: 'local-outputs' }),
      );
    } finally {
      s3.destroy();
      if (before === undefined) {
        delete process.env['AWS_ENDPOINT_URL'];
      } else {
        process.env['AWS_ENDPOINT_URL'] = before;
      }
    }
  });

  test.each(['policy', 'versioning', 'tagging', 'acl'])('refuses ?%s by name', async (resource) => {
    const answer = await fetch(`${aws.url}/local-outputs?${resource}`, {
      method: 'PUT',
      body: 'x',
      headers: signedBy(aws.accessKeyId),
    });
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain(`<Message>The local S3 does not serve "?${resource}".</Message>`);
  });

  test.each(['/%zz', '//', '/?', '/a//b'])('survives a GET of %s', async (path) => {
    const signed = { headers: signedBy(aws.accessKeyId) };
    expect((await fetch(`${aws.url}${path}`, signed)).status).not.toBe(403);
    expect((await fetch(`${aws.url}${path}`, signed)).status).toBeLessThan(500);
    expect((await fetch(`${aws.url}/local-outputs`, signed)).status).toBe(200);
  });

  test('refuses the Query APIs', async () => {
    const answer = await fetch(aws.url, {
      method: 'POST',
      headers: signedBy(aws.accessKeyId),
      body: new URLSearchParams({ Action: 'ListTopics' }),
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/xml');
    expect(await answer.text()).toMatch(
      /<ErrorResponse><Error><Code>InvalidAction<\/Code>.*<\/ErrorResponse>$/,
    );
  });

  // fauxqs answers at these paths of its own, in the place of a bucket of that name.
  test.each([
    '/health',
    '/health?list-type=2',
    '/%68ealth',
    '/_fauxqs/queues',
    '/_fauxqs/queues/q',
    '/_fauxqs/%71ueues',
  ])('lets nobody but S3 answer at %s', async (path) => {
    const answer = await fetch(`${aws.url}${path}`, { headers: signedBy(aws.accessKeyId) });
    expect(answer.status).toBe(501);
    expect(answer.headers.get('content-type')).toBe('application/xml');
    expect(await answer.text()).toMatch(
      /<Error><Code>NotImplemented<\/Code><Message>The local S3 does not serve/,
    );
  });

  test.each([
    ['POST', '/', 'x/y; a=application/x-www-form-urlencoded'],
    ['POST', '/', 'Application/X-WWW-Form-URLEncoded'],
    ['PUT', '/local-outputs/form', 'multipart/x-www-form-urlencoded'],
  ])('refuses what is sent to the Query APIs by %s %s with content type %s', async (method, path, type) => {
    const answer = await fetch(`${aws.url}${path}`, {
      method,
      headers: { ...signedBy(aws.accessKeyId), 'content-type': type },
      body: 'Action=ListTopics',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<Code>InvalidAction</Code>');
  });

  test.each(['x/y; a=application/x-amz-json-1.0', 'text/plain', 'Application/X-Amz-Json-1.0'])(
    'lets no queue answer a POST of content type %s',
    async (type) => {
      const answer = await fetch(aws.url, {
        method: 'POST',
        headers: { ...signedBy(aws.accessKeyId), 'content-type': type },
        body: '{}',
      });
      expect(answer.status).toBe(501);
      expect(await answer.text()).toContain('<Code>NotImplemented</Code>');
    },
  );

  test('answers what S3 has no route for as S3', async () => {
    const answer = await fetch(`${aws.url}/local-outputs/x`, {
      method: 'PATCH',
      headers: signedBy(aws.accessKeyId),
    });
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain('<Code>NotImplemented</Code>');
    expect(aws.requests().at(-1)).toMatchObject({ error: 'NotImplemented' });
  });
});
