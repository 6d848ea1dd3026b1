import { AwsError } from '../aws/errors.ts';
import type { RetryOptions } from '../aws/retry.ts';
import type { TaskEnds } from '../execution/ending.ts';
import type { RunResult } from '../execution/run-to-end.ts';
import type { Integration, IntegrationClients, WorkState } from '../integrations/integration.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** What tells how far work has come that has to stop. */
type Clients = Pick<IntegrationClients, 'ecs'>;

/**
 * Adds what became of its work to the ending of an execution that was stopped.
 *
 * @param retry how long it may take to stop
 */
export async function withTaskEnds(
  clients: Clients,
  result: RunResult,
  retry: RetryOptions,
): Promise<RunResult> {
  const { ending, attempts } = result;
  const tasks = async (): Promise<readonly TaskEnds[]> => {
    const stopped = attempts.filter(
      ({ taskArn, outcome }) =>
        taskArn !== undefined && (outcome.kind === 'stopped' || outcome.kind === 'running'),
    );
    const kinds = Map.groupBy(stopped, ({ integration }) => integration);
    return Promise.all(
      [...kinds].map(([integration, ofKind]) =>
        taskEnds(
          integration,
          clients,
          ofKind.flatMap(({ taskArn }) => taskArn ?? []),
          retry,
        ),
      ),
    );
  };
  if (ending.kind === 'ended' && ending.stop?.result === 'stopped') {
    return { ...result, ending: { ...ending, stop: { ...ending.stop, tasks: await tasks() } } };
  }
  if (ending.kind === 'left-running' && ending.why.kind === 'end-not-seen') {
    return { ...result, ending: { ...ending, why: { ...ending.why, tasks: await tasks() } } };
  }
  return result;
}

/**
 * Sees the work of one kind to its end whose execution was stopped: Step Functions stops the work of a `.sync` state as
 * best effort, and nothing says that it worked. Ends when all has stopped, or when the time is over.
 */
export async function taskEnds(
  integration: Integration,
  clients: Clients,
  taskArns: readonly string[],
  retry: RetryOptions,
): Promise<TaskEnds> {
  const { clock, signal, forMs } = retry;
  const { terms } = integration;
  let tasks: readonly WorkState[] = [];
  if (taskArns.length === 0) {
    return { kind: 'seen', terms, tasks };
  }
  const deadline = clock.now() + forMs;
  try {
    const { workStates } = (await integration.calls?.()) ?? {};
    if (workStates === undefined) {
      return { kind: 'not-seen', terms };
    }
    while (true) {
      tasks = await workStates(clients, taskArns, { ...retry, forMs: deadline - clock.now() });
      if (tasks.every(({ state }) => state === 'stopped') || clock.now() >= deadline) {
        return { kind: 'seen', terms, tasks };
      }
      await clock.sleep(TIME_LIMITS.poll.taskEndMs, signal);
    }
  } catch (error) {
    if (tasks.length > 0) {
      return { kind: 'seen', terms, tasks };
    }
    return signal.aborted || !(error instanceof AwsError)
      ? { kind: 'not-seen', terms }
      : { kind: 'refused', terms, error };
  }
}
