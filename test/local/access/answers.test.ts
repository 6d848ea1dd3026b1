import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { HeadObjectCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { signedBy } from '../server/signed.ts';

const aws = localAws();

const SCOPE = '20260101/eu-west-1/s3/aws4_request';
const INVOKE = '/2015-03-31/functions/f/invocations';
const sfn = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
const ecs = { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters' };
const logs = { 'x-amz-target': 'Logs_20140328.DescribeLogGroups' };

/** The error of an answer, in whichever of the three ways it is written. */
async function errorOf(answer: Response): Promise<readonly [number, string | undefined]> {
  const text = await answer.text();
  const code = answer.headers.get('x-amzn-errortype') ?? /<Code>(\w+)<\/Code>/.exec(text)?.[1];
  return [answer.status, code];
}

const post = (path: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${aws.url}${path}`, { method: 'POST', headers, body: '{}' });

describe('a request without the key', () => {
  test.each([
    { service: 'Step Functions', path: '/', headers: sfn, status: 400 },
    { service: 'ECS', path: '/', headers: ecs, status: 400 },
    { service: 'CloudWatch Logs', path: '/', headers: logs, status: 400 },
    { service: 'Lambda', path: INVOKE, headers: {}, status: 403 },
  ])('is answered as $service answers it', async ({ path, headers, status }) => {
    const unknown = await post(path, { ...headers, ...signedBy('AKIAIOSFODNN7EXAMPLE') });
    expect(await errorOf(unknown)).toEqual([status, 'UnrecognizedClientException']);
    expect(await errorOf(await post(path, headers))).toEqual([status, 'MissingAuthenticationTokenException']);
    const basic = await post(path, { ...headers, authorization: 'Basic eA==' });
    expect(await errorOf(basic)).toEqual([status, 'IncompleteSignatureException']);
  });

  test.each([
    '/',
    '/local-outputs',
    '/local-outputs/key',
    '/absent',
    '/local-outputs?policy',
    '/%zz',
    '/health',
  ])('is answered as S3 answers it: %s', async (path) => {
    for (const method of ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH']) {
      const ask = (headers: Readonly<Record<string, string>>) =>
        fetch(`${aws.url}${path}`, { method, headers }).then(errorOf);
      expect(await ask({})).toEqual([403, 'AccessDenied']);
      expect(await ask(signedBy('AKIAIOSFODNN7EXAMPLE'))).toEqual([403, 'InvalidAccessKeyId']);
      expect(await ask({ authorization: 'AWS id:sig' })).toEqual([400, 'AuthorizationHeaderMalformed']);
    }
  });

  test('has its error understood by the SDK', async () => {
    const settings = {
      endpoint: aws.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: aws.secretAccessKey },
      maxAttempts: 1,
    };
    const clients = {
      sfn: new SFNClient(settings),
      ecs: new ECSClient(settings),
      logs: new CloudWatchLogsClient(settings),
      s3: new S3Client(settings),
    };
    const Body = 'x'.repeat(8 * 1024 * 1024);
    const refused = await Promise.all(
      [
        clients.sfn.send(new ListStateMachinesCommand({})),
        clients.ecs.send(new ListClustersCommand({})),
        clients.logs.send(new DescribeLogGroupsCommand({})),
        clients.s3.send(new ListBucketsCommand({})),
        // The answer gets through although it comes before the body is read.
        clients.s3.send(new PutObjectCommand({ Bucket: 'local-outputs', Key: 'k', Body })),
        clients.s3.send(new HeadObjectCommand({ Bucket: 'local-outputs', Key: 'k' })),
      ].map((call: Promise<unknown>) => call.then(String, (error: Error) => error.name)),
    );
    for (const client of Object.values(clients)) {
      client.destroy();
    }
    const json = Array.from({ length: 3 }, () => 'UnrecognizedClientException');
    expect(refused.slice(0, 5)).toEqual([...json, 'InvalidAccessKeyId', 'InvalidAccessKeyId']);
    // The answer to HEAD has no body, so the SDK goes by the status.
    expect(refused[5]).toMatch(/403|Forbidden|Unknown/);
  });
});

describe('a presigned URL', () => {
  const presigned = (id: string): string =>
    `${aws.url}/local-outputs/presigned?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(`${id}/${SCOPE}`)}&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0`;

  test('with the key reads and writes', async () => {
    const put = await fetch(presigned(aws.accessKeyId), { method: 'PUT', body: 'by URL' });
    expect(put.status).toBe(200);
    expect(await (await fetch(presigned(aws.accessKeyId))).text()).toBe('by URL');
  });

  test('with another key does neither', async () => {
    for (const method of ['PUT', 'GET', 'DELETE']) {
      const answer = await fetch(presigned('AKIAIOSFODNN7EXAMPLE'), { method });
      expect(await errorOf(answer)).toEqual([403, 'InvalidAccessKeyId']);
    }
  });

  test('is refused beside a header', async () => {
    const answer = await fetch(presigned(aws.accessKeyId), { headers: signedBy(aws.accessKeyId) });
    expect(await errorOf(answer)).toEqual([400, 'AuthorizationHeaderMalformed']);
  });
});

describe('every answer', () => {
  const get = (path: string, method = 'GET') =>
    fetch(`${aws.url}${path}`, { method, headers: signedBy(aws.accessKeyId) });

  test('keeps a browser from guessing its type and from running it', async () => {
    const signed = signedBy(aws.accessKeyId);
    const answers = await Promise.all([
      post('/', { ...ecs, ...signed }),
      post('/', { ...signed, 'x-amz-target': 'nobody' }),
      post(INVOKE, signed),
      post(INVOKE, {}),
      get('/'),
      get('/local-outputs', 'HEAD'),
      get('/local-outputs/absent'),
      get('/local-outputs?policy'),
      get('/%zz'),
      get('/health'),
      get('/local-outputs', 'OPTIONS'),
      post('/', { ...signed, 'content-type': 'application/x-www-form-urlencoded' }),
    ]);
    for (const { headers } of answers) {
      expect([headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual([
        'nosniff',
        'sandbox',
      ]);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  test('of S3 itself stays XML', async () => {
    for (const path of ['/', '/local-outputs', '/local-outputs/absent']) {
      expect((await get(path)).headers.get('content-type')).toMatch(/^application\/xml/);
    }
  });

  test.each([
    { stored: 'text/html', served: 'application/octet-stream' },
    { stored: 'TEXT/HTML; charset=utf-8', served: 'application/octet-stream' },
    { stored: 'application/xhtml+xml', served: 'application/octet-stream' },
    { stored: 'image/svg+xml', served: 'application/octet-stream' },
    { stored: 'application/xml', served: 'application/octet-stream' },
    { stored: 'application/json', served: 'application/json' },
    { stored: 'text/csv', served: 'text/csv' },
  ])('of an object that was stored as $stored is $served', async ({ stored, served }) => {
    const { s3 } = aws.clients;
    const Key = `typed/${stored}`;
    await s3.send(
      new PutObjectCommand({ Bucket: 'local-outputs', Key, Body: '<script>1</script>', ContentType: stored }),
    );
    const path = `/local-outputs/typed/${encodeURIComponent(stored)}`;
    const answers = [
      await get(path),
      await get(path, 'HEAD'),
      // What is asked for besides makes no difference.
      await get(`${path}?uploadId=x`),
      await fetch(`${aws.url}${path}`, { headers: { ...signedBy(aws.accessKeyId), range: 'bytes=0-3' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 206]);
    for (const { headers } of answers) {
      expect(headers.get('content-type')?.replace(/; ?charset=utf-8$/, '')).toBe(served);
    }
  });

  test.each(['response-content-type=text/html', 'Response-Content-Type=text/html'])(
    'has no content type that the URL asks for: %s',
    async (query) => {
      await aws.clients.s3.send(new PutObjectCommand({ Bucket: 'local-outputs', Key: 'plain', Body: 'x' }));
      expect(await errorOf(await get(`/local-outputs/plain?${query}`))).toEqual([501, 'NotImplemented']);
    },
  );
});
