import { familyOf } from '../aws/arn.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Decision } from '../policy/decide.ts';
import { KILLED } from '../policy/ecs-task.ts';
import type { Failure } from '../policy/failure.ts';
import { FALLBACK_RULE } from '../policy/policy.ts';

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
  return [reason.startsWith(`${name}: `) ? reason.slice(name.length + 2) : reason, failure.unread ?? '']
    .filter((part) => part !== '')
    .join(' ');
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
