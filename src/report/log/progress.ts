import { resourceId } from '../../aws/arn.ts';
import type { Attempt, AttemptName } from '../../execution/trail.ts';
import { stateText } from '../failure-text.ts';
import { elapsed, joined, oneLine } from '../text.ts';
import { endedText } from './attempt-end.ts';
import { besideOthers, decidedAmong, endTime } from './attempt-order.ts';

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
  /** The attempt's id. */
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
 * is open is in a group that can be folded; the attempt's start and end are outside of it, always visible.
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

  /** What a poll brought, in the order in which it happened. */
  poll({ attempts, settled, startedAt, output = [] }: ProgressPoll): readonly LogAction[] {
    const beside = besideOthers(attempts);
    const isDecided = decidedAmong(attempts);
    const happened = attempts.flatMap((attempt) => [
      ...this.#start(attempt, beside, startedAt),
      ...this.#wrote(attempt, output),
      ...this.#end(attempt, settled || isDecided(attempt), startedAt),
    ]);
    // Of what happened at the same time, that of one attempt stays together.
    return happened.toSorted((one, other) => one.at - other.at).flatMap(({ act }) => act());
  }

  #start(attempt: Attempt, beside: ReadonlySet<number>, startedAt: number): readonly Happening[] {
    const started = attemptStartedLine(attempt, startedAt);
    if (started === undefined || !this.#isNew(started.key)) {
      return [];
    }
    const act = (): readonly LogAction[] => {
      const left = this.#leave();
      this.#alone = beside.has(attempt.id) ? undefined : attempt;
      return [...left, { kind: 'line', text: started.text }];
    };
    return [{ at: attempt.startedAt, act }];
  }

  /** What was written is told behind the start of the attempt, and before its end. */
  #wrote(attempt: Attempt, output: readonly AttemptOutput[]): readonly Happening[] {
    const lines = output.filter((own) => own.attempt === attempt.id).flatMap((own) => own.lines);
    const at = attempt.outcome.kind === 'running' ? attempt.startedAt : attempt.outcome.at;
    return lines.length === 0 ? [] : [{ at, act: () => this.#output(attempt, lines) }];
  }

  #end(attempt: Attempt, isDecided: boolean, startedAt: number): readonly Happening[] {
    const isDue = isDecided || this.#failedBefore.has(attempt.id);
    if (attempt.outcome.kind === 'failed') {
      this.#failedBefore.add(attempt.id);
    }
    const ended = isDue ? attemptEndedLine(attempt, startedAt) : undefined;
    if (ended === undefined || !this.#isNew(ended.key)) {
      return [];
    }
    const act = (): readonly LogAction[] => [
      ...(this.#alone?.id === attempt.id ? this.#leave() : []),
      { kind: 'line', text: ended.text },
    ];
    return [{ at: endTime(attempt.outcome), act }];
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
    return this.#grouped && this.#alone?.id === attempt.id
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

/** Something to tell, and when it happened, in milliseconds since the epoch. */
interface Happening {
  readonly at: number;
  /** What it does to the log at its turn. */
  readonly act: () => readonly LogAction[];
}

/** A line of the job log. Its key is the same whenever it is derived again, so that it is printed once. */
export interface ProgressLine {
  readonly key: string;
  readonly text: string;
}

/** An attempt as a line of the job log names it, such as `attempt 4`, and of a machine that this project did not make `attempt 4 of Upload (All[3])`. */
export function attemptName(attempt: AttemptName): string {
  const item = attempt.item === undefined ? '' : ` (${oneLine(attempt.item, 120)})`;
  return `${joined([`attempt ${attempt.number}`, stateText(attempt)], ' of ')}${item}`;
}

/** What an attempt runs: `RunECSTask, task 5336d12fbca75273a45e8c8d17817b23`. */
export function whatRuns({
  state,
  integration,
  taskArn,
  label,
}: Pick<Attempt, 'state' | 'integration' | 'taskArn' | 'label'>): string {
  const { unit } = integration.terms;
  const name = label ?? (taskArn === undefined ? undefined : resourceId(taskArn));
  const work = name === undefined ? '' : `, ${unit} ${oneLine(name)}`;
  return `${oneLine(state)}${work}`;
}

/**
 * What a trail has to tell so far. Each line begins with the time since the execution started.
 *
 * @param settled whether the machine had the time to record its decision on a failure that is the last event
 * @param startedAt when the execution started, in milliseconds since the epoch
 */
export function progressLines(
  attempts: readonly Attempt[],
  settled: boolean,
  startedAt: number,
): readonly ProgressLine[] {
  const isDecided = decidedAmong(attempts);
  return attempts.flatMap((attempt) => {
    const started = attemptStartedLine(attempt, startedAt);
    const ended = settled || isDecided(attempt) ? attemptEndedLine(attempt, startedAt) : undefined;
    return [started, ended].filter((line) => line !== undefined);
  });
}

/** That an attempt started, once there is a task. */
export function attemptStartedLine(attempt: Attempt, startedAt: number): ProgressLine | undefined {
  if (attempt.outcome.kind === 'running' && attempt.taskArn === undefined && attempt.label === undefined) {
    return undefined;
  }
  return {
    key: `${attempt.id} started`,
    text: `${elapsed(startedAt, attempt.startedAt)} ${attemptName(attempt)} started: ${whatRuns(attempt)}`,
  };
}

/** How an attempt ended; undefined while it runs. */
export function attemptEndedLine(attempt: Attempt, startedAt: number): ProgressLine | undefined {
  const { id, outcome } = attempt;
  return outcome.kind === 'running'
    ? undefined
    : {
        key: `${id} ended`,
        text: `${elapsed(startedAt, outcome.at)} ${attemptName(attempt)} ${endedText(attempt, outcome)}`,
      };
}

/** Stands below the lines of a read that left some for the next one. */
export const MORE_LINES = '… there is more than is shown at once';
