import type { Clock } from './clock.ts';

/** So many requests at once, and so many a second, as AWS grants them. */
export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

/** Somebody else uses the quota too, more than half of it hardly ever: each refusal halves what is asked, to no less. */
const SMALLEST_PART = 1 / 8;

/** Requests that were on their way together are refused together: that is one sign, not many. */
const ONE_SIGN_MS = 1_000;

/** A quota that is used by others now may be free a few minutes later. */
const DOUBLES_AFTER_MS = 60_000;

/**
 * A token bucket. Requests that find no token are sent in the order in which they came, each as soon as there is one.
 * When AWS refuses a request since there were too many, the bucket is empty, and fills at half the rate; a minute later
 * at twice that, up to the full rate again.
 */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #size: BucketSize;
  readonly #waiting = new Set<() => void>();
  #tokens: number;
  #filledAt: number;
  /** The part of the rate at which it filled after the last refusal, and when that was. */
  #slowed = { part: 1, at: 0 };
  #pump: AbortController | undefined;

  constructor(clock: Clock, size: BucketSize) {
    this.#clock = clock;
    this.#size = size;
    this.#tokens = size.burst;
    this.#filledAt = clock.now();
  }

  /** Resolves when a request may be sent; rejects with the signal's reason as soon as it is aborted. */
  async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#waiting.size === 0 && this.#untilTokenMs() === 0) {
      this.#tokens -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(send);
        reject(signal.reason);
        if (this.#waiting.size === 0) {
          this.#pump?.abort();
        }
      };
      const send = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(send);
      this.#start();
    });
  }

  /** AWS refused a request since there were too many. */
  refused(): void {
    const now = this.#clock.now();
    this.#untilTokenMs();
    this.#tokens = Math.min(this.#tokens, 0);
    if (now - this.#slowed.at >= ONE_SIGN_MS) {
      this.#slowed = { part: Math.max(this.#part(now) / 2, SMALLEST_PART), at: now };
    }
  }

  #start(): void {
    if (this.#pump === undefined) {
      const pump = new AbortController();
      this.#pump = pump;
      // It ends when nobody waits any more, by its signal too, which is no fault.
      this.#run(pump.signal)
        .catch(() => {})
        .finally(() => {
          this.#pump = undefined;
          if (this.#waiting.size > 0) {
            this.#start();
          }
        });
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      const wait = this.#untilTokenMs();
      if (wait > 0) {
        await this.#clock.sleep(wait, signal);
      } else {
        this.#tokens -= 1;
        this.#waiting.delete(first);
        first();
      }
    }
  }

  /** Fills the bucket up to now, and tells how long the next token takes; 0 if there is one. */
  #untilTokenMs(): number {
    const now = this.#clock.now();
    const perMs = (this.#size.perSecond * this.#part(now)) / 1000;
    this.#tokens = Math.min(this.#size.burst, this.#tokens + (now - this.#filledAt) * perMs);
    this.#filledAt = now;
    // A rounding error is no wait.
    return this.#tokens >= 1 - 1e-6 ? 0 : (1 - this.#tokens) / perMs;
  }

  #part(now: number): number {
    const { part, at } = this.#slowed;
    return Math.min(1, part * 2 ** Math.floor((now - at) / DOUBLES_AFTER_MS));
  }
}
