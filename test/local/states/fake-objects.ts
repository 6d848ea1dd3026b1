import { AwsError } from '../../../local/aws-error.ts';
import type { ObjectStore } from '../../../local/integrations.ts';

/** An S3 in memory with every bucket but those that are missing. The keys of `objects` are `BUCKET/KEY`. */
export function fakeObjects(
  objects: Map<string, Buffer> = new Map(),
  missingBuckets: readonly string[] = ['missing'],
): ObjectStore {
  const check = (bucket: string): void => {
    if (missingBuckets.includes(bucket)) {
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    }
  };
  return {
    async get(bucket, key) {
      check(bucket);
      const object = objects.get(`${bucket}/${key}`);
      if (object === undefined) {
        throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
      }
      return object;
    },
    async list(bucket, prefix) {
      check(bucket);
      const keys = [...objects.keys()].filter((key) => key.startsWith(`${bucket}/${prefix}`)).sort();
      return keys.map((key) => ({
        key: key.slice(bucket.length + 1),
        size: objects.get(key)?.length ?? 0,
        eTag: '"etag"',
        lastModified: 0,
      }));
    },
    async put(bucket, key, body) {
      check(bucket);
      objects.set(`${bucket}/${key}`, body);
    },
  };
}
