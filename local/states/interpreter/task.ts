import { argumentsOf, effectiveInput, leaveWithResult } from './data-flow.ts';
import { withErrorHandling } from './error-handling.ts';
import type { Exit, Frame } from './frame.ts';
import { callTask } from './task-resource.ts';
import { readTimeouts } from './task-timeout.ts';

/** Task: calls its resource. When it is retried, the history shows TaskFailed and then TaskScheduled. */
export function task(frame: Frame): Promise<Exit> {
  return withErrorHandling(frame, attempt);
}

async function attempt(frame: Frame): Promise<Exit> {
  const input = await effectiveInput(frame);
  const taskArguments = await argumentsOf(frame, input);
  const timeouts = await readTimeouts(frame, input);
  return leaveWithResult(frame, await callTask(frame, taskArguments, timeouts));
}
