import { resourceId } from '../aws/arn.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { messageOf } from '../errors.ts';
import type { RunResult } from '../execution/run-to-end.ts';
import type { Integration, IntegrationClients, Terms, WorkState } from '../integrations/integration.ts';

/** How often a service is asked whether work has stopped. */
const INTERVAL_MS = 500;

/** What tells how far work is that is to be stopped. */
type Clients = Pick<IntegrationClients, 'ecs'>;

/**
 * Adds what became of its work to what is told of an execution that was stopped.
 *
 * @param retry how long it may take to stop
 */
export async function withTaskEnds(
  clients: Clients,
  result: RunResult,
  retry: RetryOptions,
): Promise<RunResult> {
  if (result.stop !== 'stopped' && result.stop !== 'end not seen') {
    return result;
  }
  const works = result.attempts.flatMap(({ integration, taskArn, outcome }) =>
    taskArn !== undefined && (outcome.kind === 'stopped' || outcome.kind === 'running')
      ? [{ integration, taskArn }]
      : [],
  );
  const kinds = Map.groupBy(works, ({ integration }) => integration);
  const ends = await Promise.all(
    [...kinds].map(([integration, ofKind]) =>
      taskEnds(
        integration,
        clients,
        ofKind.map(({ taskArn }) => taskArn),
        retry,
      ),
    ),
  );
  return { ...result, problem: [result.problem ?? '', ...ends].join(' ').trim() };
}

/**
 * Sees the work of one kind to its end whose execution was stopped: Step Functions stops the work of a `.sync` state as
 * best effort, and nothing says that it worked. Ends when all has stopped, or when its time is over.
 *
 * @returns what became of it, a sentence; empty if there is none
 */
export async function taskEnds(
  integration: Integration,
  clients: Clients,
  taskArns: readonly string[],
  retry: RetryOptions,
): Promise<string> {
  const { clock, signal, forMs } = retry;
  const { unit } = integration.terms;
  if (taskArns.length === 0) {
    return '';
  }
  const deadline = clock.now() + forMs;
  let known: readonly WorkState[] = [];
  try {
    const { workStates } = await integration.calls();
    while (true) {
      known = await workStates(clients, taskArns, { ...retry, forMs: deadline - clock.now() });
      if (known.every(({ state }) => state === 'stopped') || clock.now() >= deadline) {
        break;
      }
      await clock.sleep(INTERVAL_MS, signal);
    }
  } catch (error) {
    if (known.length === 0) {
      return signal.aborted
        ? `Whether its ${unit} stops was not seen.`
        : `Whether its ${unit} stops is not known: ${messageOf(error)}`;
    }
  }
  return sentence(known, integration.terms);
}

function sentence(works: readonly WorkState[], { service, unit, stopAction }: Terms): string {
  const [noun, verb] = works.length === 1 ? [`Its ${unit}`, 'has'] : [`Its ${works.length} ${unit}s`, 'have'];
  const running = works.filter(({ state }) => state === 'running');
  if (running.length > 0) {
    const names = running.map(({ arn }) => resourceId(arn)).join(', ');
    return `${service} has not been told yet to stop ${names}: if it goes on, allow ${stopAction} to the role of the state machine.`;
  }
  if (works.some(({ state }) => state === 'unknown')) {
    return `${service} does not tell of ${works.length === 1 ? `its ${unit}` : `all of its ${unit}s`}, so whether it stops is not known.`;
  }
  return works.every(({ state }) => state === 'stopped')
    ? `${noun} ${verb} stopped.`
    : `${noun} ${verb} been told to stop.`;
}
