import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import { qualifiedArn } from './arns.ts';

/** The most versions and aliases that a machine may have. */
const MAX_VERSIONS = 1000;
const MAX_ALIASES = 100;

/** What DescribeStateMachine answers of logging. */
export interface LoggingConfiguration extends JsonObject {
  readonly level: 'OFF';
  readonly includeExecutionData: boolean;
}

/** What a machine was at some time. */
export interface Revision {
  /** The definition as it was sent, character by character. */
  readonly definition: string;
  readonly roleArn: string;
  /** As it was given; it can only say that there is no logging. */
  readonly logging: LoggingConfiguration;
  /** AWS gives a machine no revision id until its first update; until then it goes by `INITIAL`. */
  readonly revisionId: string | undefined;
}

/** A published, immutable revision. */
export interface Version {
  readonly number: number;
  readonly arn: string;
  readonly revision: Revision;
  readonly description: string | undefined;
  /** Epoch milliseconds. */
  readonly creationDate: number;
}

export interface Route {
  readonly versionArn: string;
  /** Percent. */
  readonly weight: number;
}

/** A name for one version, or for two with a share each. */
export interface Alias {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly routes: readonly Route[];
  /** Epoch milliseconds, as the next. */
  readonly creationDate: number;
  readonly updateDate: number;
}

/** A state machine with its revisions, versions, aliases and tags. */
export class Machine {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly creationDate: number;
  readonly tags = new Map<string, string>();
  readonly #clock: Clock;
  readonly #versions = new Map<number, Version>();
  readonly #aliases = new Map<string, Alias>();
  #revision: Revision;
  #updateDate: number;
  #published = 0;
  #deleting = false;

  constructor(
    identity: { readonly arn: string; readonly name: string; readonly region: string },
    initial: Omit<Revision, 'revisionId'>,
    clock: Clock,
  ) {
    this.arn = identity.arn;
    this.name = identity.name;
    this.region = identity.region;
    this.#clock = clock;
    this.creationDate = clock.now();
    this.#updateDate = this.creationDate;
    this.#revision = { ...initial, revisionId: undefined };
  }

  get revision(): Revision {
    return this.#revision;
  }

  /** Epoch milliseconds. */
  get updateDate(): number {
    return this.#updateDate;
  }

  get status(): 'ACTIVE' | 'DELETING' {
    return this.#deleting ? 'DELETING' : 'ACTIVE';
  }

  /** Newest first, as AWS lists them. */
  get versions(): readonly Version[] {
    return [...this.#versions.values()].reverse();
  }

  get aliases(): readonly Alias[] {
    return [...this.#aliases.values()];
  }

  version(number: number): Version | undefined {
    return this.#versions.get(number);
  }

  alias(name: string): Alias | undefined {
    return this.#aliases.get(name);
  }

  /** The aliases that lead to a version. */
  aliasesOf(version: Version): readonly Alias[] {
    return this.aliases.filter(({ routes }) => routes.some(({ versionArn }) => versionArn === version.arn));
  }

  /** Sets what is given. The same again is no new revision, but still an update. */
  update(changes: Partial<Omit<Revision, 'revisionId'>>): void {
    this.#updateDate = this.#clock.now();
    const updated = { ...this.#revision, ...changes };
    if (!isDeepStrictEqual(updated, this.#revision)) {
      this.#revision = { ...updated, revisionId: randomUUID() };
    }
  }

  /** Publishes the current revision, or gives the version that it already has. */
  publish(description: string | undefined): Version {
    const existing = this.versions.find(({ revision }) => revision === this.#revision);
    if (existing !== undefined) {
      return existing;
    }
    if (this.#versions.size >= MAX_VERSIONS) {
      throw quotaExceeded(`A state machine can have at most ${MAX_VERSIONS} versions.`);
    }
    this.#published += 1; // The number of a deleted version is never given again.
    const version: Version = {
      number: this.#published,
      arn: qualifiedArn(this.arn, this.#published),
      revision: this.#revision,
      description,
      creationDate: this.#clock.now(),
    };
    this.#versions.set(version.number, version);
    return version;
  }

  deleteVersion(number: number): void {
    this.#versions.delete(number);
  }

  createAlias(name: string, description: string | undefined, routes: readonly Route[]): Alias {
    if (this.#aliases.size >= MAX_ALIASES) {
      throw quotaExceeded(`A state machine can have at most ${MAX_ALIASES} aliases.`);
    }
    const arn = qualifiedArn(this.arn, name);
    const now = this.#clock.now();
    const alias: Alias = { name, arn, description, routes, creationDate: now, updateDate: now };
    this.#aliases.set(name, alias);
    return alias;
  }

  updateAlias(alias: Alias, changes: Partial<Pick<Alias, 'description' | 'routes'>>): Alias {
    const updated = { ...alias, ...changes, updateDate: this.#clock.now() };
    this.#aliases.set(alias.name, updated);
    return updated;
  }

  deleteAlias(name: string): void {
    this.#aliases.delete(name);
  }

  markDeleting(): void {
    this.#deleting = true;
  }
}

function quotaExceeded(message: string): AwsError {
  return new AwsError('ServiceQuotaExceededException', message);
}
