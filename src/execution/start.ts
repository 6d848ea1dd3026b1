import { randomUUID } from 'node:crypto';
import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { executionArn, isExpressExecution } from '../aws/arn.ts';
import { afterwards } from '../aws/clock.ts';
import { isTransient } from '../aws/errors.ts';
import { REQUEST_MS, type RetryOptions, withRetry } from '../aws/retry.ts';
import { AwsError, InputError, messageOf } from '../errors.ts';
import type { Machine } from '../machine/lookup.ts';
import { type ExecutionRequest, nameOn } from '../step/execution-requests.ts';
import type { Ledger } from '../step/ledger.ts';
import { stopExecution } from './run-to-end.ts';

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
 *   signal's reason when it is aborted. Then nothing that may have been started is left running
 */
export async function startExecution(
  sfn: SFNClient,
  machine: Machine,
  request: ExecutionRequest,
  retry: RetryOptions,
  ledger?: Ledger,
): Promise<StartedExecution> {
  const name = nameOn(request, machine.startArn) ?? randomUUID();
  const own = executionArn(machine.arn, name);
  let sends = 0;
  const call = { action: 'states:StartExecution', resource: machine.startArn };
  const command = new StartExecutionCommand({
    stateMachineArn: machine.startArn,
    name,
    input: JSON.stringify(request.input),
  });
  let arn: string;
  try {
    // A cancel leaves a request that is on its way a moment to be answered, since the execution must then be stopped.
    const cancelled = afterwards(retry.signal, ANSWER_MS);
    const { executionArn: started = '' } = await withRetry(retry, call, () => {
      ledger?.starting(own);
      sends += 1;
      return sfn.send(command, {
        abortSignal: AbortSignal.any([cancelled, AbortSignal.timeout(retry.requestMs ?? REQUEST_MS)]),
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
      const inDoubt = sends > 1 || !(error instanceof AwsError) || isTransient(error.cause);
      const { fault, mayRun } = inDoubt
        ? await withdrawn(sfn, own, retry, error)
        : { fault: error, mayRun: false };
      if (!mayRun) {
        ledger?.settled(own);
      }
      throw fault;
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

/** How long a cancelled step waits for the answer to a start: withdrawing it must fit besides. */
const ANSWER_MS = 2_000;

/** How long a start that was given up may be withdrawn, within what the runner leaves a cancelled step. */
const WITHDRAW_MS = 3_000;

/** After a failed start: a request whose answer was lost may have started the execution all the same. */
async function withdrawn(
  sfn: SFNClient,
  arn: string,
  { clock }: RetryOptions,
  error: unknown,
): Promise<{ readonly fault: unknown; readonly mayRun: boolean }> {
  const told = (sentence: string) => new AwsError(`${messageOf(error)} ${sentence}`, '', { cause: error });
  const retry = { clock, signal: AbortSignal.timeout(WITHDRAW_MS), forMs: WITHDRAW_MS, intervalMs: 250 };
  try {
    await stopExecution(sfn, arn, 'The step that started it never heard of it.', retry);
    return { fault: told(`The execution ${arn} had been started, and was stopped.`), mayRun: false };
  } catch (fault) {
    return fault instanceof AwsError && fault.errorName === 'ExecutionDoesNotExist'
      ? { fault: error, mayRun: false }
      : {
          fault: told(`Whether the execution was started is not known: look for ${arn}.`),
          mayRun: true,
        };
  }
}

/** What the events of a history do not tell for sure. */
export interface ExecutionFacts {
  readonly status: string | undefined;
  /** JSON text. */
  readonly input: string | undefined;
  /** JSON text. */
  readonly output: string | undefined;
  readonly versionArn: string | undefined;
}

/** @throws AwsError if AWS refuses */
export async function describeExecution(
  sfn: SFNClient,
  arn: string,
  retry: RetryOptions,
): Promise<ExecutionFacts> {
  const call = { action: 'states:DescribeExecution', resource: arn };
  const { status, input, output, stateMachineVersionArn } = await withRetry(retry, call, (abortSignal) =>
    sfn.send(new DescribeExecutionCommand({ executionArn: arn }), { abortSignal }),
  );
  return { status, input, output, versionArn: stateMachineVersionArn };
}
