import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from '../clock.ts';
import { GaveUp, messageOf } from '../errors.ts';
import type { Policy } from '../policy/policy.ts';
import type { ExecutionEnded, HistoryEvent } from './events.ts';
import { follow, type Poll } from './follow.ts';
import { stopExecution } from './stop.ts';
import { type Attempt, trail, waitUntil } from './trail.ts';

export interface RunOptions {
  readonly sfn: SFNClient;
  readonly executionArn: string;
  readonly policy: Policy;
  readonly clock: Clock;
  /** Aborted with a GaveUp when the step is cancelled. */
  readonly signal: AbortSignal;
  readonly intervalMs: number;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly onTimeout: 'stop' | 'leave';
  /** The Cause that people find in the console if the execution is stopped. */
  readonly stopCause: string;
  /** Told of every poll. */
  readonly onPoll: (attempts: readonly Attempt[], poll: Poll) => void;
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
}

/** The runner kills a cancelled step 7.5 s after SIGINT; stopping and reporting must fit. */
const CANCELLED_MS = 5_000;

/** Out of time, nothing presses. */
const TIMED_OUT_MS = 120_000;

/**
 * Follows a started execution to its end. Cancelled or out of time, it stops the execution and waits a moment for
 * it to end. Never throws: what was seen so far is worth reporting.
 */
export async function runToEnd(options: RunOptions): Promise<RunResult> {
  const seen = new Seen(options);
  try {
    await seen.follow(options);
    return seen.result(undefined);
  } catch (error) {
    if (!(error instanceof GaveUp)) {
      return seen.result(messageOf(error));
    }
    const stops = error.why === 'cancelled' || options.onTimeout === 'stop';
    const left = 'The execution was left running, as on-timeout says.';
    const outcome = stops
      ? await stop(options, seen, error.why === 'cancelled' ? CANCELLED_MS : TIMED_OUT_MS)
      : left;
    return seen.result(`${error.message} ${outcome}`);
  }
}

/** Stops the execution within some milliseconds, and tells what came of it. */
async function stop(options: RunOptions, seen: Seen, withinMs: number): Promise<string> {
  const { sfn, executionArn, clock, stopCause } = options;
  const signal = AbortSignal.timeout(withinMs);
  const deadline = clock.now() + withinMs;
  try {
    await stopExecution(sfn, executionArn, stopCause, { clock, signal, forMs: withinMs, intervalMs: 250 });
  } catch (error) {
    return `The execution could not be stopped: ${messageOf(error)}`;
  }
  try {
    await seen.follow({ ...options, intervalMs: 250, deadline, signal });
  } catch {
    return 'The execution was told to stop; its end was not seen.';
  }
  return seen.end?.status === 'ABORTED'
    ? 'The execution was stopped.'
    : 'The execution had ended by itself before.';
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

  async follow(options: RunOptions): Promise<void> {
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
      this.#onPoll(this.#attempts, poll);
    }
  }

  result(problem: string | undefined): RunResult {
    return { startedAt: this.#events[0]?.at, attempts: this.#attempts, end: this.end, problem };
  }
}
