import type { Attempt } from '../execution/trail.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { failureName, failureReason, tellingContainer } from './failure-text.ts';
import { type EndedReport, lastClassification, type StartedReport } from './report.ts';
import { joined, oneLine } from './text.ts';

/** The word for how an execution failed: FATAL where the policy says so; a machine may just have no retry left. */
export function failedWord(execution: EndedReport): 'FATAL' | 'FAILED' {
  return lastClassification(execution) === 'FATAL' ? 'FATAL' : 'FAILED';
}

/**
 * Why the last attempt failed, in plain text: `InvalidInput (exit 3) – rule invalid-input – The app refused its
 * input …`; undefined if it did not.
 */
export function lastFailure(execution: StartedReport): string | undefined {
  const { attempts } = execution;
  const last = reasonGiving(attempts);
  if (last?.outcome.kind !== 'failed') {
    return undefined;
  }
  const { failure, decision, decidedBy } = last.outcome;
  const name = failureName(failure, decision.rule);
  const container = tellingContainer(failure, attempts);
  const where = joined(
    [
      failure.exitCode === undefined ? '' : `exit ${failure.exitCode}`,
      container === undefined ? '' : `container ${container}`,
      last.item === undefined ? '' : `in ${last.item}`,
    ],
    ', ',
  );
  const machineStopped = hasFailed(execution) && decidedBy === 'policy' && decision.type !== 'FATAL';
  return joined(
    [
      where === '' ? name : `${name} (${where})`,
      failureReason(failure, name),
      lastWords(execution, last),
      decision.rule === '' ? '' : `rule ${decision.rule}`,
      decision.because,
      machineStopped ? `${decision.type}, but the machine retries no more` : '',
      otherError(execution, failure.error),
    ].map((part) => oneLine(part)),
    ' – ',
  );
}

function hasFailed(execution: StartedReport): execution is EndedReport & { readonly status: 'FAILED' } {
  return execution.kind === 'ended' && execution.status === 'FAILED';
}

/** Lines that end a stack trace, or stand in it, and tell nothing by themselves. */
const SILENT = /^(\s*at |\s*[\]})]|Node\.js v\d)|^\s*$/;

/** What the container said last, which mostly is the reason in its own words; empty if nobody knows. */
function lastWords({ logs }: StartedReport, { number }: Attempt): string {
  const tail = logs.find((each) => each.attempt === number);
  const line = tail?.kind === 'lines' ? tail.lines.findLast((each) => !SILENT.test(each)) : undefined;
  return line === undefined ? '' : `“${oneLine(line, 200)}”`;
}

/** The attempt that tells how it ended. Where items ran beside each other, those that one failure stopped do not. */
function reasonGiving(attempts: readonly Attempt[]): Attempt | undefined {
  const last = attempts.at(-1);
  return last?.item === undefined ? last : attempts.findLast(({ outcome }) => outcome.kind === 'failed');
}

/** What ended the execution where that was not the failure of the task: a ProcessError function that broke, say. */
function otherError(execution: StartedReport, taskError: string): string {
  return !hasFailed(execution) || ['', 'FATAL', taskError].includes(execution.error)
    ? ''
    : `the execution ended with ${executionError(execution)}`;
}

/**
 * What Step Functions says of an execution that failed outside of a task. A machine of this project ends with JSON,
 * which tells the failure that no task had. Of other causes the input is left out: it is not meant for the log.
 */
export function executionError({ error, cause }: Pick<EndedReport, 'error' | 'cause'>): string {
  const told = parseJson(cause);
  const failure = isJsonObject(told) ? told['failure'] : undefined;
  const { error: name, reason } = isJsonObject(failure) ? failure : {};
  const parts =
    typeof name === 'string'
      ? [name, typeof reason === 'string' ? reason : '']
      : [error, cause.replace(/\b(input:?) '[\s\S]*/, '$1')];
  return joined(
    parts.map((part) => oneLine(part)),
    ': ',
  );
}
