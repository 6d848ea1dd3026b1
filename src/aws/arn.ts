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
  String.raw`^(arn:(aws[a-z-]*):states:([a-z0-9-]+):(\d{12}):stateMachine:(${NAME}))(?::([\w.-]+))?$`,
);

/** Reads a name, ARN, version ARN or alias ARN; undefined if it is none of them. */
export function parseMachineReference(text: string): MachineReference | undefined {
  if (!text.startsWith('arn:')) {
    return new RegExp(`^${NAME}$`).test(text) ? { kind: 'name', name: text } : undefined;
  }
  const [, machineArn, partition, region, accountId, name, qualifier] = MACHINE_ARN.exec(text) ?? [];
  if (
    machineArn === undefined ||
    partition === undefined ||
    region === undefined ||
    accountId === undefined ||
    name === undefined
  ) {
    return undefined;
  }
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

/** The ARN of an execution of a machine: it names neither version nor alias. */
export function executionArn(machineArn: string, executionName: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${executionName}`;
}

/** An execution as `execution-arn` names it. */
export interface ExecutionReference {
  readonly arn: string;
  readonly region: string;
  readonly machine: { readonly name: string; readonly arn: string };
}

const EXECUTION_ARN = new RegExp(
  String.raw`^(arn:aws[a-z-]*:states:([a-z0-9-]+):\d{12}):execution:(${NAME}):${NAME}$`,
);

/** Reads the ARN of an execution of a standard machine; undefined if it is none. */
export function parseExecutionReference(arn: string): ExecutionReference | undefined {
  const [, account, region, name] = EXECUTION_ARN.exec(arn) ?? [];
  return account === undefined || region === undefined || name === undefined
    ? undefined
    : { arn, region, machine: { name, arn: `${account}:stateMachine:${name}` } };
}
