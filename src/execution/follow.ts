import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from '../aws/clock.ts';
import { toAwsError } from '../aws/error-sentences.ts';
import type { AwsError } from '../aws/errors.ts';
import type { RateLimiter } from '../aws/rate-limiter.ts';
import { limited, nextTryMs } from '../aws/retry.ts';
import type { Policy } from '../policy/policy.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { linkedToEntries } from './entry-links.ts';
import { type FailedPolls, failedAgain, leftToPassMs, NONE_FAILED } from './failed-polls.ts';
import type { ExecutionEnded, HistoryEvent } from './history.ts';
import { HistoryReader } from './history-reader.ts';
import { nextPollMs, nextTimeout, usualEnd } from './poll-interval.ts';
import { type Attempt, trail } from './trail.ts';
import type { UsualDuration } from './usual-duration.ts';
import { waitUntil } from './wait-until.ts';

export interface FollowOptions {
  readonly sfn: SFNClient;
  readonly executionArn: string;
  /** What was seen before. */
  readonly seen: Seen;
  /** What classifies the failures on which the machine did not decide; undefined if nobody chose one. */
  readonly policy: Policy | undefined;
  readonly clock: Clock;
  /** Aborted when the wait is over. */
  readonly signal: AbortSignal;
  /** The fastest poll. */
  readonly intervalMs: number;
  /** The slowest poll while nothing is known of what is to come; half a minute unless given. */
  readonly slowestMs?: number;
  /** Finds out how long earlier executions took, if that can be known. Never rejects. */
  readonly earlierDuration?: ((signal: AbortSignal) => Promise<UsualDuration | undefined>) | undefined;
  /** How long a poll may take; 30 s unless given. */
  readonly requestMs?: number;
  /** Milliseconds since the epoch at which the wait ends. */
  readonly deadline: number;
  /** What all requests of the step share. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** How to wait for the next poll, and how long at most; by the clock unless given. */
  readonly pause?: Pause | undefined;
  /** Whether one look at what is there is all that is wanted. */
  readonly once?: boolean;
}

/** Waits some milliseconds or longer, but at most so long. Rejects with the signal's reason when it is aborted. */
export type Pause = (milliseconds: number, atMost: number, signal: AbortSignal) => Promise<void>;

/** What is known of an execution by its history. */
export interface Seen {
  /** Oldest first. */
  readonly events: readonly HistoryEvent[];
  readonly attempts: readonly Attempt[];
}

export const NOTHING_SEEN: Seen = { events: [], attempts: [] };

/** What one poll brought. */
export type Poll =
  /** The whole history so far, the new events last. `fresh` says how many they are; it may be none. */
  | (Seen & { readonly kind: 'history'; readonly fresh: number; readonly nextPollMs: number })
  | {
      readonly kind: 'trouble';
      readonly error: unknown;
      readonly failures: number;
      readonly nextPollMs: number;
    };

/** Why there are no more polls, and what was seen by then. */
export type Followed = { readonly seen: Seen } & (
  | { readonly why: 'ended'; readonly end: ExecutionEnded }
  | { readonly why: 'looked-once' | 'timeout' | 'interrupted' }
  /** AWS refuses to tell, for good. */
  | { readonly why: 'refused'; readonly error: AwsError }
);

/**
 * Follows an execution until its last event. A poll that fails for a reason that may pass is yielded and tried again;
 * only the deadline and the signal end that, and the patience with what may also stay.
 */
export async function* follow(options: FollowOptions): AsyncGenerator<Poll, Followed, undefined> {
  const { clock, deadline } = options;
  const reader = new HistoryReader(options.sfn, options.executionArn);
  let { seen } = options;
  let idle = 0;
  let newsAt = clock.now();
  let failed = NONE_FAILED;
  let isAsked = false;
  let usual: UsualDuration | undefined;
  while (true) {
    const look = await lookOnce(options, reader, seen);
    if (look.kind === 'interrupted') {
      return { seen, why: 'interrupted' };
    }
    if (look.kind === 'failed') {
      failed = failedAgain(failed, look.error, clock.now());
      if (leftToPassMs(failed, look.error, clock.now()) <= 0) {
        return { seen, why: 'refused', error: toAwsError(look.error, callOf(options)) };
      }
    } else {
      ({ seen } = look);
      newsAt = look.fresh > 0 ? clock.now() : newsAt;
      idle = look.fresh > 0 ? 0 : idle + 1;
      failed = NONE_FAILED;
    }
    const poll = pollOf(look, { idle, failed, newsAt, usual }, options);
    yield poll;
    const end = whyOver(options, seen, poll);
    if (end !== undefined) {
      return end;
    }
    const left = deadline - clock.now();
    if (left <= 0) {
      return { seen, why: 'timeout' };
    }
    if (!isAsked && poll.kind === 'history') {
      isAsked = true;
      // No poll waits for the answer.
      void options.earlierDuration?.(options.signal).then((known) => {
        usual = known;
      });
    }
    if (await isInterrupted(options, poll.nextPollMs, left)) {
      return { seen, why: 'interrupted' };
    }
  }
}

