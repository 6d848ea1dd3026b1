import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Running, startForTest } from '../server/running.ts';

let aws: Running;
let now: number;
beforeAll(async () => {
  aws = await startForTest();
  now = Date.now();
});
afterAll(async () => {
  await aws.close();
  expect(aws.faults).toEqual([]);
});

async function stream(group: string, name: string, lines: readonly string[] = []): Promise<void> {
  const { logs } = aws.clients;
  await logs.send(new CreateLogGroupCommand({ logGroupName: group })).catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'ResourceAlreadyExistsException' });
  });
  await logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: name }));
  if (lines.length > 0) {
    await put(group, name, lines);
  }
}

/** Writes lines one millisecond apart, the first one at `now`. */
async function put(group: string, name: string, lines: readonly string[], from = now): Promise<void> {
  await aws.clients.logs.send(
    new PutLogEventsCommand({
      logGroupName: group,
      logStreamName: name,
      logEvents: lines.map((message, index) => ({ message, timestamp: from + index })),
    }),
  );
}

async function filter(input: FilterLogEventsCommandInput): Promise<readonly string[]> {
  const answer = await aws.clients.logs.send(new FilterLogEventsCommand(input));
  return (answer.events ?? []).map((event) => event.message ?? '');
}

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
