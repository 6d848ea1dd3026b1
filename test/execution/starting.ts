import { learnAwsTime } from '../../src/aws/aws-time.ts';
import type { RetryOptions } from '../../src/aws/retry.ts';
import type { LedgerEntry } from '../../src/execution/claim.ts';
import { Interrupted, startFailure } from '../../src/execution/ending.ts';
import { derivedNameOn } from '../../src/execution/execution-name.ts';
import { type StartRequest, startExecution } from '../../src/execution/start.ts';
import { endingText } from '../../src/report/wording.ts';
import { keptLedger } from '../kept-ledger.ts';
import { leapingClock } from '../leaping-clock.ts';
import { type Answer, ok, refused, type Script, type ScriptedCall, scriptedAws } from '../scripted-aws.ts';

export const MACHINE_ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';
export const MACHINE = { name: 'uploads', arn: MACHINE_ARN, startArn: `${MACHINE_ARN}:3` };
const DERIVED_NAME = 'uploads-4711-1-upload-0123456789ab';
export const REQUEST: StartRequest = {
  name: DERIVED_NAME,
  nameIsOurs: true,
  inputIsOurs: true,
  input: { customer_id: 'c1', commands: ['ä'] },
};
/** A name that the user chose, with an input that names the step. */
export const NAMED: StartRequest = { ...REQUEST, name: 'tonight', nameIsOurs: false };
/** A name that the user chose, with an input that anybody may give. */
export const ANONYMOUS: StartRequest = { ...NAMED, inputIsOurs: false };
const EXECUTION_PREFIX = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:';
export const NAME = derivedNameOn(DERIVED_NAME, MACHINE.startArn);
export const EXECUTION_ARN = `${EXECUTION_PREFIX}${NAME}`;
export const NAMED_ARN = `${EXECUTION_PREFIX}tonight`;
export const STARTED = ok({ executionArn: EXECUTION_ARN, startDate: 1_700_000_000 });
export const STOPPED = ok({ stopDate: 1_700_000_000 });
export const NOT_THERE = refused('ExecutionDoesNotExist');
export const TAKEN = refused('ExecutionAlreadyExists');
export const CANCELLED = new Interrupted({ kind: 'cancelled' });

/** The `Date` header of an answer, by seconds since the epoch. */
export const dated = (seconds: number) => ({ date: new Date(seconds * 1000).toUTCString() });

/**
 * The first event of an execution with the input of the request, from the time at which the tests' clock begins.
 *
 * @param headers they tell AWS's time, unless a proxy takes it out
 */
export function begun({
  input = JSON.stringify(REQUEST.input),
  at = 1_700_000_000,
  headers = dated(1_700_000_000),
}: {
  readonly input?: string;
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
} = {}): Answer {
  const executionStartedEventDetails = { input };
  const event = { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: at };
  return ok({ events: [{ ...event, executionStartedEventDetails }] }, headers);
}

export function retrying(more: Partial<RetryOptions> = {}): RetryOptions {
  return { clock: leapingClock(), signal: new AbortController().signal, forMs: 10_000, ...more };
}

/** Starts the request on a service that answers as written, and tells what came of it. */
export async function start(
  script: Script,
  request = REQUEST,
  more: Partial<RetryOptions> = {},
  onCall: (call: ScriptedCall, open: readonly LedgerEntry[]) => void = () => {},
) {
  const kept = keptLedger();
  const retry = retrying(more);
  const aws = scriptedAws(script, (call) => onCall(call, kept.entries()));
  const context = { ledger: kept.ledger, awsTime: learnAwsTime(aws.sfn, retry.clock) };
  const outcome = await startExecution(aws.sfn, MACHINE, request, retry, context).catch(
    (error: unknown) => error,
  );
  return {
    outcome,
    calls: aws.calls,
    operations: aws.operations(),
    /** What is left to be stopped. */
    open: kept.entries().map(({ arn }) => arn),
    /** The same, with what tells it from another's. */
    entries: kept.entries(),
  };
}

/** What is said of an execution for which this error was thrown instead of its start. */
export function saidOf(error: unknown): string {
  return endingText({ kind: 'not-started', why: startFailure(error) }) ?? '';
}
