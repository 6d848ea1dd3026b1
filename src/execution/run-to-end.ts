import { type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterwards, type Clock } from '../aws/clock.ts';
import type { RateLimiter } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { GaveUp, messageOf } from '../errors.ts';
import type { Policy } from '../policy/policy.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { follow, type Pause, type Poll } from './follow.ts';
import type { ExecutionEnded, HistoryEvent } from './history.ts';
import { type Attempt, trail, waitUntil } from './trail.ts';

export interface RunOptions {
  readonly sfn: SFNClient;
  readonly executionArn: string;
  readonly policy: Policy;
  readonly clock: Clock;
  /** Aborted with the GaveUp that ends the wait: the step is cancelled, or the other executions are to end. */
  readonly signal: AbortSignal;
  /** Aborted when the step is cancelled. */
  readonly cancelled: AbortSignal;
  /** Aborted when a cancelled step must come to its report, however late it came to stop this execution. */
  readonly hurry?: AbortSignal;
  readonly intervalMs: number;
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
  /** Told of every poll; the next one waits for it. */
  readonly onPoll: (attempts: readonly Attempt[], poll: Poll) => void | Promise<void>;
}

/** What the step saw of an execution. */
export interface RunResult {
  /** Milliseconds since the epoch; undefined if not even the first event was seen. */
  readonly startedAt: number | undefined;
  readonly attempts: readonly Attempt[];
  /** The last event, if the step saw it. */
  readonly end: ExecutionEnded | undefined;
  /** Why the step stopped waiting, or could not go on; undefined if it saw the end without being disturbed. */
  readonly problem: string | undefined;
  /** What came of stopping it; undefined if the step did not try. */
  readonly stop: 'stopped' | 'ended before' | 'end not seen' | 'failed' | undefined;
}

/**
 * Follows a started execution to its end. Cancelled or out of time, it stops the execution and waits a moment for
 * it to end. Never throws: what was seen so far is worth reporting.
 */
export async function runToEnd(options: RunOptions): Promise<RunResult> {
  const seen = new Seen(options);
  try {
    await seen.follow(options, options.wait);
    return seen.result();
  } catch (error) {
    if (!(error instanceof GaveUp)) {
      return seen.result({ problem: `${messageOf(error)} ${HOW_TO_GO_ON}` });
    }
    const left = reasonToLeave(options, error);
    if (left !== undefined) {
      return seen.result({ problem: `${error.message} ${left}` });
    }
    const { told, stop } = await stopAndSee(options, seen);
    return seen.result({ problem: `${error.message} ${told}`, stop });
  }
}

/** After credentials that expired, say: the step cannot see the execution any more, which is no reason to stop it. */
const HOW_TO_GO_ON =
  'The execution was left alone; a step with its ARN as execution-arn follows it to its end.';

function reasonToLeave({ mayStop, onTimeout }: RunOptions, { why }: GaveUp): string | undefined {
  if (why === 'timeout' && onTimeout === 'leave') {
    return 'The execution was left running, as on-timeout says.';
  }
  return mayStop
    ? undefined
    : 'The execution was left running, since this step did not start it; stop-attached would stop it.';
}

/** Stops the execution, and tells what came of it, within what a cancelled step has left. */
async function stopAndSee(
  options: RunOptions,
  seen: Seen,
): Promise<{ readonly told: string; readonly stop: RunResult['stop'] }> {
  const { sfn, executionArn, clock, stopCause, cancelled, hurry, rateLimiter } = options;
  // A cancel may come in the midst of stopping for another reason.
  const signal = AbortSignal.any([
    AbortSignal.timeout(TIME_LIMITS.stop.executionMs),
    afterwards(cancelled, TIME_LIMITS.cancel.stopMs),
    ...(hurry === undefined ? [] : [hurry]),
  ]);
  const deadline =
    clock.now() + (cancelled.aborted ? TIME_LIMITS.cancel.stopMs : TIME_LIMITS.stop.executionMs);
  try {
    const forMs = deadline - clock.now();
    const retry = { clock, signal, forMs, intervalMs: TIME_LIMITS.retry.firstStopWaitMs, rateLimiter };
    await stopExecution(sfn, executionArn, stopCause, retry);
  } catch (error) {
    return { told: `The execution could not be stopped: ${messageOf(error)}`, stop: 'failed' };
  }
  try {
    await seen.follow({ ...options, intervalMs: TIME_LIMITS.poll.stoppingMs, deadline, signal }, true);
  } catch {
    return { told: 'The execution was told to stop; its end was not seen.', stop: 'end not seen' };
  }
  return seen.end?.status === 'ABORTED'
    ? { told: 'The execution was stopped.', stop: 'stopped' }
    : { told: 'The execution had ended by itself before.', stop: 'ended before' };
}

/** What has been seen of the history, across two turns of following it. */
class Seen {
  #events: readonly HistoryEvent[] = [];
  #attempts: readonly Attempt[] = [];
  readonly #policy: Policy;
  readonly #onPoll: RunOptions['onPoll'];

  constructor({ policy, onPoll }: Pick<RunOptions, 'policy' | 'onPoll'>) {
    this.#policy = policy;
    this.#onPoll = onPoll;
  }

  get end(): ExecutionEnded | undefined {
    const last = this.#events.at(-1);
    return last?.kind === 'execution-ended' ? last : undefined;
  }

  /** @param toEnd whether to go on after the first look */
  async follow(options: RunOptions, toEnd: boolean): Promise<void> {
    const polls = follow({
      ...options,
      events: this.#events,
      // Asked once for each history that a poll brings, and so the place to make its trail.
      waitUntil: (events) => {
        this.#events = events;
        this.#attempts = trail(events, this.#policy);
        return waitUntil(events, this.#attempts);
      },
    });
    for await (const poll of polls) {
      await this.#onPoll(this.#attempts, poll);
      if (poll.kind === 'history' && !toEnd) {
        return;
      }
    }
  }

  result({ problem, stop }: Partial<Pick<RunResult, 'problem' | 'stop'>> = {}): RunResult {
    return { startedAt: this.#events[0]?.at, attempts: this.#attempts, end: this.end, problem, stop };
  }
}

/**
 * Stops an execution with the error `Cancelled`; Step Functions then stops the task of its `.sync` state as best
 * effort. An execution that has ended is left as it is.
 *
 * @param cause tells people who stopped it, and where to look
 * @throws AwsError if AWS refuses, or the time for retries is over
 */
export async function stopExecution(
  sfn: SFNClient,
  arn: string,
  cause: string,
  retry: RetryOptions,
): Promise<void> {
  await withRetry(retry, { action: 'states:StopExecution', resource: arn }, (abortSignal) =>
    sfn.send(new StopExecutionCommand({ executionArn: arn, error: 'Cancelled', cause }), { abortSignal }),
  );
}
