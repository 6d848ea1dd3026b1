import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { toUploadError } from './storage-errors.ts';

/** Objects in one bucket. Every method rejects with NetworkError or InvalidInput where the fault is known. */
export interface Storage {
  put(key: string, body: string, contentType: string): Promise<void>;
  /** `undefined` when there is no such object. */
  get(key: string): Promise<string | undefined>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

export function createStorage(client: S3Client, bucket: string): Storage {
  const known = async <T>(action: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw toUploadError(error, action);
    }
  };
  return {
    put: (key, body, contentType) =>
      known(`write s3://${bucket}/${key}`, async () => {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }),
        );
      }),
    get: (key) =>
      known(`read s3://${bucket}/${key}`, async () => {
        try {
          const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
          return await answer.Body?.transformToString();
        } catch (error) {
          if (error instanceof NoSuchKey) {
            return undefined;
          }
          throw error;
        }
      }),
    delete: (key) =>
      known(`delete s3://${bucket}/${key}`, async () => {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      }),
  };
}
