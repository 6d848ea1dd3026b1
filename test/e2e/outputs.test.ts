import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { DEPLOY, REGION, runStep } from './step.ts';

let aws: LocalAws;
let s3: S3Client;
beforeAll(async () => {
  aws = await startLocalAws();
  s3 = new S3Client({
    endpoint: aws.url,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
  });
});
afterAll(async () => {
  s3.destroy();
  await aws.close();
});

describe('objects that lay at the output location before', () => {
  test('are told from what this execution left', async () => {
    await s3.send(
      new PutObjectCommand({ Bucket: 'local-outputs', Key: 'shared/before.txt', Body: 'of last night' }),
    );
    const upload = (reportId: string) =>
      runStep(aws.url, {
        inputs: {
          ...DEPLOY,
          'state-machine': 'older',
          'report-id': reportId,
          'output-location': 's3://local-outputs/shared',
        },
      });
    // S3 tells whole seconds: by the end of a first step, a second one starts in another.
    await upload('first');
    const { outputs, summary } = await upload('second');
    const objects: readonly { readonly key: string; readonly older: boolean }[] = JSON.parse(
      outputs['s3-outputs'] ?? '',
    );
    expect(objects.find(({ key }) => key === 'shared/before.txt')).toMatchObject({ older: true });
    expect(objects.find(({ key }) => key === 'shared/report.json')).toMatchObject({ older: false });
    expect(summary).toMatch(/of them older than this execution/);
    expect(summary).toMatch(/\| shared\/before\.txt \|.*\(older\) \|/);
  });
});
