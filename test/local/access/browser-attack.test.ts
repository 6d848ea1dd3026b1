import { ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { signedBy } from '../server/signed.ts';
import { type Answer, send } from './wire.ts';

const aws = localAws();

/** What a browser puts on every request of a page of another site. */
const CROSS_SITE = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];

const PAGE = '<!doctype html><script>fetch("/", { method: "POST" })</script>';
const BOUNDARY = 'xxxx';
const part = (name: string, value: string, more = ''): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

/** The form that stores an object, with everything in it that a form can say about who asks. */
const form = (): string =>
  [
    part('key', 'page.html'),
    part('Content-Type', 'text/html'),
    part('X-Amz-Algorithm', 'AWS4-HMAC-SHA256'),
    part('X-Amz-Credential', `${aws.accessKeyId}/20260101/eu-west-1/s3/aws4_request`),
    part('Policy', btoa('{"conditions":[]}')),
    part('file', PAGE, '; filename="page.html"'),
    `--${BOUNDARY}--\r\n`,
  ].join('');

const ECS = 'X-Amz-Target: AmazonEC2ContainerServiceV20141113';
const TASK = JSON.stringify({
  family: 'attack',
  containerDefinitions: [{ name: 'a', image: 'a', command: ['touch', '/tmp/attacked'] }],
});

interface Request {
  readonly what: string;
  readonly line: string;
  readonly headers?: readonly string[];
  readonly body?: () => string;
}

const REQUESTS: readonly Request[] = [
  {
    what: 'a form that stores a page',
    line: 'POST /local-outputs HTTP/1.1',
    headers: [`Content-Type: multipart/form-data; boundary=${BOUNDARY}`],
    body: form,
  },
  { what: 'a visit of the stored page', line: 'GET /local-outputs/stored.html HTTP/1.1' },
  {
    what: 'RegisterTaskDefinition',
    line: 'POST / HTTP/1.1',
    headers: [`${ECS}.RegisterTaskDefinition`, 'Content-Type: application/x-amz-json-1.1'],
    body: () => TASK,
  },
  {
    what: 'RunTask',
    line: 'POST / HTTP/1.1',
    headers: [`${ECS}.RunTask`, 'Content-Type: application/x-amz-json-1.1'],
    body: () => '{"taskDefinition":"customer-data-upload","launchType":"FARGATE"}',
  },
  {
    what: 'Invoke as plain text',
    line: 'POST /2015-03-31/functions/f/invocations HTTP/1.1',
    headers: ['Content-Type: text/plain'],
    body: () => '{}',
  },
  {
    what: 'a deletion of objects',
    line: 'POST /local-outputs?delete HTTP/1.1',
    headers: ['Content-Type: text/plain'],
    body: () => '<Delete><Object><Key>stored.html</Key></Object></Delete>',
  },
  {
    what: 'a preflight',
    line: 'OPTIONS / HTTP/1.1',
    headers: ['Access-Control-Request-Method: POST', 'Access-Control-Request-Headers: x-amz-target'],
  },
  { what: 'an image of the bucket', line: 'GET /local-outputs HTTP/1.1' },
  { what: 'a look at the queues of fauxqs', line: 'GET /_fauxqs/queues HTTP/1.1' },
];

function ask({ line, headers = [], body = () => '' }: Request, more: readonly string[]): Promise<Answer> {
  const text = body();
  const length = `Content-Length: ${Buffer.byteLength(text)}`;
  return send(aws.url, [line, 'Connection: close', ...headers, length, ...more], text);
}

function expectGuards({ headers }: Answer): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
  });
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
}

/** What the attack is after: everything must be as it was. */
async function expectUntouched(): Promise<void> {
  const { ecs, s3 } = aws.clients;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'local-outputs' }));
  expect(Contents.map(({ Key }) => Key)).toEqual(['stored.html']);
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({}));
  expect(taskDefinitionArns).toEqual([expect.stringContaining(':task-definition/customer-data-upload:1')]);
}

beforeEach(async () => {
  await aws.clients.s3.send(
    new PutObjectCommand({
      Bucket: 'local-outputs',
      Key: 'stored.html',
      Body: PAGE,
      ContentType: 'text/html',
    }),
  );
});
afterEach(expectUntouched);

