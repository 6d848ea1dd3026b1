import {
  arnPattern,
  isExpressExecution,
  parseExecutionReference,
  parseMachineReference,
} from '../aws/arn.ts';
import { InputError } from '../errors.ts';
import type { InputReader } from './input-reader.ts';
import type { AttachSettings, BuiltInTaskSettings, DefinitionSettings, MachineSettings } from './settings.ts';
import type { ReadFile } from './workspace.ts';

export const MINUTES_IN_A_YEAR = 525_600;

/**
 * What runs: a machine that is looked up or deployed, or executions that run already.
 *
 * @throws InputError
 */
export async function readMachine(inputs: InputReader, readFile: ReadFile): Promise<MachineSettings> {
  const text = inputs.text('state-machine');
  if (inputs.text('execution-arn') !== undefined) {
    return readAttach(inputs);
  }
  if (text === undefined) {
    throw new InputError(
      'state-machine',
      'it is required; give the name or the ARN of a state machine, or in execution-arn what runs already.',
    );
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
    new RegExp(`^${arnPattern('iam', String.raw`role/[\w+=,.@/-]+`)}$`),
    'an IAM role ARN, such as arn:aws:iam::123456789012:role/uploads-machine',
    'deploy needs the role that the state machine assumes',
  );
  return {
    kind: 'deploy',
    reference,
    name: reference.name,
    roleArn,
    definition: await definitionSettings(inputs, readFile),
  };
}

async function definitionSettings(inputs: InputReader, readFile: ReadFile): Promise<DefinitionSettings> {
  const path = inputs.text('definition');
  if (path === undefined) {
    return { kind: 'built-in', task: readTaskSettings(inputs) };
  }
  const source = readFile('definition', path);
  const { readDefinition } = await import('./definition-file.ts');
  return { kind: 'file', definition: readDefinition(source, path, inputs.lines('definition-substitutions')) };
}

function readTaskSettings(inputs: InputReader): BuiltInTaskSettings {
  const cluster = inputs.required(
    'cluster',
    new RegExp(String.raw`^(${arnPattern('ecs', 'cluster/')})?[\w-]{1,255}$`),
    'the name or ARN of an ECS cluster',
    'deploy needs to know where the task runs',
  );
  const taskDefinition = inputs.required(
    'task-definition',
    new RegExp(String.raw`^(${arnPattern('ecs', 'task-definition/')})?[\w-]{1,255}(:\d+)?$`),
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
      new RegExp(String.raw`^${arnPattern('lambda', 'function:')}[\w-]{1,64}(:[\w$-]{1,128})?$`),
      'the ARN of a Lambda function',
    ),
    timeoutMinutes: inputs.integer('task-timeout-minutes', {
      from: 1,
      to: MINUTES_IN_A_YEAR,
      unit: 'minutes',
    }),
  };
}

function readAttach(inputs: InputReader): AttachSettings {
  if (inputs.boolean('deploy', false)) {
    throw new InputError(
      'execution-arn',
      'with deploy, nothing can be attached to; leave out the one or the other.',
    );
  }
  const arns = [...new Set(inputs.list('execution-arn', /^arn:/, EXECUTION_FORM))];
  const executions = arns.map((arn) => {
    const reference = parseExecutionReference(arn);
    if (isExpressExecution(arn)) {
      throw new InputError(
        'execution-arn',
        `${JSON.stringify(arn)} is an execution of an EXPRESS state machine, which keeps no history to follow; give ${EXECUTION_FORM}.`,
      );
    }
    if (reference === undefined) {
      throw new InputError('execution-arn', `${JSON.stringify(arn)} is not ${EXECUTION_FORM}.`);
    }
    return reference;
  });
  const [first, ...others] = executions;
  if (first === undefined) {
    throw new InputError('execution-arn', `it names no execution; give ${EXECUTION_FORM}.`);
  }
  const other = others.find(({ machine }) => machine.arn !== first.machine.arn);
  if (other !== undefined) {
    throw new InputError(
      'execution-arn',
      `a step attaches to executions of one state machine; these are of ${first.machine.arn} and ${other.machine.arn}.`,
    );
  }
  return { kind: 'attach', executions: [first, ...others] };
}

const EXECUTION_FORM =
  'the ARN of an execution of a standard state machine, such as arn:aws:states:eu-west-1:123456789012:execution:uploads:run-1';
