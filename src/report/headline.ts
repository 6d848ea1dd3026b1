import { duration } from '../duration.ts';
import type { DecisionType } from '../policy/policy.ts';
import { adviceText, executionError, failedWord, reasonText, whereText } from './failure-text.ts';
import {
  classOf,
  type EndedReport,
  type ExecutionReport,
  failedExecutions,
  isFine,
  isSuccess,
  type LeftRunningReport,
  type Report,
  reasonOf,
  retriesOf,
  type StartedReport,
  spanOf,
} from './report.ts';
import { outcomeOf } from './severity.ts';
import { count, joined, oneLine } from './text.ts';
import { endingClause, OUTCOME_WORDS } from './wording.ts';
import { remarkText } from './work-text.ts';

/** The outcome of an execution in plain text, each part on one line, and empty where there is nothing to say. */
export interface Headline {
  /** `Failed after 4 attempts in 12m 3s`. */
  readonly happened: string;
  /** Why: the reason in the words of who had one. */
  readonly said: string;
  /** The advice. */
  readonly advice: string;
}

/**
 * What became of an execution.
 *
 * @param waited whether the step waited for its end, as `Report` has it
 */
export function headlineParts(
  execution: ExecutionReport,
  { waited }: Pick<Report, 'waited'> = { waited: true },
): Headline {
  const advice = adviceOf(execution);
  switch (execution.kind) {
    case 'not-started':
      return { happened: 'Not started', said: ending(execution), advice };
    case 'left-running':
      return waited
        ? { happened: `RUNNING ${after(execution)}`, said: endingAndFailure(execution), advice }
        : { happened: leftRunningText(execution), said: ending(execution), advice };
    case 'ended':
      return { ...endedHeadline(execution), advice };
  }
}

/** The same in one sentence. */
export function headline(execution: ExecutionReport, report?: Pick<Report, 'waited'>): string {
  const { happened, said, advice } = headlineParts(execution, report);
  return joined([joined([happened, said], ': '), advice], ' – ');
}

function leftRunningText(execution: LeftRunningReport): string {
  return execution.attached
    ? `Attached, and left running ${afterAttempts(execution)}`
    : 'Started, and left running';
}

function endedHeadline(execution: EndedReport): Omit<Headline, 'advice'> {
  const { status } = execution;
  switch (status) {
    case 'SUCCEEDED':
      return {
        happened: `Succeeded ${after(execution)}${retries([execution])}${withoutOutputs(execution)}`,
        said: unclearOutcomes(execution),
      };
    case 'FAILED':
      return { happened: `${failedWord(execution)} ${after(execution)}`, said: reasonText(execution) };
    default:
      return {
        happened: `${status} ${after(execution)}`,
        said:
          execution.stop === undefined
            ? withFailure(clause(executionError(execution)), execution)
            : endingAndFailure(execution),
      };
  }
}

/** What the success of an execution does not tell: `Upload: started; the outcome is not known to Step Functions`. */
export function unclearOutcomes({ attempts }: EndedReport): string {
  const unclear = attempts.filter(
    ({ outcome, remark }) => outcome.kind === 'succeeded' && remark !== undefined,
  );
  const [first, ...more] = unclear;
  if (first === undefined) {
    return '';
  }
  const others = more.length === 0 ? '' : `and ${count(more.length, 'more attempt')} like it`;
  return joined([joined([whereText(first), remarkText(first.remark)], ': '), others], '; ');
}

/** What is to be done about the failure that counts. */
function adviceOf(execution: ExecutionReport): string {
  const [reason] = reasonOf(execution).failures;
  if (reason === undefined || execution.kind === 'not-started') {
    return '';
  }
  const { verdict } = reason.outcome;
  const isUnretried =
    execution.kind === 'ended' &&
    execution.status === 'FAILED' &&
    verdict.by === 'policy' &&
    verdict.decision.type !== 'FATAL';
  return joined([adviceText(reason), isUnretried ? unretriedText(verdict.decision.type) : ''], ' ');
}

function unretriedText(type: DecisionType): string {
  return type === 'SUCCEEDED'
    ? 'The policy takes it for success, but the machine did not.'
    : `It is ${type}, but the machine retries no more.`;
}

/** An ending names an ARN or two, and what to do at its end. */
const MAX_ENDING = 1000;

function ending(execution: ExecutionReport): string {
  return oneLine(endingClause(execution), MAX_ENDING);
}

/** The Cause of an execution may be a sentence. */
function clause(cause: string): string {
  return cause.replace(/\.$/, '');
}

function endingAndFailure(execution: StartedReport): string {
  return withFailure(ending(execution), execution);
}

