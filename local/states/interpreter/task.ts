import type { Json, JsonObject } from '../../json.ts';
import { findCatcher, leaveByCatcher } from './catch.ts';
import { withRetryCount } from './context.ts';
import { assign, combine, effectiveInput, exit, output } from './data-flow.ts';
import { evaluate } from './evaluate.ts';
import { StateFailure } from './failure.ts';
import type { Exit, Frame } from './frame.ts';
import { RetryCounter, readRetriers } from './retry.ts';
import { transition } from './state-fields.ts';
import { callTask } from './task-call.ts';
import { readTimeouts } from './task-timeout.ts';

/**
 * Task: calls its resource, again as its Retry says, and leaves by its Catch when that does not help.
 * A retried state is not entered again: the history shows TaskFailed and then TaskScheduled.
 */
export async function task(frame: Frame): Promise<Exit> {
  const { clock, random, signal } = frame.environment;
  const counter = new RetryCounter(readRetriers(frame.state));
  for (let retryCount = 0; ; retryCount += 1) {
    try {
      return await attempt({ ...frame, context: withRetryCount(frame.context, retryCount) });
    } catch (failure) {
      if (!(failure instanceof StateFailure)) {
        throw failure;
      }
      const error = failure.error ?? '';
      const delay = counter.next(error, random);
      if (delay !== null) {
        await clock.wait(delay, signal);
        continue;
      }
      const catcher = findCatcher(frame.state, error);
      if (catcher < 0) {
        throw failure;
      }
      return await leaveByCatcher(frame, catcher, failure);
    }
  }
}

/** One try, from the arguments to the output: a query that fails on the way can be retried and caught too. */
async function attempt(frame: Frame): Promise<Exit> {
  const input = await effectiveInput(frame);
  const taskArguments = await argumentsOf(frame, input);
  const timeouts = await readTimeouts(frame, input);
  const result = await callTask(frame, taskArguments, timeouts);
  return frame.language.name === 'JSONata' ? leaveJsonata(frame, result) : leaveJsonPath(frame, result);
}

async function argumentsOf(frame: Frame, input: Json): Promise<Json> {
  const field = frame.language.name === 'JSONata' ? 'Arguments' : 'Parameters';
  const template = frame.state[field];
  return template === undefined ? input : evaluate(frame, field, template, { input });
}

async function leaveJsonata(frame: Frame, result: Json): Promise<Exit> {
  return exit(frame, {
    output: await output(frame, frame.state, 'Output', result, { result }),
    assigned: await assign(frame, frame.state, 'Assign', { result }),
    next: transition(frame.state),
  });
}

/** In the Assign of a JSONPath Task, `$` is the result as ResultSelector left it. */
async function leaveJsonPath(frame: Frame, result: Json): Promise<Exit> {
  const selector = frame.state['ResultSelector'];
  const selected =
    selector === undefined ? result : await evaluate(frame, 'ResultSelector', selector, { input: result });
  const assigned: JsonObject = await assign(frame, frame.state, 'Assign', { input: selected });
  return exit(frame, { output: await combine(frame, selected), assigned, next: transition(frame.state) });
}
