import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import {
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  paginateListStateMachines,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { InputError } from '../errors.ts';
import { awsFault } from '../fault.ts';
import type { MachineReference } from './reference.ts';

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
 * @throws InputError if there is none, or none that can be followed; AwsFault if AWS refuses to tell
 */
export async function lookupMachine(sfn: SFNClient, reference: MachineReference): Promise<Machine> {
  if (reference.kind === 'name') {
    return lookupByName(sfn, reference.name);
  }
  const { arn, machineArn, name, qualifier } = reference;
  if (qualifier?.kind === 'alias') {
    await describe('states:DescribeStateMachineAlias', arn, () =>
      sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn: arn })),
    );
  } else {
    const { type } = await describe('states:DescribeStateMachine', arn, () =>
      sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
    );
    refuseExpress(type, arn);
  }
  return { name, arn: machineArn, startArn: arn, ...(qualifier?.kind === 'version' && { versionArn: arn }) };
}

async function describe<T>(call: string, arn: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (cause) {
    if (cause instanceof Error && /^(StateMachineDoesNotExist|ResourceNotFound)/.test(cause.name)) {
      throw new InputError(
        'state-machine',
        `there is no ${arn}; check the name, the account and the region.`,
        { cause },
      );
    }
    throw awsFault(cause, call, arn);
  }
}

async function lookupByName(sfn: SFNClient, name: string): Promise<Machine> {
  const region = await sfn.config.region();
  try {
    for await (const page of paginateListStateMachines({ client: sfn, pageSize: 1000 }, {})) {
      const found = page.stateMachines?.find((machine) => machine.name === name);
      if (found?.stateMachineArn !== undefined) {
        refuseExpress(found.type, found.stateMachineArn);
        return { name, arn: found.stateMachineArn, startArn: found.stateMachineArn };
      }
    }
  } catch (cause) {
    throw cause instanceof InputError ? cause : awsFault(cause, 'states:ListStateMachines', '*');
  }
  throw new InputError(
    'state-machine',
    `there is no state machine named ${JSON.stringify(name)} in ${region}; check the name, the account and the region, or create it with deploy: true.`,
  );
}

/** An Express machine keeps no history that could be followed. */
function refuseExpress(type: string | undefined, arn: string): void {
  if (type === 'EXPRESS') {
    throw new InputError(
      'state-machine',
      `${arn} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`,
    );
  }
}

/**
 * The container of a task definition that gets the command: its only one, or its first essential one.
 *
 * @throws InputError if there is no such task definition; AwsFault if AWS refuses to tell
 */
export async function containerToRun(ecs: ECSClient, taskDefinition: string): Promise<string> {
  const answer = await (async () => {
    try {
      return await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    } catch (cause) {
      if (cause instanceof Error && /^ClientException$/.test(cause.name)) {
        throw new InputError(
          'task-definition',
          `there is no task definition ${taskDefinition}; check the name and the region.`,
          { cause },
        );
      }
      throw awsFault(cause, 'ecs:DescribeTaskDefinition', taskDefinition);
    }
  })();
  const containers = answer.taskDefinition?.containerDefinitions ?? [];
  // ECS takes a container for essential unless it says otherwise.
  const name = (containers.find(({ essential }) => essential !== false) ?? containers[0])?.name;
  if (name === undefined) {
    throw new InputError(
      'container',
      `the task definition ${taskDefinition} names no container; give its name.`,
    );
  }
  return name;
}
