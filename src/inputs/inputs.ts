import { InputError } from '../errors.ts';
import { isJsonObject, type JsonObject, parseJson } from '../json.ts';
import { parseMachineReference } from '../machine/reference.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import { PolicyError } from '../policy/faults.ts';
import { parsePolicy } from '../policy/file.ts';
import type { BuiltInTaskSettings, MachineSettings, RequestSettings, Settings } from '../settings.ts';
import type { ReadFile } from '../workspace.ts';
import { readDefinition } from './definition-file.ts';
import { type GetInput, type InputReader, inputReader } from './read.ts';

const MINUTES_IN_A_YEAR = 525_600;

/**
 * Reads all inputs of the step, before anything is started.
 *
 * @throws InputError for the first that cannot be used
 */
export function readSettings(get: GetInput, readFile: ReadFile): Settings {
  const inputs = inputReader(get);
  const { policy, policyWarnings } = readPolicy(inputs, readFile);
  return {
    machine: readMachine(inputs, readFile),
    policy,
    policyWarnings,
    request: readRequest(inputs, readFile),
    timeoutMinutes:
      inputs.integer('timeout-minutes', { from: 1, to: MINUTES_IN_A_YEAR, unit: 'minutes' }) ?? 350,
    onTimeout: inputs.choice('on-timeout', ['stop', 'leave']),
    pollIntervalSeconds: inputs.integer('poll-interval-seconds', { from: 1, to: 3600, unit: 'seconds' }) ?? 5,
    logs: inputs.choice('logs', ['never', 'on-failure']),
    summary: inputs.boolean('summary', true),
    warnings: readWarnings(inputs),
  };
}

function readPolicy(inputs: InputReader, readFile: ReadFile): Pick<Settings, 'policy' | 'policyWarnings'> {
  const path = inputs.text('retry-policy');
  if (path === undefined) {
    return { policy: DEFAULT_POLICY, policyWarnings: [] };
  }
  try {
    const { policy, warnings } = parsePolicy(readFile('retry-policy', path));
    return { policy, policyWarnings: warnings.map((warning) => ({ ...warning, file: path })) };
  } catch (cause) {
    if (cause instanceof PolicyError) {
      throw new InputError('retry-policy', `${path}:${cause.message}.`, { cause });
    }
    throw cause;
  }
}

function readMachine(inputs: InputReader, readFile: ReadFile): MachineSettings {
  const text = inputs.text('state-machine');
  if (text === undefined) {
    throw new InputError('state-machine', 'it is required; give the name or the ARN of a state machine.');
  }
  const reference = parseMachineReference(text);
  if (reference === undefined) {
    throw new InputError(
      'state-machine',
      text.startsWith('arn:')
        ? `${JSON.stringify(text)} is not the ARN of a state machine, such as arn:aws:states:eu-west-1:123456789012:stateMachine:uploads, also with :version or :alias.`
        : `${JSON.stringify(text)} is not a name: at most 80 characters, no spaces, brackets, wildcards or signs such as : / , & $.`,
    );
  }
  if (!inputs.boolean('deploy', false)) {
    return { kind: 'lookup', reference };
  }
  if (reference.kind === 'arn' && reference.qualifier !== undefined) {
    throw new InputError('state-machine', 'with deploy, give the machine itself, without version or alias.');
  }
  const roleArn = inputs.required(
    'role-arn',
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    'an IAM role ARN, such as arn:aws:iam::123456789012:role/uploads-machine',
    'deploy needs the role that the state machine assumes',
  );
  const path = inputs.text('definition');
  return {
    kind: 'deploy',
    reference,
    name: reference.name,
    roleArn,
    definition:
      path === undefined
        ? { kind: 'built-in', task: readTask(inputs) }
        : {
            kind: 'file',
            definition: readDefinition(
              readFile('definition', path),
              path,
              inputs.lines('definition-substitutions'),
            ),
          },
  };
}

