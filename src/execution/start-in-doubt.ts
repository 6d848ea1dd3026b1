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

/** A start that was sent, and may have happened. */
interface Doubt {
  readonly sfn: SFNClient;
  readonly arn: string;
  readonly request: {
    readonly nameIsOurs: boolean;
    readonly inputIsOurs: boolean;
    readonly input: JsonObject;
  };
  /** When it was first sent, in milliseconds since the epoch. */
  readonly since: number;
  readonly retry: RetryOptions;
  readonly ledger: Ledger | undefined;
}

type Found = 'ours' | 'not-ours' | 'nothing';

/**
 * Looks for what a start in doubt started, until it is there, or has not been there for so long that it never was:
 * reads lag behind, and a request may arrive late. After a cancel there is no time for that: it is withdrawn.
 *
 * @param error what ended the start
 * @param isTaken whether the service says that there is an execution of this name
 * @throws StartUnanswered if nobody can tell, or the execution was stopped; `error` if a withdrawn start is not ours
 */
export async function resolve(doubt: Doubt, error: unknown, isTaken: boolean): Promise<Found> {
  const { arn, retry, ledger } = doubt;
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
    if (isTaken) {
      // It may be somebody else's, which the post step must not stop.
      ledger?.settled(arn);
    }
    throw unanswered(error, arn, 'unknown');
  }
  return found;
}

/** @throws what `withRetry` throws if nobody can tell */
async function look({ sfn, arn, request, since }: Doubt, retry: RetryOptions): Promise<Found> {
  try {
    const beginning = await readBeginning(sfn, arn, retry);
    return request.nameIsOurs || isOwn(beginning, request, since) ? 'ours' : 'not-ours';
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'not-found') {
      return 'nothing';
    }
    throw error;
  }
}

/** Whether an execution of a name that the user chose has our input, and did not start before we asked for it. */
function isOwn(beginning: Beginning, { input, inputIsOurs }: Doubt['request'], since: number): boolean {
  const isSame = beginning.input === JSON.stringify(input);
  return isSame && (inputIsOurs || beginning.at >= since - TIME_LIMITS.poll.clockDifferenceMs);
}

/**
 * After a cancel while a start was on its way: it may have happened, or happen yet, so it is stopped by the name that
 * it would have. What cannot be known by then stays in the ledger, and the post step goes on looking.
 *
 * @returns what to throw
 */
async function withdraw(doubt: Doubt, error: unknown): Promise<unknown> {
  const { sfn, arn, request, retry, ledger } = doubt;
  const withinMs = TIME_LIMITS.cancel.startWithdrawalMs;
  const forMs = withinMs - TIME_LIMITS.retry.lastAnswerMs;
  const hurried: RetryOptions = {
    clock: retry.clock,
    signal: AbortSignal.timeout(withinMs),
    forMs,
    missingForMs: forMs,
    intervalMs: TIME_LIMITS.retry.firstStopWaitMs,
  };
  try {
    // An execution of a name that is not ours may be somebody else's.
    const found = request.nameIsOurs ? 'ours' : await look(doubt, hurried);
    if (found === 'not-ours') {
      ledger?.settled(arn);
      return error;
    }
    if (found === 'ours') {
      await stopExecution(sfn, arn, 'The step that started it never heard of it.', hurried);
      ledger?.settled(arn);
      return unanswered(error, arn, 'stopped');
    }
  } catch {
    // Nobody knows.
  }
  return unanswered(error, arn, 'unknown');
}

function unanswered(error: unknown, arn: string, outcome: 'stopped' | 'unknown'): unknown {
  const after = startFailure(error);
  return after.kind === 'unanswered'
    ? error
    : new StartUnanswered({ kind: 'unanswered', after, arn, outcome }, { cause: error });
}
