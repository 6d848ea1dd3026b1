import { isJsonObject, parseJson } from '../json.ts';
import { failureName, failureReason } from './failure-text.ts';
import { type ExecutionReport, lastClassification } from './report.ts';
import { count, duration, oneLine } from './text.ts';

/** The outcome of an execution in one sentence of plain text, on one line. */
export function headline(execution: ExecutionReport): string {
  const { status, attempts, problem } = execution;
  const after = `after ${count(attempts.length, 'attempt')}${took(execution)}`;
  if (status === 'SUCCEEDED') {
    return `Succeeded ${after}${retries(execution)}`;
  }
  const failure = lastFailure(execution);
  if (status === 'FAILED') {
    // FATAL is the word for it where the policy says so; a machine of its own may just have no retry left.
    const word = lastClassification(execution) === 'FATAL' ? 'FATAL' : 'FAILED';
    const why = failure ?? executionError(execution);
    return `${word} ${after}${why === '' ? '' : `: ${why}`}`;
  }
  const last = failure === undefined ? '' : `; the last failure was ${failure}`;
  const why = problem === undefined ? executionError(execution) : oneLine(problem, MAX_PROBLEM);
  return `${status} ${after}${why === '' ? '' : `: ${why.replace(/\.$/, '')}`}${last}`;
}

function took({ startedAt, stoppedAt }: ExecutionReport): string {
  return startedAt === undefined || stoppedAt === undefined ? '' : ` in ${duration(stoppedAt - startedAt)}`;
}

function retries({ attempts }: ExecutionReport): string {
  const types = attempts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.type] : []));
  const parts = [...Map.groupBy(types, (type) => type)].map(([type, { length }]) => `${length} ${type}`);
  return types.length === 0 ? '' : `: ${count(types.length, 'retry', 'retries')} (${parts.join(', ')})`;
}

/** What ended the execution where that was not the failure of the task: a ProcessError function that broke, say. */
function otherError(execution: ExecutionReport, taskError: string): string {
  const { status, error } = execution;
  return status !== 'FAILED' || error === '' || error === 'FATAL' || error === taskError
    ? ''
    : `the execution ended with ${executionError(execution)}`;
}

/** `InvalidInput (exit 3) – rule invalid-input – The app refused its input …` */
function lastFailure(execution: ExecutionReport): string | undefined {
  const { attempts, status } = execution;
  const outcome = attempts.at(-1)?.outcome;
  if (outcome?.kind !== 'failed') {
    return undefined;
  }
  const { failure, decision, decidedBy } = outcome;
  const name = failureName(failure, decision.rule);
  const exit = failure.exitCode === undefined ? '' : ` (exit ${failure.exitCode})`;
  const machineStopped = status === 'FAILED' && decidedBy === 'policy' && decision.type !== 'FATAL';
  return [
    `${name}${exit}`,
    failureReason(failure, name),
    decision.rule === '' ? '' : `rule ${decision.rule}`,
    decision.because,
    machineStopped ? `${decision.type}, but the machine retries no more` : '',
    otherError(execution, failure.error),
  ]
    .filter((part) => part !== '')
    .map((part) => oneLine(part))
    .join(' – ');
}

/** A problem names an ARN or two, and what to do at its end. */
const MAX_PROBLEM = 1000;

/**
 * What Step Functions says of an execution that failed outside of a task. A machine of this project ends with JSON,
 * which tells the failure that no task had. Of other causes the input is left out: it is not meant for the log.
 */
function executionError({ error, cause }: ExecutionReport): string {
  const told = parseJson(cause);
  const failure = isJsonObject(told) ? told['failure'] : undefined;
  const { error: name, reason } = isJsonObject(failure) ? failure : {};
  const parts =
    typeof name === 'string'
      ? [name, typeof reason === 'string' ? reason : '']
      : [error, cause.replace(/\b(input:?) '[\s\S]*/, '$1')];
  return parts
    .filter((part) => part !== '')
    .map((part) => oneLine(part))
    .join(': ');
}
