import { type AwsErrorKind, isTransient, kindOf } from '../aws/errors.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** The polls of an execution that failed since the last one that did not. */
export interface FailedPolls {
  readonly count: number;
  /** When one first failed for a reason of each kind, in milliseconds since the epoch. */
  readonly since: ReadonlyMap<AwsErrorKind, number>;
}

export const NONE_FAILED: FailedPolls = { count: 0, since: new Map() };

/** How long a reason is waited out that may be over soon, or stay. */
const MAY_PASS_MS: ReadonlyMap<AwsErrorKind, number> = new Map([
  // Reads lag behind, and not all places that are asked know what others know: neither a new execution nor, later, one
  // that was seen already.
  ['not-found', TIME_LIMITS.poll.newExecutionMs],
  // The source of the credentials may be away.
  ['no-credentials', TIME_LIMITS.retry.callMs],
  // The SDK is about to learn the right time.
  ['clock-skew', TIME_LIMITS.retry.callMs],
]);

/** Counts one more failed poll. */
export function failedAgain({ count, since }: FailedPolls, error: unknown, now: number): FailedPolls {
  const kind = kindOf(error);
  return { count: count + 1, since: new Map(since).set(kind, since.get(kind) ?? now) };
}

/** For how many milliseconds the last failed poll is still waited out; none if its reason stays. */
export function leftToPassMs({ since }: FailedPolls, error: unknown, now: number): number {
  const kind = kindOf(error);
  const mayPassMs = MAY_PASS_MS.get(kind);
  if (mayPassMs !== undefined) {
    return mayPassMs - (now - (since.get(kind) ?? now));
  }
  return isTransient(error) ? Number.POSITIVE_INFINITY : 0;
}
