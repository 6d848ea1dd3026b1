import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { type FailedAttempt, isFailed } from '../execution/end-reason.ts';
import type { RunResult } from '../execution/run-to-end.ts';
import type { AttemptName } from '../execution/trail.ts';
import type { IntegrationClients } from '../integrations/integration.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type AttemptLogFinder, attemptLogFinder } from './log-streams.ts';
import type { Notice } from './notice.ts';

/** The last lines that the work of a failed attempt wrote. */
export type LogTail =
  | {
      readonly kind: 'lines';
      readonly attempt: AttemptName;
      readonly container: string;
      /** Where the group lies, which may be another region than the task's. */
      readonly region: string;
      readonly group: string;
      readonly stream: string;
      /** Oldest first. */
      readonly lines: readonly string[];
    }
  | {
      readonly kind: 'unreadable';
      readonly attempt: AttemptName;
      readonly notice: Extract<Notice, { readonly kind: 'log-unreadable' }>;
    };

/** What an error said stands at the end. */
const LINES = 30;

/** Earlier attempts mostly say the same. */
const ATTEMPTS = 5;

/**
 * Reads the ends of the logs of an execution's failed attempts: of those that led to its end, and of the last ones. What
 * never ran or logs elsewhere has none; what cannot be read is a warning.
 */
export async function logTails(
  clients: IntegrationClients,
  { attempts, reason }: Pick<RunResult, 'attempts' | 'reason'>,
  retry: RetryOptions,
): Promise<readonly LogTail[]> {
  const tails: LogTail[] = [];
  const find = attemptLogFinder(clients);
  for (const attempt of tellingAttempts(attempts.filter(isFailed), reason.failures)) {
    try {
      tails.push(...(await logTail(clients, attempt, find, retry)));
    } catch (error) {
      if (retry.signal.aborted) {
        // The execution is told of without its logs rather than not at all.
        return tails;
      }
      tails.push({
        kind: 'unreadable',
        attempt: nameOf(attempt),
        notice: { kind: 'log-unreadable', error: error instanceof Error ? error : new Error(String(error)) },
      });
    }
  }
  return tails;
}

/** In their order. */
function tellingAttempts(
  failed: readonly FailedAttempt[],
  leading: readonly FailedAttempt[],
): readonly FailedAttempt[] {
  const chosen = new Set([...leading, ...failed.toReversed()].slice(0, ATTEMPTS).map(({ id }) => id));
  return failed.filter(({ id }) => chosen.has(id));
}

function nameOf({ id, number, item, state }: AttemptName): AttemptName {
  return { id, number, item, state };
}

async function logTail(
  clients: IntegrationClients,
  attempt: FailedAttempt,
  find: AttemptLogFinder,
  retry: RetryOptions,
): Promise<readonly LogTail[]> {
  const tails: LogTail[] = [];
  for (const source of (await find(attempt, attempt.outcome.failure, retry)) ?? []) {
    const { region, group, stream } = source;
    const logs = await clients.logs(region);
    const lines =
      (await readLines(logs, group, stream, retry)) ?? (await afterFlush(logs, group, stream, retry));
    if (lines !== undefined) {
      tails.push({ kind: 'lines', attempt: nameOf(attempt), ...source, lines });
    }
  }
  return tails;
}

async function afterFlush(logs: CloudWatchLogsClient, group: string, stream: string, retry: RetryOptions) {
  await retry.clock.sleep(TIME_LIMITS.evidence.logDeliveryMs, retry.signal);
  return readLines(logs, group, stream, retry);
}

/** Undefined while there is no stream, or nothing in it. */
async function readLines(
  logs: CloudWatchLogsClient,
  group: string,
  stream: string,
  retry: RetryOptions,
): Promise<readonly string[] | undefined> {
  const call: Call = { action: 'logs:GetLogEvents', resource: group };
  try {
    const { events = [] } = await withRetry(retry, call, (abortSignal) =>
      logs.send(
        new GetLogEventsCommand({
          logGroupName: group,
          logStreamName: stream,
          limit: LINES,
          startFromHead: false,
        }),
        { abortSignal },
      ),
    );
    return events.length === 0 ? undefined : events.map(({ message = '' }) => message);
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'not-found') {
      return undefined;
    }
    throw error;
  }
}