function readTask(inputs: InputReader): BuiltInTaskSettings {
  const cluster = inputs.required(
    'cluster',
    /^([\w-]{1,255}|arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:cluster\/[\w-]{1,255})$/,
    'the name or ARN of an ECS cluster',
    'deploy needs to know where the task runs',
  );
  const taskDefinition = inputs.required(
    'task-definition',
    /^(arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:task-definition\/)?[\w-]{1,255}(:\d+)?$/,
    'the family, family:revision or ARN of a task definition',
    'deploy needs to know which task to run',
  );
  const subnets = inputs.list(
    'subnets',
    /^subnet-[0-9a-f]+$/,
    'a subnet id, such as subnet-0ed41e45b216c45a4',
  );
  if (subnets.length === 0) {
    throw new InputError('subnets', 'deploy needs the subnets of the task; give one subnet id a line.');
  }
  return {
    cluster,
    taskDefinition,
    subnets,
    container: inputs.matching('container', /^[\w-]{1,255}$/, 'the name of a container'),
    securityGroups: inputs.list(
      'security-groups',
      /^sg-[0-9a-f]+$/,
      'a security group id, such as sg-0121e456c45b21f42',
    ),
    assignPublicIp: inputs.boolean('assign-public-ip', false),
    capacityProvider: inputs.matching(
      'capacity-provider',
      /^[\w-]{1,255}$/,
      'the name of a capacity provider, such as FARGATE_SPOT',
    ),
    processErrorFunction: inputs.matching(
      'process-error-function',
      /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]{1,64}(:[\w$-]{1,128})?$/,
      'the ARN of a Lambda function',
    ),
    timeoutMinutes: inputs.integer('task-timeout-minutes', {
      from: 1,
      to: MINUTES_IN_A_YEAR,
      unit: 'minutes',
    }),
  };
}

function readRequest(inputs: InputReader, readFile: ReadFile): RequestSettings {
  const customerIds = [
    ...new Set(inputs.list('customer-ids', /^.{1,256}$/, 'an id of at most 256 characters')),
  ];
  if (customerIds.length > 1) {
    throw new InputError(
      'customer-ids',
      `${customerIds.length} ids were given, and a step runs one; use a matrix for more.`,
    );
  }
  return {
    commands: inputs.lines('commands'),
    customerIds,
    reportId: inputs.text('report-id'),
    outputLocation: inputs.matching(
      'output-location',
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/,
      'an S3 URI, such as s3://bucket/prefix',
    ),
    input: readInput(inputs, readFile),
    githubContext: inputs.boolean('github-context', true),
    executionName: inputs.matching(
      'execution-name',
      /^[A-Za-z0-9_-]{1,80}$/,
      'an execution name: at most 80 letters, digits, - and _',
    ),
  };
}

function readInput(inputs: InputReader, readFile: ReadFile): JsonObject {
  const text = inputs.text('input') ?? '{}';
  const path = text.startsWith('@') ? text.slice(1).trim() : undefined;
  const value = parseJson(path === undefined ? text : readFile('input', path));
  if (!isJsonObject(value)) {
    // The value itself stays out of the log: it may hold what is not meant for it.
    throw new InputError('input', `${path === undefined ? 'it' : path} is not a JSON object.`);
  }
  return value;
}

const BUILT_IN_ONLY = [
  'cluster',
  'task-definition',
  'container',
  'subnets',
  'security-groups',
  'capacity-provider',
  'task-timeout-minutes',
  'process-error-function',
];

/** Inputs that were given and have no effect. */
function readWarnings(inputs: InputReader): readonly string[] {
  const given = (names: readonly string[]) => names.filter((name) => inputs.text(name) !== undefined);
  if (!inputs.boolean('deploy', false)) {
    return given(['definition', 'definition-substitutions', 'role-arn', ...BUILT_IN_ONLY]).map(
      (name) => `Input ${name} has no effect without deploy: true.`,
    );
  }
  return inputs.text('definition') === undefined
    ? given(['definition-substitutions']).map((name) => `Input ${name} has no effect without definition.`)
    : [
        ...given(BUILT_IN_ONLY).map((name) => `Input ${name} has no effect with definition.`),
        ...given(['retry-policy']).map(
          (name) =>
            `Input ${name} only classifies for the report: a definition of your own retries as it says itself.`,
        ),
      ];
}
