import type { SFNClient } from '@aws-sdk/client-sfn';
import { errorProperty } from '../errors.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { missing, noCredentialsFrom, unloadedCredentials } from './error-sentences.ts';
import { type AwsError, isTransient, kindOf } from './errors.ts';
import { type RetryOptions, retried } from './retry.ts';

/** The variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Waits until there are credentials: the source that the environment names may be away for a while.
 *
 * @param env where the SDK looks for them
 * @throws AwsError at once if there is no source, or it refuses for good, and when the time for retries is over; the
 *   signal's reason when it is aborted
 */
export async function requireCredentials(
  { config }: SFNClient,
  retry: RetryOptions,
  env: Environment,
): Promise<void> {
  const endpoint = ENDPOINTS.find((name) => (env[name] ?? '') !== '');
  await retried(retry, {
    name: 'Loading AWS credentials',
    attempt: () => unlessAborted(config.credentials(), attemptSignal(retry)),
    retryUntil: (error, deadline) => (mayPass(error, endpoint) ? deadline : 0),
    toError: (cause) => failure(cause, endpoint),
  });
}

/** The variables by which ECS, EKS and CodeBuild name the endpoint that gives credentials. */
const ENDPOINTS = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'] as const;

/**
 * The SDK's default chain ends with one and the same error where nothing is configured and where an endpoint was asked
 * in vain, so only the environment tells these apart. An endpoint that answers no JSON makes it throw the parser's
 * error. What STS and the portal of IAM Identity Center answer is thrown as it is.
 */
function mayPass(error: unknown, endpoint: string | undefined): boolean {
  switch (kindOf(error)) {
    case 'no-credentials':
    case 'unexpected':
      return endpoint !== undefined;
    default:
      return isTransient(error) && !isOfFile(error);
  }
}

/** The file of a web identity token that cannot be read has an error code as a broken connection has. */
function isOfFile(error: unknown): boolean {
  return typeof errorProperty(error, 'path') === 'string';
}

function failure(cause: unknown, endpoint: string | undefined): AwsError {
  if (mayPass(cause, endpoint) && endpoint !== undefined) {
    return noCredentialsFrom(endpoint, cause);
  }
  return kindOf(cause) === 'no-credentials' ? missing('no-credentials', cause) : unloadedCredentials(cause);
}

/** The SDK itself waits for ever where an endpoint takes a connection and says nothing. */
function attemptSignal({ signal, requestMs = TIME_LIMITS.request.awsMs }: RetryOptions): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(requestMs)]);
}

/** What a promise comes to, unless the signal is aborted first: the SDK asks for credentials without one. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
