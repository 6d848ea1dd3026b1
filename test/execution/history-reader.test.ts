import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { kindOf } from '../../src/aws/errors.ts';
import { HistoryReader } from '../../src/execution/history-reader.ts';
import { type Answer, ok, RESET, refused, scriptedAws, THROTTLED } from '../scripted-aws.ts';

const INVALID_TOKEN = refused('InvalidToken');

interface Given {
  /** How many events there are when it is first asked. */
  readonly length: number;
  /** What comes instead of the page, by the number of the call from 0. */
  readonly faults?: Readonly<Record<number, Answer>>;
  /** How many events are added before each call but the first. */
  readonly growth?: readonly number[];
  /** How many events it gives at most, whatever it is asked for. */
  readonly pageSize?: number;
}

/** The service with a history of some events. A token is good until it was answered with InvalidToken. */
function service({ length, faults = {}, growth = [], pageSize = 1000 }: Given) {
  const asked: unknown[] = [];
  let newestOfAll = length;
  const aws = scriptedAws({
    GetExecutionHistory: (query) => {
      const call = asked.length;
      newestOfAll += call === 0 ? 0 : (growth[call - 1] ?? 0);
      asked.push(query);
      const fault = faults[call];
      // A first page has no token that could be invalid.
      if (fault !== undefined && (fault !== INVALID_TOKEN || query['nextToken'] !== undefined)) {
        return fault;
      }
      const newest = Number(query['nextToken'] ?? newestOfAll);
      const oldest = Math.max(newest - Math.min(Number(query['maxResults']), pageSize), 0);
      const events = Array.from({ length: newest - oldest }, (_item, index) => ({
        id: newest - index,
        previousEventId: newest - index - 1,
        timestamp: 1_700_000_000,
        type: 'PassStateEntered',
      }));
      return ok({ events, ...(oldest > 0 && { nextToken: String(oldest) }) });
    },
  });
  const reader = new HistoryReader(aws.sfn, 'arn:execution');
  const read = async (lastSeen: number) => {
    const events = await reader.readNews(lastSeen, (page) => page(new AbortController().signal));
    return events.map(({ id }) => id);
  };
  return { asked, read, newest: () => newestOfAll };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_item, index) => from + index);

const tokens = (asked: readonly unknown[]) =>
  asked.map((query) =>
    typeof query === 'object' && query !== null ? Reflect.get(query, 'nextToken') : query,
  );

describe('reading a history', () => {
  test('gives all events, oldest first, over as many pages as it takes, each as large as there are', async () => {
    const { asked, read } = service({ length: 2500 });
    expect(await read(0)).toEqual(range(1, 2500));
    expect(asked).toEqual([
      { executionArn: 'arn:execution', maxResults: 1000, reverseOrder: true },
      { executionArn: 'arn:execution', maxResults: 1000, reverseOrder: true, nextToken: '1500' },
      { executionArn: 'arn:execution', maxResults: 1000, reverseOrder: true, nextToken: '500' },
    ]);
  });

  test.each([
    ['nothing is new', 25_000, 25_000, 1],
    ['a few events are', 25_000, 24_997, 1],
    ['a page of events is, which ends at the last one seen', 25_000, 24_900, 1],
    ['more than a page is', 25_000, 24_899, 2],
    ['the history is short', 3, 0, 1],
    ['the history is as long as they get', 25_000, 0, 25],
  ])('takes no more calls than it needs when %s', async (_what, length, lastSeen, calls) => {
    const { asked, read } = service({ length });
    expect(await read(lastSeen)).toEqual(range(lastSeen + 1, length));
    expect(asked).toHaveLength(calls);
  });

  test('takes an empty page, as the service gives right after the start, for no news', async () => {
    expect(await service({ length: 0 }).read(0)).toEqual([]);
  });
});

describe('reading a history over pages that fail', () => {
  test.each<[string, Answer]>([
    ['is throttled', THROTTLED],
    ['breaks', RESET],
    ['is empty', ok()],
    ['is refused', refused('AccessDeniedException')],
  ])('throws when a page %s, and goes on with that page the next time', async (_what, fault) => {
    const { asked, read } = service({ length: 3500, faults: { 2: fault } });
    await expect(read(0)).rejects.toThrow();
    expect(await read(0)).toEqual(range(1, 3500));
    expect(tokens(asked)).toEqual([undefined, '2500', '1500', '1500', '500']);
  });

  test('takes an answer without events for one that cannot be read', async () => {
    const error = await service({ length: 3, faults: { 0: ok() } })
      .read(0)
      .catch((thrown: unknown) => thrown);
    expect(kindOf(error)).toBe('unreadable-answer');
  });

  test('begins anew at once where a token has expired, and loses nothing', async () => {
    const { asked, read } = service({ length: 3500, faults: { 2: INVALID_TOKEN } });
    expect(await read(0)).toEqual(range(1, 3500));
    expect(tokens(asked)).toEqual([undefined, '2500', '1500', undefined, '2500', '1500', '500']);
  });

  test('does not begin anew for ever: a first page that is refused is refused', async () => {
    const { read } = service({ length: 3, faults: { 0: refused('ValidationException') } });
    await expect(read(0)).rejects.toThrow();
  });

  test('brings what came meanwhile with the next reading, in order', async () => {
    const { read } = service({ length: 2500, growth: [3, 4, 5], faults: { 1: THROTTLED } });
    await expect(read(0)).rejects.toThrow();
    expect(await read(0)).toEqual(range(1, 2500));
    expect(await read(2500)).toEqual(range(2501, 2512));
  });

  test('brings what came meanwhile also after it began anew', async () => {
    const { read } = service({ length: 2500, growth: [7, 7, 7, 7], faults: { 1: INVALID_TOKEN } });
    expect(await read(0)).toEqual(range(1, 2514));
    expect((await read(2514))[0]).toBe(2515);
  });

  test('gives all events once and in order, whatever fails', async () => {
    const fault = fc.constantFrom(THROTTLED, RESET, ok(), INVALID_TOKEN, refused('InternalServerError', 500));
    const given = fc.record({
      length: fc.nat(200),
      pageSize: fc.integer({ min: 1, max: 60 }),
      growth: fc.array(fc.nat(20), { maxLength: 12 }),
      faults: fc.dictionary(fc.nat(25).map(String), fault, { maxKeys: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(given, async (scenario) => {
        const { read, newest } = service(scenario);
        const seen: number[] = [];
        // No fault strikes after the 26th call, and the history grows no more after the 12th.
        for (let poll = 0; poll < 40; poll += 1) {
          seen.push(...(await read(seen.at(-1) ?? 0).catch(() => [])));
        }
        expect(seen).toEqual(range(1, newest()));
      }),
      { numRuns: 40 },
    );
  });
});
