import type { SFNClient } from '@aws-sdk/client-sfn';
import { limited, type RetryOptions, withRetry } from '../aws/retry.ts';
import type { Policy } from '../policy/policy.ts';
import { type EndReason, endReason } from './end-reason.ts';
import { linkedToEntries } from './entry-links.ts';
import { HistoryReader } from './history-reader.ts';
import { type Attempt, trail } from './trail.ts';

/** What the history of an execution tells that somebody else follows. */
export interface ReadExecution {
  readonly attempts: readonly Attempt[];
  readonly reason: EndReason;
}

/**
 * Reads an execution once, as far as it has come.
 *
 * @throws AwsError or the signal's reason
 */
export async function readExecution(
  sfn: SFNClient,
  executionArn: string,
  policy: Policy | undefined,
  retry: RetryOptions,
): Promise<ReadExecution> {
  const { rateLimiter, signal, ...unlimited } = retry;
  const reader = new HistoryReader(sfn, executionArn);
  const action = 'states:GetExecutionHistory';
  // Each page takes its turn. What a page failed at, the next try goes on with.
  const read = await withRetry({ ...unlimited, signal }, { action, resource: executionArn }, (abortSignal) =>
    reader.readNews(0, (page) => limited(rateLimiter, action, signal, () => page(abortSignal))),
  );
  const events = linkedToEntries(read);
  const attempts = trail(events, policy);
  return { attempts, reason: endReason(events, attempts) };
}
