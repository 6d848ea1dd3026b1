import type { Failure, TaskError } from '../../src/policy/failure.ts';
import type { Condition } from '../../src/policy/policy.ts';
import { taskCause } from './causes.ts';

/** Failures that a condition asks for, one for each of its alternatives. What must not be is left out. */
export function examples(condition: Condition): readonly Partial<Failure>[] {
  switch (condition.kind) {
    case 'any':
      return condition.of.flatMap(examples);
    case 'all':
      return condition.of
        .map(examples)
        .reduce((some, more) => some.flatMap((one) => more.map((other) => ({ ...one, ...other }))));
    case 'exit-code':
      return condition.ranges.map(({ from }) => ({ exitCode: from }));
    case 'stop-code':
      return condition.anyOf.map((code) => ({ stopCode: code }));
    case 'reason':
      return condition.globs.map((glob) => ({ reason: glob.replaceAll('*', ' … ') }));
    case 'error':
      return condition.globs.map((glob) => ({ error: glob.replaceAll('*', '-') }));
    case 'container':
      return condition.anyOf.map((container) => ({ container }));
    case 'not':
      return [{}];
  }
}

/** An error and a Cause that tell such a failure. */
export function taskErrorOf({
  error = 'States.TaskFailed',
  stopCode,
  reason,
  exitCode,
  container = 'app',
}: Partial<Failure>): TaskError {
  return {
    error,
    cause: taskCause({
      ...(stopCode !== undefined && { stopCode }),
      ...(reason !== undefined && { stoppedReason: reason }),
      containers: [{ name: container, ...(exitCode !== undefined && { exitCode }) }],
    }),
  };
}
