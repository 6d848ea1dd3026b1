import { PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { logEventsOf } from './events.ts';

const aws = localAws();
const { filter, now, put, stream } = logEventsOf(aws);

describe('PutLogEvents', () => {
  test('leaves out what is too old or too far ahead, and says so', async () => {
    await stream('put', 's');
    const day = 24 * 3600 * 1000;
    const answer = await aws.clients.logs.send(
      new PutLogEventsCommand({
        logGroupName: 'put',
        logStreamName: 's',
        logEvents: [
          { timestamp: now - 15 * day, message: 'old' },
          { timestamp: now, message: 'now' },
          { timestamp: now + day, message: 'ahead' },
        ],
      }),
    );
    expect(answer.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
    expect(await filter({ logGroupName: 'put' })).toEqual(['now']);
  });

  test('puts a late event at its place in time', async () => {
    await stream('late', 's', ['b']);
    await put('late', 's', ['a'], now - 1000);
    expect(await filter({ logGroupName: 'late' })).toEqual(['a', 'b']);
  });

  test.each([
    { why: 'an empty batch', logEvents: [], message: 'between 1 and 10000' },
    {
      why: 'an empty message',
      logEvents: [{ message: '', timestamp: 1 }],
      message: 'at least one character',
    },
    {
      why: 'events out of order',
      logEvents: [
        { message: 'a', timestamp: 2 },
        { message: 'b', timestamp: 1 },
      ],
      message: 'chronological order',
    },
    {
      why: 'too large a batch',
      logEvents: [{ message: 'x'.repeat(1024 * 1024), timestamp: 1 }],
      message: 'Upload too large',
    },
  ])('refuses $why', async ({ logEvents, message }) => {
    await stream('refuse-put', message);
    await expect(
      aws.clients.logs.send(
        new PutLogEventsCommand({ logGroupName: 'refuse-put', logStreamName: message, logEvents }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException', message: expect.stringContaining(message) });
  });
});
