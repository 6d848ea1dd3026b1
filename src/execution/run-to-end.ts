import { type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterwards, type Clock } from '../aws/clock.ts';
import { noTimeLeft } from '../aws/error-sentences.ts';
import { AwsError, mayHaveHappened, required } from '../aws/errors.ts';
import type { Call, RateLimiter } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import type { Policy } from '../policy/policy.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type EndReason, endReason } from './end-reason.ts';
import { type Ended, type Interruption, interruptionOf, type LeftRunning, type TaskEnds } from './ending.ts';
import {
  type Followed,
  type FollowOptions,
  follow,
  NOTHING_SEEN,
  type Pause,
  type Poll,
  type Seen,
} from './follow.ts';
import type { ExecutionEnded } from './history.ts';
import type { Attempt } from './trail.ts';

export interface RunOptions {
  readonly sfn: SFNClient;
  readonly executionArn: string;
  /** What classifies the failures on which the machine did not decide; undefined if nobody chose one. */
  readonly policy: Policy | undefined;
  readonly clock: Clock;
  /** Aborted with what ends the wait: the step is cancelled, or the other executions are ended. */
  readonly signal: AbortSignal;
  /** Aborted when the step is cancelled. */
  readonly cancelled: AbortSignal;
  /** Aborted when a cancelled step must come to its report, however late it came to stop this execution. */
  readonly reportDue?: AbortSignal;
  /** The fastest poll, until the execution is stopped. */
  readonly intervalMs: number;
  /** The slowest poll while nothing is known of what is to come. */
  readonly slowestMs?: number;
  /** Finds out how long earlier executions took, if that can be known. Never rejects. */
  readonly earlierDuration?: FollowOptions['earlierDuration'];
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** `false`: one look at what is known by now. */
  readonly wait: boolean;
  readonly onTimeout: 'stop' | 'leave';
  /** Whether the execution may be stopped at all: somebody else may have started it. */
  readonly mayStop: boolean;
  /** The Cause that people find in the console if the execution is stopped. */
  readonly stopCause: string;
  readonly rateLimiter?: RateLimiter | undefined;
  /** How to wait for the next poll, and how long at most; by the clock unless given. */
  readonly pause?: Pause | undefined;
}

/** What the step saw of an execution. */
export interface RunResult {
  /** Milliseconds since the epoch; undefined if not even the first event was seen. */
  readonly startedAt: number | undefined;
  readonly attempts: readonly Attempt[];
  /** Why it ended, or what went wrong so far. */
  readonly reason: EndReason;
  readonly ending: LeftRunning | Ended;
}

/**
 * Follows a started execution to its end, and yields every poll. Interrupted or out of time, it stops the execution
 * and waits a moment for it to end. What AWS refuses is an ending too: what was seen so far is worth reporting.
 */
export async function* runToEnd(options: RunOptions): AsyncGenerator<Poll, RunResult, undefined> {
  const followed = yield* follow({ ...options, seen: NOTHING_SEEN, once: !options.wait });
  switch (followed.why) {
    case 'ended':
      return resultOf(followed.seen, ended(followed.end, undefined));
    case 'looked-once':
      return resultOf(followed.seen, leftRunning({ kind: 'not-waited' }));
    case 'refused':
      return resultOf(followed.seen, leftRunning({ kind: 'lost', error: followed.error }));
    case 'timeout':
      return yield* interrupted(options, followed.seen, { kind: 'timeout' });
    case 'interrupted':
      return yield* interrupted(options, followed.seen, interruptionOf(options.signal));
  }
}

