import type { ToldDecision } from '../execution/recorded-decision.ts';
import type { Attempt, AttemptOutcome } from '../execution/trail.ts';
import { elapsed } from './elapsed.ts';
import { failureName, failureReason } from './failure-text.ts';
import { duration, oneLine, ranWithText } from './text.ts';

/** A line of the job log. Its key is the same whenever it is derived again, so that it is printed once. */
export interface ProgressLine {
  readonly key: string;
  readonly text: string;
}

/** An attempt as a line of the job log names it, such as `attempt 4 (UploadAll[3])`. */
export function attemptName({ number, item }: Pick<Attempt, 'number' | 'item'>): string {
  return `attempt ${number}${item === undefined ? '' : ` (${oneLine(item, 120)})`}`;
}

/** What an attempt runs: `RunECSTask, task 5336d12fbca75273a45e8c8d17817b23`. */
export function whatRuns({ state, taskArn }: Pick<Attempt, 'state' | 'taskArn'>): string {
  const task = taskArn === undefined ? '' : `, task ${oneLine(taskArn.split('/').at(-1) ?? '')}`;
  return `${oneLine(state)}${task}`;
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
  return attempts.flatMap((attempt) => {
    const started = startedLine(attempt, startedAt);
    const ended = settled || isDecided(attempt, attempts) ? endedLine(attempt, startedAt) : undefined;
    return [started, ended].filter((line) => line !== undefined);
  });
}

/** That an attempt started, once there is a task. */
export function startedLine(attempt: Attempt, startedAt: number): ProgressLine | undefined {
  if (attempt.outcome.kind === 'running' && attempt.taskArn === undefined) {
    return undefined;
  }
  return {
    key: `${attempt.number} started`,
    text: `${elapsed(startedAt, attempt.startedAt)} ${attemptName(attempt)} started: ${whatRuns(attempt)}`,
  };
}

/** How an attempt ended; undefined while it runs. */
export function endedLine(attempt: Attempt, startedAt: number): ProgressLine | undefined {
  const { number, outcome } = attempt;
  return outcome.kind === 'running'
    ? undefined
    : {
        key: `${number} ended`,
        text: `${elapsed(startedAt, outcome.at)} ${attemptName(attempt)} ${endedText(attempt.startedAt, outcome)}`,
      };
}

/** Whether nothing more will be said of a failure: the machine has decided, or has run on there or around it. */
export function isDecided({ number, item, outcome }: Attempt, attempts: readonly Attempt[]): boolean {
  return (
    outcome.kind !== 'failed' ||
    outcome.decidedBy === 'machine' ||
    attempts.some((later) => later.number > number && isWithin(item, later.item))
  );
}

/** Whether an item is another or stands inside of it. What runs around a Map or Parallel runs when that is over. */
function isWithin(item: string | undefined, outer: string | undefined): boolean {
  return outer === undefined || item === outer || item?.startsWith(`${outer}/`) === true;
}

function endedText(startedAt: number, outcome: Exclude<AttemptOutcome, { kind: 'running' }>): string {
  switch (outcome.kind) {
    case 'stopped':
      return `stopped after ${duration(outcome.at - startedAt)}`;
    case 'succeeded':
      return `succeeded after ${duration(outcome.at - startedAt)}`;
    case 'failed': {
      const { failure, decision, decidedBy } = outcome;
      const exit = failure.exitCode === undefined ? '' : ` exit ${failure.exitCode}`;
      const name = failureName(failure, decision.rule);
      const reason = oneLine(failureReason(failure, name));
      const what = `${oneLine(name, 80)}${exit}${reason === '' ? '' : ` (${reason})`}`;
      return `failed: ${what} → ${decision.type}${nextText(decision, decidedBy)}`;
    }
  }
}

function nextText(
  { type, waitSeconds, because, overrides = {} }: ToldDecision,
  decidedBy: 'machine' | 'policy',
): string {
  const other = oneLine(ranWithText(overrides));
  const changed = other === '' ? '' : ` with ${other}`;
  if (decidedBy === 'policy') {
    return waitSeconds > 0 ? `, retried by the machine after ${waitSeconds} s` : '';
  }
  switch (type) {
    case 'RETRIABLE':
      return `, retrying at once${changed}`;
    case 'TEMPORARY':
      return `, retrying in ${waitSeconds} s${changed}`;
    default:
      return because === '' ? '' : `: ${oneLine(because)}`;
  }
}
