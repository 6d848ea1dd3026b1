import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { register, script } from '../ecs/tasks.ts';
import { localAws } from './fixture.ts';

const aws = localAws();
beforeAll(async () => {
  const { ecs } = aws.clients;
  for (const family of ['branch', 'item']) {
    await register(ecs, family, [script('app', 'setTimeout(() => {}, 60_000)', { stopTimeout: 2 })]);
  }
  await register(ecs, 'fails', [script('app', 'setTimeout(() => process.exit(3), 300)')]);
});

function runTask(family: string): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::ecs:runTask.sync',
    Parameters: {
      Cluster: 'default',
      LaunchType: 'FARGATE',
      TaskDefinition: family,
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0ed41e45b216c45a4'] } },
    },
    End: true,
  };
}

async function run(name: string, state: object, input: unknown): Promise<readonly string[]> {
  const { sfn } = aws.clients;
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name,
      roleArn: 'arn:aws:iam::123456789012:role/machine',
      definition: JSON.stringify({ StartAt: 'S', States: { S: state } }),
    }),
  );
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  for (;;) {
    const { status, error } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') {
      expect([status, error]).toEqual(['FAILED', 'States.TaskFailed']);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return events.map(({ type = '' }) => type);
}

/** How the tasks of a definition stopped. */
async function stopsOf(family: string): Promise<readonly unknown[]> {
  const { ecs } = aws.clients;
  for (;;) {
    const { taskArns: running = [] } = await ecs.send(new ListTasksCommand({ family }));
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ family, desiredStatus: 'STOPPED' }));
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ tasks: taskArns }));
    if (running.length === 0 && tasks.every(({ lastStatus }) => lastStatus === 'STOPPED')) {
      return tasks.map(({ stopCode, stoppedReason }) => [stopCode, stoppedReason]);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('real tasks', () => {
  test('of a Parallel state are stopped when another branch fails', async () => {
    const branches = ['branch', 'fails'].map((family) => ({
      StartAt: family,
      States: { [family]: runTask(family) },
    }));
    const types = await run('both', { Type: 'Parallel', Branches: branches, End: true }, {});
    expect(types.slice(-3)).toEqual(['TaskStateAborted', 'ParallelStateFailed', 'ExecutionFailed']);
    expect(await stopsOf('branch')).toEqual([['UserInitiated', 'Stopped by AWS Step Functions.']]);
  });

  test('of a Map state are stopped when another iteration fails', async () => {
    const states = {
      Which: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'F' }], Default: 'E' },
      F: runTask('fails'),
      E: { ...runTask('item'), Comment: 'one for each item that is not null' },
    };
    const state = { Type: 'Map', ItemProcessor: { StartAt: 'Which', States: states }, End: true };
    const types = await run('each', state, ['x', null, 'y']);
    expect(types.filter((type) => type === 'TaskStateAborted')).toHaveLength(3);
    expect(types.filter((type) => type === 'MapIterationAborted')).toHaveLength(2);
    expect(types.slice(-2)).toEqual(['MapStateFailed', 'ExecutionFailed']);
    expect(await stopsOf('item')).toHaveLength(2);
  });
});
