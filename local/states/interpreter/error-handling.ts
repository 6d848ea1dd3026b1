import { findCatcher, leaveByCatcher } from './catch.ts';
import { withRetryCount } from './context.ts';
import { ExecutionFailure, StateFailure } from './failure.ts';
import type { Exit, Frame } from './frame.ts';
import { RetryCounter, readRetriers } from './retry.ts';

/**
 * Tries a state, again as its Retry says, and leaves it by its Catch when that does not help. A retried state is not
 * entered again.
 *
 * @param attempt one try, from the arguments to the output: a query that fails on the way can be retried and caught too
 * @param onGivenUp called when no retry is left, before any catcher
 * Throws the StateFailure that nothing caught, and whatever else `attempt` throws.
 */
export async function withErrorHandling(
  frame: Frame,
  attempt: (frame: Frame) => Promise<Exit>,
  onGivenUp: () => void = () => undefined,
): Promise<Exit> {
  const { clock, random, signal } = frame.environment;
  const counter = new RetryCounter(readRetriers(frame.state));
  for (let retryCount = 0; ; retryCount += 1) {
    try {
      return await attempt({ ...frame, context: withRetryCount(frame.context, retryCount) });
    } catch (failure) {
      if (!(failure instanceof StateFailure) || failure instanceof ExecutionFailure) {
        throw failure;
      }
      const delay = counter.next(failure, random);
      if (delay !== null) {
        await clock.wait(delay, signal);
        continue;
      }
      onGivenUp();
      const catcher = findCatcher(frame.state, failure);
      if (catcher < 0) {
        throw failure;
      }
      return await leaveByCatcher(frame, catcher, failure);
    }
  }
}
