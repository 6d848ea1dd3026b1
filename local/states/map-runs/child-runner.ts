import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { StateFailure } from '../interpreter/failure.ts';
import { MAX_PAYLOAD_BYTES } from '../interpreter/limits.ts';
import type { ChildInput } from './batches.ts';
import type { StartChild } from './child.ts';
import type { MapRunSettings } from './host.ts';
import { exceedsTolerance } from './tolerance.ts';
import { hasFailed, type Unit } from './units.ts';

/** What AWS gives a Map Run at once. */
const MOST_CONCURRENT = 10_000;
/** As recorded: until a Map Run notices that too many items have failed. One more child has started by then. */
const NOTICE_SECONDS = 2;
/** Others get their turn after so many child executions. */
const STARTS_PER_TURN = 16;

/** What a Map Run runs its child executions with. */
export interface ChildRunnerOptions {
  readonly clock: Clock;
  readonly inputs: () => AsyncIterable<ChildInput>;
  readonly startChild: StartChild;
  /** Whether child executions can be redriven; else others take their place. */
  readonly redrivable: boolean;
  /** The settings as they are now. */
  readonly settings: () => MapRunSettings;
}

/** Reads the inputs of the child executions of one Map Run, and runs as many at once as may. */
export class ChildRunner {
  readonly units: Unit[] = [];
  readonly #options: ChildRunnerOptions;
  #running = 0;
  #items = 0;
  #failedItems = 0;
  /** Whether all inputs have been read. */
  #read = false;
  #change = Promise.withResolvers<void>();

  constructor(options: ChildRunnerOptions) {
    this.#options = options;
  }

  /** Looks again at what may be started: settings have changed. */
  wake(): void {
    this.#change.resolve();
  }

  /** Makes what did not succeed run again; all of it, if not even the inputs could be read. */
  prepareRedrive(): void {
    this.#failedItems = 0;
    if (!this.#read) {
      this.units.length = 0;
      this.#items = 0;
    }
    for (const { execution } of this.units) {
      if (execution !== undefined) {
        execution.awaitsRedrive = execution.standing.status !== 'SUCCEEDED';
      }
    }
  }

  /**
   * Reads and runs at the same time, until all is done or too many items have failed, when the rest is ended.
   * Throws StateFailure, and the signal's reason when aborted.
   *
   * @param abortCause what those executions end with that are ended
   */
  async run(signal: AbortSignal, abortCause: string): Promise<void> {
    const stopping = new AbortController();
    const either = AbortSignal.any([signal, stopping.signal]);
    const onAbort = (): void => this.wake();
    either.addEventListener('abort', onAbort);
    const work = [this.#read ? Promise.resolve() : this.#readUnits(either), this.#dispatch(either)];
    try {
      await Promise.all(work);
    } catch (error) {
      stopping.abort(error);
      await Promise.allSettled(work);
      await this.#abortRest(abortCause);
      throw error;
    } finally {
      either.removeEventListener('abort', onAbort);
    }
  }

  async #readUnits(signal: AbortSignal): Promise<void> {
    for await (const child of this.#options.inputs()) {
      signal.throwIfAborted();
      if (Buffer.byteLength(child.input) > MAX_PAYLOAD_BYTES) {
        throw new StateFailure(
          'States.DataLimitExceeded',
          `The input of a child execution is larger than ${MAX_PAYLOAD_BYTES} bytes, which is the service limit.`,
        );
      }
      this.units.push({ ...child, index: this.units.length, execution: undefined });
      this.#items += child.itemCount;
      this.wake();
    }
    this.#read = true;
    this.wake();
  }

  async #dispatch(signal: AbortSignal): Promise<void> {
    // What is redriven comes before what never started.
    const again = this.units.filter(({ execution }) => execution?.awaitsRedrive === true).values();
    let redriven = again.next().value;
    let fresh = 0;
    let starts = 0;
    /** What may still start once too many items have failed. */
    let late = 1;
    for (;;) {
      signal.throwIfAborted();
      while (this.units[fresh]?.execution !== undefined) {
        fresh += 1;
      }
      const unit = redriven ?? this.units[fresh];
      const exceeded = this.#exceeded();
      if (unit !== undefined && this.#running < this.#concurrency() && (!exceeded || late > 0)) {
        late -= exceeded ? 1 : 0;
        redriven = again.next().value;
        this.#start(unit);
        starts += 1;
        if (starts % STARTS_PER_TURN === 0) {
          await setImmediate();
        }
      } else if (exceeded) {
        await this.#options.clock.wait(NOTICE_SECONDS, signal);
        throw new StateFailure(
          'States.ExceedToleratedFailureThreshold',
          'The specified tolerated failure threshold was exceeded',
        );
      } else if (unit === undefined && this.#read && this.#running === 0) {
        return;
      } else {
        await this.#changed();
      }
    }
  }

  #start(unit: Unit): void {
    const { startChild, redrivable } = this.#options;
    this.#running += 1;
    const before = unit.execution;
    if (before !== undefined) {
      before.awaitsRedrive = false;
    }
    if (before !== undefined && redrivable) {
      before.redrive();
    } else {
      unit.execution = startChild(unit);
    }
    // Never rejects.
    void unit.execution?.settled.then(() => {
      this.#running -= 1;
      this.#failedItems += hasFailed(unit) ? unit.itemCount : 0;
      this.wake();
    });
  }

  #concurrency(): number {
    const { maxConcurrency } = this.#options.settings();
    return maxConcurrency === 0 ? MOST_CONCURRENT : Math.min(maxConcurrency, MOST_CONCURRENT);
  }

  #exceeded(): boolean {
    const total = this.#read ? this.#items : undefined;
    return exceedsTolerance(this.#options.settings(), this.#failedItems, total);
  }

  async #abortRest(cause: string): Promise<void> {
    for (const { execution } of this.units) {
      if (execution !== undefined) {
        execution.awaitsRedrive = false;
        execution.stop(undefined, cause);
      }
    }
    await Promise.all(this.units.map(({ execution }) => execution?.settled));
  }

  async #changed(): Promise<void> {
    this.#change = Promise.withResolvers<void>();
    await this.#change.promise;
  }
}
