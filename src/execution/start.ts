import { randomUUID } from 'node:crypto';
import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { executionArn, isExpressExecution } from '../aws/arn.ts';
import { afterwards } from '../aws/clock.ts';
import { AwsError, mayHaveHappened, required } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { InputError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { derivedNameOn } from './execution-name.ts';
import { isOwn, type Ledger, resolveDoubt } from './start-in-doubt.ts';

/** A state machine that can be started. */
export interface StartableMachine {
  readonly name: string;
  /** Without a qualifier. */
  readonly arn: string;
  /** The machine, or the version or alias that was asked for. */
  readonly startArn: string;
}

/** One execution to start. */
export interface StartRequest {
  /** Undefined outside of GitHub, where nothing tells one run from another. */
  readonly name: string | undefined;
  /** Whether the name was derived here, so that an execution of this name can only be our own. */
  readonly nameIsOurs: boolean;
  readonly input: JsonObject;
  /** Whether the input names the step and the attempt of the run, so that an execution with this input can only be ours. */
  readonly inputIsOurs: boolean;
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
}

/**
 * Starts an execution. Sent twice, it starts one: the service answers an open execution of the same name and input
 * again. After a doubtful answer it looks, with the name that is ours, until it knows.
 *
 * @param ledger told of the execution before the request is sent, since its answer may be lost; and that there is
 *   nothing to stop once that is known
 * @throws InputError if a name that the user chose is taken; AwsError if AWS refuses, or the machine is EXPRESS; the
 *   signal's reason when it is aborted; StartUnanswered if what was sent had to be stopped, or may run
 */
export async function startExecution(
  sfn: SFNClient,
  machine: StartableMachine,
  request: StartRequest,
  retry: RetryOptions,
  ledger?: Ledger,
): Promise<StartedExecution> {
  const name = nameOn(machine, request);
  const own = executionArn(machine.arn, name);
  const sent: Sent = { times: 0, inDoubt: false, since: retry.clock.now() };
  const sending = { name, own, request, retry, ledger, sent };
  let answer: Answer;
  try {
    answer = await send(sfn, machine, sending);
  } catch (error) {
    return afterFailure(sfn, machine, sending, error);
  }
  const { arn, startedBefore } = answer;
  // An Express machine keeps no history that could be followed. Lookup by alias does not tell the type.
  if (isExpressExecution(arn)) {
    ledger?.settled(own);
    throw new InputError(
      'state-machine',
      `${machine.name} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`,
    );
  }
  if (startedBefore && !request.nameIsOurs && !request.inputIsOurs) {
    ledger?.settled(own);
    throw nameTaken(machine, name);
  }
  return { arn, attached: false };
}

/** What became of a start that failed; see `startExecution`. */
async function afterFailure(
  sfn: SFNClient,
  machine: StartableMachine,
  { name, own, request, retry, ledger, sent }: Sending,
  error: unknown,
): Promise<StartedExecution> {
  if (sent.times === 0) {
    // An execution of this name would be somebody else's.
    throw error;
  }
  if (error instanceof AwsError && error.errorName === 'ExecutionAlreadyExists') {
    if (request.nameIsOurs || (sent.inDoubt && (await isOwn(sfn, own, request, sent.since, retry)))) {
      return { arn: own, attached: true };
    }
    ledger?.settled(own);
    throw nameTaken(machine, name, error);
  }
  if (sent.inDoubt && (await resolveDoubt(sfn, own, retry, error, ledger))) {
    return { arn: own, attached: true };
  }
  ledger?.settled(own);
  throw error;
}

function nameTaken(machine: StartableMachine, name: string, cause?: unknown): InputError {
  return new InputError(
    'execution-name',
    `there is already an execution named ${name} of ${machine.name}, and a name is free again only after 90 days; add something that grows, such as the run id and attempt.`,
    { cause },
  );
}

interface Answer {
  readonly arn: string;
  /** Whether the service answered an execution that ran already when it was first asked. */
  readonly startedBefore: boolean;
}

interface Sending {
  readonly name: string;
  readonly own: string;
  readonly request: StartRequest;
  readonly retry: RetryOptions;
  readonly ledger: Ledger | undefined;
  readonly sent: Sent;
}

async function send(
  sfn: SFNClient,
  { startArn }: StartableMachine,
  { name, own, request, retry, ledger, sent }: Sending,
): Promise<Answer> {
  const call: Call = { action: 'states:StartExecution', resource: startArn };
  let answeredAt: number | undefined;
  const command = new StartExecutionCommand({
    stateMachineArn: startArn,
    name,
    input: JSON.stringify(request.input),
  });
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      answeredAt = dateOf(result.response);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'readDate' },
  );
  // A cancel leaves a request that is on its way a moment to be answered, since the execution must then be stopped.
  const cancelled = afterwards(retry.signal, TIME_LIMITS.cancel.startAnswerMs);
  return withRetry(retry, call, async () => {
    ledger?.starting(own);
    sent.times += 1;
    try {
      const { executionArn: started, startDate } = await sfn.send(command, {
        abortSignal: AbortSignal.any([
          cancelled,
          AbortSignal.timeout(retry.requestMs ?? TIME_LIMITS.request.awsMs),
        ]),
      });
      return {
        arn: required(started, 'executionArn'),
        startedBefore: isBefore(startDate, answeredAt, retry.clock.now() - sent.since),
      };
    } catch (error) {
      sent.inDoubt ||= mayHaveHappened(error);
      throw error;
    }
  });
}

/**
 * Whether an execution started before the first request was sent, by the clock of AWS alone: that of the runner may be
 * off. An answer tells whole seconds.
 */
function isBefore(startDate: Date | undefined, answeredAt: number | undefined, tookMs: number): boolean {
  return (
    startDate !== undefined &&
    answeredAt !== undefined &&
    answeredAt - startDate.getTime() > tookMs + TIME_LIMITS.poll.dateResolutionMs
  );
}

/** The `Date` header of an HTTP response, in milliseconds since the epoch. */
function dateOf(response: unknown): number | undefined {
  const headers: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, 'headers') : undefined;
  const date: unknown =
    typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'date') : undefined;
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function nameOn({ startArn }: StartableMachine, { name, nameIsOurs }: StartRequest): string {
  if (name === undefined) {
    return randomUUID();
  }
  return nameIsOurs ? derivedNameOn(name, startArn) : name;
}

/** What the events of a history do not tell for sure. */
export interface ExecutionFacts {
  readonly status: string;
  /** JSON text. */
  readonly input: string | undefined;
  /** JSON text. */
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
      output: answer.output,
      versionArn: answer.stateMachineVersionArn,
    };
  });
}
