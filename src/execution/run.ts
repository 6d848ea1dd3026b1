import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from '../clock.ts';
import { GaveUp } from '../errors.ts';
import type { Policy } from '../policy/policy.ts';
import type { HistoryEvent } from './events.ts';
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
  readonly attempts: readonly Attempt[];
  /** The last event, if the step saw it. */
  readonly end: Extract<HistoryEvent, { readonly kind: 'execution-ended' }> | undefined;
  /** Why the step stopped waiting, or could not go on; undefined if it saw the end without being disturbed. */
  readonly problem: string | undefined;
}

/** The runner kills a cancelled step 7.5 s after SIGINT; stopping and reporting must fit. */
const STOPPING_MS = 5_000;

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
      return seen.result(message(error));
    }
    const stops = error.why === 'cancelled' || options.onTimeout === 'stop';
    return seen.result(
      `${error.message} ${stops ? await stop(options, seen) : 'It was left running, as on-timeout says.'}`,
    );
  }
}

/** Stops the execution and tells what came of it. */
async function stop(options: RunOptions, seen: Seen): Promise<string> {
  const { sfn, executionArn, clock, stopCause } = options;
  const signal = AbortSignal.timeout(STOPPING_MS);
  const deadline = clock.now() + STOPPING_MS;
  try {
    await stopExecution(sfn, executionArn, stopCause, signal);
  } catch (error) {
    return `It could not be stopped: ${message(error)}`;
  }
  try {
    await seen.follow({ ...options, intervalMs: 250, deadline, signal });
    return 'It was stopped.';
  } catch {
    return 'It was told to stop, but has not ended yet.';
  }
}

/** What has been seen of the history, across two turns of following it. */
class Seen {
  #attempts: readonly Attempt[] = [];
  #last: HistoryEvent | undefined;
  readonly #policy: Policy;
  readonly #onPoll: RunOptions['onPoll'];

  constructor({ policy, onPoll }: Pick<RunOptions, 'policy' | 'onPoll'>) {
    this.#policy = policy;
    this.#onPoll = onPoll;
  }

  async follow(options: RunOptions): Promise<void> {
    const polls = follow({
      ...options,
      waitUntil: (events) => waitUntil(events, trail(events, this.#policy)),
    });
    for await (const poll of polls) {
      if (poll.kind === 'history') {
        this.#attempts = trail(poll.events, this.#policy);
        this.#last = poll.events.at(-1);
      }
      this.#onPoll(this.#attempts, poll);
    }
  }

  result(problem: string | undefined): RunResult {
    const end = this.#last?.kind === 'execution-ended' ? this.#last : undefined;
    return { attempts: this.#attempts, end, problem };
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
