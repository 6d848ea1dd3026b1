import type { JsonObject } from '../json.ts';
import type { History } from './history.ts';

/** What a branch or iteration ends with when another one has failed. */
export class BranchEndedError extends Error {
  override readonly name = 'BranchEndedError';
}

/** Something that is open on a line, and the event that the history gets if it ends with the line. */
interface Open {
  /** Where another line has failed. */
  readonly aborted: string;
  /** Where this line has failed; the same unless given. */
  readonly failed?: string;
  readonly details?: JsonObject;
}

/**
 * One line of events in a history, each of which points at the one before it. The states of an execution are one line;
 * each branch of a Parallel state and each iteration of a Map state is a line of its own that starts at theirs.
 */
export class HistoryLine {
  readonly #history: History;
  #last: number;
  #open: readonly Open[] = [];
  #branches: readonly HistoryLine[] = [];
  #isHeld = false;
  #endsFor: number | undefined;
  #isEnded = false;

  /** @param start the event that the first one points at. AWS has the first state point at 0, not at ExecutionStarted. */
  constructor(history: History, start: number) {
    this.#history = history;
    this.#last = start;
  }

  /** The id of the event that the next one points at. */
  get last(): number {
    return this.#last;
  }

  /** Records an event, which the next one points at; returns its id. Throws as `note` does. */
  record(type: string, details?: JsonObject): number {
    this.#last = this.note(type, details);
    return this.#last;
  }

  /**
   * Records an event that the next one passes over: both point at the same one. Returns its id. Throws what
   * `History.record` throws, and BranchEndedError once the line was ended.
   */
  note(type: string, details?: JsonObject): number {
    if (this.#isEnded) {
      throw new BranchEndedError('The branch was ended because another one failed.');
    }
    return this.#history.record(type, this.#last, details);
  }

  /** Lines that start where this one is, instead of those it had before. */
  branches(count: number): readonly HistoryLine[] {
    this.#branches = Array.from({ length: count }, () => new HistoryLine(this.#history, this.#last));
    return this.#branches;
  }

  /** Goes on from an event of another line. */
  continueFrom(eventId: number): void {
    this.#last = eventId;
  }

  /** Something begins; returns what must be called when it is over. */
  open(begun: Open): () => void {
    this.#open = [...this.#open, begun];
    return () => {
      this.#open = this.#open.filter((one) => one !== begun);
    };
  }

  /** Something begins that takes no time on AWS, so that nothing can end the line in the middle of it; returns its end. */
  hold(): () => void {
    this.#isHeld = true;
    return () => {
      this.#isHeld = false;
      if (this.#endsFor !== undefined) {
        this.end(this.#endsFor);
      }
    };
  }

  /**
   * Ends the line because of a failure, its own or that of another line, with an event for all that is open on it,
   * outermost first. As AWS records it, all of them point at the failure. Nothing can be recorded on the line any more.
   */
  end(failure: number, whose: 'own' | 'of another' = 'of another'): void {
    if (this.#isEnded || this.#isHeld) {
      this.#endsFor ??= failure;
      return;
    }
    this.#last = failure;
    for (const { aborted, failed, details } of this.#open) {
      this.note(whose === 'own' ? (failed ?? aborted) : aborted, details);
    }
    for (const branch of this.#branches) {
      branch.end(failure);
    }
    this.#isEnded = true;
  }
}
