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
import type { DeploymentNotice } from '../machine/deployment-notices.ts';
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

/** What a deployment depends on besides its own settings. */
interface Given {
  readonly policy: Policy;
  readonly commands: readonly string[];
}

/** Is told of a deployment. */
interface DeploymentLog {
  deployed(machine: DeployedMachine): void;
  notice(notice: DeploymentNotice): void;
}

/**
 * The machine to start: deployed first, or looked up.
 *
 * @throws InputError or AwsError
 */
export async function prepareMachine(
  settings: Exclude<MachineSettings, AttachSettings>,
  given: Given,
  access: Access,
  log: DeploymentLog,
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
    wantedDefinition(definition, given, clients, roleArn, retry),
    findExisting(clients.sfn, arn, retry),
  );
  const { notices, ...request } = wanted;
  const deployed = await deployMachine(clients.sfn, { name, arn, roleArn, ...request }, existing, retry);
  log.deployed(deployed);
  notices.forEach(log.notice);
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

/** What to deploy, the input that it comes from, and what people should know of it. */
async function wantedDefinition(
  settings: DefinitionSettings,
  given: Given,
  clients: Clients,
  roleArn: string,
  retry: RetryOptions,
): Promise<Pick<DeployRequest, 'definition' | 'source'> & { readonly notices: readonly DeploymentNotice[] }> {
  if (settings.kind === 'file') {
    return { definition: settings.definition, source: 'definition', notices: [] };
  }
  const [{ builtInDefinition }, { containerToRun }, { deploymentNotices }] = await Promise.all([
    import('../machine/definition.ts'),
    import('../machine/container.ts'),
    import('../machine/deployment-notices.ts'),
  ]);
  const { container, definition } = await containerToRun(await clients.ecs(), settings.task, retry);
  const { policy, commands } = given;
  const isJudge = settings.task.processErrorFunction === undefined;
  return {
    definition: builtInDefinition(policy, completeTask(settings.task, container, roleArn)),
    source: 'retry-policy',
    notices: deploymentNotices({ definition, container, commands, policy: isJudge ? policy : undefined }),
  };
}

function completeTask(task: BuiltInTaskSettings, container: string, roleArn: string): TaskSettings {
  const { container: _given, capacityProvider, timeoutMinutes, processErrorFunction, ...rest } = task;
  return {
    ...rest,
    partition: parseArn(roleArn)?.partition ?? 'aws',
    container,
    ...(capacityProvider !== undefined && { capacityProvider }),
    ...(timeoutMinutes !== undefined && { timeoutMinutes }),
    ...(processErrorFunction !== undefined && { processErrorFunction }),
  };
}
