import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { InputError } from '../errors.ts';
import { awsFault } from '../fault.ts';
import type { Machine } from '../machine/lookup.ts';
import { executionArn } from '../machine/reference.ts';
import type { ExecutionRequest } from './request.ts';

export interface StartedExecution {
  readonly arn: string;
  /** Whether it was started before, by this very step. */
  readonly attached: boolean;
}

/**
 * Starts an execution. Sent twice, it starts one: the service answers an open execution of the same name and input
 * again, and for one that has ended `ExecutionAlreadyExists` means that the derived name is already our own.
 *
 * @throws InputError if a name that the user chose is taken; AwsFault if AWS refuses
 */
export async function startExecution(
  sfn: SFNClient,
  machine: Machine,
  request: ExecutionRequest,
): Promise<StartedExecution> {
  const { name, nameIsOurs, input } = request;
  try {
    const { executionArn: arn = '' } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn: machine.startArn, name, input: JSON.stringify(input) }),
    );
    return { arn, attached: false };
  } catch (cause) {
    if (name === undefined || !(cause instanceof Error) || cause.name !== 'ExecutionAlreadyExists') {
      throw awsFault(cause, 'states:StartExecution', machine.startArn);
    }
    if (!nameIsOurs) {
      throw new InputError(
        'execution-name',
        `there is already an execution named ${name} of ${machine.name}, and a name is free again only after 90 days; add something that grows, such as the run id and attempt.`,
        { cause },
      );
    }
    return { arn: executionArn(machine.arn, name), attached: true };
  }
}

/** What DescribeExecution tells that the history does not. */
export interface ExecutionFacts {
  readonly startedAt: number | undefined;
  readonly stoppedAt: number | undefined;
  /** JSON text. */
  readonly output: string | undefined;
  readonly versionArn: string | undefined;
}

/** @throws AwsFault if AWS refuses */
export async function describeExecution(sfn: SFNClient, arn: string): Promise<ExecutionFacts> {
  try {
    const { startDate, stopDate, output, stateMachineVersionArn } = await sfn.send(
      new DescribeExecutionCommand({ executionArn: arn }),
    );
    return {
      startedAt: startDate?.getTime(),
      stoppedAt: stopDate?.getTime(),
      output,
      versionArn: stateMachineVersionArn,
    };
  } catch (cause) {
    throw awsFault(cause, 'states:DescribeExecution', arn);
  }
}
