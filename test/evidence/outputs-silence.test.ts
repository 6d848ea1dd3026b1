import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import { listOutputs } from '../../src/evidence/outputs.ts';
import { Interrupted } from '../../src/execution/ending.ts';

/** Nothing ever comes, until the caller gives up. */
const silentS3 = (onRequest: () => void = () => {}) =>
  new S3Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    requestHandler: {
      handle: (_request: unknown, { abortSignal }: { readonly abortSignal?: AbortSignal } = {}) =>
        new Promise<never>((_resolve, reject) => {
          abortSignal?.addEventListener('abort', () =>
            reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' })),
          );
          onRequest();
        }),
    },
  });

test('a job that is cancelled while S3 does not answer loses the listing, not the report', async () => {
  const controller = new AbortController();
  const s3 = silentS3(() => controller.abort(new Interrupted({ kind: 'cancelled' })));
  expect(await listOutputs(s3, 's3://bucket/prefix', undefined, controller.signal)).toEqual({
    kind: 'unreadable',
    location: 's3://bucket/prefix',
    notice: { kind: 'outputs-unreadable', bucket: 'bucket', why: { kind: 'other', name: 'AbortError' } },
  });
});

test('an S3 that does not answer is given up, which is a warning', async () => {
  const { signal } = new AbortController();
  expect(await listOutputs(silentS3(), 's3://bucket/prefix', undefined, signal, 10)).toEqual({
    kind: 'unreadable',
    location: 's3://bucket/prefix',
    notice: { kind: 'outputs-unreadable', bucket: 'bucket', why: { kind: 'too-slow' } },
  });
});
