import { AwsError } from '../aws-error.ts';
import { parseStateMachineArn } from './arns.ts';
import type { Alias, Machine, Revision, Version } from './machine.ts';

/** What the ARN of a machine, version or alias leads to. */
export type Found =
  | { readonly kind: 'machine'; readonly machine: Machine }
  | { readonly kind: 'version'; readonly machine: Machine; readonly version: Version }
  | { readonly kind: 'alias'; readonly machine: Machine; readonly alias: Alias };

/** What an ARN would run right now. */
export interface Runnable {
  readonly machine: Machine;
  readonly revision: Revision;
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
}

/** All state machines of the service. */
export class Machines {
  readonly #byArn = new Map<string, Machine>();

  add(machine: Machine): void {
    this.#byArn.set(machine.arn, machine);
  }

  remove(machine: Machine): void {
    this.#byArn.delete(machine.arn);
  }

  get(arn: string): Machine | undefined {
    return this.#byArn.get(arn);
  }

  /** In the order in which they were created. */
  inRegion(region: string): readonly Machine[] {
    return [...this.#byArn.values()].filter((machine) => machine.region === region);
  }

  /**
   * Finds what an ARN names. Throws `InvalidArn`, or `StateMachineDoesNotExist` when the machine, version or
   * alias is not there.
   */
  find(arn: string): Found {
    const reference = parseStateMachineArn(arn);
    const machine = this.#byArn.get(reference.machineArn);
    if (machine === undefined) {
      throw doesNotExist(arn);
    }
    switch (reference.kind) {
      case 'machine':
        return { kind: 'machine', machine };
      case 'version': {
        const version = machine.version(reference.version);
        if (version === undefined) {
          throw doesNotExist(arn);
        }
        return { kind: 'version', machine, version };
      }
      case 'alias': {
        const alias = machine.alias(reference.alias);
        if (alias === undefined) {
          throw doesNotExist(arn);
        }
        return { kind: 'alias', machine, alias };
      }
    }
  }

  /** Finds a machine by its own ARN. The ARN of a version or alias counts as unknown here, as on AWS. */
  findMachine(arn: string): Machine {
    const found = this.find(arn);
    if (found.kind !== 'machine') {
      throw doesNotExist(arn);
    }
    return found.machine;
  }

  /** What an ARN runs: an alias with two routes picks one by weight; `random` is between 0 and 1. */
  resolve(arn: string, random: () => number): Runnable {
    const found = this.find(arn);
    const { machine } = found;
    switch (found.kind) {
      case 'machine':
        return { machine, revision: machine.revision, versionArn: undefined, aliasArn: undefined };
      case 'version':
        return {
          machine,
          revision: found.version.revision,
          versionArn: found.version.arn,
          aliasArn: undefined,
        };
      case 'alias': {
        const version = routedVersion(machine, found.alias, random);
        return {
          machine,
          revision: version.revision,
          versionArn: version.arn,
          aliasArn: found.alias.arn,
        };
      }
    }
  }
}

/** The version that an alias leads to this time. */
export function routedVersion(machine: Machine, alias: Alias, random: () => number): Version {
  let point = random() * 100;
  const route = alias.routes.find(({ weight }) => {
    point -= weight;
    return point < 0;
  });
  const versionArn = (route ?? alias.routes[0])?.versionArn;
  const version = machine.versions.find(({ arn }) => arn === versionArn);
  if (version === undefined) {
    throw doesNotExist(alias.arn);
  }
  return version;
}

function doesNotExist(arn: string): AwsError {
  return new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}
