import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideAccess, type Verdict } from '../../../local/access.ts';
import { randomAccessKey } from '../../../local/access-key.ts';
import type { Asking } from '../../../local/credential.ts';
import { codePoint } from '../../code-points.ts';

const KEYS = { client: randomAccessKey(), task: randomAccessKey() };
const ID = KEYS.client.accessKeyId;
const SCOPE = '20260101/eu-west-1/states/aws4_request';
const SIGNED = `AWS4-HMAC-SHA256 Credential=${ID}/${SCOPE}, SignedHeaders=host, Signature=0`;
const PRESIGNED = `/bucket/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(`${ID}/${SCOPE}`)}`;

/** A request that is let in, but for what is changed. An empty list takes a header away. */
function asking(headers: Readonly<Record<string, readonly string[]>> = {}, url = '/'): Asking {
  const all = { host: ['127.0.0.1:4566'], authorization: [SIGNED], ...headers };
  return {
    url,
    headersDistinct: Object.fromEntries(
      Object.entries(all).flatMap(([name, values]) => (values.length > 0 ? [[name, [...values]]] : [])),
    ),
  };
}

const kindOf = (request: Asking): Verdict['kind'] => decideAccess(request, KEYS).kind;

describe('the key of this run', () => {
  test('lets a client in, for the region that it signed for', () => {
    expect(decideAccess(asking(), KEYS)).toEqual({
      kind: 'granted',
      access: { caller: 'client', region: 'eu-west-1' },
    });
  });

  test('lets a container in, and tells it from a client', () => {
    const authorization = [`AWS4-HMAC-SHA256 Credential=${KEYS.task.accessKeyId}/${SCOPE}`];
    expect(decideAccess(asking({ authorization }), KEYS)).toEqual({
      kind: 'granted',
      access: { caller: 'task', region: 'eu-west-1' },
    });
  });

  test.each([
    { how: 'without blanks', value: SIGNED.replaceAll(', ', ',') },
    { how: 'behind the other fields', value: `AWS4-HMAC-SHA256 Signature=0, Credential=${ID}/${SCOPE}` },
  ])('is read $how', ({ value }) => {
    expect(kindOf(asking({ authorization: [value] }))).toBe('granted');
  });

  test('is read from a presigned URL', () => {
    expect(kindOf(asking({ authorization: [] }, PRESIGNED))).toBe('granted');
    expect(kindOf(asking({ authorization: [] }, PRESIGNED.replaceAll('%2F', '/')))).toBe('granted');
  });
});

describe('another key', () => {
  const credentials = [
    ID.toLowerCase(),
    ID.slice(0, -1),
    ID.slice(1),
    `${ID}A`,
    `A${ID}`,
    `${ID}\u0000`,
    'local',
    'local-task',
    KEYS.client.secretAccessKey,
  ];
  test.each(credentials)('is unknown: %j', (id) => {
    const authorization = [`AWS4-HMAC-SHA256 Credential=${id}/${SCOPE}, SignedHeaders=host, Signature=0`];
    expect(kindOf(asking({ authorization }))).toBe('unknown-key');
    const url = `/b/k?X-Amz-Credential=${encodeURIComponent(`${id}/${SCOPE}`)}`;
    expect(kindOf(asking({ authorization: [] }, url))).toBe('unknown-key');
  });

  test('is never let in, whatever the header holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: codePoint }),
        fc.constantFrom('', 'AWS4-HMAC-SHA256 Credential='),
        (text, start) => {
          fc.pre(!text.includes(ID) && !text.includes(KEYS.task.accessKeyId));
          expect(kindOf(asking({ authorization: [start + text] }))).not.toBe('granted');
          expect(kindOf(asking({ authorization: [] }, `/?X-Amz-Credential=${text}`))).not.toBe('granted');
        },
      ),
    );
  });
});

