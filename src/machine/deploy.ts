import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { AwsFault, InputError } from '../errors.ts';
import { awsFault } from '../fault.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../json.ts';
import type { Machine } from './lookup.ts';

export interface DeployRequest {
  readonly name: string;
  readonly roleArn: string;
  readonly definition: JsonObject;
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
 * @throws InputError if the definition does not pass; AwsFault if AWS refuses a call
 */
export async function deployMachine(sfn: SFNClient, request: DeployRequest): Promise<DeployedMachine> {
  const { name, roleArn } = request;
  const definition = JSON.stringify(request.definition, null, 2);
  if (Buffer.byteLength(definition) > MAX_DEFINITION_BYTES) {
    throw new InputError(
      'definition',
      `it is larger than the ${MAX_DEFINITION_BYTES} bytes that Step Functions takes.`,
    );
  }
  const arn = machineArn(name, roleArn, await sfn.config.region());
  const existing = await current(sfn, arn);
  if (
    existing !== undefined &&
    existing.roleArn === roleArn &&
    sameDefinition(existing.definition, request.definition)
  ) {
    // Idempotent: a revision that was published before answers the version it has.
    const { stateMachineVersionArn } = await send('states:PublishStateMachineVersion', arn, () =>
      sfn.send(
        new PublishStateMachineVersionCommand({ stateMachineArn: arn, revisionId: existing.revisionId }),
      ),
    );
    return deployed(name, arn, stateMachineVersionArn, 'unchanged');
  }
  await validate(sfn, definition);
  if (existing === undefined) {
    const created = await send('states:CreateStateMachine', arn, () =>
      sfn.send(new CreateStateMachineCommand({ name, roleArn, definition, publish: true })),
    );
    return deployed(name, created.stateMachineArn ?? arn, created.stateMachineVersionArn, 'created');
  }
  const updated = await send('states:UpdateStateMachine', arn, () =>
    sfn.send(new UpdateStateMachineCommand({ stateMachineArn: arn, roleArn, definition, publish: true })),
  );
  return deployed(name, arn, updated.stateMachineVersionArn, 'updated');
}

/** The role must be of the machine's account, so its ARN tells account and partition without another call. */
function machineArn(name: string, roleArn: string, region: string): string {
  const [, partition, , , accountId] = roleArn.split(':');
  return `arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
}

async function current(sfn: SFNClient, arn: string) {
  try {
    return await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn }));
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'StateMachineDoesNotExist') {
      return undefined;
    }
    throw awsFault(cause, 'states:DescribeStateMachine', arn);
  }
}

async function validate(sfn: SFNClient, definition: string): Promise<void> {
  const { diagnostics = [] } = await send('states:ValidateStateMachineDefinition', '*', () =>
    sfn.send(new ValidateStateMachineDefinitionCommand({ definition, severity: 'ERROR' })),
  );
  const faults = diagnostics.filter(({ severity }) => severity === 'ERROR');
  if (faults.length > 0) {
    const told = faults
      .slice(0, 10)
      .map(({ location, message }) => `${location ?? ''} ${message ?? ''}`.trim());
    throw new InputError(
      'definition',
      `Step Functions finds ${faults.length} fault(s) in it: ${told.join('; ')}.`,
    );
  }
}

async function send<T>(call: string, resource: string, call_: () => Promise<T>): Promise<T> {
  try {
    return await call_();
  } catch (cause) {
    throw awsFault(cause, call, resource);
  }
}

function deployed(
  name: string,
  arn: string,
  versionArn: string | undefined,
  change: DeployedMachine['change'],
): DeployedMachine {
  if (versionArn === undefined) {
    throw new AwsFault(`Step Functions published no version of ${arn}; run the step again.`);
  }
  return { name, arn, startArn: versionArn, versionArn, change };
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
