import { familyOf } from '../aws/arn.ts';
import type { EndReason, FailedAttempt } from '../execution/end-reason.ts';
import type { FailureExplanation } from '../execution/judged-runs.ts';
import type { Attempt } from '../execution/trail.ts';
import { causeText } from '../integrations/cause-text.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { KILLED } from '../policy/ecs-task.ts';
import type { Failure } from '../policy/failure.ts';
import { FALLBACK_RULE } from '../policy/policy.ts';
import { RUN_ECS_TASK } from '../policy/state-names.ts';
import { classificationOf, type EndedReport, type StartedReport } from './report.ts';
import { joined, oneLine } from './text.ts';
import { itemsOf, thresholdText, timeoutText, triesText } from './work-text.ts';

/** What ECS says of every task whose container exited: it tells nothing. */
const BOILERPLATE = 'Essential container in task exited';

/**
 * The name of a failure for people, such as `NetworkError` or `OutOfMemoryError`: the rule that knew it; otherwise the
 * error that ECS names at the start of a reason, the stop code, the Step Functions error or the exit code, whichever
 * says something first.
 */
export function failureName(failure: Failure, rule: FailureExplanation['rule']): string {
  if (rule !== '' && rule !== FALLBACK_RULE) {
    return rule.replace(/(?:^|[-_])([a-z0-9])/gi, (_match, letter: string) => letter.toUpperCase());
  }
  const named = [failure.containerReason, failure.reason]
    .map((reason) => /^[A-Z][A-Za-z]*(?:Error|Exception)\b/.exec(reason ?? '')?.[0])
    .find((name) => name !== undefined);
  const stopCode = failure.stopCode === 'EssentialContainerExited' ? undefined : failure.stopCode;
  if (named !== undefined || stopCode !== undefined) {
    return named ?? stopCode ?? '';
  }
  // Step Functions says States.TaskFailed of every task, which is no name.
  const isUnnamed = failure.error === 'States.TaskFailed' || failure.error === '';
  if (isUnnamed && failure.exitCode !== undefined) {
    return exitText(failure.exitCode);
  }
  return isUnnamed && (failure.error === '' || isOfTask(failure)) ? 'UnknownFailure' : failure.error;
}

/** Whether a failure tells anything of an ECS task, which says more than its error. */
function isOfTask({ taskArn, container, reason, unread }: Failure): boolean {
  return taskArn !== undefined || container !== undefined || reason === '' || unread !== undefined;
}

/** An exit code as the name of a failure that has no other. */
export function exitText(exitCode: number): string {
  return `exit ${exitCode}`;
}

/**
 * The reason that tells something: the container's own, else the task's unless it is the same for all; or empty.
 *
 * @param name what the reader was told already, which the reason need not repeat
 * @param attempt that failed: how long it had, and who was to tell its end
 */
export function failureReason(
  failure: Failure,
  name: string,
  attempt?: Parameters<typeof timeoutText>[1],
): string {
  const reason = failure.containerReason || (failure.reason === BOILERPLATE ? '' : failure.reason);
  const timeout = reason === '' ? timeoutText(failure, attempt) : '';
  if (timeout !== '') {
    return timeout;
  }
  const rest = withoutName(reason, name);
  return joined([rest, failure.unread ?? ''], ' ');
}

/** `OutOfMemoryError: Container killed` behind the name `OutOfMemory` only says the rest. */
function withoutName(text: string, name: string): string {
  const [, ending] = /^(Error|Exception|): /.exec(text.slice(name.length)) ?? [];
  return ending === undefined || !text.startsWith(name) ? text : text.slice(name.length + ending.length + 2);
}

/** What people call the container that does the work. */
const USUAL = /^(app|main|task|worker)$/i;

/**
 * Tells the container of a failure, where its name says something. It does where the attempts failed in different
 * containers, where the container is not the one that does the work by its name, and where it ended well or was killed:
 * then it was another container that failed, and the policy's `container` hides it.
 *
 * @param attempts all of the execution
 */
