import { isJsonObject, type UnknownFields, withoutUndefined } from '../json.ts';
import { readCause } from './cause-json.ts';
import { chooseContainer, type EcsContainer, type EcsTask, findTask, type RanWith } from './ecs-task.ts';

/** What Step Functions hands to a Catch, or writes into a `TaskFailed` event. */
export interface TaskError {
  readonly error: string;
  readonly cause: string;
}

/**
 * What is known of one task that failed. What is not known is absent: a container that never ran has no
 * `exitCode`, a RunTask call that was refused has no `stopCode`.
 */
export interface Failure {
  /** The Step Functions error name, such as `States.TaskFailed` or `ECS.ThrottlingException`. */
  readonly error: string;
  /** The exit code of the container that counts. */
  readonly exitCode?: number;
  /** The ECS stop code, such as `EssentialContainerExited`. */
  readonly stopCode?: string;
  /** The task's StoppedReason, or the text of the Cause where there is no task. May be empty. */
  readonly reason: string;
  /** The container's own Reason, such as `OutOfMemoryError: Container killed due to memory usage`. */
  readonly containerReason?: string;
  /** The name of the container that counts. */
  readonly container?: string;
  readonly taskArn?: string;
  /** What the task ran with; absent where there was no task. */
  readonly ranWith?: RanWith;
  /** Why parts of the Cause could not be read, for people; never a condition of a rule. */
  readonly unread?: string;
}

/** Longer reasons are cut: ECS itself keeps to 1,024 characters, API errors are free to be longer. */
export const MAX_REASON_LENGTH = 1024;

/**
 * Parses Error + Cause of `ecs:runTask.sync` in any of its four shapes: a stopped task as JSON, a RunTask answer
 * with `Failures`, the text of an API exception, a timeout with an empty Cause. Keys may be PascalCase (Step
 * Functions) or camelCase (`aws ecs describe-tasks`). Never throws: what cannot be read is told in `unread`.
 *
 * @param container whose exit code counts; without it, or if the task has no such container, the container that
 *   failed by itself
 */
export function parseFailure(taskError: TaskError, container?: string): Failure {
  const { error, cause } = taskError;
  const parsed = readCause(cause);
  if (parsed.kind === 'text') {
    return withoutUndefined({ error, reason: cut(cause), unread: parsed.unread });
  }
  const task = findTask(parsed.value);
  if (task !== undefined) {
    return fromTask(error, task, container);
  }
  const failures = failureReasons(parsed.value);
  return failures === ''
    ? {
        error,
        reason: cut(cause),
        unread: 'The Cause is no ECS task.',
      }
    : { error, reason: cut(failures) };
}

function fromTask(error: string, task: EcsTask, wanted: string | undefined): Failure {
  const container: EcsContainer | undefined = chooseContainer(task.containers, wanted);
  return withoutUndefined({
    error,
    exitCode: container?.exitCode,
    stopCode: task.stopCode,
    reason: cut(task.stoppedReason ?? ''),
    containerReason: container?.reason === undefined ? undefined : cut(container.reason),
    container: container?.name,
    taskArn: task.taskArn,
    ranWith: Object.keys(task.ranWith).length > 0 ? task.ranWith : undefined,
    unread: container === undefined ? 'The task lists no container.' : undefined,
  });
}

/** The reasons of a RunTask answer's `Failures`, joined; empty if there are none. */
function failureReasons(value: UnknownFields): string {
  const failures = value['Failures'] ?? value['failures'];
  return (Array.isArray(failures) ? failures : [])
    .filter(isJsonObject)
    .map((failure) => failure['Reason'] ?? failure['reason'])
    .filter((reason) => typeof reason === 'string')
    .join('; ');
}

/** Cuts by code points, as JSONata's `$substring` does. */
function cut(text: string): string {
  return text.length <= MAX_REASON_LENGTH ? text : [...text].slice(0, MAX_REASON_LENGTH).join('');
}
