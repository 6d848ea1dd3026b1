import { randomUUID } from 'node:crypto';
import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { executionArn, isExpressExecution } from '../aws/arn.ts';
import type { AwsTime } from '../aws/aws-time.ts';
import { afterwards } from '../aws/clock.ts';
import { AwsError, mayHaveHappened, required } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { InputError } from '../errors.ts';
import { publicOutput } from '../policy/public-cause.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import {
  type Beginning,
  type Claim,
  type Claimant,
  claimOf,
  inputText,
  type Ledger,
  OURS,
  whose,
} from './claim.ts';
import { derivedNameOn } from './execution-name.ts';
import { resolve, unanswered } from './start-in-doubt.ts';

/** A state machine that can be started. */
export interface StartableMachine {
  readonly name: string;
  /** Without a qualifier. */
  readonly arn: string;
  /** The machine, or the version or alias that was asked for. */
  readonly startArn: string;
}

/** One execution to start. */
export interface StartRequest extends Claimant {
  /** Undefined outside of GitHub, where nothing tells one run from another. */
  readonly name: string | undefined;
}

export interface StartedExecution {
  readonly arn: string;
  /** Whether it may have ended by now: this very step started it, and heard of it only later. */
  readonly attached: boolean;
}

/** What is known of a start that was sent. */
interface Sent {
  /** How often. */
  times: number;
  /** Whether a request may have started the execution without an answer that says so. */
  inDoubt: boolean;
  /** When the first request was sent, in milliseconds since the epoch. */
  since: number;
  /** The same by AWS's clock, at least; undefined as long as no answer told it. */
  notBefore: number | undefined;
}

/** What a start is told of, and told by. */
export interface StartContext {
  readonly awsTime: AwsTime;
  /**
   * Told of the execution before the request is sent, since its answer may be lost; and that there is nothing to stop
   * once that is known.
   */
  readonly ledger?: Ledger;
}

/**
 * Starts an execution. Sent twice, it starts one: the service answers an open execution of the same name and input
 * again. After a doubtful answer it looks, with the name that is ours, until it knows.
 *
 * @throws InputError if a name that the user chose is taken; AwsError if AWS refuses, or the machine is EXPRESS; the
 *   signal's reason when it is aborted; StartUnanswered if what was sent had to be stopped, or may run
 */
export async function startExecution(
  sfn: SFNClient,
  machine: StartableMachine,
  request: StartRequest,
  retry: RetryOptions,
  context: StartContext,
): Promise<StartedExecution> {
  const { ledger } = context;
  const name = nameOn(machine, request);
  const own = executionArn(machine.arn, name);
  const sent: Sent = { times: 0, inDoubt: false, since: retry.clock.now(), notBefore: undefined };
  const sending = { ...context, name, own, request, retry, sent };
  let answer: Answer;
  try {
    answer = await send(sfn, machine, sending);
  } catch (error) {
    const found = await settleFailure(sfn, machine, sending, error);
    confirm(sending);
    return found;
  }
  // An Express machine keeps no history that could be followed. Lookup by alias does not tell the type.
  if (isExpressExecution(answer.arn)) {
    ledger?.settled(own);
    throw new InputError(
      'state-machine',
      `${machine.name} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`,
    );
  }
  // The service answers an execution that somebody else started before in the same way.
  switch (whose(claimOn(sending), answer)) {
    case 'not-ours':
      ledger?.settled(own);
      throw nameTaken(machine, name);
    case 'unknown':
      throw unanswered(new Error(UNDATED), own, 'unknown');
    case 'ours':
      confirm(sending);
      return { arn: answer.arn, attached: false };
  }
}

const UNDATED =
  'No answer of AWS had a Date, so whether the execution of this name and input started before this step is not known.';

function claimOn({ request, sent, awsTime }: Sending): Claim {
  sent.notBefore ??= awsTime.atLeast(sent.since);
  return claimOf(request, sent.notBefore);
}

/** From now on, the post step need not ask whose the execution is. */
function confirm(sending: Sending): void {
  if (claimOn(sending).by !== 'arn') {
    sending.ledger?.starting({ arn: sending.own, claim: OURS });
  }
}