export function tellingContainers(attempts: readonly Attempt[]): (failure: Failure) => string | undefined {
  const isOne = containers(attempts).size <= 1;
  const named = families(attempts);
  return ({ container, exitCode, containerReason, stopCode }) => {
    if (container === undefined) {
      return undefined;
    }
    // Whoever stops a task, and a Spot interruption, ends all of its containers.
    const ended =
      stopCode === 'EssentialContainerExited' && exitCode !== undefined && [0, ...KILLED].includes(exitCode);
    const isObvious =
      isOne && (USUAL.test(container) || named.has(container)) && !(ended && containerReason === undefined);
    return isObvious ? undefined : container;
  };
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

/** The word for how an execution failed: FATAL where it was classified so; a machine may just have no retry left. */
export function failedWord(execution: EndedReport): 'FATAL' | 'Failed' {
  return classificationOf(execution) === 'FATAL' ? 'FATAL' : 'Failed';
}

/** The state that ran an attempt; empty for the built-in machine, which has only one to run. */
export function stateText({ state }: Pick<Attempt, 'state'>): string {
  return state === RUN_ECS_TASK ? '' : oneLine(state, 80);
}

/** The same where all attempts are known: `RunECSTask` is a name like any other in a machine that runs others, too. */
export function stateAmong(attempt: Pick<Attempt, 'state'>, attempts: readonly Attempt[]): string {
  return attempts.some(({ state }) => state !== attempt.state)
    ? oneLine(attempt.state, 80)
    : stateText(attempt);
}

/** The state that ran an attempt, and in which item: `Upload (All[3])`. */
export function whereText({ state, item }: Pick<Attempt, 'state' | 'item'>): string {
  return joined([stateText({ state }), item === undefined ? '' : `(${oneLine(item, 120)})`], ' ');
}

/**
 * What was said of a failure, in plain text: `Upload: InvalidInput (exit 3): reason – “last log line”`.
 *
 * @param execution the one that it is of
 */
export function failureText(execution: StartedReport, attempt: FailedAttempt): string {
  const { failure, explanation } = attempt.outcome;
  const own = joined(
    [triesText(attempt), attempt.item === undefined ? '' : `in ${oneLine(attempt.item, 120)}`],
    ', ',
  );
  const items = failure.error === THRESHOLD ? itemsOf(execution.details, attempt) : undefined;
  const reason =
    items === undefined
      ? failureReason(failure, failureName(failure, explanation.rule), attempt)
      : thresholdText(items);
  const said = joined([failureKind(execution, attempt, own), oneLine(reason)], ': ');
  return joined([said, lastWords(execution, attempt)], ' – ');
}

/**
 * What many failures may have in common: `Upload: InvalidInput (exit 3)`.
 *
 * @param more another detail of this one
 */
export function failureKind(execution: StartedReport, attempt: FailedAttempt, more = ''): string {
  const { failure, explanation } = attempt.outcome;
  const name = failureName(failure, explanation.rule);
  const container = tellingContainers(execution.attempts)(failure);
  const exit = failure.exitCode === undefined ? '' : exitText(failure.exitCode);
  const details = joined(
    [exit === name ? '' : exit, container === undefined ? '' : `container ${oneLine(container, 80)}`, more],
    ', ',
  );
  const what = `${oneLine(name, 120)}${details === '' ? '' : ` (${details})`}`;
  return joined([stateAmong(attempt, execution.attempts), what], ': ');
}

/** What Step Functions says of a Map Run too many items of which failed. */
const THRESHOLD = 'States.ExceedToleratedFailureThreshold';

/** The advice on a failure; empty if nobody knows one. */
export function adviceText({ outcome }: FailedAttempt): string {
  return oneLine(outcome.explanation.because);
}

/**
 * Why an execution ended other than well, in plain text on one line: the failure that led to it, what the machine says
 * of itself, and the failures before. Empty if nothing is known of it.
 */
export function reasonText(execution: StartedReport): string {
  const { failures, machine } = execution.reason;
  const [nearest, ...behind] = failures;
  return joined(
    [
      nearest === undefined ? '' : failureText(execution, nearest),
      machine === undefined ? '' : machineText(machine, nearest !== undefined),
      ...behind.slice(0, MAX_BEHIND).map((attempt) => `before that, ${failureText(execution, attempt)}`),
    ],
    '; ',
  );
}

/** What failed before what failed last, and so on, is told in the table of attempts. */
const MAX_BEHIND = 1;

function machineText(told: NonNullable<EndReason['machine']>, isBesides: boolean): string {
  const text = executionError(told);
  return text === '' || !isBesides ? text : `the execution ended with ${text}`;
}

/** Lines that end a stack trace, or stand in it, and tell nothing by themselves. */
const SILENT = /^(\s*at |\s*[\]})]|Node\.js v\d)|^\s*$/;

/**
 * What the container of a failed attempt said last, which mostly is the reason in its own words, without the name of the
 * failure if it begins with that; empty if nobody knows.
 */
export function lastWords(
  { logs }: Pick<StartedReport, 'logs'>,
  { id, outcome }: Pick<Attempt, 'id' | 'outcome'>,
): string {
  const tail = logs.find((each) => each.attempt.id === id);
  const line = tail?.kind === 'lines' ? tail.lines.findLast((each) => !SILENT.test(each)) : undefined;
  if (line === undefined || outcome.kind !== 'failed') {
    return '';
  }
  const name = failureName(outcome.failure, outcome.explanation.rule);
  return `“${oneLine(withoutName(line, name), 200)}”`;
}

/**
 * What Step Functions says of an execution that failed outside of a task, without the JSON that a Cause may be. A
 * machine of this project ends with JSON that tells the failure that no task had.
 */
export function executionError({ error, cause }: Pick<EndedReport, 'error' | 'cause'>): string {
  const told = parseJson(cause);
  const failure = isJsonObject(told) ? told['failure'] : undefined;
  if (isJsonObject(failure) && typeof failure['error'] === 'string') {
    const { error: name, reason } = failure;
    return joined([oneLine(name), oneLine(typeof reason === 'string' ? reason : '')], ': ');
  }
  const { name, message } = causeText(cause);
  const inner = name === error ? '' : (name ?? '');
  return joined([oneLine(error), oneLine(inner), oneLine(message)], ': ');
}
