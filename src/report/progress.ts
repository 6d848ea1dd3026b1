import type { ToldDecision } from '../execution/recorded-decision.ts';
import type { Attempt } from '../execution/trail.ts';
import { failureName, failureReason } from './failure-text.ts';
import { duration, oneLine, ranWithText } from './text.ts';

/** A line of the job log. Its key is the same whenever it is derived again, so that it is printed once. */
export interface ProgressLine {
  readonly key: string;
  readonly text: string;
}

/**
 * What a trail has to tell so far.
 *
 * @param settled whether the machine had the time to record its decision on a failure that is the last event
 */
export function progressLines(attempts: readonly Attempt[], settled: boolean): readonly ProgressLine[] {
  return attempts.flatMap((attempt, index) => {
    const isLast = index === attempts.length - 1;
    const { number, state, taskArn, outcome } = attempt;
    const task = taskArn === undefined ? '' : `, task ${oneLine(taskArn.split('/').at(-1) ?? '')}`;
    const started = { key: `${number} started`, text: `attempt ${number} started: ${oneLine(state)}${task}` };
    if (outcome.kind === 'running' && taskArn === undefined) {
      return [];
    }
    const isOpen = outcome.kind === 'failed' && outcome.decidedBy === 'policy' && isLast && !settled;
    return outcome.kind === 'running' || isOpen
      ? [started]
      : [started, { key: `${number} ended`, text: `attempt ${number} ${endedText(attempt)}` }];
  });
}

function endedText({ startedAt, outcome }: Attempt): string {
  switch (outcome.kind) {
    case 'running':
      return 'is running';
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
