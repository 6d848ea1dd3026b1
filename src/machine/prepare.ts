import type { ECSClient } from '@aws-sdk/client-ecs';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { machineArn, parseArn } from '../aws/arn.ts';
import { missing } from '../aws/errors.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { InputError } from '../errors.ts';
import type {
  AttachSettings,
  BuiltInTaskSettings,
  DeploySettings,
  MachineSettings,
} from '../inputs/settings.ts';
import type { Policy } from '../policy/policy.ts';
import { containerToRun } from './container.ts';
import { builtInDefinition } from './definition.ts';
import { type DeployedMachine, deployMachine } from './deploy.ts';
import { lookupMachine, type Machine } from './lookup.ts';
import type { TaskSettings } from './run-task.ts';

interface Clients {
  readonly sfn: SFNClient;
  ecs(): Promise<ECSClient>;
}

/**
 * The machine that is to be started: deployed first, or looked up.
 *
 * @param onDeployed told of what a deployment did
 * @throws InputError or AwsError
 */
export async function prepareMachine(
  settings: Exclude<MachineSettings, AttachSettings>,
  policy: Policy,
  clients: Clients,
  retry: RetryOptions,
  onDeployed: (machine: DeployedMachine) => void,
): Promise<Machine> {
  const region = await requireRegion(clients.sfn);
  if (settings.kind === 'lookup') {
    const { reference } = settings;
    await requireAccess(clients.sfn, 'state-machine', reference.kind === 'arn' ? reference.region : region);
    return lookupMachine(clients.sfn, reference, retry);
  }
  const arn = arnToDeploy(settings, region);
  await requireCredentials(clients.sfn);
  const { name, roleArn, definition } = settings;
  const deployed = await deployMachine(
    clients.sfn,
    definition.kind === 'file'
      ? { name, arn, roleArn, definition: definition.definition, source: 'definition' }
      : {
          ...{ name, arn, roleArn, source: 'retry-policy' },
          definition: builtInDefinition(policy, await completeTask(clients, definition.task, roleArn, retry)),
        },
    retry,
  );
  onDeployed(deployed);
  return deployed;
}

/**
 * Whether the step can talk to AWS, told before anything is asked.
 *
 * @throws InputError if what is named lies in another region than the step; AwsError without region or credentials
 */
export async function requireAccess(sfn: SFNClient, input: string, regionOfInput: string): Promise<void> {
  const region = await requireRegion(sfn);
  if (regionOfInput !== region) {
    throw new InputError(
      input,
      `it is in ${regionOfInput}, but the region of this step is ${region}; set AWS_REGION to the machine's.`,
    );
  }
  await requireCredentials(sfn);
}

async function requireRegion(sfn: SFNClient): Promise<string> {
  try {
    return await sfn.config.region();
  } catch (cause) {
    throw missing('no-region', cause);
  }
}

async function requireCredentials(sfn: SFNClient): Promise<void> {
  try {
    await sfn.config.credentials();
  } catch (cause) {
    throw missing('no-credentials', cause);
  }
}

/** The role must be of the machine's account, so its ARN tells account and partition without another call. */
function arnToDeploy({ reference, name, roleArn }: DeploySettings, region: string): string {
  const { partition = 'aws', accountId = '' } = parseArn(roleArn) ?? {};
  const arn = machineArn({ partition, region, accountId }, name);
  if (reference.kind === 'arn' && reference.machineArn !== arn) {
    throw new InputError(
      'state-machine',
      `it names ${reference.machineArn}, but with this region and role-arn the machine would be ${arn}; correct the one or the other.`,
    );
  }
  return arn;
}

async function completeTask(
  { ecs }: Clients,
  task: BuiltInTaskSettings,
  roleArn: string,
  retry: RetryOptions,
): Promise<TaskSettings> {
  const { container, capacityProvider, timeoutMinutes, processErrorFunction, ...rest } = task;
  return {
    ...rest,
    partition: parseArn(roleArn)?.partition ?? 'aws',
    container: container ?? (await containerToRun(await ecs(), task.taskDefinition, retry)),
    ...(capacityProvider !== undefined && { capacityProvider }),
    ...(timeoutMinutes !== undefined && { timeoutMinutes }),
    ...(processErrorFunction !== undefined && { processErrorFunction }),
  };
}
