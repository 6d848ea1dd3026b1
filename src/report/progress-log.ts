import type { Attempt, AttemptOutcome } from '../execution/trail.ts';
import { attemptName, endedLine, isDecided, startedLine, whatRuns } from './progress.ts';

/** What to do to the job log, in order. */
export type LogAction =
  | { readonly kind: 'open-group'; readonly title: string }
  | { readonly kind: 'close-group' }
  /** A line of our own. */
  | { readonly kind: 'line'; readonly text: string }
  /** What containers wrote, as they wrote it: to be made harmless when it is printed. */
  | { readonly kind: 'output'; readonly lines: readonly string[] };

/** Lines that the containers of an attempt wrote since the poll before. */
export interface AttemptOutput {
  /** The attempt's number. */
  readonly attempt: number;
  readonly lines: readonly string[];
}

/** What one poll knows. */
export interface ProgressPoll {
  readonly attempts: readonly Attempt[];
  /** Whether the machine had the time to record its decision on a failure that is the last event. */
  readonly settled: boolean;
  /** When the execution started, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly output?: readonly AttemptOutput[];
}

/**
 * Tells the progress of one execution, each thing once, however often it is asked. What is said while a single attempt
 * is open stands in a group that can be folded; the attempt's start and end stand outside of it, always visible.
 */
export class ProgressLog {
  readonly #grouped: boolean;
  readonly #printed = new Set<string>();
  /** Failures without a decision that an earlier poll saw: had the machine decided, this one would know. */
  readonly #failedBefore = new Set<number>();
  /** The single attempt that is open. */
  #alone: Attempt | undefined;
  #isOpen = false;

  /** @param grouped false where the log tells of several executions at once, which would share a group */
  constructor({ grouped }: { readonly grouped: boolean }) {
    this.#grouped = grouped;
  }

  /** What a poll brought. */
  poll({ attempts, settled, startedAt, output = [] }: ProgressPoll): readonly LogAction[] {
    const actions: LogAction[] = [];
    for (const attempt of attempts) {
      const started = startedLine(attempt, startedAt);
      if (started !== undefined && this.#isNew(started.key)) {
        actions.push(...this.#leave(), { kind: 'line', text: started.text });
        this.#alone = attempts.some((other) => overlap(attempt, other)) ? undefined : attempt;
      }
      const lines = output.filter((own) => own.attempt === attempt.number).flatMap((own) => own.lines);
      actions.push(...this.#output(attempt, lines));
      const ended =
        settled || this.#failedBefore.has(attempt.number) || isDecided(attempt, attempts)
          ? endedLine(attempt, startedAt)
          : undefined;
      if (ended !== undefined && this.#isNew(ended.key)) {
        const closes = this.#alone?.number === attempt.number ? this.#leave() : [];
        actions.push(...closes, { kind: 'line', text: ended.text });
      }
      if (attempt.outcome.kind === 'failed') {
        this.#failedBefore.add(attempt.number);
      }
    }
    return actions;
  }

  /** A line in between, such as a heartbeat or a poll that failed. */
  say(text: string): readonly LogAction[] {
    return [...this.#enter(), { kind: 'line', text }];
  }

  /** The step stops following, whatever is still open. */
  end(): readonly LogAction[] {
    return this.#leave();
  }

  #output(attempt: Attempt, lines: readonly string[]): readonly LogAction[] {
    if (lines.length === 0) {
      return [];
    }
    return this.#grouped && this.#alone?.number === attempt.number
      ? [...this.#enter(), { kind: 'output', lines }]
      : [{ kind: 'output', lines: lines.map((line) => `${attemptName(attempt)}: ${line}`) }];
  }

  /** The group is opened by the first line in it, so that none is empty. */
  #enter(): readonly LogAction[] {
    if (!this.#grouped || this.#alone === undefined || this.#isOpen) {
      return [];
    }
    this.#isOpen = true;
    return [{ kind: 'open-group', title: `${attemptName(this.#alone)}: ${whatRuns(this.#alone)}` }];
  }

  #leave(): readonly LogAction[] {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    this.#alone = undefined;
    return wasOpen ? [{ kind: 'close-group' }] : [];
  }

  #isNew(key: string): boolean {
    const isNew = !this.#printed.has(key);
    this.#printed.add(key);
    return isNew;
  }
}

/** Whether two attempts ran at the same time. */
function overlap(one: Attempt, other: Attempt): boolean {
  return (
    one.number !== other.number &&
    one.startedAt < endOf(other.outcome) &&
    other.startedAt < endOf(one.outcome)
  );
}

function endOf(outcome: AttemptOutcome): number {
  return outcome.kind === 'running' ? Number.POSITIVE_INFINITY : outcome.at;
}
