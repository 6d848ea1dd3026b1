import {
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeTaskDefinitionCommand,
  ListClustersCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { clientsFor, destroyAll } from '../server/running.ts';
import { register, script } from './tasks.ts';

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

const aws = localAws();
beforeAll(() => register(aws.clients.ecs, 'short', [script('app', 'process.exit(0)')]));

describe('clusters and regions', () => {
  test('each region starts with the default cluster and the sample app, under its own ARNs', async () => {
    const clients = clientsFor(aws, 'cn-north-1');
    try {
      const clusters = await clients.ecs.send(new ListClustersCommand({}));
      expect(clusters.clusterArns).toEqual(['arn:aws-cn:ecs:cn-north-1:123456789012:cluster/default']);
      const sample = await clients.ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: 'customer-data-upload' }),
      );
      expect(sample.taskDefinition).toMatchObject({
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'customer-data-upload', entryPoint: ['node', 'app/main.ts'] }],
      });
      await expect(
        clients.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'short' })),
      ).rejects.toMatchObject({ name: 'ClientException' });
    } finally {
      destroyAll(clients);
    }
  });

  test('are made once, and described or MISSING', async () => {
    const { ecs } = aws.clients;
    const made = await ecs.send(
      new CreateClusterCommand({ clusterName: 'made', capacityProviders: ['FARGATE'] }),
    );
    const again = await ecs.send(new CreateClusterCommand({ clusterName: 'made' }));
    expect(again.cluster?.clusterArn).toBe(made.cluster?.clusterArn);
    const answer = await ecs.send(new DescribeClustersCommand({ clusters: ['made', 'absent'] }));
    expect(answer.clusters).toMatchObject([
      { clusterName: 'made', status: 'ACTIVE', capacityProviders: ['FARGATE'] },
    ]);
    expect(answer.failures).toEqual([{ arn: 'absent', reason: 'MISSING' }]);
  });

  test('refuse a capacity provider that the cluster is not associated with', async () => {
    const { ecs } = aws.clients;
    await ecs.send(new CreateClusterCommand({ clusterName: 'bare' }));
    await expect(
      ecs.send(
        new RunTaskCommand({
          cluster: 'bare',
          taskDefinition: 'short',
          networkConfiguration: NETWORK,
          capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('not associated with the cluster') });
  });
});
