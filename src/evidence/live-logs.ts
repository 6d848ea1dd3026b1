import { AwsError, isTransient } from '../aws/errors.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { messageOf } from '../errors.ts';
import type { Attempt } from '../execution/trail.ts';
import type { IntegrationClients, LogSource } from '../integrations/integration.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type AttemptLogFinder, attemptLogFinder, LogStream } from './log-streams.ts';
import type { Notice } from './notice.ts';

/** What a container of an attempt wrote since the read before. */
export type LiveLines =
  | {
      readonly kind: 'lines';
      /** The attempt's id. */
      readonly attempt: number;
      readonly container: string;
      /** Oldest first, each behind the container's name if several containers of the task log. */
      readonly lines: readonly string[];
      /** Whether there is more than one read takes: it comes with the next one, if the attempt still runs. */
      readonly more: boolean;
    }
  | {
      readonly kind: 'unreadable';
      readonly attempt: number;
      readonly notice: Extract<Notice, { readonly kind: 'log-not-followed' }>;
    };

/** Follows the logs of an execution's attempts. */
export interface LiveLogs {
  /**
   * What was written since the last read. Takes a few seconds at most, and never throws: what cannot be read now may
   * be had later, and what AWS refuses is told once.
   */
  read(
    attempts: readonly Attempt[],
    retry: Pick<RetryOptions, 'clock' | 'signal' | 'rateLimiter'>,
  ): Promise<readonly LiveLines[]>;
}

/** All of an account share the quota of GetLogEvents, and a Map may run many tasks. */
const AT_ONCE = 5;

/** Follows all CloudWatch streams of the attempts that run. */
export function liveLogs(clients: IntegrationClients): LiveLogs {
  const follower = new Follower(clients);
  return {
    read: (attempts, { clock, signal, rateLimiter }) =>
      follower.read(attempts, { ...ONCE, clock, signal, rateLimiter }),
  };
}

/** No call is made a second time. */
const ONCE = { forMs: 0, requestMs: TIME_LIMITS.request.liveLogsMs };

/** One stream of one attempt. */
class Followed {
  readonly attempt: Attempt;
  readonly #container: string;
  readonly #stream: LogStream;
  /** In which read it was read last: those that waited longest come first. */
  readIn = 0;
  isOver = false;
  #lines: readonly string[] = [];
  #more = false;
  #refusal: AwsError | undefined;

  constructor(attempt: Attempt, container: string, stream: LogStream) {
    this.attempt = attempt;
    this.#container = container;
    this.#stream = stream;
  }

  async read(toEnd: boolean, retry: RetryOptions): Promise<void> {
    const { lines, more, refusal } = await this.#stream.read(toEnd, retry);
    this.#lines = [...this.#lines, ...lines];
    this.#more = more;
    this.#refusal = refusal;
    this.isOver ||= refusal !== undefined;
  }

