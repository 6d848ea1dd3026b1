import { describe, expect, test } from '@jest/globals';
import type { DeploymentNotice } from '../../src/machine/deployment-notices.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { prepareMachine } from '../../src/step/prepare-machine.ts';
import { leapingClock } from '../leaping-clock.ts';
import { MISSING, REQUEST, VALID, version } from '../machine-aws/deployment.ts';
import { ok, refused, type Script, scriptedAws } from '../scripted-aws.ts';

const TASK_DEFINITION = ok({ taskDefinition: { containerDefinitions: [{ name: 'app' }] } });

/** Deploys the built-in machine, whose container the task definition tells. */
async function prepare(script: Script, untilAsked: (operation: string) => Promise<void> = async () => {}) {
  const aws = scriptedAws({
    DescribeTaskDefinition: [TASK_DEFINITION],
    DescribeStateMachine: [MISSING],
    ValidateStateMachineDefinition: [VALID],
    CreateStateMachine: [version(1)],
    ...script,
  });
  const { name, roleArn, arn } = REQUEST;
  const notices: DeploymentNotice[] = [];
  const task = {
    cluster: 'uploads',
    taskDefinition: 'upload',
    container: undefined,
    subnets: ['subnet-1'],
    securityGroups: [],
    assignPublicIp: false,
    capacityProvider: undefined,
    timeoutMinutes: undefined,
    processErrorFunction: undefined,
  };
  const clients = {
    sfn: aws.sfn,
    ecs: async () => {
      await untilAsked('DescribeStateMachine');
      return aws.ecs;
    },
  };
  const prepared = prepareMachine(
    {
      kind: 'deploy',
      reference: { kind: 'name', name },
      name,
      roleArn,
      definition: { kind: 'built-in', task },
    },
    { policy: DEFAULT_POLICY, commands: [] },
    {
      clients,
      env: {},
      retry: { clock: leapingClock(), signal: new AbortController().signal, forMs: 1000 },
    },
    { deployed: () => {}, notice: (notice) => notices.push(notice) },
  );
  return { aws, arn, prepared, notices };
}

describe('a deployment', () => {
  test('does not wait for the task definition before it looks for the machine', async () => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { aws, arn, prepared } = await prepare(
      {
        DescribeStateMachine: () => {
          asked();
          return MISSING;
        },
      },
      () => isAsked,
    );
    expect(await prepared).toMatchObject({ arn, versionArn: `${arn}:1`, change: 'created' });
    expect(aws.operations()).toEqual([
      'DescribeStateMachine',
      'DescribeTaskDefinition',
      'ValidateStateMachineDefinition',
      'CreateStateMachine',
    ]);
  });

  test('tells what people should know of its task definition', async () => {
    const { prepared, notices } = await prepare({});
    await prepared;
    expect(notices).toEqual([{ kind: 'no-log-configuration', container: 'app' }]);
  });

  test('tells nothing of a machine that was not deployed', async () => {
    const { prepared, notices } = await prepare({ CreateStateMachine: [refused('AccessDeniedException')] });
    await expect(prepared).rejects.toThrow();
    expect(notices).toEqual([]);
  });

  test('tells of the task definition where neither may be looked at', async () => {
    const { prepared } = await prepare({
      DescribeTaskDefinition: [refused('AccessDeniedException')],
      DescribeStateMachine: [refused('AccessDeniedException')],
    });
    await expect(prepared).rejects.toMatchObject({ action: 'ecs:DescribeTaskDefinition' });
  });
});
