import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { register, script, untilStopped } from './tasks.ts';

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

const aws = localAws();
beforeAll(() => register(aws.clients.ecs, 'short', [script('app', 'process.exit(0)')]));

describe('RunTask', () => {
  const run: RunTaskCommandInput = {
    taskDefinition: 'short',
    launchType: 'FARGATE',
    networkConfiguration: NETWORK,
  };

  const refusals: readonly {
    readonly why: string;
    readonly input: Partial<RunTaskCommandInput>;
    readonly name?: string;
    readonly message: string;
  }[] = [
    {
      why: 'an unknown cluster',
      input: { cluster: 'absent' },
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    },
    {
      why: "another region's cluster",
      input: { cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/default' },
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    },
    {
      why: 'an unknown definition',
      input: { taskDefinition: 'absent' },
      name: 'ClientException',
      message: 'TaskDefinition not found.',
    },
    {
      why: 'an unknown revision',
      input: { taskDefinition: 'short:99' },
      name: 'ClientException',
      message: 'TaskDefinition not found.',
    },
    { why: 'no definition', input: { taskDefinition: '' }, message: 'TaskDefinition can not be blank.' },
    {
      why: 'no network',
      input: { networkConfiguration: {} },
      message: 'Network Configuration must be provided',
    },
    {
      why: 'no subnets',
      input: { networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
      message: 'subnets can not be empty.',
    },
    {
      why: 'both launch type and strategy',
      input: { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      message: 'Specifying both a launch type and capacity provider strategy is not supported.',
    },
    {
      why: 'a launch type that the definition does not support',
      input: { launchType: 'EC2' },
      message: 'does not support launch_type EC2.',
    },
    { why: 'too many tasks', input: { count: 11 }, message: 'between 1 and 10' },
    { why: 'no tasks at all', input: { count: 0 }, message: 'between 1 and 10' },
    {
      why: 'another platform',
      input: { platformVersion: '1.3.0' },
      message: 'platform version "1.3.0" is not supported',
    },
    {
      why: 'overrides of an unknown container',
      input: { overrides: { containerOverrides: [{ name: 'other' }] } },
      message: 'Override for container named other is not a container in the TaskDefinition.',
    },
    {
      why: 'overrides of no container',
      input: { overrides: { containerOverrides: [{ command: ['x'] }] } },
      message: 'Container override must have a container name.',
    },
    {
      why: 'a size that Fargate does not have',
      input: { overrides: { cpu: '256', memory: '4096' } },
      message: 'No Fargate configuration exists for given values: 256 CPU, 4096 memory.',
    },
    {
      why: 'a size that is no number',
      input: { overrides: { cpu: 'much' } },
      message: "Invalid 'cpu' setting for task",
    },
    {
      why: 'overrides that are too long',
      input: { overrides: { containerOverrides: [{ name: 'app', command: ['x'.repeat(8192)] }] } },
      message: 'at most 8192',
    },
    {
      why: 'a feature that is not there',
      input: { enableExecuteCommand: true },
      message: 'does not support "enableExecuteCommand"',
    },
    {
      why: 'overrides that are not there',
      input: {
        overrides: { containerOverrides: [{ name: 'app', environmentFiles: [{ type: 's3', value: 'x' }] }] },
      },
      message: 'does not support "environmentFiles"',
    },
  ];

  test.each(refusals)('refuses $why', async ({ input, name = 'InvalidParameterException', message }) => {
    await expect(aws.clients.ecs.send(new RunTaskCommand({ ...run, ...input }))).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('takes the cluster by name, by ARN, or as default, and the definition in all its spellings', async () => {
    const { ecs } = aws.clients;
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'short' }));
    const arn = taskDefinition?.taskDefinitionArn ?? '';
    for (const cluster of ['default', 'arn:aws:ecs:eu-west-1:123456789012:cluster/default']) {
      for (const definition of ['short', 'short:1', arn]) {
        const answer = await ecs.send(new RunTaskCommand({ ...run, cluster, taskDefinition: definition }));
        expect(answer.tasks?.[0]?.taskDefinitionArn).toBe(arn);
      }
    }
  });

  test('runs several tasks, spread over the strategy by base and weight', async () => {
    const { launchType, ...input } = run;
    const answer = await aws.clients.ecs.send(
      new RunTaskCommand({
        ...input,
        count: 5,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
      }),
    );
    expect(launchType).toBe('FARGATE');
    expect(answer.tasks?.map((task) => task.capacityProviderName).toSorted()).toEqual([
      'FARGATE',
      'FARGATE',
      'FARGATE_SPOT',
      'FARGATE_SPOT',
      'FARGATE_SPOT',
    ]);
  });

  test('answers a client token that it knows with the tasks that it started', async () => {
    const { ecs } = aws.clients;
    const first = await ecs.send(new RunTaskCommand({ ...run, clientToken: 'token-1' }));
    const again = await ecs.send(new RunTaskCommand({ ...run, clientToken: 'token-1' }));
    expect(again.tasks?.[0]?.taskArn).toBe(first.tasks?.[0]?.taskArn);
    await expect(
      ecs.send(new RunTaskCommand({ ...run, count: 2, clientToken: 'token-1' })),
    ).rejects.toMatchObject({ name: 'ConflictException' });
  });

  test('shows the tags and the starter that it was given', async () => {
    const { ecs } = aws.clients;
    const tags = [{ key: 'team', value: 'data' }];
    const { tasks } = await ecs.send(new RunTaskCommand({ ...run, tags, startedBy: 'me' }));
    const taskArn = tasks?.[0]?.taskArn ?? '';
    const listed = await ecs.send(new ListTasksCommand({ startedBy: 'me', desiredStatus: 'RUNNING' }));
    expect(listed.taskArns).toEqual([taskArn]);
    await untilStopped(ecs, taskArn);
    const plain = await ecs.send(new DescribeTasksCommand({ tasks: [taskArn] }));
    const tagged = await ecs.send(new DescribeTasksCommand({ tasks: [taskArn], include: ['TAGS'] }));
    expect(plain.tasks?.[0]?.tags).toEqual([]);
    expect(tagged.tasks?.[0]?.tags).toEqual(tags);
  });
});