type Look =
  | { readonly kind: 'news'; readonly seen: Seen; readonly fresh: number }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'interrupted' };

async function lookOnce(
  options: FollowOptions,
  reader: HistoryReader,
  { events: before }: Seen,
): Promise<Look> {
  try {
    const fresh = await readNews(options, reader, before);
    const events = linkedToEntries([...before, ...fresh]);
    return { kind: 'news', seen: { events, attempts: trail(events, options.policy) }, fresh: fresh.length };
  } catch (error) {
    return options.signal.aborted ? { kind: 'interrupted' } : { kind: 'failed', error };
  }
}

/** What the distance of the next poll depends on. */
interface FollowState {
  /** How many looks in a row brought nothing new. */
  readonly idle: number;
  readonly newsAt: number;
  readonly failed: FailedPolls;
  readonly usual: UsualDuration | undefined;
}

function pollOf(
  look: Exclude<Look, { readonly kind: 'interrupted' }>,
  at: FollowState,
  { clock, intervalMs, slowestMs = TIME_LIMITS.poll.slowestMs }: FollowOptions,
): Poll {
  if (look.kind === 'failed') {
    const { error } = look;
    const { count: failures } = at.failed;
    // The last poll that is made for this reason is made when its time is over.
    const left = leftToPassMs(at.failed, error, clock.now());
    return { kind: 'trouble', error, failures, nextPollMs: Math.min(nextTryMs(intervalMs, failures), left) };
  }
  const { seen, fresh } = look;
  const startedAt = seen.events[0]?.at;
  // The clock of the runner may be behind: what is to come was known before it was seen, at the latest.
  const shiftMs = Math.min(0, at.newsAt - (seen.events.at(-1)?.at ?? at.newsAt));
  const byRunner = (time: number | undefined) => time && time + shiftMs;
  const next = nextPollMs({
    intervalMs,
    slowestMs,
    idle: at.idle,
    waitUntil: byRunner(waitUntil(seen.events, seen.attempts)),
    timesOutAt: byRunner(nextTimeout(seen.attempts, clock.now())),
    usualEnd:
      startedAt === undefined || at.usual === undefined
        ? undefined
        : usualEnd(startedAt + shiftMs, at.usual, intervalMs),
    now: clock.now(),
  });
  return { kind: 'history', ...seen, fresh, nextPollMs: next };
}

/** Why there is no next poll, if there is none. */
function whyOver({ once = false }: FollowOptions, seen: Seen, poll: Poll): Followed | undefined {
  const end = seen.events.at(-1);
  if (end?.kind === 'execution-ended') {
    return { seen, why: 'ended', end };
  }
  return once && poll.kind === 'history' ? { seen, why: 'looked-once' } : undefined;
}

/** Waits for the next poll; true if the signal ended the wait. */
async function isInterrupted(options: FollowOptions, milliseconds: number, left: number): Promise<boolean> {
  const { clock, signal } = options;
  const { pause = (wait, atMost, until) => clock.sleep(Math.min(wait, atMost), until) } = options;
  try {
    await pause(milliseconds, left, signal);
    return false;
  } catch (error) {
    if (signal.aborted) {
      return true;
    }
    throw error;
  }
}

function callOf({ executionArn }: FollowOptions) {
  return { action: 'states:GetExecutionHistory', resource: executionArn } as const;
}

/** The events after those that were seen before. */
async function readNews(
  { signal, rateLimiter, requestMs = TIME_LIMITS.request.awsMs }: FollowOptions,
  reader: HistoryReader,
  seen: readonly HistoryEvent[],
): Promise<readonly HistoryEvent[]> {
  return reader.readNews(seen.at(-1)?.id ?? 0, (page) =>
    limited(rateLimiter, 'states:GetExecutionHistory', signal, () =>
      page(AbortSignal.any([signal, AbortSignal.timeout(requestMs)])),
    ),
  );
}
