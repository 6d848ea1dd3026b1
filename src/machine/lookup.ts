import {
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { MachineReference } from '../aws/arn.ts';
import { AwsError, required } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { InputError } from '../errors.ts';

/** A state machine that can be started. */
export interface Machine {
  readonly name: string;
  /** Without a qualifier. */
  readonly arn: string;
  /** What StartExecution gets: the machine, or the version or alias that was asked for. */
  readonly startArn: string;
  /** The version that runs, where it is known before the start. */
  readonly versionArn?: string;
}

/**
 * Finds the state machine that an input names.
 *
 * @throws InputError if there is none, or none that can be followed; AwsError if AWS refuses to tell
 */
export async function lookupMachine(
  sfn: SFNClient,
  reference: MachineReference,
  retry: RetryOptions,
): Promise<Machine> {
  if (reference.kind === 'name') {
    return lookupByName(sfn, reference.name, retry);
  }
  const { arn, machineArn, name, qualifier } = reference;
  try {
    if (qualifier?.kind === 'alias') {
      await withRetry(retry, { action: 'states:DescribeStateMachineAlias', resource: arn }, (abortSignal) =>
        sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn: arn }), { abortSignal }),
      );
    } else {
      const call: Call = { action: 'states:DescribeStateMachine', resource: arn };
      const { type } = await withRetry(retry, call, (abortSignal) =>
        sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn }), { abortSignal }),
      );
      refuseExpress(type, arn);
    }
  } catch (cause) {
    if (cause instanceof AwsError && cause.kind === 'not-found') {
      throw new InputError(
        'state-machine',
        `there is no ${arn}; check the name, the account and the region.`,
        { cause },
      );
    }
    throw cause;
  }
  return { name, arn: machineArn, startArn: arn, ...(qualifier?.kind === 'version' && { versionArn: arn }) };
}

async function lookupByName(sfn: SFNClient, name: string, retry: RetryOptions): Promise<Machine> {
  let nextToken: string | undefined;
  do {
    const page = await withRetry(
      retry,
      { action: 'states:ListStateMachines', resource: '*' },
      async (abortSignal) => {
        const command = new ListStateMachinesCommand({ maxResults: 1000, nextToken });
        const answer = await sfn.send(command, { abortSignal });
        return {
          stateMachines: required(answer.stateMachines, 'stateMachines'),
          nextToken: answer.nextToken,
        };
      },
    );
    const found = page.stateMachines.find((machine) => machine.name === name);
    if (found?.stateMachineArn !== undefined) {
      refuseExpress(found.type, found.stateMachineArn);
      return { name, arn: found.stateMachineArn, startArn: found.stateMachineArn };
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  throw new InputError(
    'state-machine',
    `there is no state machine named ${JSON.stringify(name)} in ${await sfn.config.region()}; check the name, the account and the region, or create it with deploy: true.`,
  );
}

/** An Express machine keeps no history that could be followed. */
export function refuseExpress(type: string | undefined, arn: string): void {
  if (type === 'EXPRESS') {
    throw new InputError(
      'state-machine',
      `${arn} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`,
    );
  }
}
