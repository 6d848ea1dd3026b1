import { executionError, failedWord, lastFailure } from './execution-failure.ts';
import { type ExecutionReport, failedExecutions, isFine, isSuccess, type Report } from './report.ts';
import { count, duration, oneLine } from './text.ts';

/**
 * The outcome of an execution in one sentence of plain text, on one line.
 *
 * @param waited whether the step waited for its end, as `Report` has it
 */
export function headline(
  execution: ExecutionReport,
  { waited }: Pick<Report, 'waited'> = { waited: true },
): string {
  const { status, attempts, attached, problem } = execution;
  const after = `after ${count(attempts.length, 'attempt')}${took(execution)}${attached ? ' (attached)' : ''}`;
  const said = problem === undefined ? '' : oneLine(problem, MAX_PROBLEM).replace(/\.$/, '');
  if (status === 'SUCCEEDED') {
    return `Succeeded ${after}${retries([execution])}${withoutOutputs(execution)}`;
  }
  if (status === 'NOT_STARTED') {
    return `Not started${said === '' ? '' : `: ${said}`}`;
  }
  if (status === 'RUNNING' && !waited) {
    const left = attached ? `Attached, and left running ${after.replace(' (attached)', '')}` : LEFT;
    return `${left}${said === '' ? '' : `: ${said}`}`;
  }
  const failure = lastFailure(execution);
  if (status === 'FAILED') {
    const why = failure ?? executionError(execution);
    return `${failedWord(execution)} ${after}${why === '' ? '' : `: ${why}`}`;
  }
  const last = failure === undefined ? '' : `; the last failure was ${failure}`;
  const why = problem === undefined ? executionError(execution).replace(/\.$/, '') : said;
  return `${status} ${after}${why === '' ? '' : `: ${why}`}${last}`;
}

/** A problem names an ARN or two, and what to do at its end. */
const MAX_PROBLEM = 1000;

const LEFT = 'Started, and left running';

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
  const isGood = (execution: ExecutionReport) =>
    execution.status === 'SUCCEEDED' && isFine(execution, report);
  const others = executions.filter((execution) => !isGood(execution));
  const good = executions.length - others.length;
  if (!waited && others.length === executions.length && others.every((each) => isFine(each, report))) {
    return `${count(executions.length, noun)} started, and left running`;
  }
  return [
    `${good} of ${count(executions.length, noun)} succeeded${took(span(executions))}${retries(executions)}`,
    otherCounts(others, report),
    tolerance(report),
    cancelled ? 'the job was cancelled' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** What became of an execution, in a word or two: how executions are counted. */
export function outcomeWord(execution: ExecutionReport, { waited }: Pick<Report, 'waited'>): string {
  switch (execution.status) {
    case 'SUCCEEDED':
      return execution.missing.length > 0 ? 'without expected outputs' : 'succeeded';
    case 'FAILED':
      return failedWord(execution);
    case 'RUNNING':
      return waited ? 'still running' : 'left running';
    case 'NOT_STARTED':
      return 'not started';
    default:
      return execution.status;
  }
}

function otherCounts(executions: readonly ExecutionReport[], report: Report): string {
  return [...Map.groupBy(executions, (execution) => outcomeWord(execution, report))]
    .map(([word, { length }]) => `${length} ${word}`)
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

type Span = Pick<ExecutionReport, 'startedAt' | 'stoppedAt'>;

function took({ startedAt, stoppedAt }: Span): string {
  return startedAt === undefined || stoppedAt === undefined ? '' : ` in ${duration(stoppedAt - startedAt)}`;
}

/** From the first start to the last end; one that did not end leaves it open. */
function span(executions: readonly ExecutionReport[]): Span {
  const known = (times: readonly (number | undefined)[]) => times.filter((time) => time !== undefined);
  const starts = known(executions.map(({ startedAt }) => startedAt));
  const ends = known(executions.map(({ stoppedAt }) => stoppedAt));
  return starts.length === 0 || ends.length < starts.length
    ? { startedAt: undefined, stoppedAt: undefined }
    : {
        startedAt: starts.reduce((a, b) => Math.min(a, b)),
        stoppedAt: ends.reduce((a, b) => Math.max(a, b)),
      };
}

function retries(executions: readonly ExecutionReport[]): string {
  const types = executions
    .flatMap(({ attempts, status }) => (status === 'SUCCEEDED' ? attempts : []))
    .flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.type] : []));
  const parts = [...Map.groupBy(types, (type) => type)].map(([type, { length }]) => `${length} ${type}`);
  return types.length === 0 ? '' : `: ${count(types.length, 'retry', 'retries')} (${parts.join(', ')})`;
}

/** More names than these make no sentence. */
const MAX_NAMES = 5;

function withoutOutputs({ missing }: ExecutionReport): string {
  if (missing.length === 0) {
    return '';
  }
  const names = missing.slice(0, MAX_NAMES).map((glob) => oneLine(glob, 100));
  const more = missing.length > MAX_NAMES ? ` and ${missing.length - MAX_NAMES} more` : '';
  const are = missing.length === 1 ? 'expected output is' : 'expected outputs are';
  return `, but ${missing.length} ${are} missing: ${names.join(', ')}${more}`;
}
