import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { parse } from 'csv-parse/sync';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../json.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type Notice, s3Trouble } from './notice.ts';
import { type OutputListing, type OutputObject, parseS3Uri } from './outputs.ts';

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

/** The beginning of a table: as much as a reader looks at. */
export interface Table {
  readonly header: readonly string[];
  /** As many cells each as the header has. */
  readonly rows: readonly (readonly string[])[];
  /** How many more rows and columns there are. */
  readonly moreRows: number;
  readonly moreColumns: number;
}

const MAX_ROWS = 10;
const MAX_COLUMNS = 8;
const MAX_CELL_LENGTH = 80;

/** A CSV text with a header line as a table; undefined if it is none, or empty. */
export function csvTable(text: string): Table | undefined {
  const records = parsedCsv(text);
  const [header, ...rows] = records;
  if (header === undefined) {
    return undefined;
  }
  const width = records.reduce((widest, { length }) => Math.max(widest, length), 0);
  return cutTable(
    width,
    (column) => header[column] ?? '',
    rows,
    (row, column) => row[column] ?? '',
  );
}

/** Given, since those of the first line need not be those of all. */
const LINE_BREAKS = ['\r\n', '\n', '\r'];

/** A record may have more or fewer cells than the header: the table shows what is there. */
function parsedCsv(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: LINE_BREAKS,
    });
  } catch {
    return [];
  }
}

/**
 * A JSON text as a table: a list of objects has their keys as columns, in the order they appear in; an object is a
 * table of keys and values; a list of plain values is one column. Undefined for anything else, or if it is empty.
 */
export function jsonTable(json: Json | undefined): Table | undefined {
  if (isJsonObject(json)) {
    const entries = Object.entries(json);
    return entries.length === 0
      ? undefined
      : cutTable(
          2,
          (column) => ['key', 'value'][column] ?? '',
          entries,
          ([key, value], column) => (column === 0 ? key : cell(value)),
        );
  }
  if (!isList(json) || json.length === 0) {
    return undefined;
  }
  if (json.every((row) => isJsonObject(row))) {
    const keys = [...new Set(json.flatMap((row) => Object.keys(row)))];
    const at = (row: JsonObject, column: number): string => {
      const key = keys[column];
      // Object.hasOwn, since a key may be `constructor`.
      return key !== undefined && Object.hasOwn(row, key) ? cell(row[key]) : '';
    };
    return keys.length === 0 ? undefined : cutTable(keys.length, (column) => keys[column] ?? '', json, at);
  }
  return json.some((value) => typeof value === 'object' && value !== null)
    ? undefined
    : cutTable(1, () => 'value', json, cell);
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

function cutTable<Row>(
  width: number,
  title: (column: number) => string,
  rows: readonly Row[],
  at: (row: Row, column: number) => string,
): Table {
  const columns = Array.from({ length: Math.min(width, MAX_COLUMNS) }, (_item, column) => column);
  return {
    header: columns.map((column) => cutCell(title(column))),
    rows: rows.slice(0, MAX_ROWS).map((row) => columns.map((column) => cutCell(at(row, column)))),
    moreRows: Math.max(0, rows.length - MAX_ROWS),
    moreColumns: width - columns.length,
  };
}

function cell(value: Json | undefined): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  try {
    return JSON.stringify(value);
  } catch {
    // JSON.parse goes deeper than JSON.stringify, which ends with the stack.
    return '…';
  }
}

function cutCell(text: string): string {
  return text.length <= MAX_CELL_LENGTH
    ? text
    : // The cut may have left the first half of a character.
      `${text.slice(0, MAX_CELL_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
