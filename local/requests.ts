import type { Access } from './access.ts';
import type { Clock } from './clock.ts';

/** What a request asked for, in the words of an IAM policy. */
export interface Asked {
  /**
   * The IAM action, such as `states:StartExecution` or `s3:ListBucket`; the `X-Amz-Target` as it came if no service
   * here has it.
   */
  readonly action: string;
  /** The ARN or name of what it is about, where the request tells it. */
  readonly resource?: string | undefined;
}

/** One request and how it was answered. */
export interface RequestRecord extends Asked {
  /** A container of a task, by its access key, or anybody else. */
  readonly caller: Access['caller'];
  /** When it came, in epoch milliseconds. */
  readonly at: number;
  /** The name of the error that it was refused with. */
  readonly error?: string;
}

/**
 * The requests that came over the wire, in the order of their answers. What state machines do by themselves, such as
 * running their tasks, comes from within and is not among them.
 */
export class RequestLog {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #onRecord: (record: RequestRecord) => void;
  readonly #records: RequestRecord[] = [];

  /** @param onRecord told of each record just before its answer is sent */
  constructor(clock: Pick<Clock, 'now'>, onRecord: (record: RequestRecord) => void) {
    this.#clock = clock;
    this.#onRecord = onRecord;
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  /** Notes that a request has come. To be told, before the answer goes out, what it asked and whether it was refused. */
  arrived(caller: Access['caller']): (asked: Asked, error?: string) => void {
    const at = this.#clock.now();
    return ({ action, resource }, error) => {
      const record: RequestRecord = {
        action,
        ...(resource === undefined ? {} : { resource }),
        caller,
        at,
        ...(error === undefined ? {} : { error }),
      };
      this.#records.push(record);
      this.#onRecord(record);
    };
  }
}