describe.each(REQUESTS)('$what', (request) => {
  const host = (): string => `Host: ${new URL(aws.url).host}`;
  const key = (): string => `Authorization: ${signedBy(aws.accessKeyId).authorization}`;

  test.each([
    { from: 'a page of another site', headers: [...CROSS_SITE, 'Origin: https://page.example'] },
    { from: 'a sandboxed page', headers: ['Origin: null'] },
    { from: 'a page of another site, without an Origin', headers: CROSS_SITE },
    { from: 'the address bar', headers: ['Sec-Fetch-Site: none'] },
    { from: 'a page that this server itself has served', headers: ['Sec-Fetch-Site: same-origin'] },
  ])('is refused from $from, even if it knew the key', async ({ headers }) => {
    for (const more of [[], [key()]]) {
      const answer = await ask(request, [host(), ...headers, ...more]);
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('The local AWS answers no browser');
      expectGuards(answer);
    }
  });

  test.each([
    ['Host: page.example'],
    ['Host: page.example:4566'],
    ['Host: 127.0.0.1.page.example'],
    ['Host: 127.0.0.1', 'Host: page.example'],
    ['Host:'],
    [],
  ])('is refused from %s %s, even with the key', async (...hosts) => {
    const answer = await ask(request, [...hosts, key()]);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('The Host header must be 127.0.0.1');
    expectGuards(answer);
  });

  test('is refused without the key', async () => {
    for (const more of [[], [`Authorization: ${signedBy('local').authorization}`]]) {
      const answer = await ask(request, [host(), ...more]);
      expect([400, 403]).toContain(answer.status);
      expect(answer.body).toMatch(
        /AccessDenied|InvalidAccessKeyId|Missing Authentication Token|security token included in the request is invalid/,
      );
      expectGuards(answer);
    }
  });
});

describe('what is no ordinary request', () => {
  test.each([
    {
      what: 'an upgrade',
      head: ['GET / HTTP/1.1', 'Host: localhost', 'Connection: close, Upgrade', 'Upgrade: websocket'],
    },
    { what: 'HTTP/1.0 without a host', head: ['GET /local-outputs/stored.html HTTP/1.0'] },
    {
      what: 'a request to a proxy',
      head: ['GET http://page.example/ HTTP/1.1', 'Host: localhost', 'Connection: close'],
    },
    { what: 'OPTIONS *', head: ['OPTIONS * HTTP/1.1', 'Host: localhost', 'Connection: close'] },
    {
      what: 'an unknown expectation',
      head: ['GET / HTTP/1.1', 'Host: localhost', 'Expect: x', 'Connection: close'],
    },
  ])('is refused: $what', async ({ head }) => {
    const answer = await send(aws.url, head);
    expect(answer.status).toBe(403);
    expectGuards(answer);
  });

  test.each([
    { what: 'no HTTP', head: ['<html>'], status: 400 },
    {
      what: 'longer than Node reads',
      head: ['GET / HTTP/1.1', 'Host: localhost', `X: ${'x'.repeat(20_000)}`],
      status: 431,
    },
  ])('is answered with the guards where it is $what', async ({ head, status }) => {
    const answer = await send(aws.url, head);
    expect(answer.status).toBe(status);
    expectGuards(answer);
  });

  test.each(['AWS4-HMAC-SHA256 Credential=other/20260101/eu-west-1/s3/aws4_request', 'x', ''])(
    'is refused where a second Authorization header says %j',
    async (other) => {
      const key = signedBy(aws.accessKeyId).authorization;
      for (const values of [
        [key, other],
        [other, key],
      ]) {
        const answer = await send(aws.url, [
          'GET /local-outputs/stored.html HTTP/1.1',
          'Host: localhost',
          'Connection: close',
          ...values.map((value) => `Authorization: ${value}`),
        ]);
        expect(answer.status).toBe(400);
        expect(answer.body).toContain('AuthorizationHeaderMalformed');
        expectGuards(answer);
      }
    },
  );

  test('gets no tunnel', async () => {
    const key = `Authorization: ${signedBy(aws.accessKeyId).authorization}`;
    const { text } = await send(aws.url, ['CONNECT localhost:22 HTTP/1.1', 'Host: localhost:22', key]);
    expect(text).toBe('');
  });
});

test('the object itself is there for those who have the key', async () => {
  const got = await aws.clients.s3.send(
    new GetObjectCommand({ Bucket: 'local-outputs', Key: 'stored.html' }),
  );
  expect(await got.Body?.transformToString()).toBe(PAGE);
});