  /** What the reads since the last time brought. */
  take(severalLog: boolean): readonly LiveLines[] {
    const { id: attempt } = this.attempt;
    const container = this.#container;
    const lines = severalLog ? this.#lines.map((line) => `${container}: ${line}`) : this.#lines;
    const refusal = this.#refusal;
    this.#lines = [];
    this.#refusal = undefined;
    return [
      ...(lines.length === 0
        ? []
        : [{ kind: 'lines', attempt, container, lines, more: this.#more } as const]),
      ...(refusal === undefined ? [] : [unreadable(this.attempt, refusal)]),
    ];
  }
}

class Follower {
  readonly #clients: IntegrationClients;
  #find: AttemptLogFinder;
  /** By the attempt's id. */
  readonly #followed = new Map<number, readonly Followed[]>();
  readonly #refusals = new Set<string>();
  #reads = 0;

  constructor(clients: IntegrationClients) {
    this.#clients = clients;
    this.#find = attemptLogFinder(clients);
  }

  async read(attempts: readonly Attempt[], retry: RetryOptions): Promise<readonly LiveLines[]> {
    this.#reads += 1;
    const news: LiveLines[] = [];
    for (const attempt of attempts.filter(({ id }) => !this.#followed.has(id))) {
      news.push(...(await this.#begin(attempt, retry)));
    }
    await this.#readOpen(attempts, retry);
    for (const followed of this.#followed.values()) {
      news.push(...followed.flatMap((one) => one.take(followed.length > 1)));
    }
    return news.filter((told) => told.kind === 'lines' || this.#isNew(messageOf(told.notice.error)));
  }

  /** Looks up where an attempt logs to. What does not answer is asked again with the next read. */
  async #begin(attempt: Attempt, retry: RetryOptions): Promise<readonly LiveLines[]> {
    const { id, outcome } = attempt;
    if (
      this.#reads === 1 &&
      'at' in outcome &&
      retry.clock.now() - outcome.at > TIME_LIMITS.evidence.oldNewsMs
    ) {
      this.#followed.set(id, []);
      return [];
    }
    try {
      const sources = await this.#find(attempt, undefined, retry);
      if (sources !== undefined) {
        this.#followed.set(id, await Promise.all(sources.map((source) => this.#follow(attempt, source))));
      }
    } catch (error) {
      if (error instanceof AwsError && !isTransient(error)) {
        this.#followed.set(id, []);
        return [unreadable(attempt, error)];
      }
      this.#find = attemptLogFinder(this.#clients);
    }
    return [];
  }

  async #follow(attempt: Attempt, { container, region, group, stream }: LogSource): Promise<Followed> {
    return new Followed(attempt, container, new LogStream(await this.#clients.logs(region), group, stream));
  }

  /** Reads all streams that are open, and those of attempts that have ended a second time, for what comes late. */
  async #readOpen(attempts: readonly Attempt[], retry: RetryOptions): Promise<void> {
    const { clock, signal } = retry;
    const ended = new Set(attempts.filter(({ outcome }) => outcome.kind !== 'running').map(({ id }) => id));
    const open = [...this.#followed.values()].flat().filter(({ isOver }) => !isOver);
    const before = open.toSorted((a, b) => a.readIn - b.readIn);
    const read = await this.#readSome(before, ended, retry);
    const last = read.filter(({ attempt, isOver }) => ended.has(attempt.id) && !isOver);
    if (last.length === 0) {
      return;
    }
    try {
      await clock.sleep(TIME_LIMITS.evidence.logDeliveryMs, signal);
    } catch {
      // Cancelled: what was read so far is told.
      return;
    }
    for (const followed of await this.#readSome(last, ended, retry)) {
      followed.isOver = true;
    }
  }

  /** Reads streams, as many as the time of a read allows, and gives those. */
  async #readSome(
    streams: readonly Followed[],
    ended: ReadonlySet<number>,
    retry: RetryOptions,
  ): Promise<readonly Followed[]> {
    const { clock, signal } = retry;
    const giveUpAt = clock.now() + TIME_LIMITS.evidence.liveReadMs;
    let done = 0;
    while (done < streams.length && !signal.aborted && clock.now() < giveUpAt) {
      const turn = streams.slice(done, done + AT_ONCE);
      await Promise.all(
        turn.map(async (followed) => {
          followed.readIn = this.#reads;
          await followed.read(ended.has(followed.attempt.id), retry);
        }),
      );
      done += turn.length;
    }
    return streams.slice(0, done);
  }

  /** Attempts mostly meet the same refusal. */
  #isNew(refusal: string): boolean {
    const isNew = !this.#refusals.has(refusal);
    this.#refusals.add(refusal);
    return isNew;
  }
}

function unreadable({ id: attempt }: Attempt, refusal: AwsError): LiveLines {
  return {
    kind: 'unreadable',
    attempt,
    notice: { kind: 'log-not-followed', error: refusal },
  };
}
