import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  type DescribeStateMachineCommandOutput,
  PublishStateMachineVersionCommand,
  type SFNClient,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { AwsError, required } from '../aws/errors.ts';
import type { AwsAction, Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { InputError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../json.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type Machine, refuseExpress } from './lookup.ts';

export interface DeployRequest {
  readonly name: string;
  /** The ARN that the machine has, or will have. */
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: JsonObject;
  /** The input that the definition comes from, for errors. */
  readonly source: string;
}

export interface DeployedMachine extends Machine {
  readonly versionArn: string;
  readonly change: 'created' | 'updated' | 'unchanged';
}

/** CreateStateMachine and UpdateStateMachine take at most 1 MB. */
const MAX_DEFINITION_BYTES = 1_048_576;

/**
 * Creates or updates a state machine and publishes a version. Nothing is touched when neither definition nor role
 * changed. The version's ARN is what must be started: an execution started on the machine's own ARN right after an
 * update may still run the old definition.
 *
 * @param existing what `findExisting` found
 * @throws InputError if the definition does not pass; AwsError if AWS refuses a call
 */
export async function deployMachine(
  sfn: SFNClient,
  request: DeployRequest,
  existing: ExistingMachine | undefined,
  retry: RetryOptions,
): Promise<DeployedMachine> {
  const definition = definitionText(request.definition);
  const bytes = Buffer.byteLength(definition);
  if (bytes > MAX_DEFINITION_BYTES) {
    throw new InputError(
      request.source,
      `it makes a state machine of ${bytes} bytes, and Step Functions takes ${MAX_DEFINITION_BYTES}.`,
    );
  }
  let found = existing;
  for (let tries = 1; ; tries += 1) {
    try {
      return await deployOnce(sfn, request, definition, found, retry);
    } catch (error) {
      // Another job deploys at the same time: what it left is looked at anew.
      if (tries === MAX_TRIES || !(error instanceof AwsError) || !isContention(error)) {
        throw error;
      }
      retry.onTrouble?.(`another deployment was in the way (${error.errorName}), looking again`);
      await retry.clock.sleep(TIME_LIMITS.retry.deploymentMs * tries, retry.signal);
      found = await findExisting(sfn, request.arn, retry);
    }
  }
}

const MAX_TRIES = 6;

function isContention({ kind }: AwsError): boolean {
  return kind === 'conflict' || kind === 'not-found';
}

async function deployOnce(
  sfn: SFNClient,
  { name, arn, roleArn, definition: wanted, source }: DeployRequest,
  definition: string,
  existing: ExistingMachine | undefined,
  retry: RetryOptions,
): Promise<DeployedMachine> {
  const call = (action: AwsAction): Call => ({ action, resource: arn });
  if (existing !== undefined && existing.roleArn === roleArn && sameDefinition(existing.definition, wanted)) {
    // Idempotent: a revision that was published before answers the version it has.
    const { revisionId } = existing;
    const publish = new PublishStateMachineVersionCommand({ stateMachineArn: arn, revisionId });
    const versionArn = await withRetry(
      retry,
      call('states:PublishStateMachineVersion'),
      async (abortSignal) => versionOf(await sfn.send(publish, { abortSignal })),
    );
    return deployed(name, arn, versionArn, 'unchanged');
  }
  await validate(sfn, definition, source, retry);
  if (existing === undefined) {
    const create = new CreateStateMachineCommand({ name, roleArn, definition, publish: true });
    const versionArn = await withRetry(retry, call('states:CreateStateMachine'), async (abortSignal) =>
      versionOf(await sfn.send(create, { abortSignal })),
    );
    return deployed(name, arn, versionArn, 'created');
  }
  const update = new UpdateStateMachineCommand({ stateMachineArn: arn, roleArn, definition, publish: true });
  const versionArn = await withRetry(retry, call('states:UpdateStateMachine'), async (abortSignal) =>
    versionOf(await sfn.send(update, { abortSignal })),
  );
  return deployed(name, arn, versionArn, 'updated');
}

/** A machine of the wanted ARN, as it is before the deployment. */
export type ExistingMachine = Pick<
  DescribeStateMachineCommandOutput,
  'definition' | 'roleArn' | 'revisionId'
>;

/**
 * Looks for a machine of the wanted ARN; undefined if there is none.
 *
 * @throws InputError if it is EXPRESS; AwsError if AWS refuses to tell
 */
export async function findExisting(
  sfn: SFNClient,
  arn: string,
  retry: RetryOptions,
): Promise<ExistingMachine | undefined> {
  try {
    const existing = await withRetry(
      retry,
      { action: 'states:DescribeStateMachine', resource: arn },
      async (abortSignal) => {
        const answer = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn }), {
          abortSignal,
        });
        required(answer.stateMachineArn, 'stateMachineArn');
        return answer;
      },
    );
    refuseExpress(existing.type, arn);
    return existing;
  } catch (cause) {
    if (cause instanceof AwsError && cause.kind === 'not-found') {
      return undefined;
    }
    throw cause;
  }
}

async function validate(
  sfn: SFNClient,
  definition: string,
  source: string,
  retry: RetryOptions,
): Promise<void> {
  const call: Call = { action: 'states:ValidateStateMachineDefinition', resource: '*' };
  const { diagnostics = [] } = await withRetry(retry, call, (abortSignal) =>
    sfn.send(new ValidateStateMachineDefinitionCommand({ definition, severity: 'ERROR' }), { abortSignal }),
  );
  const faults = diagnostics.filter(({ severity }) => severity === 'ERROR');
  if (faults.length > 0) {
    const told = faults
      .slice(0, MAX_TOLD)
      .map(({ location, message }) => `${location ?? ''} ${message ?? ''}`.trim().replace(/\.$/, ''));
    const more = faults.length > MAX_TOLD ? `; and ${faults.length - MAX_TOLD} more` : '';
    throw new InputError(source, `Step Functions does not accept the definition: ${told.join('; ')}${more}.`);
  }
}

const MAX_TOLD = 10;

/** Without a version in the answer, nothing safe could be started. */
function versionOf({
  stateMachineVersionArn,
}: {
  readonly stateMachineVersionArn?: string | undefined;
}): string {
  return required(stateMachineVersionArn, 'stateMachineVersionArn');
}

function deployed(
  name: string,
  arn: string,
  versionArn: string,
  change: DeployedMachine['change'],
): DeployedMachine {
  return { name, arn, startArn: versionArn, versionArn, change };
}

/** Indented for those who read it in the console, but a branch of a Choice on one line, so that a policy reads as a table. */
export function definitionText(definition: JsonObject): string {
  const branches: string[] = [];
  const text = JSON.stringify(
    definition,
    (key, value: Json) =>
      key === 'Choices' && Array.isArray(value)
        ? value.map((branch) => `\u0000${branches.push(JSON.stringify(branch)) - 1}`)
        : value,
    1,
  );
  return text.replace(/"\\u0000(\d+)"/g, (_mark, index: string) => branches[Number(index)] ?? '');
}

/** Compares as JSON, whatever the order of keys and the white space. */
function sameDefinition(text: string | undefined, definition: JsonObject): boolean {
  const existing = parseJson(text);
  return existing !== undefined && canonical(existing) === canonical(definition);
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isJsonObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
