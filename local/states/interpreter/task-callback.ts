import type { Json } from '../../json.ts';
import type { TaskSign } from '../task-tokens.ts';
import { HeartbeatFailure, StateFailure } from './failure.ts';
import type { TaskCall } from './task-call.ts';
import type { TaskEvents } from './task-events.ts';
import { limited, unlessAborted } from './task-timeout.ts';

/**
 * Waits until somebody says what became of a task that was submitted with a token; the result is the output that they
 * give. Throws StateFailure: what they say, or `States.Timeout` when a heartbeat does not come in time.
 */
export async function calledBack(call: TaskCall, events: TaskEvents): Promise<Json> {
  for (;;) {
    const sign = await nextSign(call);
    switch (sign?.kind) {
      case undefined:
        events.timedOut();
        throw new HeartbeatFailure('States.Timeout', undefined);
      case 'success':
        return events.succeeded(sign.output);
      case 'failure':
        throw events.failed('TaskFailed', new StateFailure(sign.error, sign.cause));
      case 'heartbeat':
    }
  }
}

/** The next sign of life; undefined if it does not come within HeartbeatSeconds. */
async function nextSign({ frame, signal, task, timeouts }: TaskCall): Promise<TaskSign | undefined> {
  if (task === undefined) {
    throw new StateFailure('States.Runtime', 'The task has no token to wait for.');
  }
  const { clock } = frame.environment;
  const sign = await limited({ clock, signal }, timeouts.heartbeatInSeconds, (inTime) =>
    unlessAborted(task.next(), inTime),
  );
  return sign.kind === 'done' ? sign.value : undefined;
}
