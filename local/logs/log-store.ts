import { formatArn } from '../arn.ts';
import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { RequestScope } from '../service.ts';

export interface LogEvent {
  /** 56 digits that sort as the events do: by time, then by arrival. Unique in its region. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
}

export interface LogStream {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  /** In the order of their ids. */
  readonly events: readonly LogEvent[];
}

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  readonly tags: ReadonlyMap<string, string>;
  readonly streams: ReadonlyMap<string, LogStream>;
}

/** A line to write: milliseconds since the epoch, and the text. */
export interface NewEvent {
  readonly timestamp: number;
  readonly message: string;
}

interface MutableStream extends LogStream {
  readonly events: LogEvent[];
}

interface MutableGroup extends LogGroup {
  readonly streams: Map<string, MutableStream>;
}

/** The log groups of one region. Every method throws AwsError with the name that CloudWatch Logs would give. */
export class LogStore {
  readonly #groups = new Map<string, MutableGroup>();
  readonly #clock: Clock;
  readonly #scope: RequestScope;
  #written = 0;

  constructor(clock: Clock, scope: RequestScope) {
    this.#clock = clock;
    this.#scope = scope;
  }

  createGroup(name: string, tags: ReadonlyMap<string, string> = new Map()): void {
    requireName(name, /^[.\-_/#A-Za-z0-9]{1,512}$/, 'logGroupName');
    if (this.#groups.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const arn = formatArn('logs', this.#scope, `log-group:${name}`);
    this.#groups.set(name, { name, arn, creationTime: this.#clock.now(), tags, streams: new Map() });
  }

  deleteGroup(name: string): void {
    this.group(name);
    this.#groups.delete(name);
  }

  createStream(groupName: string, name: string): void {
    const group = this.#mutableGroup(groupName);
    requireName(name, /^[^:*]{1,512}$/, 'logStreamName');
    if (group.streams.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    const arn = `${group.arn}:log-stream:${name}`;
    group.streams.set(name, { name, arn, creationTime: this.#clock.now(), events: [] });
  }

  deleteStream(groupName: string, name: string): void {
    this.stream(groupName, name);
    this.#mutableGroup(groupName).streams.delete(name);
  }

  /** Adds events to a stream, each at its place in time. */
  write(groupName: string, streamName: string, events: readonly NewEvent[]): void {
    const stream = this.#mutableStream(groupName, streamName);
    const ingestionTime = this.#clock.now();
    for (const { timestamp, message } of events) {
      this.#written += 1;
      const id = String(timestamp).padStart(16, '0') + String(this.#written).padStart(40, '0');
      const last = stream.events.at(-1);
      const at =
        last === undefined || last.id < id
          ? stream.events.length
          : stream.events.findIndex((event) => event.id > id);
      stream.events.splice(at, 0, { id, timestamp, ingestionTime, message });
    }
  }

  groups(): readonly LogGroup[] {
    return [...this.#groups.values()].toSorted((a, b) => compare(a.name, b.name));
  }

  group(name: string): LogGroup {
    return this.#mutableGroup(name);
  }

  stream(groupName: string, name: string): LogStream {
    return this.#mutableStream(groupName, name);
  }

  #mutableGroup(name: string): MutableGroup {
    const group = this.#groups.get(name);
    if (group === undefined) {
      throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
    }
    return group;
  }

  #mutableStream(groupName: string, name: string): MutableStream {
    const stream = this.#mutableGroup(groupName).streams.get(name);
    if (stream === undefined) {
      throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
    }
    return stream;
  }
}

/** Orders texts by their code units, as AWS lists names. */
export function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function requireName(name: string, pattern: RegExp, member: string): void {
  if (!pattern.test(name)) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern.source}`,
    );
  }
}
