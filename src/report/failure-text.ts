import { familyOf } from '../aws/arn.ts';
import type { Attempt } from '../execution/trail.ts';
import { isJsonObject, parseJson } from '../json.ts';
import type { Decision } from '../policy/decide.ts';
import { KILLED } from '../policy/ecs-task.ts';
import type { Failure } from '../policy/failure.ts';
import { FALLBACK_RULE } from '../policy/policy.ts';
import { type EndedReport, lastClassification, type StartedReport } from './report.ts';
import { joined, oneLine } from './text.ts';

/** What ECS says of every task whose container exited: it tells nothing. */
const BOILERPLATE = 'Essential container in task exited';

/**
 * The name of a failure for people, such as `NetworkError` or `OutOfMemoryError`: the rule that knew it; else the
 * error that ECS names at the start of a reason; else the stop code or the Step Functions error, if it is a name.
 */
export function failureName(failure: Failure, rule: Decision['rule']): string {
  if (rule !== '' && rule !== FALLBACK_RULE) {
    return rule.replace(/(?:^|[-_])([a-z0-9])/gi, (_match, letter: string) => letter.toUpperCase());
  }
  const named = [failure.containerReason, failure.reason]
    .map((reason) => /^[A-Z][A-Za-z]*(?:Error|Exception)\b/.exec(reason ?? '')?.[0])
    .find((name) => name !== undefined);
  const stopCode = failure.stopCode === 'EssentialContainerExited' ? undefined : failure.stopCode;
  // Step Functions says States.TaskFailed of every task, which is no name.
  return named ?? stopCode ?? (failure.error === 'States.TaskFailed' ? 'UnknownFailure' : failure.error);
}

/**
 * The reason that tells something: the container's own, else the task's unless it is the same for all; or empty.
 *
 * @param name what the reader was told already, which the reason need not repeat
 */
export function failureReason(failure: Failure, name: string): string {
  const reason = failure.containerReason || (failure.reason === BOILERPLATE ? '' : failure.reason);
  if (reason === '' && failure.error === 'States.Timeout') {
    return 'The attempt did not end within its time.';
  }
  const rest = reason.startsWith(`${name}: `) ? reason.slice(name.length + 2) : reason;
  return joined([rest, failure.unread ?? ''], ' ');
}

/** What people call the container that does the work. */
const USUAL = /^(app|main|task|worker)$/i;

/**
 * The container that a failure is told of, where its name tells something; else undefined. It does where the attempts
 * failed in different containers, where the container is not the one that does the work by its name, and where it
 * ended well or was killed: then it was another container that failed, and the policy's `container` hides it.
 *
 * @param attempts all of the execution
 */
export function tellingContainer(
  { container, exitCode, containerReason, stopCode }: Failure,
  attempts: readonly Attempt[],
): string | undefined {
  if (container === undefined) {
    return undefined;
  }
  // Whoever stops a task, and a Spot interruption, ends all of its containers.
  const ended =
    stopCode === 'EssentialContainerExited' && exitCode !== undefined && [0, ...KILLED].includes(exitCode);
  const isObvious =
    (USUAL.test(container) || families(attempts).has(container)) &&
    !(ended && containerReason === undefined) &&
    containers(attempts).size <= 1;
  return isObvious ? undefined : container;
}

function containers(attempts: readonly Attempt[]): ReadonlySet<string> {
  return new Set(
    attempts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? (outcome.failure.container ?? []) : [])),
  );
}

/** A task definition mostly names its family after the one container that matters, or the other way round. */
function families(attempts: readonly Attempt[]): ReadonlySet<string> {
  return new Set(attempts.flatMap(({ taskDefinitionArn }) => familyOf(taskDefinitionArn ?? '') ?? []));
}

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
 * which tells the failure that no task had.
 */
export function executionError({ error, cause }: Pick<EndedReport, 'error' | 'cause'>): string {
  const told = parseJson(cause);
  const failure = isJsonObject(told) ? told['failure'] : undefined;
  const { error: name, reason } = isJsonObject(failure) ? failure : {};
  const parts = typeof name === 'string' ? [name, typeof reason === 'string' ? reason : ''] : [error, cause];
  return joined(
    parts.map((part) => oneLine(part)),
    ': ',
  );
}
