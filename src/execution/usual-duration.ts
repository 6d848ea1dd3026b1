import { ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { RateLimiter } from '../aws/rate-limiter.ts';
import { limited } from '../aws/retry.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** How long earlier executions of a machine took, in milliseconds. */
export interface UsualDuration {
  readonly meanMs: number;
  /** The standard deviation. */
  readonly deviationMs: number;
  /** Of how many executions. */
  readonly count: number;
}

/** The newest executions tell best how long the next one will take. */
const NEWEST = 50;

/** Two durations tell nothing of how much they vary. */
const FEWEST = 3;

/** What durations have in common; undefined if they are too few to say. */
export function usualDuration(durationsMs: readonly number[]): UsualDuration | undefined {
  const count = durationsMs.length;
  if (count < FEWEST) {
    return undefined;
  }
  const meanMs = durationsMs.reduce((sum, one) => sum + one, 0) / count;
  const squares = durationsMs.reduce((sum, one) => sum + (one - meanMs) ** 2, 0);
  return meanMs > 0 ? { meanMs, deviationMs: Math.sqrt(squares / (count - 1)), count } : undefined;
}

/**
 * Asks for the executions of a machine that succeeded, once. Polls only go by what they tell, so whatever comes in the
 * way, such as a role that may not list, is as good as no earlier execution. Never throws.
 */
export async function earlierDuration(
  sfn: SFNClient,
  machineArn: string,
  { rateLimiter, signal }: { readonly rateLimiter: RateLimiter; readonly signal: AbortSignal },
): Promise<UsualDuration | undefined> {
  try {
    const { executions = [] } = await limited(rateLimiter, 'states:ListExecutions', signal, () =>
      sfn.send(
        new ListExecutionsCommand({
          stateMachineArn: machineArn,
          statusFilter: 'SUCCEEDED',
          maxResults: NEWEST,
        }),
        { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMITS.request.awsMs)]) },
      ),
    );
    return usualDuration(
      executions.flatMap(({ startDate, stopDate }) =>
        startDate === undefined || stopDate === undefined ? [] : [stopDate.getTime() - startDate.getTime()],
      ),
    );
  } catch {
    return undefined;
  }
}
