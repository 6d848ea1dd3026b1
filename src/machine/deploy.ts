import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../aws/errors.ts';
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
 * @throws InputError if the definition does not pass; AwsError if AWS refuses a call
 */
export async function deployMachine(
  sfn: SFNClient,
  request: DeployRequest,
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
  for (let tries = 1; ; tries += 1) {
    try {
      return await deployOnce(sfn, request, definition, retry);
    } catch (error) {
      // Another job deploys at the same time: what it left is looked at anew.
      if (tries === MAX_TRIES || !(error instanceof AwsError) || !isContention(error)) {
        throw error;
      }
      retry.onTrouble?.(`another deployment was in the way (${error.errorName}), looking again`);
      await retry.clock.sleep(TIME_LIMITS.retry.deploymentMs * tries, retry.signal);
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
  retry: RetryOptions,
): Promise<DeployedMachine> {
  const call = (action: AwsAction): Call => ({ action, resource: arn });
  const existing = await current(sfn, arn, retry);
  if (existing !== undefined && existing.roleArn === roleArn && sameDefinition(existing.definition, wanted)) {
    // Idempotent: a revision that was published before answers the version it has.
    const { revisionId } = existing;
    const published = await withRetry(retry, call('states:PublishStateMachineVersion'), (abortSignal) =>
      sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn: arn, revisionId }), { abortSignal }),
    );
    return deployed(name, arn, published.stateMachineVersionArn, 'unchanged');
  }
  await validate(sfn, definition, source, retry);
  if (existing === undefined) {
    const created = await withRetry(retry, call('states:CreateStateMachine'), (abortSignal) =>
      sfn.send(new CreateStateMachineCommand({ name, roleArn, definition, publish: true }), { abortSignal }),
    );
    return deployed(name, arn, created.stateMachineVersionArn, 'created');
  }
  const updated = await withRetry(retry, call('states:UpdateStateMachine'), (abortSignal) =>
    sfn.send(new UpdateStateMachineCommand({ stateMachineArn: arn, roleArn, definition, publish: true }), {
      abortSignal,
    }),
  );
  return deployed(name, arn, updated.stateMachineVersionArn, 'updated');
}

async function current(sfn: SFNClient, arn: string, retry: RetryOptions) {
  try {
    const existing = await withRetry(
      retry,
      { action: 'states:DescribeStateMachine', resource: arn },
      (abortSignal) => sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn }), { abortSignal }),
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

function deployed(
  name: string,
  arn: string,
  versionArn: string | undefined,
  change: DeployedMachine['change'],
): DeployedMachine {
  if (versionArn === undefined) {
    throw new AwsError(`Step Functions published no version of ${arn}; run the step again.`, {
      kind: 'unreadable-answer',
    });
  }
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
