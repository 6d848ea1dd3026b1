import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { beforeAll, expect, test } from '@jest/globals';
import { register, script } from '../ecs/tasks.ts';
import { localAws } from './fixture.ts';

const aws = localAws();

/** What the container runs: it sends a heartbeat and its result with the SDK, from what its environment holds. */
const CALL_BACK = `
  import('@aws-sdk/client-sfn').then(async ({ SFNClient, SendTaskHeartbeatCommand, SendTaskSuccessCommand }) => {
    const sfn = new SFNClient({});
    const taskToken = process.env.TASK_TOKEN;
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ rows: 3 }) }));
  });`;

beforeAll(async () => {
  await register(aws.clients.ecs, 'calls-back', [script('app', CALL_BACK)]);
});

test('a container calls back with the token that its task was given', async () => {
  const { sfn } = aws.clients;
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::ecs:runTask.waitForTaskToken',
    Parameters: {
      Cluster: 'default',
      LaunchType: 'FARGATE',
      TaskDefinition: 'calls-back',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0ed41e45b216c45a4'] } },
      Overrides: {
        ContainerOverrides: [
          { Name: 'app', Environment: [{ Name: 'TASK_TOKEN', 'Value.$': '$$.Task.Token' }] },
        ],
      },
    },
    TimeoutSeconds: 30,
    HeartbeatSeconds: 20,
    End: true,
  };
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: 'calls-back',
      roleArn: 'arn:aws:iam::123456789012:role/machine',
      definition: JSON.stringify({ StartAt: 'S', States: { S: state } }),
    }),
  );
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
  let execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  while (execution.status === 'RUNNING') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  }
  expect([execution.status, execution.output]).toEqual(['SUCCEEDED', '{"rows":3}']);
  const asked = aws.requests().filter(({ caller }) => caller === 'task');
  expect(asked.map(({ action }) => action)).toEqual(['states:SendTaskHeartbeat', 'states:SendTaskSuccess']);
});
