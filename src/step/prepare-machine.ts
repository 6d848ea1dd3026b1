import type { SFNClient } from '@aws-sdk/client-sfn';
import { machineArn, parseArn } from '../aws/arn.ts';
import type { AwsClients } from '../aws/clients.ts';
import { type Environment, requireCredentials } from '../aws/credentials.ts';
import { missing } from '../aws/error-sentences.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { InputError } from '../errors.ts';
import type {
  AttachSettings,
  BuiltInTaskSettings,
  DefinitionSettings,
  DeploySettings,
  MachineSettings,
} from '../inputs/settings.ts';
import type { DeployedMachine, DeployRequest } from '../machine/deploy.ts';
import { lookupMachine, type Machine } from '../machine/lookup.ts';
import type { TaskSettings } from '../machine/run-task.ts';
import type { Policy } from '../policy/policy.ts';

type Clients = Pick<AwsClients, 'sfn' | 'ecs'>;

/** How the step talks to AWS. */
interface Access {
  readonly clients: Clients;
  readonly env: Environment;
  readonly retry: RetryOptions;
}

/**
 * The machine to start: deployed first, or looked up.
 *
 * @param onDeployed told of what a deployment did
 * @throws InputError or AwsError
 */
export async function prepareMachine(
  settings: Exclude<MachineSettings, AttachSettings>,
  policy: Policy,
  access: Access,
  onDeployed: (machine: DeployedMachine) => void,
): Promise<Machine> {
  const { clients, env, retry } = access;
  const region = await requireRegion(clients.sfn);
  if (settings.kind === 'lookup') {
    const { reference } = settings;
    const ofInput = reference.kind === 'arn' ? reference.region : region;
    await requireAccess(access, 'state-machine', ofInput);
    return lookupMachine(clients.sfn, reference, retry);
  }
  const arn = arnToDeploy(settings, region);
  await requireCredentials(clients.sfn, retry, env);
  const { name, roleArn, definition } = settings;
  const { deployMachine, findExisting } = await import('../machine/deploy.ts');
  // Neither has to wait for the other; of two refusals, that of the first is told.
  const [wanted, existing] = await both(
    wantedDefinition(definition, policy, clients, roleArn, retry),
    findExisting(clients.sfn, arn, retry),
  );
  const deployed = await deployMachine(clients.sfn, { name, arn, roleArn, ...wanted }, existing, retry);
  onDeployed(deployed);
  return deployed;
}

/** @throws what the first throws, otherwise what the second throws, once both are over */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

/**
 * Whether the step can talk to AWS, told before anything is asked.
 *
 * @throws InputError if what is named lies in another region than the step; AwsError without region or credentials; the
 *   signal's reason when it is aborted
 */
export async function requireAccess(
  { clients, env, retry }: Access,
  input: string,
  regionOfInput: string,
): Promise<void> {
  const region = await requireRegion(clients.sfn);
  if (regionOfInput !== region) {
    throw new InputError(
      input,
      `it is in ${regionOfInput}, but the region of this step is ${region}; set AWS_REGION to the machine's.`,
    );
  }
  await requireCredentials(clients.sfn, retry, env);
}

async function requireRegion(sfn: SFNClient): Promise<string> {
  try {
    return await sfn.config.region();
  } catch (cause) {
    throw missing('no-region', cause);
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

/** What to deploy, and the input that it comes from. */
async function wantedDefinition(
  settings: DefinitionSettings,
  policy: Policy,
  clients: Clients,
  roleArn: string,
  retry: RetryOptions,
): Promise<Pick<DeployRequest, 'definition' | 'source'>> {
  if (settings.kind === 'file') {
    return { definition: settings.definition, source: 'definition' };
  }
  const { builtInDefinition } = await import('../machine/definition.ts');
  const task = await completeTask(clients, settings.task, roleArn, retry);
  return { definition: builtInDefinition(policy, task), source: 'retry-policy' };
}

async function completeTask(
  clients: Clients,
  task: BuiltInTaskSettings,
  roleArn: string,
  retry: RetryOptions,
): Promise<TaskSettings> {
  const { container, capacityProvider, timeoutMinutes, processErrorFunction, ...rest } = task;
  return {
    ...rest,
    partition: parseArn(roleArn)?.partition ?? 'aws',
    container: container ?? (await containerOf(clients, task.taskDefinition, retry)),
    ...(capacityProvider !== undefined && { capacityProvider }),
    ...(timeoutMinutes !== undefined && { timeoutMinutes }),
    ...(processErrorFunction !== undefined && { processErrorFunction }),
  };
}

async function containerOf({ ecs }: Clients, taskDefinition: string, retry: RetryOptions): Promise<string> {
  const { containerToRun } = await import('../machine/container.ts');
  return containerToRun(await ecs(), taskDefinition, retry);
}
