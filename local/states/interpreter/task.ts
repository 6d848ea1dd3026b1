import type { WaitingTask } from '../task-tokens.ts';
import { argumentsOf, effectiveInput, leaveWithResult } from './data-flow.ts';
import { withErrorHandling } from './error-handling.ts';
import type { Exit, Frame } from './frame.ts';
import { textField } from './state-fields.ts';
import { callTask } from './task-resource.ts';
import { readTimeouts } from './task-timeout.ts';

/** Task: calls its resource. When it is retried, the history shows TaskFailed and then TaskScheduled. */
export function task(frame: Frame): Promise<Exit> {
  return withErrorHandling(frame, attempt);
}

async function attempt(frame: Frame): Promise<Exit> {
  if (textField(frame.state, 'Resource')?.endsWith('.waitForTaskToken') !== true) {
    return call(frame, undefined);
  }
  const task = frame.environment.tokens.issue();
  try {
    // Only such a state has the token in its context object, and each attempt has one of its own.
    return await call({ ...frame, context: { ...frame.context, Task: { Token: task.token } } }, task);
  } finally {
    task.close();
  }
}

async function call(frame: Frame, task: WaitingTask | undefined): Promise<Exit> {
  const input = await effectiveInput(frame);
  const taskArguments = await argumentsOf(frame, input);
  const timeouts = await readTimeouts(frame, input);
  return leaveWithResult(frame, await callTask({ frame, taskArguments, timeouts, task }));
}
