import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import type { ObjectStore, ObjectSummary } from '../../integrations.ts';
import type { Json, JsonObject } from '../../json.ts';
import { type CsvFormat, csvItems } from './csv-items.ts';
import { unpacked } from './decompress.ts';
import { ItemReaderError } from './item-reader-error.ts';
import { jsonItems, jsonLinesItems } from './json-items.ts';

/** How an object holds items. */
export type ItemFormat =
  | CsvFormat
  | { readonly type: 'JSON'; readonly pointer: string }
  | { readonly type: 'JSONL' };

/** Where the items of a Map state are in S3. */
export type ItemSource =
  | { readonly kind: 'object'; readonly bucket: string; readonly key: string; readonly format: ItemFormat }
  /** The objects themselves are the items, or what they hold where there is a format. */
  | {
      readonly kind: 'listing';
      readonly bucket: string;
      readonly prefix: string;
      readonly format: ItemFormat | undefined;
    };

/** One item, and where it comes from, as `Map.Item.Source` in the context object tells it. */
export interface SourceItem {
  readonly value: Json;
  readonly source: string;
}

/** Reads the items of a source, in their order. Throws ItemReaderError. */
export async function* readItems(store: ObjectStore, source: ItemSource): AsyncGenerator<SourceItem> {
  try {
    switch (source.kind) {
      case 'object':
        yield* itemsIn(store, source.bucket, source.key, source.format);
        break;
      case 'listing':
        for (const object of await store.list(source.bucket, source.prefix)) {
          if (source.format === undefined) {
            yield { value: metadata(object), source: `s3://${source.bucket}` };
          } else {
            yield* itemsIn(store, source.bucket, object.key, source.format);
          }
        }
        break;
    }
  } catch (error) {
    throw error instanceof AwsError ? new ItemReaderError(s3Cause(error), { cause: error }) : error;
  }
}

/** An error of S3 in a cause, as Step Functions writes it. */
export function s3Cause({ message, status }: AwsError): string {
  return `${message} (Service: S3, Status Code: ${status}, Request ID: ${randomUUID()}) (SDK Attempt Count: 1)`;
}

async function* itemsIn(
  store: ObjectStore,
  bucket: string,
  key: string,
  format: ItemFormat,
): AsyncGenerator<SourceItem> {
  const content = await unpacked(key, await store.get(bucket, key));
  for (const value of valuesIn(content, format)) {
    yield { value, source: `s3://${bucket}/${key}` };
  }
}

function valuesIn(content: Buffer, format: ItemFormat): Iterable<Json> {
  switch (format.type) {
    case 'CSV':
      return csvItems(content.toString('utf8'), format);
    case 'JSON':
      return jsonItems(content.toString('utf8'), format.pointer);
    case 'JSONL':
      return jsonLinesItems(content);
  }
}

/** What ListObjectsV2 tells of an object, in the names and the order of Step Functions. */
function metadata({ eTag, key, lastModified, size }: ObjectSummary): JsonObject {
  return {
    Etag: eTag,
    Key: key,
    LastModified: Math.floor(lastModified / 1000),
    Size: size,
    StorageClass: 'STANDARD',
  };
}