async function* interrupted(
  options: RunOptions,
  seen: Seen,
  by: Interruption,
): AsyncGenerator<Poll, RunResult, undefined> {
  if (by.kind === 'timeout' && options.onTimeout === 'leave') {
    return resultOf(seen, leftRunning({ kind: 'interrupted', by, because: 'on-timeout' }));
  }
  if (!options.mayStop) {
    return resultOf(seen, leftRunning({ kind: 'interrupted', by, because: 'attached' }));
  }
  const { sfn, executionArn, clock, stopCause, cancelled, reportDue, rateLimiter } = options;
  // A cancel may come in the midst of stopping for another reason.
  const withinMs = cancelled.aborted ? TIME_LIMITS.cancel.stopMs : stopLimitMs(by);
  const signal = AbortSignal.any([
    AbortSignal.timeout(withinMs),
    afterwards(cancelled, TIME_LIMITS.cancel.stopMs),
    ...(reportDue === undefined ? [] : [reportDue]),
  ]);
  const deadline = clock.now() + withinMs;
  try {
    await stopExecution(sfn, executionArn, stopCause, {
      clock,
      signal,
      forMs: withinMs - TIME_LIMITS.retry.lastAnswerMs,
      intervalMs: TIME_LIMITS.retry.firstStopWaitMs,
      rateLimiter,
    });
  } catch (error) {
    return resultOf(seen, leftRunning(stopFailure(by, error)));
  }
  const last = yield* follow({
    ...options,
    seen,
    intervalMs: TIME_LIMITS.poll.stoppingMs,
    earlierDuration: undefined,
    deadline,
    signal,
  });
  return resultOf(last.seen, stoppedEnding(last, by));
}

/** How long stopping may take, and seeing the end. The runner gives a post step minutes. */
function stopLimitMs(by: Interruption): number {
  return by.kind === 'killed' ? TIME_LIMITS.postStep.eachMs : TIME_LIMITS.stop.executionMs;
}

function stopFailure(by: Interruption, error: unknown): LeftRunning['why'] {
  return error instanceof StopUnanswered
    ? { kind: 'stop-unanswered', by, error: error.cause }
    : { kind: 'stop-failed', by, error: error instanceof Error ? error : new Error(String(error)) };
}

function stoppedEnding(last: Followed, by: Interruption): LeftRunning | Ended {
  const tasks: readonly TaskEnds[] = [];
  if (last.why !== 'ended') {
    return leftRunning({ kind: 'end-not-seen', by, tasks });
  }
  return ended(
    last.end,
    last.end.status === 'ABORTED' ? { result: 'stopped', by, tasks } : { result: 'ended-before', by },
  );
}

function resultOf({ events, attempts }: Seen, ending: RunResult['ending']): RunResult {
  return { startedAt: events[0]?.at, attempts, reason: endReason(events, attempts), ending };
}

function leftRunning(why: LeftRunning['why']): LeftRunning {
  return { kind: 'left-running', why };
}

function ended({ status, at, error, cause, output }: ExecutionEnded, stop: Ended['stop']): Ended {
  return { kind: 'ended', status, stoppedAt: at, error, cause, output, stop };
}

/** StopExecution was sent, and nobody knows whether it was processed. */
class StopUnanswered extends Error {
  override readonly name = 'StopUnanswered';
  override readonly cause: AwsError;

  constructor(cause: AwsError) {
    super(cause.message);
    this.cause = cause;
  }
}

/**
 * Stops an execution with the error `Cancelled`; Step Functions then stops the task of its `.sync` state as best
 * effort. An execution that has ended is left as it is; one that is not there may only be too new, and is waited for.
 *
 * @param cause tells people who stopped it, and where to look
 * @throws StopUnanswered if it may have been stopped; AwsError if AWS refuses, or there is no time for retries
 */
export async function stopExecution(
  sfn: SFNClient,
  arn: string,
  cause: string,
  retry: RetryOptions,
): Promise<void> {
  const call: Call = { action: 'states:StopExecution', resource: arn };
  const command = new StopExecutionCommand({ executionArn: arn, error: 'Cancelled', cause });
  let inDoubt = false;
  try {
    await withRetry({ ...retry, missingForMs: retry.forMs }, call, async (abortSignal) => {
      try {
        // Whatever answers without it has stopped nothing.
        required((await sfn.send(command, { abortSignal })).stopDate, 'stopDate');
      } catch (error) {
        inDoubt ||= mayHaveHappened(error);
        throw error;
      }
    });
  } catch (error) {
    const told = error instanceof AwsError ? error : noTimeLeft(call, inDoubt, error);
    // Who may not stop it has not stopped it by an earlier request either.
    throw inDoubt && told.kind !== 'access-denied' ? new StopUnanswered(told) : told;
  }
}
