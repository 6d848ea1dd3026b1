import { executionError, failedWord, lastFailure } from './failure-text.ts';
import {
  attemptsOf,
  type EndedReport,
  type ExecutionReport,
  failedExecutions,
  isFine,
  isSuccess,
  type LeftRunningReport,
  type Report,
  type StartedReport,
  spanOf,
} from './report.ts';
import { outcomeOf } from './severity.ts';
import { count, duration, joined, oneLine } from './text.ts';
import { endingClause, OUTCOME_WORDS } from './wording.ts';

/**
 * The outcome of an execution in one sentence of plain text, on one line.
 *
 * @param waited whether the step waited for its end, as `Report` has it
 */
export function headline(
  execution: ExecutionReport,
  { waited }: Pick<Report, 'waited'> = { waited: true },
): string {
  switch (execution.kind) {
    case 'not-started':
      return withReason('Not started', ending(execution));
    case 'left-running':
      return waited ? stillRunningHeadline(execution) : leftRunningHeadline(execution);
    case 'ended':
      return endedHeadline(execution);
  }
}

function leftRunningHeadline(execution: LeftRunningReport): string {
  const left = execution.attached
    ? `Attached, and left running ${afterAttempts(execution)}`
    : 'Started, and left running';
  return withReason(left, ending(execution));
}

function stillRunningHeadline(execution: LeftRunningReport): string {
  return `${withReason(`RUNNING ${after(execution)}`, ending(execution))}${afterFailure(execution)}`;
}

function endedHeadline(execution: EndedReport): string {
  const { status } = execution;
  switch (status) {
    case 'SUCCEEDED':
      return `Succeeded ${after(execution)}${retries([execution])}${withoutOutputs(execution)}`;
    case 'FAILED':
      return withReason(
        `${failedWord(execution)} ${after(execution)}`,
        lastFailure(execution) ?? executionError(execution),
      );
    default: {
      const why = execution.stop === undefined ? clause(executionError(execution)) : ending(execution);
      return `${withReason(`${status} ${after(execution)}`, why)}${afterFailure(execution)}`;
    }
  }
}

function withReason(what: string, why: string): string {
  return why === '' ? what : `${what}: ${why}`;
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

function afterFailure(execution: StartedReport): string {
  const failure = lastFailure(execution);
  return failure === undefined ? '' : `; the last failure was ${failure}`;
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

function retries(executions: readonly ExecutionReport[]): string {
  const types = executions
    .filter((execution) => execution.kind === 'ended' && execution.status === 'SUCCEEDED')
    .flatMap(attemptsOf)
    .flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.type] : []));
  const parts = [...Map.groupBy(types, (type) => type)].map(([type, { length }]) => `${length} ${type}`);
  return types.length === 0 ? '' : `: ${count(types.length, 'retry', 'retries')} (${parts.join(', ')})`;
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
