import { duration } from '../duration.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { Clock } from './clock.ts';
import { toAwsError } from './error-sentences.ts';
import { isTransient, kindOf } from './errors.ts';
import type { AwsAction, Call, RateLimiter } from './rate-limiter.ts';

/** How long, and by which clock, what may pass is waited out. */
export interface RetryOptions {
  readonly clock: Clock;
  /** Ends the waiting; its reason is thrown. */
  readonly signal: AbortSignal;
  readonly forMs: number;
  /** The first wait; 1 s unless given. */
  readonly intervalMs?: number;
  /** How long a request may take; 30 s unless given. */
  readonly requestMs?: number;
  /** What all requests of the step share; without, they are sent at once. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** How long what is not found may only be too new, since reads lag behind; not at all unless given. */
  readonly missingForMs?: number;
  /** Told of every failure that is waited out, a sentence. */
  readonly onTrouble?: (sentence: string) => void;
}

/**
 * Makes a call, and makes it again while throttling, 5xx or a broken connection is in the way: so it must be one
 * that may be sent twice. The last try is made when the time for retries is over.
 *
 * @throws AwsError when AWS refuses for good, or the time for retries is over; the signal's reason when it is aborted
 */
export async function withRetry<T>(
  retry: RetryOptions,
  call: Call,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, signal, missingForMs, rateLimiter, requestMs = TIME_LIMITS.request.awsMs } = retry;
  const missingUntil = missingForMs === undefined ? 0 : clock.now() + missingForMs;
  return retried(retry, {
    name: call.action,
    attempt: () =>
      limited(rateLimiter, call.action, signal, () =>
        send(AbortSignal.any([signal, AbortSignal.timeout(requestMs)])),
      ),
    retryUntil: (error, deadline) => retryUntil(error, deadline, missingUntil),
    toError: (error) => toAwsError(error, call),
  });
}

/**
 * Sends a request when its turn comes, and asks for less when AWS says that there are too many; at once where nothing
 * is limited.
 */
export async function limited<T>(
  rateLimiter: RateLimiter | undefined,
  action: AwsAction,
  signal: AbortSignal,
  request: () => Promise<T>,
): Promise<T> {
  await rateLimiter?.take(action, signal);
  try {
    return await request();
  } catch (error) {
    if (kindOf(error) === 'throttled') {
      rateLimiter?.refused(action);
    }
    throw error;
  }
}

/** What is tried until it succeeds, and what is made of its failures. */
export interface Tried<T> {
  /** For people. */
  readonly name: string;
  readonly attempt: () => Promise<T>;
  /** Until when a failure is waited out, in milliseconds since the epoch, given when the time for retries is over. */
  readonly retryUntil: (error: unknown, deadline: number) => number;
  /** What is thrown in place of the last failure. */
  readonly toError: (error: unknown) => Error;
}

/** Tries something until it succeeds, its failure is final, or there is no time left; see `withRetry`. */
export async function retried<T>(
  { clock, signal, forMs, onTrouble, intervalMs = TIME_LIMITS.retry.firstWaitMs }: RetryOptions,
  { name, attempt, retryUntil: until, toError }: Tried<T>,
): Promise<T> {
  const deadline = clock.now() + forMs;
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      const left = until(error, deadline) - clock.now();
      // Timers count whole milliseconds.
      if (left < 1) {
        throw toError(error);
      }
      const delay = Math.min(nextTryMs(intervalMs, failures), left);
      const errorName = error instanceof Error ? error.name : 'Error';
      onTrouble?.(`${name} failed (${errorName}), trying again in ${duration(delay)}`);
      await clock.sleep(delay, signal);
    }
  }
}

/**
 * Credentials are looked for before the first call. That there are none later means that their source, such as an
 * endpoint of the runner, is away.
 */
function retryUntil(error: unknown, deadline: number, missingUntil: number): number {
  switch (kindOf(error)) {
    case 'not-found':
      return missingUntil;
    case 'no-credentials':
      return deadline;
    default:
      return isTransient(error) ? deadline : 0;
  }
}

/** Milliseconds until a call that failed is made again, doubling from the interval up to a minute. */
export function nextTryMs(intervalMs: number, failures: number): number {
  return Math.min(intervalMs * 2 ** (failures - 1), Math.max(TIME_LIMITS.retry.longestWaitMs, intervalMs));
}
