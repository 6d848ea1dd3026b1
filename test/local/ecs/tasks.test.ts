import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { register, script } from './tasks.ts';

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

const aws = localAws();
beforeAll(() => register(aws.clients.ecs, 'short', [script('app', 'process.exit(0)')]));

describe('DescribeTasks, StopTask and ListTasks', () => {
  test('call a task that is not there MISSING', async () => {
    const answer = await aws.clients.ecs.send(new DescribeTasksCommand({ tasks: ['0'.repeat(32)] }));
    expect(answer.tasks).toEqual([]);
    expect(answer.failures).toEqual([
      { arn: `arn:aws:ecs:eu-west-1:123456789012:task/default/${'0'.repeat(32)}`, reason: 'MISSING' },
    ]);
  });

  test.each([{ count: 0 }, { count: 101 }])('refuse $count tasks in one call', async ({ count }) => {
    const tasks = Array.from({ length: count }, (_, index) => String(index));
    await expect(aws.clients.ecs.send(new DescribeTasksCommand({ tasks }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  test('refuse to stop what is not there', async () => {
    await expect(aws.clients.ecs.send(new StopTaskCommand({ task: 'absent' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The referenced task was not found.',
    });
  });

  test('page through tasks without losing or repeating one', async () => {
    const { ecs } = aws.clients;
    await ecs.send(new CreateClusterCommand({ clusterName: 'paged' }));
    const { tasks } = await ecs.send(
      new RunTaskCommand({
        cluster: 'paged',
        taskDefinition: 'short',
        count: 5,
        launchType: 'FARGATE',
        networkConfiguration: NETWORK,
      }),
    );
    await Promise.all(
      (tasks ?? []).map(async ({ taskArn = '' }) => {
        await ecs.send(new StopTaskCommand({ cluster: 'paged', task: taskArn }));
      }),
    );
    const seen: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await ecs.send(
        new ListTasksCommand({ cluster: 'paged', desiredStatus: 'STOPPED', maxResults: 2, nextToken }),
      );
      seen.push(...(page.taskArns ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(seen).toEqual(tasks?.map((task) => task.taskArn));
  });

  test('refuse a token that was not given out', async () => {
    await expect(aws.clients.ecs.send(new ListTasksCommand({ nextToken: 'x' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});
