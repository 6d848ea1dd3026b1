import { parseExecutionReference } from '../aws/arn.ts';
import type { AwsClients } from '../aws/clients.ts';
import type { Clock } from '../aws/clock.ts';
import { AwsError } from '../aws/errors.ts';
import { createRateLimiter, type RateLimiter } from '../aws/rate-limiter.ts';
import { Interrupted } from '../execution/ending.ts';
import { runToEnd } from '../execution/run-to-end.ts';
import { describeExecution } from '../execution/start.ts';
import type { Report, StartedReport } from '../report/report.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { seeTasksEnd } from './collect-evidence.ts';
import { startedWith } from './execution-requests.ts';
import { reportOf } from './run-execution.ts';

/** What the post step works with. */
export interface PostContext {
  /** The executions that the ledger of the step leaves to be stopped. */
  readonly arns: readonly string[];
  readonly clients: Pick<AwsClients, 'sfn' | 'ecs'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The Cause that people find in the console. */
  readonly stopCause: string;
}

/**
 * Stops what a step left running that was killed, and tells what came of it. Never throws.
 *
 * @returns undefined if nothing had been left running
 */
export async function stopLeftRunning(context: PostContext): Promise<Report | undefined> {
  const rateLimiter = createRateLimiter(context.clock);
  const reports = await Promise.all(context.arns.map((arn) => stopOne(context, arn, rateLimiter)));
  const executions = reports.filter((report) => report !== undefined);
  const machine = parseExecutionReference(executions[0]?.arn ?? '')?.machine;
  return machine && { machine, executions, waited: true, cancelled: false, toleratedFailurePercentage: 0 };
}

async function stopOne(
  { clients, clock, signal, stopCause }: PostContext,
  arn: string,
  rateLimiter: RateLimiter,
): Promise<StartedReport | undefined> {
  const retry = { clock, signal, rateLimiter, forMs: TIME_LIMITS.postStep.eachMs };
  let customerId: string | undefined;
  try {
    const { status, input } = await describeExecution(clients.sfn, arn, {
      ...retry,
      missingForMs: TIME_LIMITS.postStep.missingMs,
    });
    if (status !== 'RUNNING') {
      return undefined;
    }
    customerId = startedWith(input).customerId;
  } catch (error) {
    // A start that was never heard of need not have happened. Where AWS does not tell, stopping is tried all the same.
    if (error instanceof AwsError && error.kind === 'not-found') {
      return undefined;
    }
  }
  const polls = runToEnd({
    sfn: clients.sfn,
    executionArn: arn,
    policy: undefined,
    clock,
    rateLimiter,
    signal: AbortSignal.abort(new Interrupted({ kind: 'killed' })),
    cancelled: signal,
    intervalMs: TIME_LIMITS.postStep.pollMs,
    deadline: clock.now() + TIME_LIMITS.postStep.eachMs,
    wait: true,
    onTimeout: 'stop',
    mayStop: true,
    stopCause,
  });
  let next = await polls.next();
  while (next.done !== true) {
    next = await polls.next();
  }
  const result = await seeTasksEnd(clients, next.value, retry);
  return reportOf({ arn, customerId, attached: false, versionArn: undefined }, result);
}
