import { GetExecutionHistoryCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { required } from '../aws/errors.ts';
import type { HistoryEvent } from './history.ts';
import { toHistoryEvent } from './read-event.ts';

/** What is there already is read in few pages, as large as the service gives them. */
const FIRST_PAGE_SIZE = 1000;

/** One page holds what happens between two polls. */
const NEXT_PAGE_SIZE = 100;

/**
 * Reads the history of one execution, poll by poll: the newest page first, and further pages only until it meets an
 * event that was seen, so that following costs one call a poll however long the history is. What a poll could not
 * finish, since a page failed, the next one goes on with.
 */
export class HistoryReader {
  readonly #sfn: SFNClient;
  readonly #executionArn: string;
  /** Of a reading that is not finished, newest first. */
  #read = new Map<number, HistoryEvent>();
  #nextToken: string | undefined;

  constructor(sfn: SFNClient, executionArn: string) {
    this.#sfn = sfn;
    this.#executionArn = executionArn;
  }

  /**
   * The events after the one seen last, oldest first. While an earlier reading is not finished, only those up to where
   * it began: the next call brings the rest.
   *
   * @param lastSeenId 0 to read from the start
   * @param send sends the request for a page when its turn comes, and gives it what ends it
   * @throws what the SDK throws, or UnreadableAnswer
   */
  async readNews(lastSeenId: number, send: SendPage): Promise<readonly HistoryEvent[]> {
    const maxResults = lastSeenId === 0 ? FIRST_PAGE_SIZE : NEXT_PAGE_SIZE;
    let isFinished = false;
    while (!isFinished) {
      const { events, nextToken } = await send((abortSignal) => this.#page(maxResults, abortSignal));
      for (const event of events) {
        this.#read.set(event.id, event);
      }
      this.#nextToken = nextToken;
      isFinished = nextToken === undefined || events.some(({ id }) => id <= lastSeenId + 1);
    }
    const news = [...this.#read.values()].filter(({ id }) => id > lastSeenId).sort((a, b) => a.id - b.id);
    this.#read = new Map();
    this.#nextToken = undefined;
    return news;
  }

  /** A token lives for 24 hours at most: then the pages are read anew, from the newest one. */
  async #page(maxResults: number, abortSignal: AbortSignal): Promise<Page> {
    try {
      return await this.#pageAt(this.#nextToken, maxResults, abortSignal);
    } catch (error) {
      if (this.#nextToken === undefined || !(error instanceof Error) || error.name !== 'InvalidToken') {
        throw error;
      }
      this.#nextToken = undefined;
      return this.#pageAt(undefined, maxResults, abortSignal);
    }
  }

  async #pageAt(nextToken: string | undefined, maxResults: number, abortSignal: AbortSignal): Promise<Page> {
    const page = await this.#sfn.send(
      new GetExecutionHistoryCommand({
        executionArn: this.#executionArn,
        nextToken,
        reverseOrder: true,
        maxResults,
      }),
      { abortSignal },
    );
    return { events: required(page.events, 'events').map(toHistoryEvent), nextToken: page.nextToken };
  }
}

/** Sends a request when its turn comes, and gives it the signal that ends it. */
export type SendPage = (request: (abortSignal: AbortSignal) => Promise<Page>) => Promise<Page>;

interface Page {
  readonly events: readonly HistoryEvent[];
  readonly nextToken: string | undefined;
}
