import type { Decision } from '../policy/decide.ts';
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
