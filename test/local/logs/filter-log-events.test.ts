import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { logEventsOf } from './events.ts';

const aws = localAws();
const { filter, now, stream } = logEventsOf(aws);

describe('FilterLogEvents', () => {
  beforeAll(async () => {
    await stream('filter', 'web/1', ['GET a', 'ERROR b']);
    await stream('filter', 'web/2', ['GET c']);
    await stream('filter', 'job/1', ['ERROR d']);
  });

  test.each([
    { what: 'all streams', input: {}, found: ['GET a', 'GET c', 'ERROR d', 'ERROR b'] },
    { what: 'some streams', input: { logStreamNames: ['web/2', 'job/1'] }, found: ['GET c', 'ERROR d'] },
    { what: 'a prefix', input: { logStreamNamePrefix: 'web/' }, found: ['GET a', 'GET c', 'ERROR b'] },
    { what: 'a pattern', input: { filterPattern: 'ERROR -d' }, found: ['ERROR b'] },
  ])('finds what is in $what, in the order of time', async ({ input, found }) => {
    expect(await filter({ logGroupName: 'filter', ...input })).toEqual(found);
  });

  test('has events from startTime to endTime, both included', async () => {
    expect(await filter({ logGroupName: 'filter', startTime: now + 1, endTime: now + 1 })).toEqual([
      'ERROR b',
    ]);
  });

  test('pages without losing or repeating an event', async () => {
    const seen: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await aws.clients.logs.send(
        new FilterLogEventsCommand({ logGroupName: 'filter', limit: 3, nextToken }),
      );
      seen.push(...(page.events ?? []).map((event) => event.eventId ?? ''));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });

  test.each([
    {
      why: 'names and prefix at once',
      input: { logStreamNames: ['a'], logStreamNamePrefix: 'b' },
      name: 'InvalidParameterException',
    },
    { why: 'an unknown stream', input: { logStreamNames: ['absent'] }, name: 'ResourceNotFoundException' },
    { why: 'a bad pattern', input: { filterPattern: '{ $.a = 1 }' }, name: 'InvalidParameterException' },
    { why: 'a bad token', input: { nextToken: 'x' }, name: 'InvalidParameterException' },
  ])('refuses $why', async ({ input, name }) => {
    await expect(filter({ logGroupName: 'filter', ...input })).rejects.toMatchObject({ name });
  });
});
