import { createHash, randomUUID } from 'node:crypto';

/** The ARNs of a Map Run and of what belongs to it. */
export interface MapRunArns {
  readonly mapRun: string;
  /** The machine of the child executions, which is the parent's with the label behind it. */
  readonly stateMachine: string;
  readonly label: string;
  /** The last part of the Map Run's ARN, below which its results are. */
  readonly id: string;
}

/**
 * The ARNs of a new Map Run. A state without a Label has a UUID in its place, which AWS makes from a name: it is of
 * version 3, and here the same in every execution of the machine.
 *
 * @param machineArn the machine of the parent, which itself may be that of a child execution
 */
export function newMapRunArns(machineArn: string, state: string, label: string | undefined): MapRunArns {
  // One label is enough for a Map inside a Map: it is unique in the machine.
  const base = baseMachineArn(machineArn);
  const own = label ?? nameUuid(`${base}/${state}`);
  const stateMachine = `${base}/${own}`;
  const id = randomUUID();
  return {
    mapRun: `${stateMachine.replace(':stateMachine:', ':mapRun:')}:${id}`,
    stateMachine,
    label: own,
    id,
  };
}

/** The name of a child execution, which AWS makes from a name too. */
export function childName(mapRunArn: string, index: number): string {
  return nameUuid(`${mapRunArn}/${index}`);
}

/** The ARN of a Standard or Express child execution. */
export function childArn(stateMachineArn: string, name: string, express: boolean): string {
  return express
    ? `${stateMachineArn.replace(':stateMachine:', ':express:')}:${name}:${randomUUID()}`
    : `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

/** The machine whose Map state has these child executions; a machine that has none of that is its own. */
export function baseMachineArn(machineArn: string): string {
  const slash = machineArn.indexOf('/');
  return slash < 0 ? machineArn : machineArn.slice(0, slash);
}

/** A UUID of version 3 (RFC 9562), but for the namespace. */
function nameUuid(name: string): string {
  const hash = createHash('md5').update(name).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x30, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
