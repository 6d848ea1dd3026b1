import { GetExecutionHistoryCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { AwsError, required } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import type { JsonObject } from '../json.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { StartUnanswered, startFailure } from './ending.ts';
import { stopExecution } from './run-to-end.ts';

/** The executions that a step has to stop if it is killed. */
export interface Ledger {
  /** Told before an execution is started: a start whose answer is never heard may have happened. */
  starting(executionArn: string): void;
  /** Told when an execution needs no stopping any more: it has ended, or goes on without the step. */
  settled(executionArn: string): void;
}

/** How an execution began. */
interface Beginning {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** JSON text. */
  readonly input: string | undefined;
}

/** The first event of an execution, which every role that may follow it may read. */
async function readBeginning(sfn: SFNClient, arn: string, retry: RetryOptions): Promise<Beginning> {
  const call: Call = { action: 'states:GetExecutionHistory', resource: arn };
  return withRetry(retry, call, async (abortSignal) => {
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn: arn, maxResults: 1 }), {
      abortSignal,
    });
    const first = required(events?.[0], 'events');
    return {
      at: first.timestamp?.getTime() ?? 0,
      input: first.executionStartedEventDetails?.input,
    };
  });
}

/**
 * Finds out whether a start happened that was not answered.
 *
 * @param error what became of the start
 * @throws StartUnanswered if nobody can tell, or the execution had to be stopped since the step was cancelled meanwhile
 */
export async function resolveDoubt(
  sfn: SFNClient,
  arn: string,
  retry: RetryOptions,
  error: unknown,
  ledger: Ledger | undefined,
): Promise<boolean> {
  if (retry.signal.aborted) {
    throw await withdraw(sfn, arn, retry, error, ledger);
  }
  try {
    return await findStarted(sfn, arn, retry);
  } catch (cause) {
    throw retry.signal.aborted
      ? await withdraw(sfn, arn, retry, cause, ledger)
      : unanswered(arn, cause, 'unknown');
  }
}

/**
 * Looks for an execution until it is there, or has not been there for so long that it was never started: reads lag
 * behind, and a request may arrive late.
 *
 * @throws what `withRetry` throws if nobody can tell
 */
async function findStarted(sfn: SFNClient, arn: string, retry: RetryOptions): Promise<boolean> {
  try {
    await readBeginning(sfn, arn, { ...retry, missingForMs: TIME_LIMITS.poll.newExecutionMs });
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'not-found') {
      return false;
    }
    throw error;
  }
}

/**
 * Whether an execution of a name that the user chose was started by us: it has our input and did not start before we
 * asked for it.
 *
 * @param since when it was first asked for, in milliseconds since the epoch
 */
export async function isOwn(
  sfn: SFNClient,
  arn: string,
  { input, inputIsOurs }: { readonly input: JsonObject; readonly inputIsOurs: boolean },
  since: number,
  retry: RetryOptions,
): Promise<boolean> {
  const beginning = await readBeginning(sfn, arn, retry);
  const isSame = beginning.input === JSON.stringify(input);
  return isSame && (inputIsOurs || beginning.at >= since - TIME_LIMITS.poll.clockDifferenceMs);
}

/**
 * After a cancel while a start was on its way: it may have happened, or happen yet, so it is stopped by the name that
 * it would have. What cannot be known by then stays in the ledger, and the post step goes on looking.
 *
 * @returns what to throw
 */
async function withdraw(
  sfn: SFNClient,
  arn: string,
  { clock }: RetryOptions,
  error: unknown,
  ledger: Ledger | undefined,
): Promise<unknown> {
  const forMs = TIME_LIMITS.cancel.startWithdrawalMs;
  let outcome: 'stopped' | 'unknown';
  try {
    await stopExecution(sfn, arn, 'The step that started it never heard of it.', {
      clock,
      signal: AbortSignal.timeout(forMs),
      forMs,
      intervalMs: TIME_LIMITS.retry.firstStopWaitMs,
    });
    ledger?.settled(arn);
    outcome = 'stopped';
  } catch {
    outcome = 'unknown';
  }
  return unanswered(arn, error, outcome);
}

function unanswered(arn: string, error: unknown, outcome: 'stopped' | 'unknown'): unknown {
  const after = startFailure(error);
  return after.kind === 'unanswered'
    ? error
    : new StartUnanswered({ kind: 'unanswered', after, arn, outcome }, { cause: error });
}