/** What ended it otherwise was no failure: the last one is told besides. */
function withFailure(why: string, execution: StartedReport): string {
  const failure = reasonText(execution);
  return joined([why, failure === '' ? '' : `the last failure was ${failure}`], '; ');
}

function after(execution: StartedReport): string {
  return `${afterAttempts(execution)}${execution.attached ? ' (attached)' : ''}`;
}

function afterAttempts(execution: StartedReport): string {
  return `after ${count(execution.attempts.length, 'attempt')}${took(spanOf(execution))}`;
}

/**
 * The outcome of the step in one sentence of plain text: of one execution its own, of several their counts, such as
 * `10 of 12 customers succeeded in 7m 2s; 1 FATAL, 1 not started`.
 */
export function stepHeadline(report: Report): string {
  const { executions, cancelled, waited } = report;
  const [only, ...more] = executions;
  if (only === undefined) {
    return 'Nothing was run';
  }
  if (more.length === 0) {
    return headline(only, report);
  }
  const noun = executions.every(({ customerId }) => customerId !== undefined) ? 'customer' : 'execution';
  const others = executions.filter((execution) => outcomeOf(execution, report) !== 'succeeded');
  const good = executions.length - others.length;
  if (!waited && others.length === executions.length && others.every((each) => isFine(each, report))) {
    return `${count(executions.length, noun)} started, and left running`;
  }
  return joined(
    [
      `${good} of ${count(executions.length, noun)} succeeded${took(span(executions))}${retries(executions)}`,
      outcomeCounts(others, report),
      tolerance(report),
      cancelled ? 'the job was cancelled' : '',
    ],
    '; ',
  );
}

/** How many executions had which outcome: `2 FATAL, 1 not started`. */
export function outcomeCounts(executions: readonly ExecutionReport[], report: Report): string {
  return [...Map.groupBy(executions, (execution) => outcomeOf(execution, report))]
    .map(([outcome, { length }]) => `${length} ${OUTCOME_WORDS[outcome]}`)
    .join(', ');
}

/** `1 of 12 failed (8.3 %), 10 % are tolerated`; empty if nothing failed or nothing is tolerated. */
function tolerance(report: Report): string {
  const { executions, toleratedFailurePercentage: tolerated } = report;
  const failed = failedExecutions(report).length;
  if (failed === 0 || tolerated === 0) {
    return '';
  }
  const percent = ((failed / executions.length) * 100).toFixed(1);
  const only = isSuccess({ ...report, cancelled: false }) ? '' : 'only ';
  return `${failed} of ${executions.length} failed (${percent} %), ${only}${tolerated} % are tolerated`;
}

type Span = ReturnType<typeof spanOf>;

function took({ startedAt, stoppedAt }: Span): string {
  return startedAt === undefined || stoppedAt === undefined ? '' : ` in ${duration(stoppedAt - startedAt)}`;
}

/** From the first start to the last end; one that did not end leaves it open. */
function span(executions: readonly ExecutionReport[]): Span {
  const spans = executions.map(spanOf);
  const starts = spans.flatMap(({ startedAt }) => startedAt ?? []);
  const ends = spans.flatMap(({ stoppedAt }) => stoppedAt ?? []);
  return starts.length === 0 || ends.length < starts.length
    ? { startedAt: undefined, stoppedAt: undefined }
    : {
        startedAt: starts.reduce((a, b) => Math.min(a, b)),
        stoppedAt: ends.reduce((a, b) => Math.max(a, b)),
      };
}

/** `: 3 retries (2 TEMPORARY, 1 RETRIABLE)`; without classes where nobody classified. */
function retries(executions: readonly ExecutionReport[]): string {
  const retried = executions.flatMap(retriesOf);
  const types = retried.flatMap(({ outcome }) => classOf(outcome.verdict) ?? []);
  const parts = [...Map.groupBy(types, (type) => type)].map(([type, { length }]) => `${length} ${type}`);
  const classes = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return retried.length === 0 ? '' : `: ${count(retried.length, 'retry', 'retries')}${classes}`;
}

/** More names than these make no sentence. */
const MAX_NAMES = 5;

function withoutOutputs({ missing }: EndedReport): string {
  if (missing.length === 0) {
    return '';
  }
  const names = missing.slice(0, MAX_NAMES).map((glob) => oneLine(glob, 100));
  const more = missing.length > MAX_NAMES ? ` and ${missing.length - MAX_NAMES} more` : '';
  const are = missing.length === 1 ? 'expected output is' : 'expected outputs are';
  return `, but ${missing.length} ${are} missing: ${names.join(', ')}${more}`;
}
