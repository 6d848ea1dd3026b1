import { request } from 'node:http';
import { FilterLogEventsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RequestRecord } from '../../../local/requests.ts';
import { register, script } from '../ecs/tasks.ts';
import { type Running, startForTest } from './running.ts';
import { signedBy } from './signed.ts';

const ROLE = 'arn:aws:iam::123456789012:role/machine';
const TASK = 'arn:aws:ecs:eu-west-1:123456789012:task/default/0123456789abcdef';

let aws: Running;
const noticed: RequestRecord[] = [];
beforeEach(async () => {
  noticed.length = 0;
  aws = await startForTest({ onRequest: (request) => noticed.push(request) });
});
afterEach(async () => {
  await aws.close();
  expect(aws.faults).toEqual([]);
});

/** The requests without their times, which are checked apart. */
function asked(): readonly Omit<RequestRecord, 'at'>[] {
  return aws.requests().map(({ at: _, ...rest }) => rest);
}

async function refused(call: Promise<unknown>): Promise<void> {
  await expect(call).rejects.toThrow();
}

describe('the record of requests', () => {
  test('is empty at the start: what the local AWS makes for itself is no request', () => {
    expect(aws.requests()).toEqual([]);
  });

  test('names a request of Step Functions by its IAM action and the ARN it is about', async () => {
    const { sfn } = aws.clients;
    const { stateMachineArn } = await sfn.send(
      new CreateStateMachineCommand({
        name: 'm',
        roleArn: ROLE,
        definition: JSON.stringify({ StartAt: 'S', States: { S: { Type: 'Succeed' } } }),
      }),
    );
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(asked()).toEqual([
      { action: 'states:CreateStateMachine', resource: 'm', caller: 'client' },
      { action: 'states:StartExecution', resource: stateMachineArn, caller: 'client' },
      { action: 'states:GetExecutionHistory', resource: executionArn, caller: 'client' },
      { action: 'states:ListExecutions', resource: stateMachineArn, caller: 'client' },
    ]);
  });

  test('tells the error of a request that was refused, and when each came', async () => {
    const executionArn = 'arn:aws:states:eu-west-1:123456789012:execution:m:none';
    const before = Date.now();
    await refused(aws.clients.sfn.send(new DescribeExecutionCommand({ executionArn })));
    const [first] = aws.requests();
    expect(first).toEqual({
      action: 'states:DescribeExecution',
      resource: executionArn,
      caller: 'client',
      at: expect.any(Number),
      error: 'ExecutionDoesNotExist',
    });
    expect(first?.at).toBeGreaterThanOrEqual(before);
    expect(first?.at).toBeLessThanOrEqual(Date.now());
  });

  test('names requests of ECS and CloudWatch Logs, with a resource where there is one', async () => {
    const { ecs, logs } = aws.clients;
    await ecs.send(new DescribeTasksCommand({ cluster: 'default', tasks: [TASK] }));
    await ecs.send(new DescribeTasksCommand({ cluster: 'default', tasks: [TASK, `${TASK}0`] }));
    await ecs.send(new ListTasksCommand({}));
    await refused(logs.send(new GetLogEventsCommand({ logGroupName: '/g', logStreamName: 's/c/1' })));
    await refused(logs.send(new FilterLogEventsCommand({ logGroupName: '/g' })));
    const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:/g';
    const error = 'ResourceNotFoundException';
    expect(asked()).toEqual([
      { action: 'ecs:DescribeTasks', resource: TASK, caller: 'client' },
      { action: 'ecs:DescribeTasks', resource: 'default', caller: 'client' },
      { action: 'ecs:ListTasks', caller: 'client' },
      { action: 'logs:GetLogEvents', resource: `${group}:log-stream:s/c/1`, caller: 'client', error },
      { action: 'logs:FilterLogEvents', resource: group, caller: 'client', error },
    ]);
  });

  test('names requests of S3 by the actions of IAM, which are not always those of the API', async () => {
    const { s3 } = aws.clients;
    const Bucket = 'local-outputs';
    const Key = 'a b/ü.txt';
    await s3.send(new ListBucketsCommand({}));
    await s3.send(new HeadBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'a' }));
    await s3.send(new GetObjectCommand({ Bucket, Key })).then(({ Body }) => Body?.transformToString());
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await refused(s3.send(new GetObjectCommand({ Bucket, Key })));
    await refused(s3.send(new HeadObjectCommand({ Bucket, Key })));
    await refused(s3.send(new ListObjectsV2Command({ Bucket: 'absent' })));
    const bucket = 'arn:aws:s3:::local-outputs';
    const object = `${bucket}/${Key}`;
    expect(asked()).toEqual([
      { action: 's3:ListAllMyBuckets', caller: 'client' },
      { action: 's3:ListBucket', resource: bucket, caller: 'client' },
      { action: 's3:PutObject', resource: object, caller: 'client' },
      { action: 's3:ListBucket', resource: bucket, caller: 'client' },
      { action: 's3:GetObject', resource: object, caller: 'client' },
      { action: 's3:DeleteObject', resource: object, caller: 'client' },
      { action: 's3:GetObject', resource: object, caller: 'client', error: 'NoSuchKey' },
      { action: 's3:GetObject', resource: object, caller: 'client', error: 'NotFound' },
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::absent', caller: 'client', error: 'NoSuchBucket' },
    ]);
  });

  test('has what is not served at all, too', async () => {
    const headers = signedBy(aws.accessKeyId);
    await fetch(`${aws.url}/local-outputs?policy`, { headers });
    await fetch(`${aws.url}/local-outputs/%zz`, { headers });
    await fetch(aws.url, { method: 'POST', headers: { ...headers, 'x-amz-target': 'AmazonSQS.ListQueues' } });
    await fetch(aws.url, {
      method: 'POST',
      headers: { ...headers, 'x-amz-target': 'AWSStepFunctions.GetActivityTask' },
    });
    await fetch(`${aws.url}/2015-03-31/functions/f/invocations`, { method: 'POST', headers });
    expect(asked()).toEqual([
      {
        action: 's3:ListBucket',
        resource: 'arn:aws:s3:::local-outputs',
        caller: 'client',
        error: 'NotImplemented',
      },
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::local-outputs/%zz',
        caller: 'client',
        error: 'BadRequest',
      },
      { action: 'AmazonSQS.ListQueues', caller: 'client', error: 'UnknownOperationException' },
      { action: 'states:GetActivityTask', caller: 'client', error: 'UnknownOperationException' },
      {
        action: 'lambda:InvokeFunction',
        resource: 'f',
        caller: 'client',
        error: 'ResourceNotFoundException',
      },
    ]);
  });

  test('leaves out who was not let in, so that no web page can fill it', async () => {
    await fetch(`${aws.url}/local-outputs`);
    await fetch(`${aws.url}/local-outputs`, { headers: signedBy('someone') });
    await fetch(aws.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' },
    });
    expect(aws.requests()).toEqual([]);
  });

  test('is told to a listener, record by record', async () => {
    await aws.clients.ecs.send(new ListTasksCommand({}));
    await aws.clients.s3.send(new ListBucketsCommand({}));
    expect(noticed).toEqual(aws.requests());
    expect(noticed).toHaveLength(2);
  });

  test('leaves out what a machine does by itself, and tells the requests of tasks from those of clients', async () => {
    const { ecs, sfn } = aws.clients;
    const source =
      'await fetch(process.env.AWS_ENDPOINT_URL, { method: "POST", headers: { ' +
      '"x-amz-target": "AmazonEC2ContainerServiceV20141113.ListClusters", ' +
      'authorization: "AWS4-HMAC-SHA256 Credential=" + process.env.AWS_ACCESS_KEY_ID + "/20260101/eu-west-1/ecs/aws4_request" } })';
    await register(ecs, 'asker', [script('app', source)]);
    const definition = JSON.stringify({
      StartAt: 'R',
      States: {
        R: {
          Type: 'Task',
          Resource: 'arn:aws:states:::ecs:runTask.sync',
          Parameters: {
            Cluster: 'default',
            LaunchType: 'FARGATE',
            TaskDefinition: 'asker',
            NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0ed41e45b216c45a4'] } },
          },
          End: true,
        },
      },
    });
    const { stateMachineArn } = await sfn.send(
      new CreateStateMachineCommand({ name: 'asks', roleArn: ROLE, definition }),
    );
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    for (;;) {
      const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (status !== 'RUNNING') {
        expect(status).toBe('SUCCEEDED');
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(asked().filter(({ caller }) => caller === 'task')).toEqual([
      { action: 'ecs:ListClusters', caller: 'task' },
    ]);
    expect(asked().map(({ action }) => action)).not.toContain('ecs:RunTask');
  });

  test('knows the bucket of a virtual-hosted request', async () => {
    const port = new URL(aws.url).port;
    // The name resolves nowhere on some machines, so the host is given as a header.
    await new Promise<void>((resolve, reject) => {
      const headers = { ...signedBy(aws.accessKeyId), host: `local-outputs.localhost:${port}` };
      const sent = request({ host: '127.0.0.1', port, path: '/?list-type=2', headers }, (response) => {
        response.resume();
        response.once('end', resolve);
      });
      sent.once('error', reject);
      sent.end();
    });
    expect(asked()).toEqual([
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::local-outputs', caller: 'client' },
    ]);
  });
});
