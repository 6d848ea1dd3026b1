import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { listOutputs, type OutputListing, type OutputObject } from '../../src/evidence/outputs.ts';
import { previewOutput } from '../../src/evidence/preview.ts';

function object(key: string, changes: Partial<OutputObject> = {}): OutputObject {
  return { key, bytes: 10, lastModified: 0, older: false, ...changes };
}

function listed(...objects: readonly OutputObject[]): OutputListing {
  return { kind: 'listed', location: 's3://reports/orders/c1', objects, more: false };
}

const options = { signal: new AbortController().signal };

describe('over HTTP', () => {
  let aws: LocalAws;
  let client: S3Client;
  beforeAll(async () => {
    aws = await startLocalAws();
    client = new S3Client({
      region: 'eu-central-1',
      endpoint: aws.url,
      credentials: aws,
      forcePathStyle: true,
      maxAttempts: 1,
    });
    await client.send(new CreateBucketCommand({ Bucket: 'previews' }));
  });
  afterAll(async () => {
    client.destroy();
    await aws.close();
  });

  const put = (key: string, body: string) =>
    client.send(new PutObjectCommand({ Bucket: 'previews', Key: key, Body: body }));
  const preview = async (location: string) =>
    previewOutput(client, await listOutputs(client, location, undefined, options.signal), options);

  test('what was listed is shown', async () => {
    await put('c1/sub folder/ü&+.csv', 'id\n1\n2\n');
    await put('c1/report.json', '{}');
    expect(await preview('s3://previews/c1')).toMatchObject({
      kind: 'table',
      key: 'c1/sub folder/ü&+.csv',
      rows: [['1'], ['2']],
    });
  });

  test('what has grown since is not', async () => {
    await put('grown/a.csv', 'id\n1\n');
    const listing = await listOutputs(client, 's3://previews/grown', undefined, options.signal);
    await put('grown/a.csv', 'id\n'.repeat(200_000));
    expect(await previewOutput(client, listing, options)).toEqual({ kind: 'none' });
  });

  test('what is gone since is not', async () => {
    const gone = listed(object('orders/c1/gone.csv'));
    const there: OutputListing = gone.kind === 'listed' ? { ...gone, location: 's3://previews' } : gone;
    expect(await previewOutput(client, there, options)).toEqual({ kind: 'none' });
  });
});
