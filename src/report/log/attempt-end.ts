import { duration } from '../../duration.ts';
import type { RecordedDecision } from '../../execution/recorded-decision.ts';
import type { Attempt, AttemptOutcome } from '../../execution/trail.ts';
import { failureName, failureReason } from '../failure-text.ts';
import { joined, oneLine, ranWithText } from '../text.ts';
import { remarkText } from '../work-text.ts';

/** How an attempt ended, and what happens next, as a part of a line of the job log. */
export function endedText(attempt: Attempt, outcome: Exclude<AttemptOutcome, { kind: 'running' }>): string {
  const { startedAt, remark } = attempt;
  switch (outcome.kind) {
    case 'stopped':
      return `stopped after ${duration(outcome.at - startedAt)}`;
    case 'succeeded':
      return remark?.kind === 'outcome-unknown'
        ? remarkText(remark)
        : joined([`succeeded after ${duration(outcome.at - startedAt)}`, remarkText(remark)], '; ');
    case 'failed': {
      const { failure, explanation } = outcome;
      const name = failureName(failure, explanation.rule);
      const exit = failure.exitCode === undefined ? '' : `exit ${failure.exitCode}`;
      const reason = oneLine(failureReason(failure, name, attempt));
      const what = joined([oneLine(name, 80), exit === name ? '' : exit], ' ');
      return `failed: ${what}${reason === '' ? '' : ` (${reason})`}${consequence(outcome)}`;
    }
  }
}

/** A machine needs a moment for what it does at once. */
const AT_ONCE_MS = 500;

function afterText(milliseconds: number): string {
  return milliseconds < AT_ONCE_MS ? 'at once' : `after ${duration(milliseconds)}`;
}

type Failed = Extract<AttemptOutcome, { readonly kind: 'failed' }>;

/** What class it is, where anybody chose one, and what happens next. */
function consequence({ verdict, at, followedBy }: Failed): string {
  if (verdict.by === 'machine') {
    const { type } = verdict.decision;
    const isOver = followedBy.kind === 'execution-end' && type !== 'FATAL';
    return ` → ${type}${isOver ? ', and the execution ended' : decisionText(verdict.decision)}`;
  }
  const type = verdict.by === 'policy' ? classText(verdict.decision) : '';
  return `${type}${followedText(at, followedBy)}`;
}

/** The policy only classifies here: what it takes for success, the machine took for a failure. */
function classText({ type }: RecordedDecision): string {
  return type === 'SUCCEEDED' ? ', which the policy takes for success' : ` → ${type}`;
}

function followedText(failedAt: number, followedBy: Failed['followedBy']): string {
  switch (followedBy.kind) {
    case 'retry':
      return `, retried by the machine ${afterText(followedBy.at - failedAt)}`;
    case 'catch':
      return `, handled by the machine: went on to ${oneLine(followedBy.next, 80)}`;
    default:
      return '';
  }
}

function decisionText({ type, waitSeconds, because, overrides = {} }: RecordedDecision): string {
  const other = oneLine(ranWithText(overrides));
  const changed = other === '' ? '' : ` with ${other}`;
  switch (type) {
    case 'RETRIABLE':
      return `, retrying at once${changed}`;
    case 'TEMPORARY':
      return `, retrying in ${duration(waitSeconds * 1000)}${changed}`;
    default:
      return because === '' ? '' : `: ${oneLine(because)}`;
  }
}
