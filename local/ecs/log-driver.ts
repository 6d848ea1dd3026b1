import { AwsError } from '../aws-error.ts';
import type { ByRegion } from '../by-region.ts';
import type { Clock } from '../clock.ts';
import type { LogStore } from '../logs/log-store.ts';
import type { ContainerPlan, TaskPlan } from './task-state.ts';

/** Takes a container's output, line by line. */
export type LineSink = (line: string) => void;

/**
 * Opens the awslogs stream of a container, `PREFIX/CONTAINER/TASK ID`, and makes the group first if the
 * options say so. Without log configuration the output goes nowhere.
 *
 * Throws AwsError as CloudWatch Logs does, such as ResourceNotFoundException for a group that is missing.
 */
export function openLogs(
  container: ContainerPlan,
  task: TaskPlan,
  accountId: string,
  stores: ByRegion<LogStore>,
  clock: Clock,
): LineSink {
  const options = container.logs;
  if (options === undefined) {
    return () => undefined;
  }
  const store = stores.in({ region: options.region, accountId });
  const stream = `${options.streamPrefix}/${container.name}/${task.id}`;
  if (options.createGroup) {
    ignoring('ResourceAlreadyExistsException', () => store.createGroup(options.group));
  }
  store.createStream(options.group, stream);
  return (line) => {
    // CloudWatch refuses empty messages, and the awslogs driver leaves them out.
    if (line !== '') {
      // The group may be deleted while the container runs; its output is lost then, as on AWS.
      ignoring('ResourceNotFoundException', () =>
        store.write(options.group, stream, [{ timestamp: clock.now(), message: line }]),
      );
    }
  };
}

function ignoring(name: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof AwsError && error.name === name)) {
      throw error;
    }
  }
}
