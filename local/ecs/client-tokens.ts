import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import type { Task } from './task.ts';

interface Sent {
  readonly input: JsonObject;
  readonly tasks: readonly Task[];
}

/** AWS remembers a client token for at most 24 hours. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** Idempotency of RunTask: the SDK sends a `clientToken` with every call, and the same one when it retries. */
export class ClientTokens {
  readonly #sent = new Map<string, Sent & { readonly at: number }>();
  readonly #now: () => number;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Runs once for each token. Throws ConflictException when a token comes back with other parameters. */
  once(token: string | undefined, input: JsonObject, run: () => readonly Task[]): readonly Task[] {
    if (token === undefined) {
      return run();
    }
    this.#forgetOld();
    const sent = this.#sent.get(token);
    if (sent === undefined) {
      const tasks = run();
      this.#sent.set(token, { input, tasks, at: this.#now() });
      return tasks;
    }
    if (!isDeepStrictEqual(sent.input, input)) {
      throw new AwsError('ConflictException', 'The client token was used already with other parameters.');
    }
    return sent.tasks;
  }

  #forgetOld(): void {
    for (const [token, { at }] of this.#sent) {
      if (at < this.#now() - REMEMBERED_MS) {
        this.#sent.delete(token);
      }
    }
  }
}
