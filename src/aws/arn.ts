/** An ARN in its parts: `arn:partition:service:region:account:resource`. */
export interface Arn {
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  readonly service: string;
  /** Empty for a global service, such as IAM. */
  readonly region: string;
  readonly accountId: string;
  /** What follows the account, such as `task/uploads/0a1b` or `execution:uploads:run-1`. */
  readonly resource: string;
}

/** Reads the parts of any ARN, whatever they hold; undefined for a text that has not all of them. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(':');
  return prefix !== 'arn' ||
    partition === undefined ||
    service === undefined ||
    region === undefined ||
    accountId === undefined ||
    resource.length === 0
    ? undefined
    : { partition, service, region, accountId, resource: resource.join(':') };
}

/**
 * What an ARN ends in, which people know the resource by: the name of an execution, the number of a version, the id of
 * a task. The text itself if it is no ARN, and the whole resource if that ends in a separator.
 */
export function resourceId(arn: string): string {
  const { resource } = parseArn(arn) ?? { resource: arn };
  const id = resource.slice(Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')) + 1);
  return id === '' ? resource : id;
}

/** The cluster of a task: `task/CLUSTER/ID`. Undefined in the short form `task/ID`, which names none. */
export function clusterOfTask(taskArn: string): string | undefined {
  return /^task\/([^/]+)\/[^/]+$/.exec(parseArn(taskArn)?.resource ?? '')?.[1];
}

/** The family of a task definition: `task-definition/FAMILY:REVISION`. */
export function familyOf(taskDefinitionArn: string): string | undefined {
  return /^task-definition\/([^/:]+):\d+$/.exec(parseArn(taskDefinitionArn)?.resource ?? '')?.[1];
}

/** A Lambda function by what names it in a request: its name, its ARN or the end of that, with or without a qualifier. */
export function functionName(text: string): string {
  const name = /(?:^|:)function:([^:]+)/.exec(text)?.[1];
  return name ?? text.split(':', 1)[0] ?? '';
}

/** The partition that a region is in. AWS names regions of partitions after the country they are in. */
export function partitionOf(region: string): string {
  const [, country = ''] = /^(cn|us-gov|us-isob|us-iso|eu-isoe|us-isof|eusc)-/.exec(region) ?? [];
  return PARTITIONS[country] ?? 'aws';
}

const PARTITIONS: Readonly<Record<string, string>> = {
  cn: 'aws-cn',
  'us-gov': 'aws-us-gov',
  'us-iso': 'aws-iso',
  'us-isob': 'aws-iso-b',
  'eu-isoe': 'aws-iso-e',
  'us-isof': 'aws-iso-f',
  eusc: 'aws-eusc',
};

/** Whether an execution is one of an Express machine: `express:MACHINE:EXECUTION:ID`. */
export function isExpressExecution(arn: string): boolean {
  return parseArn(arn)?.resource.startsWith('express:') === true;
}

/**
 * The source of a pattern for the ARNs of a service's resources.
 *
 * @param resource a pattern for what follows the account
 */
export function arnPattern(service: string, resource: string): string {
  // IAM is global: its ARNs name no region.
  const region = service === 'iam' ? '' : '[a-z0-9-]+';
  return String.raw`arn:aws[a-z-]*:${service}:${region}:\d{12}:${resource}`;
}

/** A state machine as `state-machine` names it. */
export type MachineReference =
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'arn';
      /** As given, with its qualifier. */
      readonly arn: string;
      /** Without the qualifier. */
      readonly machineArn: string;
      readonly partition: string;
      readonly region: string;
      readonly accountId: string;
      readonly name: string;
      readonly qualifier?: { readonly kind: 'version' | 'alias'; readonly value: string };
    };

/** Names may hold most characters, but no white space, brackets, wildcards or signs that an ARN or URL needs. */
const NAME = String.raw`[^\s<>{}[\]?*"#%\\^|~\x60$&,;:/\x00-\x1f\x7f-\x9f]{1,80}`;

const MACHINE_ARN = new RegExp(
  String.raw`^(${arnPattern('states', `stateMachine:(${NAME})`)})(?::([\w.-]+))?$`,
);

/** Reads a name, ARN, version ARN or alias ARN; undefined for any other text. */
export function parseMachineReference(text: string): MachineReference | undefined {
  if (!text.startsWith('arn:')) {
    return new RegExp(`^${NAME}$`).test(text) ? { kind: 'name', name: text } : undefined;
  }
  const [, machineArn = '', name, qualifier] = MACHINE_ARN.exec(text) ?? [];
  const arn = parseArn(machineArn);
  if (arn === undefined || name === undefined) {
    return undefined;
  }
  const { partition, region, accountId } = arn;
  return {
    kind: 'arn',
    arn: text,
    machineArn,
    partition,
    region,
    accountId,
    name,
    ...(qualifier !== undefined && {
      qualifier: { kind: /^\d+$/.test(qualifier) ? 'version' : 'alias', value: qualifier },
    }),
  };
}

/** The ARN of a state machine of an account. */
export function machineArn(
  { partition, region, accountId }: Pick<Arn, 'partition' | 'region' | 'accountId'>,
  name: string,
): string {
  return `arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
}

/** The ARN of an execution of a machine: it names neither version nor alias. */
export function executionArn(ofMachine: string, executionName: string): string {
  return `${ofMachine.replace(':stateMachine:', ':execution:')}:${executionName}`;
}

/** An execution as `execution-arn` names it. */
export interface ExecutionReference {
  readonly arn: string;
  readonly region: string;
  readonly machine: { readonly name: string; readonly arn: string };
}

const EXECUTION_ARN = new RegExp(`^${arnPattern('states', `execution:(${NAME}):${NAME}`)}$`);

/** Reads the ARN of an execution of a standard machine; undefined if it is none. */
export function parseExecutionReference(text: string): ExecutionReference | undefined {
  const [, name] = EXECUTION_ARN.exec(text) ?? [];
  const arn = parseArn(text);
  return name === undefined || arn === undefined
    ? undefined
    : { arn: text, region: arn.region, machine: { name, arn: machineArn(arn, name) } };
}
