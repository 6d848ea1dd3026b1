import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from '../aws/clock.ts';
import { isTransient, kindOf, toAwsError } from '../aws/errors.ts';
import type { RateLimiter } from '../aws/rate-limiter.ts';
import { nextTryMs } from '../aws/retry.ts';
import { GaveUp } from '../errors.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type HistoryEvent, readHistory } from './history.ts';

export interface FollowOptions {
  readonly sfn: SFNClient;
  readonly executionArn: string;
  /** What is known of the history already, oldest first. */
  readonly events: readonly HistoryEvent[];
  readonly clock: Clock;
  /** Aborted with the GaveUp that ends the wait. */
  readonly signal: AbortSignal;
  readonly intervalMs: number;
  /** How long a poll may take; 30 s unless given. */
  readonly requestMs?: number;
  /** Milliseconds since the epoch at which the wait ends. */
  readonly deadline: number;
  /** What all requests of the step share. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** How to wait for the next poll, and how long at most; by the clock unless given. */
  readonly pause?: Pause | undefined;
  /** Until when a history says that its machine waits. */
  readonly waitUntil: (events: readonly HistoryEvent[]) => number | undefined;
}

/** Waits some milliseconds or longer, but at most so long. Rejects with the signal's reason when it is aborted. */
export type Pause = (milliseconds: number, atMost: number, signal: AbortSignal) => Promise<void>;

/** What one poll brought. */
export type Poll =
  /** The whole history so far, the new events last. `fresh` says how many they are; it may be none. */
  | {
      readonly kind: 'history';
      readonly events: readonly HistoryEvent[];
      readonly fresh: number;
      readonly nextPollMs: number;
    }
  | {
      readonly kind: 'trouble';
      readonly error: unknown;
      readonly failures: number;
      readonly nextPollMs: number;
    };

/**
 * Follows an execution until its last event. A poll that fails for a reason that may pass is told and tried again;
 * nothing but the deadline ends that.
 *
 * @throws GaveUp at the deadline, or when the signal is aborted; AwsError if AWS refuses for good
 */
export async function* follow(options: FollowOptions): AsyncGenerator<Poll, void, undefined> {
  const {
    sfn,
    executionArn,
    clock,
    signal,
    intervalMs,
    requestMs = TIME_LIMITS.request.awsMs,
    deadline,
    rateLimiter,
    pause = (milliseconds, atMost, until) => clock.sleep(Math.min(milliseconds, atMost), until),
    waitUntil,
  } = options;
  const since = clock.now();
  let events = options.events;
  let idle = 0;
  let failures = 0;
  const turn = async (): Promise<AbortSignal> => {
    await rateLimiter?.take('states:GetExecutionHistory', signal);
    return AbortSignal.any([signal, AbortSignal.timeout(requestMs)]);
  };
  while (true) {
    let poll: Poll;
    try {
      const fresh = await readHistory(sfn, executionArn, events.at(-1)?.id ?? 0, turn);
      events = [...events, ...fresh];
      idle = fresh.length > 0 ? 0 : idle + 1;
      failures = 0;
      const delay = nextPollMs({ intervalMs, idle, waitUntil: waitUntil(events), now: clock.now() });
      poll = { kind: 'history', events, fresh: fresh.length, nextPollMs: delay };
    } catch (error) {
      signal.throwIfAborted();
      const isNew = events.length === 0 && clock.now() - since < TIME_LIMITS.poll.newExecutionMs;
      if (!isTransient(error) && !(isNew && kindOf(error) === 'not-found')) {
        throw toAwsError(error, { action: 'states:GetExecutionHistory', resource: executionArn });
      }
      failures += 1;
      poll = { kind: 'trouble', error, failures, nextPollMs: nextTryMs(intervalMs, failures) };
    }
    yield poll;
    if (events.at(-1)?.kind === 'execution-ended') {
      return;
    }
    const left = deadline - clock.now();
    if (left <= 0) {
      throw new GaveUp('timeout', 'The execution did not end within timeout-minutes.');
    }
    await pause(poll.nextPollMs, left, signal);
  }
}

/** When to look at an execution again. */
export interface PollTiming {
  /** The fastest poll. */
  readonly intervalMs: number;
  /** How many looks in a row brought nothing new. */
  readonly idle: number;
  /** Until when the machine is known to wait, in milliseconds since the epoch. */
  readonly waitUntil: number | undefined;
  readonly now: number;
}

/**
 * Milliseconds until the next poll. It starts at the fastest interval when something happened and backs off by half
 * as much again while nothing does. Through a known wait it sleeps, but for looks at four times the distance each:
 * somebody may stop the execution meanwhile. (900 s of wait cost five polls instead of 180.)
 */
export function nextPollMs({ intervalMs, idle, waitUntil, now }: PollTiming): number {
  const rest = waitUntil === undefined ? 0 : waitUntil - now;
  return rest > 0
    ? Math.min(rest, intervalMs * 4 ** idle)
    : Math.min(intervalMs * 1.5 ** idle, Math.max(TIME_LIMITS.poll.slowestMs, intervalMs));
}
