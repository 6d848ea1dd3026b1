import { headline, stepHeadline } from './headline.ts';
import { type ExecutionReport, executionName, failedExecutions, isSuccess, type Report } from './report.ts';
import { count, oneLine } from './text.ts';

/** What GitHub shows on the page of the run, beside the step. Title and message are plain text on one line. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** GitHub shows so many errors and so many warnings of a step, and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;

/**
 * One annotation for each execution that failed, with why and what to do, as long as GitHub shows them all; else the
 * last one counts the rest. Failures that the step tolerates are warnings.
 */
export function annotations(report: Report): readonly Annotation[] {
  const failed = gravestFirst(failedExecutions(report));
  const level: Annotation['level'] = isSuccess(report) ? 'warning' : 'error';
  const { name } = report.machine;
  if (failed.length === 0) {
    const sentence = `The job was cancelled. ${stepHeadline(report)}`;
    return report.cancelled
      ? [{ level, title: oneLine(`${name}: cancelled`), message: oneLine(sentence, MAX) }]
      : [];
  }
  const shown = failed.length > MAX_ANNOTATIONS ? failed.slice(0, MAX_ANNOTATIONS - 1) : failed;
  const rest = failed.length - shown.length;
  return [
    ...shown.map((execution) => annotation(execution, level, report)),
    ...(rest === 0
      ? []
      : [
          {
            level,
            title: oneLine(`${name}: ${count(rest, 'more failure')}`),
            message: oneLine(`${stepHeadline(report)}. The job summary and report-file name all.`, MAX),
          },
        ]),
  ];
}

/** What failed by itself comes before what only ended with it: GitHub shows ten, and those should tell the reason. */
function gravestFirst(failed: readonly ExecutionReport[]): readonly ExecutionReport[] {
  const order: readonly ExecutionReport['status'][] = [
    'FAILED',
    'TIMED_OUT',
    'SUCCEEDED',
    'RUNNING',
    'ABORTED',
    'NOT_STARTED',
  ];
  return failed.toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
}

/** A headline is a sentence or three, each of a bounded length. */
const MAX = 4000;

function annotation(execution: ExecutionReport, level: Annotation['level'], report: Report): Annotation {
  const { status, missing } = execution;
  const outcome = status === 'SUCCEEDED' && missing.length > 0 ? 'expected outputs are missing' : status;
  // Where there is one execution, nobody needs to be told which.
  const who = report.executions.length === 1 ? '' : `${oneLine(executionName(execution), 100)}: `;
  return {
    level,
    title: oneLine(`${report.machine.name}: ${outcome}`),
    message: oneLine(`${who}${headline(execution, report)}`, MAX),
  };
}
