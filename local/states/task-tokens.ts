import { randomBytes } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { Json } from '../json.ts';

/** What is said of a task by its token. */
export type TaskSign =
  | { readonly kind: 'success'; readonly output: Json }
  | { readonly kind: 'failure'; readonly error: string | undefined; readonly cause: string | undefined }
  | { readonly kind: 'heartbeat' };

/** A task that waits to be called back. */
export interface WaitingTask {
  readonly token: string;
  /** The next sign; after success and failure there is none. What came before anybody asked is kept. */
  next(): Promise<TaskSign>;
  /** Nobody waits any more. */
  close(): void;
}

/** All tokens that were given to tasks, and who waits for them. */
export class TaskTokens {
  readonly #waiting = new Map<string, (sign: TaskSign) => void>();
  readonly #closed = new Set<string>();

  issue(): WaitingTask {
    const token = randomBytes(480).toString('base64');
    const signs: TaskSign[] = [];
    let arrived = Promise.withResolvers<void>();
    this.#waiting.set(token, (sign) => {
      signs.push(sign);
      arrived.resolve();
    });
    return {
      token,
      next: async () => {
        for (;;) {
          const sign = signs.shift();
          if (sign !== undefined) {
            return sign;
          }
          arrived = Promise.withResolvers();
          await arrived.promise;
        }
      },
      close: () => this.#close(token),
    };
  }

  /**
   * Hands a sign to whoever waits; success and failure are the last one. Throws `InvalidToken`, or `TaskTimedOut` where
   * nobody waits any more.
   */
  tell(token: string, sign: TaskSign): void {
    const told = this.#waiting.get(token);
    if (told === undefined) {
      throw this.#closed.has(token)
        ? new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
        : new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
    }
    told(sign);
    if (sign.kind !== 'heartbeat') {
      this.#close(token);
    }
  }

  #close(token: string): void {
    this.#waiting.delete(token);
    this.#closed.add(token);
  }
}
