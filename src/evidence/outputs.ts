import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { TIME_LIMITS } from '../time-limits.ts';
import { type Notice, type S3Trouble, s3Trouble } from './notice.ts';
import { parseS3Uri } from './s3-uri.ts';

/** One object that a task left behind. */
export interface OutputObject {
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly lastModified: number | undefined;
  /** Whether it was there before the execution started. */
  readonly older: boolean;
}

/** What lies under an execution's output location. */
export type OutputListing =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'listed';
      readonly location: string;
      readonly objects: readonly OutputObject[];
      /** Whether there are more than were read. */
      readonly more: boolean;
    }
  | { readonly kind: 'unreadable'; readonly location: string; readonly notice: OutputsNotice };

type OutputsNotice = Extract<Notice, { readonly kind: 'output-location-invalid' | 'outputs-unreadable' }>;

/** Ten pages: a report beyond that serves nobody, and each page is a request. */
const MAX_OBJECTS = 10_000;

/**
 * Lists the objects under an output location, in key order. What cannot be listed is a warning, not an error: the
 * task has run, whatever S3 says of it.
 *
 * @param location `s3://bucket/prefix`, or undefined if the execution has none
 * @param startedAt when the execution started, in milliseconds since the epoch; undefined if that is not known
 * @param signal aborted when the step must come to its report
 * @param forMs how long it may take; a minute unless given
 */
export async function listOutputs(
  s3: S3Client,
  location: string | undefined,
  startedAt: number | undefined,
  signal: AbortSignal,
  forMs: number = TIME_LIMITS.evidence.outputsMs,
): Promise<OutputListing> {
  if (location === undefined) {
    return { kind: 'none' };
  }
  const place = parseS3Uri(location);
  if (place === undefined) {
    return { kind: 'unreadable', location, notice: { kind: 'output-location-invalid' } };
  }
  const objects: OutputObject[] = [];
  const timeout = AbortSignal.timeout(forMs);
  const abortSignal = AbortSignal.any([signal, timeout]);
  try {
    for await (const page of paginateListObjectsV2(
      { client: s3 },
      { Bucket: place.bucket, Prefix: place.prefix },
      { abortSignal },
    )) {
      for (const { Key: key, Size: bytes, LastModified: modified } of page.Contents ?? []) {
        if (key !== undefined) {
          const lastModified = modified?.getTime();
          objects.push({ key, bytes: bytes ?? 0, lastModified, older: isOlder(lastModified, startedAt) });
        }
      }
      if (objects.length >= MAX_OBJECTS) {
        return {
          kind: 'listed',
          location,
          objects: objects.slice(0, MAX_OBJECTS),
          more: page.IsTruncated === true,
        };
      }
    }
    return { kind: 'listed', location, objects, more: false };
  } catch (error) {
    const why: S3Trouble = timeout.aborted ? { kind: 'too-slow' } : s3Trouble(error);
    return {
      kind: 'unreadable',
      location,
      notice: { kind: 'outputs-unreadable', bucket: place.bucket, why },
    };
  }
}

/** S3 tells whole seconds only. */
function isOlder(lastModified: number | undefined, startedAt: number | undefined): boolean {
  return (
    lastModified !== undefined &&
    startedAt !== undefined &&
    lastModified < Math.floor(startedAt / 1000) * 1000
  );
}
