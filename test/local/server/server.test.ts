import { connect } from 'node:net';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLocalAws } from '../../../local/server.ts';
import { clientsFor, destroyAll, type Running, startForTest } from './running.ts';
import { signedBy } from './signed.ts';

let aws: Running;
beforeAll(async () => {
  aws = await startForTest();
});
afterAll(async () => {
  await aws.close();
  expect(aws.faults).toEqual([]);
});

function post(
  target: string | undefined,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(aws.url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      ...signedBy(aws.accessKeyId),
      ...(target === undefined ? {} : { 'x-amz-target': target }),
      ...headers,
    },
  });
}

const ECS = 'AmazonEC2ContainerServiceV20141113';

describe('the endpoint', () => {
  test('serves all services to the real clients, for its key', async () => {
    const { ecs, logs, s3, sfn } = aws.clients;
    expect((await sfn.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toHaveLength(1);
    expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
    expect((await s3.send(new ListBucketsCommand({}))).Buckets?.map((bucket) => bucket.Name)).toEqual([
      'local-outputs',
    ]);
  });

  test.each([
    { region: 'us-east-1', arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/default' },
    { region: 'us-gov-west-1', arn: 'arn:aws-us-gov:ecs:us-gov-west-1:123456789012:cluster/default' },
  ])('takes the region $region from the signature', async ({ region, arn }) => {
    const clients = clientsFor(aws, region);
    try {
      expect((await clients.ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([arn]);
    } finally {
      destroyAll(clients);
    }
  });

  test('takes a request without a body', async () => {
    const answer = await post(`${ECS}.ListClusters`, '');
    expect(await answer.json()).toEqual({
      clusterArns: ['arn:aws:ecs:us-east-1:123456789012:cluster/default'],
    });
  });

  test.each([
    { type: 'application/x-amz-json-1.0', target: 'AWSStepFunctions.ListStateMachines' },
    { type: 'application/x-amz-json-1.1', target: `${ECS}.ListClusters` },
  ])('answers in the protocol that it was asked in: $type', async ({ type, target }) => {
    const answer = await post(target, '{}', { 'content-type': type });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });

  test.each([
    {
      why: 'an unknown service',
      target: 'AmazonSQS.ListQueues',
      body: '{}',
      type: 'UnknownOperationException',
    },
    {
      why: 'an unknown operation',
      target: `${ECS}.CreateService`,
      body: '{}',
      type: 'UnknownOperationException',
    },
    { why: 'a target without an operation', target: ECS, body: '{}', type: 'UnknownOperationException' },
    { why: 'no target', target: undefined, body: '{}', type: 'UnknownOperationException' },
    {
      why: 'an operation that only JavaScript knows',
      target: `${ECS}.constructor`,
      body: '{}',
      type: 'UnknownOperationException',
    },
    {
      why: 'a body that is no JSON',
      target: `${ECS}.ListClusters`,
      body: '{',
      type: 'SerializationException',
    },
    {
      why: 'a body that is no object',
      target: `${ECS}.ListClusters`,
      body: '[]',
      type: 'SerializationException',
    },
  ])('refuses $why as AWS does', async ({ target, body, type }) => {
    const answer = await post(target, body);
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, type]);
    expect(await answer.json()).toEqual({ __type: type, message: expect.stringMatching(/./) });
  });

  test('refuses a member of the wrong type', async () => {
    const answer = await post(`${ECS}.ListTasks`, '{"maxResults":"many"}');
    expect(await answer.json()).toEqual({
      __type: 'SerializationException',
      message: 'The member "maxResults" must be an integer.',
    });
  });

  test('refuses a body that is too large', async () => {
    const answer = await post(`${ECS}.ListClusters`, JSON.stringify({ x: 'x'.repeat(5 * 1024 * 1024) }));
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([413, 'RequestEntityTooLarge']);
  });

  test('takes no harm from a client that goes away in the middle of a request', async () => {
    const socket = connect(Number(new URL(aws.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const head = [
      'POST / HTTP/1.1',
      'Host: localhost',
      `Authorization: ${signedBy(aws.accessKeyId).authorization}`,
      `X-Amz-Target: ${ECS}.ListClusters`,
      'Content-Length: 100',
      '',
      '{',
    ];
    await new Promise((resolve) => socket.write(head.join('\r\n'), resolve));
    await new Promise((resolve) => {
      socket.once('close', resolve);
      socket.destroy();
    });
    expect((await post(`${ECS}.ListClusters`, '{}')).status).toBe(200);
    expect(aws.faults).toEqual([]);
  });

  test('puts a request id on every answer', async () => {
    const signed = { headers: signedBy(aws.accessKeyId) };
    const answers = await Promise.all([
      post(`${ECS}.ListClusters`, '{}'),
      post('nobody', '{}'),
      fetch(`${aws.url}/local-outputs`),
      fetch(`${aws.url}/local-outputs`, signed),
      fetch(`${aws.url}/local-outputs?policy`, signed),
      fetch(`${aws.url}/2015-03-31/functions/`, signed),
    ]);
    const ids = answers.map((answer) => answer.headers.get('x-amzn-requestid') ?? '');
    expect(ids).toEqual(ids.map(() => expect.stringMatching(/^[0-9a-f-]{36}$/)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('listens on the loopback address only', () => {
    expect(new URL(aws.url).hostname).toBe('127.0.0.1');
  });

  test('says so when its port is taken', async () => {
    const port = Number(new URL(aws.url).port);
    await expect(startLocalAws({ port })).rejects.toThrow(
      `The local AWS cannot listen on port ${port}: it is in use already.`,
    );
  });

  test('drops open connections when it closes', async () => {
    const other = await startForTest();
    const socket = connect(Number(new URL(other.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await other.close();
    await closed;
    await expect(fetch(other.url)).rejects.toThrow();
  });
});
