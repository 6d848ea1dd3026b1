import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

const aws = localAws();

describe('task definitions', () => {
  const fargate: RegisterTaskDefinitionCommandInput = {
    family: 'checked',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '0.25 vCPU',
    memory: '1 GB',
    executionRoleArn: 'arn:aws:iam::123456789012:role/any',
    containerDefinitions: [{ name: 'app', image: 'app' }],
  };

  test('count their revisions, and the family means the latest one that is active', async () => {
    const { ecs } = aws.clients;
    for (const revision of [1, 2, 3]) {
      const answer = await ecs.send(new RegisterTaskDefinitionCommand({ ...fargate, family: 'revised' }));
      expect(answer.taskDefinition).toMatchObject({ revision, status: 'ACTIVE', cpu: '256', memory: '1024' });
    }
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'revised:3' }));
    const latest = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'revised' }));
    expect(latest.taskDefinition?.revision).toBe(2);
    const gone = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'revised:3' }));
    expect(gone.taskDefinition?.status).toBe('INACTIVE');
    const listed = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'revised', sort: 'DESC' }));
    expect(listed.taskDefinitionArns?.map((arn) => arn.split('/').at(-1))).toEqual([
      'revised:2',
      'revised:1',
    ]);
    await expect(
      ecs.send(
        new RunTaskCommand({
          taskDefinition: 'revised:3',
          launchType: 'FARGATE',
          networkConfiguration: NETWORK,
        }),
      ),
    ).rejects.toMatchObject({ name: 'ClientException', message: 'TaskDefinition is inactive' });
  });

  test('can be registered again as they were described', async () => {
    const { ecs } = aws.clients;
    await ecs.send(new RegisterTaskDefinitionCommand({ ...fargate, family: 'again' }));
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'again' }));
    const { containerDefinitions } = taskDefinition ?? {};
    const answer = await ecs.send(
      new RegisterTaskDefinitionCommand({ ...fargate, family: 'again', containerDefinitions }),
    );
    expect(answer.taskDefinition?.containerDefinitions).toEqual(containerDefinitions);
  });

  test.each([
    { why: 'no containers', input: { containerDefinitions: [] }, message: 'Container list cannot be empty.' },
    { why: 'a bad family', input: { family: 'a b' }, message: 'Invalid family "a b"' },
    {
      why: 'another network mode',
      input: { networkMode: 'bridge' as const },
      message: "Fargate only supports network mode 'awsvpc'.",
    },
    { why: 'no size', input: { cpu: undefined }, message: "'cpu' and 'memory' be defined at the task level" },
    {
      why: 'a size that Fargate does not have',
      input: { memory: '100' },
      message: 'No Fargate configuration exists',
    },
    {
      why: 'the same name twice',
      input: {
        containerDefinitions: [
          { name: 'app', image: 'app' },
          { name: 'app', image: 'app' },
        ],
      },
      message: '"app" is there twice',
    },
    {
      why: 'no essential container',
      input: { containerDefinitions: [{ name: 'app', image: 'app', essential: false }] },
      message: 'at least one container of a task must be essential',
    },
    { why: 'no image', input: { containerDefinitions: [{ name: 'app' }] }, message: 'Container.image' },
    {
      why: 'secrets',
      input: {
        containerDefinitions: [{ name: 'app', image: 'app', secrets: [{ name: 'A', valueFrom: 'b' }] }],
      },
      message: 'does not support "secrets" of container "app"',
    },
    {
      why: 'an order of containers',
      input: {
        containerDefinitions: [
          { name: 'app', image: 'app', dependsOn: [{ containerName: 'b', condition: 'START' as const }] },
        ],
      },
      message: 'does not support "dependsOn"',
    },
    { why: 'volumes', input: { volumes: [{ name: 'data' }] }, message: 'does not support "volumes"' },
    {
      why: 'another log driver',
      input: {
        containerDefinitions: [
          { name: 'app', image: 'app', logConfiguration: { logDriver: 'splunk' as const } },
        ],
      },
      message: 'does not support the log driver "splunk"',
    },
    {
      why: 'an awslogs driver without its options',
      input: {
        containerDefinitions: [
          {
            name: 'app',
            image: 'app',
            logConfiguration: { logDriver: 'awslogs' as const, options: { 'awslogs-group': 'g' } },
          },
        ],
      },
      message: 'Log driver awslogs requires options: awslogs-region, awslogs-stream-prefix',
    },
    {
      why: 'too long a stop timeout',
      input: { containerDefinitions: [{ name: 'app', image: 'app', stopTimeout: 121 }] },
      message: 'between 0 and 120 seconds',
    },
  ])('with $why are refused', async ({ input, message }) => {
    await expect(
      aws.clients.ecs.send(new RegisterTaskDefinitionCommand({ ...fargate, ...input })),
    ).rejects.toMatchObject({ name: 'ClientException', message: expect.stringContaining(message) });
  });

  test('that are not there cannot be described', async () => {
    await expect(
      aws.clients.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'absent' })),
    ).rejects.toMatchObject({ name: 'ClientException', message: 'Unable to describe task definition.' });
  });
});
