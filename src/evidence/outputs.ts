import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { Minimatch, type MinimatchOptions } from 'minimatch';
import { TIME_LIMITS } from '../time-limits.ts';
import { type Notice, type S3Trouble, s3Trouble } from './notice.ts';

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

/** S3 keys are text: their case counts, `/` parts them on every platform, and `.`, `..` and `//` mean nothing. */
const OPTIONS: MinimatchOptions = {
  dot: true,
  nocomment: true,
  nonegate: true,
  platform: 'linux',
  preserveMultipleSlashes: true,
  optimizationLevel: 0,
  // Each alternative is a pattern to try on every key; what `{1..1000000}` has beyond that is not tried.
  braceExpandMax: 1000,
};

/**
 * The globs that no object satisfies. An object does if its key below the output location matches, it is not empty,
 * and it was not there before the execution: what last night left does not show that tonight's task did its work.
 * What could not be listed satisfies none, nor do objects beyond those that were read.
 *
 * @param globs relative to the output location, such as `*.csv` or `reports/**`
 */
export function missingOutputs(globs: readonly string[], listing: OutputListing): readonly string[] {
  const keys = freshKeys(listing);
  return globs.filter((glob) => {
    const matcher = new Minimatch(glob, OPTIONS);
    return !keys.some((key) => matcher.match(key));
  });
}

/** The keys that can satisfy a glob, without the prefix that all of them share. */
function freshKeys(listing: OutputListing): readonly string[] {
  const place = listing.kind === 'listed' ? parseS3Uri(listing.location) : undefined;
  if (listing.kind !== 'listed' || place === undefined) {
    return [];
  }
  return listing.objects
    .filter(({ key, bytes, older }) => bytes > 0 && !older && key.startsWith(place.prefix))
    .map(({ key }) => key.slice(place.prefix.length));
}

/** Where an output location is: a bucket, and what the keys of all that lies there begin with. */
export interface S3Place {
  readonly bucket: string;
  /** Ends with a slash, unless it is the whole bucket and empty. */
  readonly prefix: string;
}

/** The folder that an output location means: `reports/c1` holds `reports/c1/…`, not `reports/c10/…`. */
export function parseS3Uri(uri: string): S3Place | undefined {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
  return bucket === undefined ? undefined : { bucket, prefix };
}
