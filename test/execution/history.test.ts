import { SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { readHistory } from '../../src/execution/history.ts';

const at = new Date('2026-01-02T03:04:05.678Z');

/** The service with a history of some events, and what it was asked for. */
function service(length: number) {
  const asked: unknown[] = [];
  const sfn = new SFNClient({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    requestHandler: {
      handle: async ({ body }: { readonly body?: Uint8Array<ArrayBuffer> }) => {
        const query: Readonly<Record<string, unknown>> = JSON.parse(new TextDecoder().decode(body));
        asked.push(query);
        const newest = Number(query['nextToken'] ?? length);
        const oldest = Math.max(newest - Number(query['maxResults']), 0);
        const events = Array.from({ length: newest - oldest }, (_item, index) => ({
          id: newest - index,
          previousEventId: newest - index - 1,
          timestamp: at.getTime() / 1000,
          type: 'PassStateEntered',
        }));
        const answer = { events, ...(oldest > 0 && { nextToken: String(oldest) }) };
        return {
          response: {
            statusCode: 200,
            headers: { 'content-type': 'application/x-amz-json-1.0' },
            body: new TextEncoder().encode(JSON.stringify(answer)),
          },
        };
      },
    },
  });
  const read = async (lastSeen: number) => {
    const events = await readHistory(
      sfn,
      'arn:execution',
      lastSeen,
      async () => new AbortController().signal,
    );
    return events.map(({ id }) => id);
  };
  return { asked, read };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_item, index) => from + index);

describe('reading a history', () => {
  test('gives all events, oldest first, over as many pages as it takes', async () => {
    const { asked, read } = service(250);
    expect(await read(0)).toEqual(range(1, 250));
    expect(asked).toEqual([
      { executionArn: 'arn:execution', maxResults: 100, reverseOrder: true },
      { executionArn: 'arn:execution', maxResults: 100, reverseOrder: true, nextToken: '150' },
      { executionArn: 'arn:execution', maxResults: 100, reverseOrder: true, nextToken: '50' },
    ]);
  });

  test.each([
    ['nothing is new', 25_000, 25_000, 1],
    ['a few events are', 25_000, 24_997, 1],
    ['a page of events is, which ends at the last one seen', 25_000, 24_900, 1],
    ['more than a page is', 25_000, 24_899, 2],
    ['the history is short', 3, 0, 1],
  ])('takes no more calls than it needs when %s', async (_what, length, lastSeen, calls) => {
    const { asked, read } = service(length);
    expect(await read(lastSeen)).toEqual(range(lastSeen + 1, length));
    expect(asked).toHaveLength(calls);
  });

  test('takes an empty page, as the service gives right after the start, for no news', async () => {
    expect(await service(0).read(0)).toEqual([]);
  });
});
