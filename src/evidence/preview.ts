import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { parseJson } from '../json.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type Notice, s3Trouble } from './notice.ts';
import type { OutputListing, OutputObject } from './outputs.ts';
import { csvTable, jsonTable, type Table } from './preview-table.ts';
import { parseS3Uri } from './s3-uri.ts';

/** One small output of an execution, JSON or CSV, as a table to look at. */
export type OutputPreview =
  | { readonly kind: 'none' }
  | (Table & { readonly kind: 'table'; readonly key: string })
  | {
      readonly kind: 'unreadable';
      readonly notice: Extract<Notice, { readonly kind: 'preview-unreadable' }>;
    };

export interface PreviewOptions {
  /** Ends the reading: there is no preview then. */
  readonly signal: AbortSignal;
  /** How long all of it may take; 5 s unless given. */
  readonly forMs?: number;
}

const NONE: OutputPreview = { kind: 'none' };

/** Larger objects are not read. */
const MAX_BYTES = 65_536;

/**
 * Reads one small CSV or JSON object of those that an execution left, as a table: the first in key order, so that the
 * next run shows the same one, and CSV before JSON. An object that is neither, whatever its name says, or that is gone
 * by now, gives none.
 */
export async function previewOutput(
  s3: S3Client,
  listing: OutputListing,
  { signal, forMs = TIME_LIMITS.evidence.previewMs }: PreviewOptions,
): Promise<OutputPreview> {
  const place = listing.kind === 'listed' ? parseS3Uri(listing.location) : undefined;
  const object = listing.kind === 'listed' ? chosen(listing.objects) : undefined;
  if (place === undefined || object === undefined || signal.aborted) {
    return NONE;
  }
  const timeout = AbortSignal.timeout(forMs);
  try {
    const text = await readText(s3, place.bucket, object.key, AbortSignal.any([signal, timeout]));
    const table =
      text === undefined ? undefined : CSV.test(object.key) ? csvTable(text) : jsonTable(parseJson(text));
    return table === undefined ? NONE : { kind: 'table', key: object.key, ...table };
  } catch (error) {
    return signal.aborted || (error instanceof Error && error.name === 'NoSuchKey')
      ? NONE
      : {
          kind: 'unreadable',
          notice: {
            kind: 'preview-unreadable',
            bucket: place.bucket,
            prefix: place.prefix,
            key: object.key,
            why: timeout.aborted ? { kind: 'too-slow' } : s3Trouble(error),
          },
        };
  }
}

const CSV = /\.csv$/i;
const JSON_FILE = /\.json$/i;

function chosen(objects: readonly OutputObject[]): OutputObject | undefined {
  const small = objects.filter(({ bytes, older }) => bytes > 0 && bytes <= MAX_BYTES && !older);
  return small.find(({ key }) => CSV.test(key)) ?? small.find(({ key }) => JSON_FILE.test(key));
}

/** The text of an object; undefined if it has grown too large since it was listed, or is no UTF-8. */
async function readText(
  s3: S3Client,
  bucket: string,
  key: string,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  // One byte more than is wanted tells whether there is more.
  const request = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${MAX_BYTES}` });
  const { Body: body } = await s3.send(request, { abortSignal });
  const bytes = body === undefined ? undefined : await readBytes(body.transformToWebStream(), abortSignal);
  try {
    return bytes === undefined ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** All bytes of a stream; undefined, and the rest left unread, if there are more than a preview may take. */
async function readBytes(
  stream: ReadableStream<Uint8Array>,
  abortSignal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  // The SDK's own signal counts until the first byte; the rest may come slowly, or never.
  const giveUp = (): void => void reader.cancel().catch(() => {});
  abortSignal.addEventListener('abort', giveUp, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    for (let size = 0; size <= MAX_BYTES; ) {
      abortSignal.throwIfAborted();
      const { done, value } = await reader.read();
      abortSignal.throwIfAborted();
      if (done) {
        return Buffer.concat(chunks);
      }
      chunks.push(value);
      size += value.byteLength;
    }
    return undefined;
  } finally {
    abortSignal.removeEventListener('abort', giveUp);
    giveUp();
  }
}