describe('a credential', () => {
  test.each([
    { why: 'nothing', request: asking({ authorization: [] }) },
    { why: 'a session token alone', request: asking({ authorization: [], 'x-amz-security-token': [ID] }) },
    { why: 'the id in the path', request: asking({ authorization: [] }, `/${ID}/${SCOPE}`) },
    {
      why: 'the id of Signature Version 2',
      request: asking({ authorization: [] }, `/?AWSAccessKeyId=${ID}`),
    },
    { why: 'a fragment', request: asking({ authorization: [] }, `/#X-Amz-Credential=${ID}/${SCOPE}`) },
  ])('is missing where there is $why', ({ request }) => {
    expect(kindOf(request)).toBe('no-credential');
  });

  test.each([
    '',
    ID,
    `Credential=${ID}/${SCOPE}`,
    `AWS ${ID}:signature`,
    `Basic ${btoa(`${ID}:${KEYS.client.secretAccessKey}`)}`,
    `Bearer ${ID}`,
    `AWS4-HMAC-SHA256`,
    `AWS4-HMAC-SHA256 ${ID}/${SCOPE}`,
    `aws4-hmac-sha256 Credential=${ID}/${SCOPE}`,
    `AWS4-HMAC-SHA256 credential=${ID}/${SCOPE}`,
    `AWS4-HMAC-SHA256 XCredential=${ID}/${SCOPE}`,
    `AWS4-HMAC-SHA256 Credential=${ID}`,
    `AWS4-HMAC-SHA256 Credential=${ID}/eu-west-1/states/aws4_request`,
    `AWS4-HMAC-SHA256 Credential=${ID}/${SCOPE}/more`,
    `AWS4-HMAC-SHA256 Credential=/${SCOPE}`,
    `AWS4-HMAC-SHA256 Credential=${ID}/x/${SCOPE}`,
    `AWS4-HMAC-SHA256 Credential=other/${SCOPE}, Credential=${ID}/${SCOPE}`,
    `AWS4-HMAC-SHA256 Credential=${ID}/${SCOPE}, Credential=other/${SCOPE}`,
  ])('is malformed as the header %j', (header) => {
    expect(kindOf(asking({ authorization: [header] }))).toBe('malformed-credential');
  });

  test.each([
    { why: 'two headers with the key', request: asking({ authorization: [SIGNED, SIGNED] }) },
    { why: 'two headers, the second wrong', request: asking({ authorization: [SIGNED, 'x'] }) },
    { why: 'two headers, the first wrong', request: asking({ authorization: ['x', SIGNED] }) },
    { why: 'header and URL', request: asking({}, PRESIGNED) },
    { why: 'an empty header and URL', request: asking({ authorization: [''] }, PRESIGNED) },
    {
      why: 'two parameters',
      request: asking({ authorization: [] }, `${PRESIGNED}&X-Amz-Credential=other`),
    },
    {
      why: 'a parameter in lower case',
      request: asking({ authorization: [] }, PRESIGNED.replace('X-Amz-Credential', 'x-amz-credential')),
    },
    {
      why: 'a parameter in both cases',
      request: asking({ authorization: [] }, `${PRESIGNED}&x-amz-credential=other`),
    },
    { why: 'the id alone', request: asking({ authorization: [] }, `/?X-Amz-Credential=${ID}`) },
    { why: 'nothing', request: asking({ authorization: [] }, '/?X-Amz-Credential=') },
  ])('is malformed as $why', ({ request }) => {
    expect(kindOf(request)).toBe('malformed-credential');
  });
});

describe('a browser', () => {
  test.each([
    { origin: ['https://page.example'] },
    { origin: ['null'] },
    { origin: [''] },
    { origin: ['http://127.0.0.1:4566'] },
    ...['none', 'same-origin', 'same-site', 'cross-site', ''].map((site) => ({ 'sec-fetch-site': [site] })),
  ])('is refused for %j, even with the key', (headers) => {
    expect(kindOf(asking(headers))).toBe('foreign');
  });
});

describe('the host', () => {
  test.each([
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1:65535',
    'localhost',
    'LocalHost:8080',
    '[::1]',
    '[::1]:80',
    'bucket.localhost',
    'a.bucket-1.localhost:4566',
  ])('may be %s', (host) => {
    expect(kindOf(asking({ host: [host] }))).toBe('granted');
  });

  test.each([
    [],
    [''],
    ['page.example'],
    ['page.example:4566'],
    ['127.0.0.1.page.example'],
    ['localhost.page.example'],
    ['page.example.localhost.evil'],
    ['evillocalhost'],
    ['.localhost'],
    ['a..localhost'],
    ['localhost.'],
    ['127.0.0.1@page.example'],
    ['page.example@127.0.0.1'],
    ['127.0.0.1:'],
    ['127.0.0.1:80:80'],
    ['127.0.0.1:port'],
    ['127.0.0.1 '],
    ['127.0.0.1, page.example'],
    ['127.0.0.1\n'],
    ['127.1'],
    ['0.0.0.0'],
    ['192.168.0.1'],
    ['::1'],
    ['[::]'],
    ['[::ffff:127.0.0.1]'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', 'page.example'],
  ])('must not be %j %j', (...hosts) => {
    expect(kindOf(asking({ host: hosts }))).toBe('foreign');
  });

  test.each(['http://page.example/', 'http://127.0.0.1/', '*', 'page.example:443', ''])(
    'must not be named by the request target %j',
    (url) => {
      expect(kindOf(asking({}, url))).toBe('foreign');
    },
  );

  test('is judged before the key', () => {
    expect(kindOf(asking({ host: ['page.example'], authorization: [] }))).toBe('foreign');
    expect(kindOf(asking({ origin: ['null'], authorization: ['x'] }))).toBe('foreign');
  });
});
