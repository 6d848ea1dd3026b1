import type { Clock } from './clock.ts';

/** Keeps what a step asks of AWS within what its account may ask. */
export interface Quotas {
  /** Resolves when a request may be sent; rejects with the signal's reason as soon as it is aborted. */
  take(action: string, signal: AbortSignal): Promise<void>;
}

/** A token bucket: so many requests at once, and so many a second. */
interface Bucket {
  readonly burst: number;
  readonly perSecond: number;
}

/** How many histories may be read a second. */
export const HISTORIES_PER_SECOND = 10;

/**
 * About half of what Step Functions grants an account in its smaller regions, which it does not have for itself:
 * the console, other steps and the machines' own tools ask too. Stopping may take nearly all, since a cancelled step
 * has seconds. From "Quotas related to API action throttling" of the Step Functions developer guide; CloudWatch Logs
 * grants 10 GetLogEvents a second in most regions.
 */
const BUCKETS: Readonly<Record<string, Bucket>> = {
  'states:StartExecution': { burst: 100, perSecond: 50 },
  'states:DescribeExecution': { burst: 50, perSecond: 5 },
  'states:GetExecutionHistory': { burst: 50, perSecond: HISTORIES_PER_SECOND },
  'states:StopExecution': { burst: 400, perSecond: 20 },
  'states:ListExecutions': { burst: 20, perSecond: 1 },
  'logs:GetLogEvents': { burst: 5, perSecond: 5 },
  'ecs:DescribeTaskDefinition': { burst: 10, perSecond: 5 },
  'ecs:DescribeTasks': { burst: 40, perSecond: 20 },
};

/** One for all executions of a step; actions that it does not know pass at once. */
export function requestQuotas(clock: Clock): Quotas {
  /** When the next request of an action would be due if there were no burst, in milliseconds since the epoch. */
  const due = new Map<string, number>();
  return {
    take: async (action, signal) => {
      const bucket = BUCKETS[action];
      if (bucket === undefined) {
        return;
      }
      const now = clock.now();
      const gap = 1000 / bucket.perSecond;
      const at = Math.max(due.get(action) ?? 0, now);
      due.set(action, at + gap);
      const wait = at - now - (bucket.burst - 1) * gap;
      if (wait > 0) {
        await clock.sleep(wait, signal);
      }
    },
  };
}
