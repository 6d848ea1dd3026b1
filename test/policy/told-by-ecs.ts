import type { TaskError } from '../../src/policy/failure.ts';
import { type TaskEnd, taskCause } from './causes.ts';

/** Failures that a rule should know, by what happened, and what it should make of them. */
export interface KnownFailures {
  readonly rule: string;
  readonly type: 'RETRIABLE' | 'TEMPORARY' | 'FATAL';
  /** The longest wait, where jitter draws it. */
  readonly waitSeconds: number;
  /** The retries by its own rule, where they cost nothing of the policy's budget. */
  readonly freeRetries?: number;
  readonly failures: Readonly<Record<string, TaskError>>;
}

export const EXITED = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
};
export const PULL =
  'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref';
export const INIT =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval';
export const IMAGE = 'registry.example/uploads:1.4';
/** A task that stopped. */
export const stopped = (end: TaskEnd): TaskError => ({ error: 'States.TaskFailed', cause: taskCause(end) });
export const stoppedAs = (cause: string): TaskError => ({ error: 'States.TaskFailed', cause });
/** A task whose container never ran. */
export const unstarted = (stoppedReason: string): TaskError =>
  stopped({ stopCode: 'TaskFailedToStart', stoppedReason, containers: [{ name: 'app' }] });
/** A task whose container says why it ended. */
export const container = (reason: string, exitCode?: number): TaskError =>
  stopped({ ...EXITED, containers: [{ name: 'app', reason, ...(exitCode !== undefined && { exitCode }) }] });
/** RunTask answered 200, but with failures. */
export const failures = (reason: string, error = 'AmazonECS.Unknown'): TaskError => ({
  error,
  cause: JSON.stringify({
    Failures: [{ Arn: 'arn:aws:ecs:eu-west-1:111122223333:x/y', Reason: reason }],
    Tasks: [],
  }),
});
/** RunTask was refused: the endings of the first and of the second version of the SDK. */
export const refused = (name: string, text: string, status = 400): TaskError => ({
  error: `ECS.${name}`,
  cause: `${text} (Service: AmazonECS; Status Code: ${status}; Error Code: ${name}; Request ID: 0b1f8c2e-1111; Proxy: null)`,
});
export const refusedV2 = (name: string, text: string, status = 400): TaskError => ({
  error: `ECS.${name}`,
  cause: `${text} (Service: Ecs, Status Code: ${status}, Request ID: 0b1f8c2e-1111) (SDK Attempt Count: 1)`,
});
