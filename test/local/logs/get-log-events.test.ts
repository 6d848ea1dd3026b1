import type { GetLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { logEventsOf } from './events.ts';

const aws = localAws();
const { get, now, put, stream } = logEventsOf(aws);

function messages(answer: GetLogEventsCommandOutput): readonly string[] {
  return (answer.events ?? []).map((event) => event.message ?? '');
}

describe('GetLogEvents', () => {
  test('answers the latest events, or the first with startFromHead', async () => {
    await stream('get', 's', ['a', 'b', 'c']);
    expect(messages(await get({ logGroupName: 'get', limit: 2 }))).toEqual(['b', 'c']);
    expect(messages(await get({ logGroupName: 'get', limit: 2, startFromHead: true }))).toEqual(['a', 'b']);
  });

  test('takes the group by its ARN too', async () => {
    await stream('by-arn', 's', ['a']);
    const arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:by-arn';
    expect(messages(await get({ logGroupIdentifier: arn }))).toEqual(['a']);
  });

  test('goes forward page by page, ends on an equal token, and goes on from there when more comes', async () => {
    await stream('forward', 's', ['a', 'b', 'c']);
    const first = await get({ logGroupName: 'forward', limit: 2, startFromHead: true });
    const second = await get({ logGroupName: 'forward', limit: 2, nextToken: first.nextForwardToken });
    const end = await get({ logGroupName: 'forward', limit: 2, nextToken: second.nextForwardToken });
    expect([messages(second), messages(end)]).toEqual([['c'], []]);
    expect(end.nextForwardToken).toBe(second.nextForwardToken);
    await put('forward', 's', ['d'], now + 10);
    expect(messages(await get({ logGroupName: 'forward', nextToken: end.nextForwardToken }))).toEqual(['d']);
    expect(
      messages(await get({ logGroupName: 'forward', limit: 9, nextToken: second.nextBackwardToken })),
    ).toEqual(['a', 'b']);
  });

  test('goes backward from the end, and ends on an equal token', async () => {
    await stream('backward', 's', ['a', 'b', 'c']);
    const last = await get({ logGroupName: 'backward', limit: 2 });
    const before = await get({ logGroupName: 'backward', limit: 2, nextToken: last.nextBackwardToken });
    const start = await get({ logGroupName: 'backward', limit: 2, nextToken: before.nextBackwardToken });
    expect([messages(before), messages(start)]).toEqual([['a'], []]);
    expect(start.nextBackwardToken).toBe(before.nextBackwardToken);
  });

  test('waits at the beginning of a stream that is still empty', async () => {
    await stream('empty', 's');
    const nothing = await get({ logGroupName: 'empty', startFromHead: true });
    expect(nothing.events).toEqual([]);
    const again = await get({ logGroupName: 'empty', nextToken: nothing.nextForwardToken });
    expect(again.nextForwardToken).toBe(nothing.nextForwardToken);
    await put('empty', 's', ['a']);
    expect(messages(await get({ logGroupName: 'empty', nextToken: nothing.nextForwardToken }))).toEqual([
      'a',
    ]);
  });

  test('has events from startTime on and before endTime', async () => {
    await stream('times', 's', ['a', 'b', 'c', 'd']);
    const answer = await get({ logGroupName: 'times', startTime: now + 1, endTime: now + 3 });
    expect(messages(answer)).toEqual(['b', 'c']);
  });

  test('keeps a page under one megabyte', async () => {
    await stream('large', 's');
    for (const offset of [0, 1, 2]) {
      await put('large', 's', ['x'.repeat(500_000)], now + offset);
    }
    const first = await get({ logGroupName: 'large', startFromHead: true });
    const second = await get({ logGroupName: 'large', nextToken: first.nextForwardToken });
    expect([first.events?.length, second.events?.length]).toEqual([2, 1]);
  });

  beforeAll(() => stream('refused', 's'));

  test.each([
    { why: 'an unknown group', input: { logGroupName: 'absent' }, name: 'ResourceNotFoundException' },
    {
      why: 'an unknown stream',
      input: { logGroupName: 'refused', logStreamName: 'x' },
      name: 'ResourceNotFoundException',
    },
    {
      why: 'a token of somebody else',
      input: { logGroupName: 'refused', nextToken: 'x' },
      name: 'InvalidParameterException',
    },
    {
      why: 'a limit of zero',
      input: { logGroupName: 'refused', limit: 0 },
      name: 'InvalidParameterException',
    },
    {
      why: 'a limit over 10,000',
      input: { logGroupName: 'refused', limit: 10_001 },
      name: 'InvalidParameterException',
    },
    { why: 'no group', input: {}, name: 'InvalidParameterException' },
  ])('refuses $why', async ({ input, name }) => {
    await expect(get(input)).rejects.toMatchObject({ name });
  });
});
