import { ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from '../aws/clock.ts';
import { toAwsError } from '../aws/error-sentences.ts';
import { isTransient } from '../aws/errors.ts';
import { type Call, HISTORIES_PER_SECOND, type RateLimiter } from '../aws/rate-limiter.ts';
import { limited } from '../aws/retry.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** How those who follow executions of one machine wait for their next polls. */
export interface EndWatch {
  /**
   * Waits some milliseconds, longer where many wait besides but at most so long, or until the execution is known to
   * have ended. Rejects with the signal's reason when it is aborted.
   */
  pause(
    executionArn: string,
    milliseconds: number,
    atMostMilliseconds: number,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface EndWatchOptions {
  readonly sfn: SFNClient;
  readonly machineArn: string;
  readonly clock: Clock;
  readonly rateLimiter: RateLimiter;
  readonly intervalMs: number;
  /** Told once, a sentence, if AWS refuses to list: the executions are followed all the same. */
  readonly onRefused: (sentence: string) => void;
}

/** The machine may run for others too: beyond 3,000 executions that run, a list of them is no help. */
const MAX_PAGES = 3;

/**
 * While the list tells which executions have ended, the histories of those that run may take a quarter of what may be
 * read, so that the ends are read at once. Where it does not, reading them is how ends are found.
 */
const SHARE = { listed: 0.25, unlisted: 0.75 };

/**
 * Lets many be followed for the price of one: a single ListExecutions tells which of them still run, so that each
 * history is read in long distances while its execution runs, and at once when it has ended.
 */
export function endWatch(options: EndWatchOptions): EndWatch {
  const { clock } = options;
  const waiting = new Map<string, AbortController>();
  let idle: AbortController | undefined;
  let refused = false;
  let share: number = SHARE.listed;

  const wakeEnded = async (signal: AbortSignal): Promise<void> => {
    const running = await runningExecutions(options, signal);
    share = running === undefined ? SHARE.unlisted : SHARE.listed;
    for (const [arn, woken] of waiting) {
      if (running?.has(arn) === false) {
        woken.abort();
      }
    }
  };
  const look = async (signal: AbortSignal): Promise<void> => {
    while (!refused) {
      await clock.sleep(options.intervalMs, signal);
      try {
        await wakeEnded(signal);
      } catch (error) {
        if (!isTransient(error) && !signal.aborted) {
          refused = true;
          share = SHARE.unlisted;
          const call: Call = { action: 'states:ListExecutions', resource: options.machineArn };
          options.onRefused(toAwsError(error, call).message);
        }
      }
    }
  };
  const begin = (): void => {
    if (idle === undefined && !refused) {
      idle = new AbortController();
      // It ends by its signal, which is no fault.
      look(idle.signal).catch(() => {});
    }
  };
  const end = (): void => {
    if (waiting.size === 0) {
      idle?.abort();
      idle = undefined;
    }
  };

  return {
    pause: async (executionArn, milliseconds, atMostMilliseconds, signal) => {
      const woken = new AbortController();
      waiting.set(executionArn, woken);
      begin();
      const spread = (waiting.size * 1000) / (HISTORIES_PER_SECOND * share);
      try {
        const sleep = Math.min(Math.max(milliseconds, spread), atMostMilliseconds);
        await clock.sleep(sleep, AbortSignal.any([signal, woken.signal]));
      } catch (error) {
        signal.throwIfAborted();
        if (!woken.signal.aborted) {
          throw error;
        }
      } finally {
        waiting.delete(executionArn);
        end();
      }
    },
  };
}

/** Which executions of the machine run; undefined if they are too many to tell. */
async function runningExecutions(
  { sfn, machineArn, rateLimiter }: EndWatchOptions,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const running = new Set<string>();
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const command = new ListExecutionsCommand({
      stateMachineArn: machineArn,
      statusFilter: 'RUNNING',
      maxResults: 1000,
      nextToken,
    });
    const answer = await limited(rateLimiter, 'states:ListExecutions', signal, () =>
      sfn.send(command, {
        abortSignal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMITS.request.awsMs)]),
      }),
    );
    for (const { executionArn = '' } of answer.executions ?? []) {
      running.add(executionArn);
    }
    nextToken = answer.nextToken;
    if (nextToken === undefined) {
      return running;
    }
  }
  return undefined;
}
