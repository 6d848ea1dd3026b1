import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { logEventsOf } from './events.ts';

const aws = localAws();
const { get, now, put, stream } = logEventsOf(aws);

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
