import type { Clock } from '../clock.ts';
import type { JsonObject } from '../json.ts';

/** An event of an execution's history, as GetExecutionHistory answers it. */
export interface HistoryEvent extends JsonObject {
  /** Epoch seconds with fraction. */
  readonly timestamp: number;
  readonly type: string;
  /** Counts from 1. */
  readonly id: number;
  readonly previousEventId: number;
}

/** A Standard execution may have this many events, the one that ends it included. */
export const MAX_EVENTS = 25_000;

/** The execution has used up its history; all that is left is the event that ends it. */
export class HistoryFullError extends Error {
  override readonly name = 'HistoryFullError';

  constructor() {
    super(`The execution reached the maximum number of history events (${MAX_EVENTS}).`);
  }
}

/** Something wanted to go on after the execution had ended. */
export class HistorySealedError extends Error {
  override readonly name = 'HistorySealedError';
}

/** Records what happens in one execution, in order. */
export class History {
  readonly #clock: Clock;
  readonly #events: HistoryEvent[] = [];
  #sealed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get events(): readonly HistoryEvent[] {
    return this.#events;
  }

  /**
   * Records an event and returns its id. `details` become the member that belongs to the type, such as
   * `taskFailedEventDetails`; undefined members are left out.
   * Throws HistoryFullError once only the last event is left, HistorySealedError after the end.
   */
  record(type: string, previousEventId: number, details?: JsonObject): number {
    this.#checkOpen();
    if (this.#events.length >= MAX_EVENTS - 1) {
      throw new HistoryFullError();
    }
    return this.#append(type, previousEventId, details);
  }

  /**
   * Records the event that ends the execution; nothing can be recorded after it. AWS gives ends that come from outside
   * a `previousEventId` of 0, because no state led to them.
   */
  conclude(
    type: 'ExecutionSucceeded' | 'ExecutionFailed' | 'ExecutionAborted' | 'ExecutionTimedOut',
    previousEventId: number,
    details: JsonObject,
  ): void {
    this.#append(type, previousEventId, details);
    this.#sealed = true;
  }

  /** Records that the execution is redriven. It stays closed to what still ends of the execution until it is reopened. */
  redrive(redriveCount: number): void {
    this.#append('ExecutionRedriven', this.#events.length, { redriveCount });
  }

  /** Lets a history go on that was concluded. */
  reopen(): void {
    this.#sealed = false;
  }

  #checkOpen(): void {
    if (this.#sealed) {
      throw new HistorySealedError('The execution has ended, its history is closed.');
    }
  }

  #append(type: string, previousEventId: number, details: JsonObject | undefined): number {
    const id = this.#events.length + 1;
    this.#events.push({
      timestamp: this.#clock.now() / 1000,
      type,
      id,
      previousEventId,
      ...(details === undefined ? {} : { [detailsKey(type)]: withoutUndefined(details) }),
    });
    return id;
  }
}

/** The member that holds an event's details: one for all states, else named after the type. */
export function detailsKey(type: string): string {
  if (type.endsWith('StateEntered')) {
    return 'stateEnteredEventDetails';
  }
  if (type.endsWith('StateExited')) {
    return 'stateExitedEventDetails';
  }
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

function withoutUndefined(details: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
