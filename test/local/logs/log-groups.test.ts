import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  type GetLogEventsCommandOutput,
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

function get(input: Partial<GetLogEventsCommandInput>): Promise<GetLogEventsCommandOutput> {
  return aws.clients.logs.send(new GetLogEventsCommand({ logStreamName: 's', ...input }));
}

describe('log groups and streams', () => {
  test('are listed by prefix and paged', async () => {
    for (const name of ['list/a', 'list/b', 'list/c']) {
      await stream(name, 's');
    }
    const { logs } = aws.clients;
    const first = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'list/', limit: 2 }));
    const second = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: 'list/', limit: 2, nextToken: first.nextToken }),
    );
    expect(first.logGroups?.map((group) => group.logGroupName)).toEqual(['list/a', 'list/b']);
    expect(second.logGroups?.map((group) => group.logGroupName)).toEqual(['list/c']);
    expect(second.nextToken).toBeUndefined();
  });

  test('show the latest stream first when asked for', async () => {
    await stream('order', 'old', ['x']);
    await stream('order', 'new');
    await put('order', 'new', ['y'], now + 5);
    const answer = await aws.clients.logs.send(
      new DescribeLogStreamsCommand({ logGroupName: 'order', orderBy: 'LastEventTime', descending: true }),
    );
    expect(answer.logStreams?.map((entry) => [entry.logStreamName, entry.lastEventTimestamp])).toEqual([
      ['new', now + 5],
      ['old', now],
    ]);
  });

  test('cannot be made twice, and are gone once deleted', async () => {
    const { logs } = aws.clients;
    await stream('deleted', 's', ['x']);
    await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'deleted' }))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await expect(
      logs.send(new CreateLogStreamCommand({ logGroupName: 'deleted', logStreamName: 's' })),
    ).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    await logs.send(new DeleteLogStreamCommand({ logGroupName: 'deleted', logStreamName: 's' }));
    await expect(get({ logGroupName: 'deleted' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await logs.send(new DeleteLogGroupCommand({ logGroupName: 'deleted' }));
    await expect(logs.send(new DeleteLogGroupCommand({ logGroupName: 'deleted' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('need names that CloudWatch allows', async () => {
    const { logs } = aws.clients;
    await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'a b' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});
