import { InputError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { MachineSettings } from './settings.ts';

const OBJECT = 'an object of names and values, such as {"MODE": "fast"}';

/**
 * Checks what is meant for the container's environment in the executions' input. ECS itself takes a list of names and
 * values; the built-in machine would make variables `Name` and `Value` of it. A machine of somebody else may take
 * anything.
 *
 * @returns a warning where it is not known which of them is run
 * @throws InputError if it is the built-in machine
 */
export function checkEnvironment(machine: MachineSettings, { environment }: JsonObject): readonly string[] {
  if (environment === undefined || isJsonObject(environment)) {
    return [];
  }
  const kind =
    environment === null ? 'null' : Array.isArray(environment) ? 'a list' : `a ${typeof environment}`;
  const problem = `its environment is ${kind}`;
  if (machine.kind === 'deploy' && machine.definition.kind === 'built-in') {
    throw new InputError('input', `${problem}; it must be ${OBJECT}.`);
  }
  return machine.kind === 'lookup'
    ? [`Input input: ${problem}; the built-in machine, and those made like it, take ${OBJECT}.`]
    : [];
}
