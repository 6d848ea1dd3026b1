import { randomUUID } from 'node:crypto';
import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { executionArn, isExpressExecution } from '../aws/arn.ts';
import { afterwards } from '../aws/clock.ts';
import { AwsError, isTransient } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { InputError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { publicOutput } from '../policy/public-cause.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { StartUnanswered, startFailure } from './ending.ts';
import { derivedNameOn } from './execution-name.ts';
import { stopExecution } from './run-to-end.ts';

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
}

/** The executions that a step has to stop if it is killed. */
export interface Ledger {
  /** Told before an execution is started: a start whose answer is never heard may have happened. */
  starting(executionArn: string): void;
  /** Told when an execution needs no stopping any more: it has ended, or goes on without the step. */
  settled(executionArn: string): void;
}

export interface StartedExecution {
  readonly arn: string;
  /** Whether it had ended before: this very step started it, and the start was sent again. */
  readonly attached: boolean;
}

/**
 * Starts an execution. Sent twice, it starts one: the service answers an open execution of the same name and input
 * again, and for one that has ended `ExecutionAlreadyExists` means that the derived name is already our own.
 *
 * @param ledger told of the execution before the request is sent, since its answer may be lost; and that there is
 *   nothing to stop if nothing was started, as where the name belongs to an execution of somebody else
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
  let sends = 0;
  const call: Call = { action: 'states:StartExecution', resource: machine.startArn };
  const command = new StartExecutionCommand({
    stateMachineArn: machine.startArn,
    name,
    input: JSON.stringify(request.input),
  });
  let arn: string;
  try {
    // A cancel leaves a request that is on its way a moment to be answered, since the execution must then be stopped.
    const cancelled = afterwards(retry.signal, TIME_LIMITS.cancel.startAnswerMs);
    const { executionArn: started = '' } = await withRetry(retry, call, () => {
      ledger?.starting(own);
      sends += 1;
      return sfn.send(command, {
        abortSignal: AbortSignal.any([
          cancelled,
          AbortSignal.timeout(retry.requestMs ?? TIME_LIMITS.request.awsMs),
        ]),
      });
    });
    arn = started;
  } catch (error) {
    if (sends === 0) {
      // An execution of this name would be somebody else's.
      throw error;
    }
    if (!(error instanceof AwsError) || error.errorName !== 'ExecutionAlreadyExists') {
      // Whatever the last try came to, an earlier one may have been answered on a connection that broke.
      const inDoubt = sends > 1 || !(error instanceof AwsError) || isTransient(error);
      const failure = inDoubt ? await withdraw(sfn, own, retry, error) : error;
      if (!(failure instanceof StartUnanswered && failure.failure.outcome === 'unknown')) {
        ledger?.settled(own);
      }
      throw failure;
    }
    if (!request.nameIsOurs) {
      ledger?.settled(own);
      throw new InputError(
        'execution-name',
        `there is already an execution named ${name} of ${machine.name}, and a name is free again only after 90 days; add something that grows, such as the run id and attempt.`,
        { cause: error },
      );
    }
    return { arn: own, attached: true };
  }
  // An Express machine keeps no history that could be followed. Lookup by alias does not tell the type.
  if (isExpressExecution(arn)) {
    ledger?.settled(own);
    throw new InputError(
      'state-machine',
      `${machine.name} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`,
    );
  }
  return { arn, attached: false };
}

function nameOn({ startArn }: StartableMachine, { name, nameIsOurs }: StartRequest): string {
  if (name === undefined) {
    return randomUUID();
  }
  return nameIsOurs ? derivedNameOn(name, startArn) : name;
}

/**
 * After a failed start: a request whose answer was lost may have started the execution all the same.
 *
 * @returns what to throw: the error itself if nothing was started
 */
async function withdraw(
  sfn: SFNClient,
  arn: string,
  { clock }: RetryOptions,
  error: unknown,
): Promise<unknown> {
  const after = startFailure(error);
  const unanswered = (outcome: 'stopped' | 'unknown') =>
    after.kind === 'unanswered'
      ? error
      : new StartUnanswered({ kind: 'unanswered', after, arn, outcome }, { cause: error });
  const forMs = TIME_LIMITS.cancel.startWithdrawalMs;
  const retry = {
    clock,
    signal: AbortSignal.timeout(forMs),
    forMs,
    intervalMs: TIME_LIMITS.retry.firstStopWaitMs,
  };
  try {
    await stopExecution(sfn, arn, 'The step that started it never heard of it.', retry);
    return unanswered('stopped');
  } catch (refusal) {
    return refusal instanceof AwsError && refusal.kind === 'not-found' ? error : unanswered('unknown');
  }
}

/** What the events of a history do not tell for sure. */
export interface ExecutionFacts {
  readonly status: string | undefined;
  /** JSON text. */
  readonly input: string | undefined;
  /** JSON text. What tasks were given is left out of each Cause in it. */
  readonly output: string | undefined;
  readonly versionArn: string | undefined;
}

/** @throws AwsError if AWS refuses */
export async function describeExecution(
  sfn: SFNClient,
  arn: string,
  retry: RetryOptions,
): Promise<ExecutionFacts> {
  const call: Call = { action: 'states:DescribeExecution', resource: arn };
  const { status, input, output, stateMachineVersionArn } = await withRetry(retry, call, (abortSignal) =>
    sfn.send(new DescribeExecutionCommand({ executionArn: arn }), { abortSignal }),
  );
  return {
    status,
    input,
    output: output === undefined ? undefined : publicOutput(output),
    versionArn: stateMachineVersionArn,
  };
}
