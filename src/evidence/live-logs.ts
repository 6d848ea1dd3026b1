import { AwsError, isTransient } from '../aws/errors.ts';
import type { RetryOptions } from '../aws/retry.ts';
import type { Attempt } from '../execution/trail.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { type LogPlace, LogStream, logPlaces, streamName } from './log-streams.ts';
import type { LogClients } from './log-tails.ts';

/** What a container of an attempt wrote since the read before. */
export type LiveLines =
  | {
      readonly kind: 'lines';
      /** The attempt's number. */
      readonly attempt: number;
      readonly item: string | undefined;
      readonly container: string;
      /** Oldest first, each behind the container's name if several containers of the task log. */
      readonly lines: readonly string[];
      /** Whether there is more than one read takes: it comes with the next one, if the attempt still runs. */
      readonly more: boolean;
    }
  | {
      readonly kind: 'unreadable';
      readonly attempt: number;
      readonly item: string | undefined;
      readonly warning: string;
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

/** Follows the CloudWatch streams of all containers of the attempts that run, by their task definitions. */
export function liveLogs(clients: LogClients): LiveLogs {
  const follower = new Follower(clients);
  return {
    read: (attempts, { clock, signal, rateLimiter }) =>
      follower.read(attempts, { ...ONCE, clock, signal, rateLimiter }),
  };
}

/** No call is made a second time. */
const ONCE = { forMs: 0, requestMs: TIME_LIMITS.request.liveLogsMs };

/** One container of one attempt. */
class Followed {
  readonly attempt: Attempt;
  readonly #place: LogPlace;
  readonly #stream: LogStream;
  /** In which read it was read last: those that waited longest come first. */
  readIn = 0;
  isOver = false;
  #lines: readonly string[] = [];
  #more = false;
  #refusal: AwsError | undefined;

  constructor(attempt: Attempt, place: LogPlace, stream: LogStream) {
    this.attempt = attempt;
    this.#place = place;
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
    const { number: attempt, item } = this.attempt;
    const { container } = this.#place;
    const lines = severalLog ? this.#lines.map((line) => `${container}: ${line}`) : this.#lines;
    const refusal = this.#refusal;
    this.#lines = [];
    this.#refusal = undefined;
    return [
      ...(lines.length === 0
        ? []
        : [{ kind: 'lines', attempt, item, container, lines, more: this.#more } as const]),
      ...(refusal === undefined ? [] : [unreadable(this.attempt, refusal)]),
    ];
  }
}

class Follower {
  readonly #clients: LogClients;
  readonly #places = new Map<string, readonly LogPlace[]>();
  /** By the attempt's number. */
  readonly #followed = new Map<number, readonly Followed[]>();
  readonly #warnings = new Set<string>();
  #reads = 0;

  constructor(clients: LogClients) {
    this.#clients = clients;
  }

  async read(attempts: readonly Attempt[], retry: RetryOptions): Promise<readonly LiveLines[]> {
    this.#reads += 1;
    const news: LiveLines[] = [];
    for (const attempt of attempts.filter(({ number }) => !this.#followed.has(number))) {
      news.push(...(await this.#find(attempt, retry)));
    }
    await this.#readOpen(attempts, retry);
    for (const followed of this.#followed.values()) {
      news.push(...followed.flatMap((one) => one.take(followed.length > 1)));
    }
    return news.filter((told) => told.kind === 'lines' || this.#isNew(told.warning));
  }

  /** Looks up where the containers of an attempt log to. What does not answer is asked again with the next read. */
  async #find(attempt: Attempt, retry: RetryOptions): Promise<readonly LiveLines[]> {
    const { number, taskArn, taskDefinitionArn, outcome } = attempt;
    if (
      this.#reads === 1 &&
      'at' in outcome &&
      retry.clock.now() - outcome.at > TIME_LIMITS.evidence.oldNewsMs
    ) {
      this.#followed.set(number, []);
    } else if (taskArn !== undefined && taskDefinitionArn !== undefined) {
      try {
        const places =
          this.#places.get(taskDefinitionArn) ??
          (await logPlaces(await this.#clients.ecs(), taskDefinitionArn, retry));
        this.#places.set(taskDefinitionArn, places);
        const followed = places.map(async (place) => {
          const logs = await this.#clients.logs(place.region);
          return new Followed(attempt, place, new LogStream(logs, place.group, streamName(place, taskArn)));
        });
        this.#followed.set(number, await Promise.all(followed));
      } catch (error) {
        if (error instanceof AwsError && !isTransient(error)) {
          this.#places.set(taskDefinitionArn, []);
          return [unreadable(attempt, error)];
        }
      }
    }
    return [];
  }

  /** Reads all streams that are open, and those of attempts that have ended a second time, for what comes late. */
  async #readOpen(attempts: readonly Attempt[], retry: RetryOptions): Promise<void> {
    const { clock, signal } = retry;
    const ended = new Set(
      attempts.filter(({ outcome }) => outcome.kind !== 'running').map(({ number }) => number),
    );
    const open = [...this.#followed.values()].flat().filter(({ isOver }) => !isOver);
    const before = open.toSorted((a, b) => a.readIn - b.readIn);
    const read = await this.#readSome(before, ended, retry);
    const last = read.filter(({ attempt, isOver }) => ended.has(attempt.number) && !isOver);
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
          await followed.read(ended.has(followed.attempt.number), retry);
        }),
      );
      done += turn.length;
    }
    return streams.slice(0, done);
  }

  /** Attempts mostly meet the same refusal. */
  #isNew(warning: string): boolean {
    const isNew = !this.#warnings.has(warning);
    this.#warnings.add(warning);
    return isNew;
  }
}

function unreadable({ number: attempt, item }: Attempt, refusal: AwsError): LiveLines {
  return {
    kind: 'unreadable',
    attempt,
    item,
    warning: `The log cannot be followed: ${refusal.message}`,
  };
}
