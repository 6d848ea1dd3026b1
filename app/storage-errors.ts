import { InvalidInput, NetworkError } from './errors.ts';

/** S3 asks to slow down, or a connection took too long: later it works. */
const TRANSIENT = new Set([
  'InternalError',
  'RequestLimitExceeded',
  'RequestTimeout',
  'ServiceUnavailable',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TimeoutError',
  'TooManyRequestsException',
]);

/** Node's names for a connection that failed. */
const CONNECTION = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The output location is wrong, or not ours to write to. */
const MISTAKEN = new Set([
  'AccessDenied',
  'AllAccessDisabled',
  'InvalidBucketName',
  'NoSuchBucket',
  'PermanentRedirect',
]);

/**
 * What S3's failure means for the task: NetworkError, InvalidInput, or the error itself when neither is known.
 * @param action what was tried, for the message: `write s3://bucket/key`
 */
export function toUploadError(error: unknown, action: string): unknown {
  const fault = describe(error);
  const message = `Could not ${action}: ${fault.text}`;
  if (
    TRANSIENT.has(fault.name) ||
    fault.codes.some((code) => CONNECTION.has(code)) ||
    isTransient(fault.status)
  ) {
    return new NetworkError(message, { cause: error });
  }
  // A bare 403 is how S3 answers a HEAD, or a bucket that it does not want to talk about.
  if (MISTAKEN.has(fault.name) || fault.status === 403) {
    return new InvalidInput(message, { cause: error });
  }
  return error;
}

function isTransient(status: number | undefined): boolean {
  return status !== undefined && (status === 429 || status >= 500);
}

interface Fault {
  readonly name: string;
  readonly text: string;
  readonly status: number | undefined;
  readonly codes: readonly string[];
}

function describe(error: unknown): Fault {
  if (!(error instanceof Error)) {
    return { name: '', text: String(error), status: undefined, codes: [] };
  }
  return {
    name: error.name,
    text:
      error.message === '' || error.message === error.name ? error.name : `${error.name}: ${error.message}`,
    status: statusOf(error),
    codes: codesOf(error),
  };
}

/** The SDK keeps the HTTP status of an answer in `$metadata`. */
function statusOf(error: Error): number | undefined {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) {
    return undefined;
  }
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

/** A failed connection to several addresses is an AggregateError: each of its errors has a code. */
function codesOf(error: Error): readonly string[] {
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner: readonly unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return [...own, ...inner.flatMap((item) => (item instanceof Error ? codesOf(item) : []))];
}
