import { parseArn } from '../arn.ts';
import type { Clock } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import type { RequestScope } from '../service.ts';
import { clientException } from './errors.ts';
import { parseFamily, parseTaskDefinition, type TaskDefinition } from './task-definition.ts';

export interface Registration {
  readonly definition: TaskDefinition;
  /** Milliseconds since the epoch; absent while the definition is active. */
  readonly deregisteredAt?: number;
}

/** The task definitions of one region, by family and revision. */
export class TaskDefinitions {
  readonly #families = new Map<string, Registration[]>();
  readonly #clock: Clock;
  readonly #scope: RequestScope;

  constructor(clock: Clock, scope: RequestScope) {
    this.#clock = clock;
    this.#scope = scope;
  }

  /** Registers the next revision of a family; a number is never given twice. */
  register(input: JsonObject): TaskDefinition {
    const family = parseFamily(input);
    const revisions = this.#families.get(family) ?? [];
    const definition = parseTaskDefinition(input, revisions.length + 1, this.#clock.now(), this.#scope);
    this.#families.set(family, [...revisions, { definition }]);
    return definition;
  }

  /** Takes a revision out of use. It stays describable, and tasks that run keep running. */
  deregister(reference: string): Registration {
    const { definition, deregisteredAt } = this.#exact(reference);
    const registration = { definition, deregisteredAt: deregisteredAt ?? this.#clock.now() };
    this.#families.get(definition.family)?.splice(definition.revision - 1, 1, registration);
    return registration;
  }

  /** Finds `family` (its latest active revision), `family:revision`, or the ARN of a revision. */
  find(reference: string): Registration | undefined {
    const { family, revision } = this.#parse(reference);
    const registrations = this.#families.get(family) ?? [];
    return revision === undefined
      ? registrations.findLast((registration) => registration.deregisteredAt === undefined)
      : registrations[revision - 1];
  }

  /** All registrations, families in the order of their names, revisions ascending. */
  all(): readonly Registration[] {
    return [...this.#families.entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, registrations]) => registrations);
  }

  #exact(reference: string): Registration {
    if (this.#parse(reference).revision === undefined) {
      throw clientException(`Invalid task definition "${reference}": a revision is required.`);
    }
    const registration = this.find(reference);
    if (registration === undefined) {
      throw clientException('The specified task definition does not exist.');
    }
    return registration;
  }

  /** An ARN of another region or account names nothing here. */
  #parse(reference: string): { readonly family: string; readonly revision?: number } {
    const arn = parseArn(reference);
    if (arn !== undefined && (arn.region !== this.#scope.region || arn.accountId !== this.#scope.accountId)) {
      return { family: '' };
    }
    const name = arn?.resource.replace(/^task-definition\//, '') ?? reference;
    const [, family = '', revision] = /^([A-Za-z0-9_-]+)(?::(\d+))?$/.exec(name) ?? [];
    return { family, ...(revision === undefined ? {} : { revision: Number(revision) }) };
  }
}
