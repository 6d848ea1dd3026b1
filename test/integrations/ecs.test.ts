import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ecs } from '../../src/integrations/ecs.ts';
import { exited, stoppedTask, taskArn } from '../policy/causes.ts';

const NOTHING = { taskArn: undefined, taskDefinitionArn: undefined, ranWith: {} };
const DEFINITION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads:7';
const TASK = {
  TaskArn: taskArn('a'),
  TaskDefinitionArn: DEFINITION,
  Cpu: '256',
  Memory: '512',
  CapacityProviderName: 'FARGATE_SPOT',
};

describe('an ECS task', () => {
  test.each([
    ['the answer of RunTask', { Tasks: [TASK], Failures: [] }],
    ['the task that .sync ends with', TASK],
  ])('is known by %s', (_what, output) => {
    expect(ecs.readWork(JSON.stringify(output))).toEqual({
      taskArn: taskArn('a'),
      taskDefinitionArn: DEFINITION,
      ranWith: { cpu: 256, memory: 512, capacityProvider: 'FARGATE_SPOT' },
    });
  });

  test.each([
    ['that failed to be placed', JSON.stringify({ Tasks: [], Failures: [{ Reason: 'RESOURCE:CPU' }] })],
    ['whose state has changed its output', '{"answer":42}'],
    ['whose output is cut', '{"Tasks":[{"TaskArn":"arn:aws'],
    ['whose output is not JSON', 'x'],
    ['without an output', undefined],
  ])('is not known of a request %s', (_what, output) => {
    expect(ecs.readWork(output)).toEqual(NOTHING);
  });

  test('is read whatever its output holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Object.keys(ecs.readWork(JSON.stringify(value)))).toEqual(Object.keys(NOTHING));
      }),
    );
  });

  test('that failed is told by the container of the policy, or by the one that failed', () => {
    const containers = [
      { name: 'app', exitCode: 3 },
      { name: 'proxy', exitCode: 1 },
    ];
    const cause = JSON.stringify(stoppedTask({ containers }));
    expect(ecs.readFailure({ error: 'States.TaskFailed', cause }, { container: 'proxy' }).exitCode).toBe(1);
    expect(ecs.readFailure({ error: 'States.TaskFailed', cause: exited(4) }, {})).toMatchObject({
      error: 'States.TaskFailed',
      exitCode: 4,
    });
  });

  test('has a page in the console, where its cluster is known', () => {
    expect(ecs.links({ ...NOTHING, taskArn: taskArn('0a1b') })).toEqual([
      {
        name: 'task',
        url: 'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/uploads/tasks/0a1b?region=eu-west-1',
      },
    ]);
    expect(ecs.links({ ...NOTHING, taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/0a1b' })).toEqual([]);
    expect(ecs.links(NOTHING)).toEqual([]);
  });
});
