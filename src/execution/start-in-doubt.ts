import { GetExecutionHistoryCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { AwsError, required } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type Beginning, type Claim, type Ledger, whose } from './claim.ts';
import { StartUnanswered, startFailure } from './ending.ts';
import { stopExecution } from './run-to-end.ts';

/** The first event of an execution, which every role that may follow it may read. */
export async function readBeginning(sfn: SFNClient, arn: string, retry: RetryOptions): Promise<Beginning> {
  const call: Call = { action: 'states:GetExecutionHistory', resource: arn };
  return withRetry(retry, call, async (abortSignal) => {
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn: arn, maxResults: 1 }), {
      abortSignal,
    });
    const first = required(events?.[0], 'events');
    return {
      input: first.executionStartedEventDetails?.input,
      startedAt: first.timestamp?.getTime(),
    };
  });
}

/** A start that was sent, and may have happened. */
interface Doubt {
  readonly sfn: SFNClient;
  readonly arn: string;
  /** What tells it from another's. An answer may have told AWS's time only now. */
  claim(): Claim;
  readonly retry: RetryOptions;
  readonly ledger: Ledger | undefined;
}

type Found = 'ours' | 'not-ours' | 'nothing' | 'unknown';

/**
 * Looks for what a start in doubt started, until it is there, or has not been there for so long that it never was:
 * reads lag behind, and a request may arrive late. After a cancel there is no time for that: it is withdrawn.
 *
 * @param error what ended the start
 * @param isTaken whether the service says that there is an execution of this name
 * @throws StartUnanswered if nobody can tell, or the execution was stopped; `error` if a withdrawn start is not ours
 */
export async function resolve(
  doubt: Doubt,
  error: unknown,
  isTaken: boolean,
): Promise<Exclude<Found, 'unknown'>> {
  const { arn, retry } = doubt;
  if (retry.signal.aborted) {
    throw await withdraw(doubt, error);
  }
  const found = await look(doubt, { ...retry, missingForMs: TIME_LIMITS.poll.newExecutionMs }).catch(
    () => 'unknown' as const,
  );
  if (retry.signal.aborted && found === 'unknown') {
    throw await withdraw(doubt, retry.signal.reason);
  }
  if (found === 'unknown' || (found === 'nothing' && isTaken)) {
    // The post step goes on looking, and stops nothing that is somebody else's.
    throw unanswered(error, arn, 'unknown');
  }
  return found;
}

/** @throws what `withRetry` throws if nobody can be asked */
async function look({ sfn, arn, claim }: Doubt, retry: RetryOptions): Promise<Found> {
  try {
    const beginning = await readBeginning(sfn, arn, retry);
    return whose(claim(), beginning);
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'not-found') {
      return 'nothing';
    }
    throw error;
  }
}

/**
 * After a cancel while a start was on its way: it may have happened, or happen yet, so it is stopped by the name that
 * it would have. What cannot be known by then stays in the ledger, and the post step goes on looking.
 *
 * @returns what to throw
 */
async function withdraw(doubt: Doubt, error: unknown): Promise<unknown> {
  const { sfn, arn, claim, retry, ledger } = doubt;
  const withinMs = TIME_LIMITS.cancel.startWithdrawalMs;
  const forMs = withinMs - TIME_LIMITS.retry.lastAnswerMs;
  const quickly: RetryOptions = {
    clock: retry.clock,
    signal: AbortSignal.timeout(withinMs),
    forMs,
    missingForMs: forMs,
    intervalMs: TIME_LIMITS.retry.firstStopWaitMs,
  };
  try {
    // An execution of a name that is not ours may be somebody else's.
    const found = claim().by === 'arn' ? 'ours' : await look(doubt, quickly);
    if (found === 'not-ours') {
      ledger?.settled(arn);
      return error;
    }
    if (found === 'ours') {
      await stopExecution(sfn, arn, 'The step that started it never heard of it.', quickly);
      ledger?.settled(arn);
      return unanswered(error, arn, 'stopped');
    }
  } catch {
    // Nobody knows.
  }
  return unanswered(error, arn, 'unknown');
}

/** @returns what to throw of a start that may have happened */
export function unanswered(error: unknown, arn: string, outcome: 'stopped' | 'unknown'): unknown {
  const after = startFailure(error);
  return after.kind === 'unanswered'
    ? error
    : new StartUnanswered({ kind: 'unanswered', after, arn, outcome }, { cause: error });
}
