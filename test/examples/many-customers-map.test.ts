import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { exampleMachine } from './machine.ts';

let aws: LocalAws;
let sfn: SFNClient;
let s3: S3Client;
let stateMachineArn: string | undefined;
beforeAll(async () => {
  aws = await startLocalAws({ waitScale: 0.005 });
  const settings = {
    endpoint: aws.url,
    region: 'eu-west-1',
    credentials: aws,
  };
  sfn = new SFNClient(settings);
  s3 = new S3Client(settings);
  const created = await sfn.send(
    new CreateStateMachineCommand({
      name: 'many-customers',
      roleArn: 'arn:aws:iam::123456789012:role/machine',
      definition: exampleMachine('many-customers-map.asl.json'),
    }),
  );
  stateMachineArn = created.stateMachineArn;
});
afterAll(async () => {
  sfn.destroy();
  s3.destroy();
  await aws.close();
});

async function run(input: object): Promise<DescribeExecutionCommandOutput> {
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== 'RUNNING') {
      return execution;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function uploadedFor(prefix: string): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: 'local-outputs', Prefix: prefix }),
  );
  return [...new Set(Contents.map(({ Key = '' }) => Key.split('/')[1] ?? ''))];
}

describe('the machine for many customers', () => {
  test('retries each of them by its exit code, and tells how often, in the order of the ids', async () => {
    const ids = ['c-1001', 'c-1002', 'c-1003'];
    const { status, output = '' } = await run({
      customer_ids: ids,
      report_id: 'orders',
      output_location: 's3://local-outputs/heals',
      commands: ['NetworkError:1', 'UncaughtException:1'],
    });
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output)).toEqual(
      ids.map((id) => ({ customer_id: id, status: 'SUCCEEDED', attempts: 3 })),
    );
    expect(await uploadedFor('heals/')).toEqual(ids);
  });

  test('serves the others when one cannot be served, and fails in the end with its name', async () => {
    const execution = await run({
      customer_ids: ['c-1001', 'not an id'],
      report_id: 'orders',
      output_location: 's3://local-outputs/half',
    });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'FATAL', cause: 'Not served: not an id.' });
    expect(await uploadedFor('half/')).toEqual(['c-1001']);
  });

  test('gives up after four attempts', async () => {
    const execution = await run({
      customer_ids: ['c-2001'],
      report_id: 'orders',
      output_location: 's3://local-outputs/never',
      commands: ['UncaughtException'],
    });
    expect(execution).toMatchObject({ status: 'FAILED', cause: 'Not served: c-2001.' });
  });

  test('has nothing to do for nobody', async () => {
    expect(
      await run({ customer_ids: [], report_id: 'r', output_location: 's3://local-outputs/none' }),
    ).toMatchObject({
      status: 'SUCCEEDED',
      output: '[]',
    });
  });
});