/** What became of a start that failed; see `startExecution`. */
async function settleFailure(
  sfn: SFNClient,
  machine: StartableMachine,
  sending: Sending,
  error: unknown,
): Promise<StartedExecution> {
  const { name, own, request, retry, ledger, sent } = sending;
  if (sent.times === 0) {
    // An execution of this name would be somebody else's.
    throw error;
  }
  const isTaken = error instanceof AwsError && error.errorName === 'ExecutionAlreadyExists';
  if (isTaken && request.nameIsOurs) {
    return { arn: own, attached: true };
  }
  if (sent.inDoubt) {
    const doubt = { sfn, arn: own, claim: () => claimOn(sending), retry, ledger };
    const found = await resolve(doubt, error, isTaken);
    if (found === 'ours') {
      return { arn: own, attached: true };
    }
    ledger?.settled(own);
    throw found === 'not-ours' ? nameTaken(machine, name, error) : error;
  }
  ledger?.settled(own);
  throw isTaken ? nameTaken(machine, name, error) : error;
}

function nameTaken(machine: StartableMachine, name: string, cause?: unknown): InputError {
  return new InputError(
    'execution-name',
    `there is already an execution named ${name} of ${machine.name}, and a name is free again only after 90 days; add something that grows, such as the run id and attempt.`,
    { cause },
  );
}

interface Answer extends Beginning {
  readonly arn: string;
}

interface Sending extends StartContext {
  readonly name: string;
  readonly own: string;
  readonly request: StartRequest;
  readonly retry: RetryOptions;
  readonly sent: Sent;
}

async function send(sfn: SFNClient, { startArn }: StartableMachine, sending: Sending): Promise<Answer> {
  const { name, own, request, retry, ledger, sent } = sending;
  const call: Call = { action: 'states:StartExecution', resource: startArn };
  const input = inputText(request);
  const command = new StartExecutionCommand({ stateMachineArn: startArn, name, input });
  // A cancel leaves a request that is on its way a moment to be answered, since the execution must then be stopped.
  const cancelled = afterwards(retry.signal, TIME_LIMITS.cancel.startAnswerMs);
  return withRetry(retry, call, async () => {
    if (sent.times === 0) {
      // Its turn may have been a while in coming.
      sent.since = retry.clock.now();
    }
    ledger?.starting({ arn: own, claim: claimOn(sending) });
    sent.times += 1;
    try {
      const { executionArn: started, startDate } = await sfn.send(command, {
        abortSignal: AbortSignal.any([
          cancelled,
          AbortSignal.timeout(retry.requestMs ?? TIME_LIMITS.request.awsMs),
        ]),
      });
      return { arn: required(started, 'executionArn'), input, startedAt: startDate?.getTime() };
    } catch (error) {
      sent.inDoubt ||= mayHaveHappened(error);
      throw error;
    }
  });
}

function nameOn({ startArn }: StartableMachine, { name, nameIsOurs }: StartRequest): string {
  if (name === undefined) {
    return randomUUID();
  }
  return nameIsOurs ? derivedNameOn(name, startArn) : name;
}

/** What the events of a history do not tell for sure. */
export interface ExecutionFacts extends Beginning {
  readonly status: string;
  /** JSON text. What tasks were given is left out of each Cause in it. */
  readonly output: string | undefined;
  readonly versionArn: string | undefined;
}

/** @throws AwsError if AWS refuses, or the time for retries is over; the signal's reason when it is aborted */
export async function describeExecution(
  sfn: SFNClient,
  arn: string,
  retry: RetryOptions,
): Promise<ExecutionFacts> {
  const call: Call = { action: 'states:DescribeExecution', resource: arn };
  return withRetry(retry, call, async (abortSignal) => {
    const answer = await sfn.send(new DescribeExecutionCommand({ executionArn: arn }), { abortSignal });
    return {
      status: required(answer.status, 'status'),
      input: answer.input,
      startedAt: answer.startDate?.getTime(),
      output: answer.output === undefined ? undefined : publicOutput(answer.output),
      versionArn: answer.stateMachineVersionArn,
    };
  });
}
