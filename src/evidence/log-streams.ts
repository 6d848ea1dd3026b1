import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, isTransient } from '../aws/errors.ts';
import type { Call } from '../aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import type { Attempt } from '../execution/trail.ts';
import type {
  Integration,
  IntegrationClients,
  LogFinder,
  LogSource,
  Work,
} from '../integrations/integration.ts';
import type { Failure } from '../policy/failure.ts';

/** Finds the log streams of an attempt of any kind; see `LogFinder` of the integrations. */
export type AttemptLogFinder = (
  attempt: Pick<Attempt, 'integration' | keyof Work>,
  failure: Failure | undefined,
  retry: RetryOptions,
) => Promise<readonly LogSource[] | undefined>;

/** A finder for the attempts of one execution. What it could not find out once, it does not find out later. */
export function attemptLogFinder(clients: IntegrationClients): AttemptLogFinder {
  const finders = new Map<Integration, Promise<LogFinder>>();
  return async (attempt, failure, retry) => {
    const { integration } = attempt;
    const finder = finders.get(integration) ?? finderOf(integration, clients);
    finders.set(integration, finder);
    return (await finder)(attempt, failure, retry);
  };
}

async function finderOf(integration: Integration, clients: IntegrationClients): Promise<LogFinder> {
  const { logFinder } = (await integration.calls?.()) ?? {};
  return logFinder?.(clients) ?? (async () => []);
}

/** How many lines a page holds at most. */
const PAGE_LINES = 1_000;

/** CloudWatch ends a page at 1 MiB, counting 26 bytes more for each event, whatever the limit. */
const PAGE_BYTES = 1_000_000;
const EVENT_BYTES = 26;

/** What comes faster than this is left for the next read, so that a flood cannot keep the step from its polls. */
const MOST_PAGES = 10;

/** What one read of a stream brought. */
export interface StreamRead {
  /** Oldest first. */
  readonly lines: readonly string[];
  /** Whether the stream held more than one read takes. */
  readonly more: boolean;
  /** Why the stream cannot be read, now or later. */
  readonly refusal: AwsError | undefined;
}

/** A log stream that is read from its head on, each line once. */
export class LogStream {
  readonly #logs: CloudWatchLogsClient;
  readonly #group: string;
  readonly #stream: string;
  #token: string | undefined;

  constructor(logs: CloudWatchLogsClient, group: string, stream: string) {
    this.#logs = logs;
    this.#group = group;
    this.#stream = stream;
  }

  /**
   * The lines since the read before. Never throws: a stream that is not there yet has none, and what may pass is left
   * to the next read.
   *
   * @param toEnd whether to make sure that nothing is left, which takes a request more
   */
  async read(toEnd: boolean, retry: RetryOptions): Promise<StreamRead> {
    const lines: string[] = [];
    try {
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await this.#page(retry);
        lines.push(...page.lines);
        // A page that is not full need not be the last one; the token that was sent comes back when it is.
        if (page.isEnd || (!toEnd && !page.isFull)) {
          return { lines, more: false, refusal: undefined };
        }
      }
      return { lines, more: true, refusal: undefined };
    } catch (error) {
      return { lines, more: false, refusal: refusalIn(error) };
    }
  }

  async #page(retry: RetryOptions) {
    const call: Call = { action: 'logs:GetLogEvents', resource: this.#group };
    const nextToken = this.#token;
    const { events = [], nextForwardToken } = await withRetry(retry, call, (abortSignal) =>
      this.#logs.send(
        new GetLogEventsCommand({
          logGroupName: this.#group,
          logStreamName: this.#stream,
          limit: PAGE_LINES,
          // Also with a token: forward tokens count only together with it.
          startFromHead: true,
          nextToken,
        }),
        { abortSignal },
      ),
    );
    this.#token = nextForwardToken ?? nextToken;
    const lines = events.map(({ message = '' }) => message);
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + EVENT_BYTES, 0);
    return {
      lines,
      isEnd: nextForwardToken === nextToken,
      isFull: lines.length >= PAGE_LINES || bytes >= PAGE_BYTES,
    };
  }
}

/** What AWS refused for good. A cancelled step, a fault that may pass, and a stream that is not there yet, are none. */
function refusalIn(error: unknown): AwsError | undefined {
  return error instanceof AwsError && !isTransient(error) && error.kind !== 'not-found' ? error : undefined;
}
