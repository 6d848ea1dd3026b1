import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ecs } from '../../src/integrations/ecs.ts';
import { UNKNOWN_WORK, type WorkEvents } from '../../src/integrations/integration.ts';
import { exited, stoppedTask, taskArn } from '../policy/causes.ts';

const DEFINITION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads:7';
const TASK = {
  TaskArn: taskArn('a'),
  TaskDefinitionArn: DEFINITION,
  Cpu: '256',
  Memory: '512',
  CapacityProviderName: 'FARGATE_SPOT',
};
const KNOWN = {
  taskArn: taskArn('a'),
  taskDefinitionArn: DEFINITION,
  ranWith: { cpu: 256, memory: 512, capacityProvider: 'FARGATE_SPOT' },
  about: {},
};

function run(events: Partial<WorkEvents>): WorkEvents {
  return {
    resourceType: 'ecs',
    resource: 'runTask.sync',
    region: undefined,
    parameters: undefined,
    submitted: undefined,
    ended: undefined,
    ...events,
  };
}

describe('an ECS task', () => {
  test.each([
    ['the answer of RunTask', { submitted: JSON.stringify({ Tasks: [TASK], Failures: [] }) }],
    ['the task that .sync ends with', { ended: JSON.stringify(TASK) }],
    [
      'a task that is cut in what tells nothing',
      { ended: JSON.stringify({ ...TASK, Tags: ['x'] }).slice(0, -4) },
    ],
  ])('is known by %s', (_what, events) => {
    expect(ecs.readWork(run(events))).toEqual(KNOWN);
  });

  test('that is only started is told to be, since the state does not wait for its end', () => {
    const ended = JSON.stringify({ Tasks: [TASK], Failures: [] });
    expect(ecs.readWork(run({ resource: 'runTask', ended }))).toEqual({
      ...KNOWN,
      remark: { kind: 'outcome-unknown' },
    });
  });

  test('that hands back a task token is told to end by it', () => {
    const submitted = JSON.stringify({ Tasks: [TASK], Failures: [] });
    const ended = '{"answer":42}';
    expect(ecs.readWork(run({ resource: 'runTask.waitForTaskToken', submitted, ended }))).toEqual({
      ...KNOWN,
      endedBy: 'task-token',
    });
  });

  test.each([
    ['that failed to be placed', JSON.stringify({ Tasks: [], Failures: [{ Reason: 'RESOURCE:CPU' }] })],
    ['whose state has changed its output', '{"answer":42}'],
    ['whose output is not JSON', 'x'],
    ['without an output', undefined],
  ])('is not known of a request %s', (_what, submitted) => {
    expect(ecs.readWork(run({ submitted }))).toEqual(UNKNOWN_WORK);
  });

  test('is read whatever its events hold, without its parameters', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        const work = ecs.readWork(run({ submitted: text, ended: text.slice(0, cut), parameters: text }));
        expect(Object.keys(work)).toEqual(Object.keys(UNKNOWN_WORK));
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

  test('is read as far as its Cause goes where that is cut', () => {
    const cause = JSON.stringify({ ...JSON.parse(exited(4)), Zone: 'x'.repeat(50) }).slice(0, -20);
    expect(ecs.readFailure({ error: 'States.TaskFailed', cause }, {})).toMatchObject({
      exitCode: 4,
      reason: 'Essential container in task exited',
      unread: 'The Cause is not whole.',
    });
  });

  test('that said itself why it failed, by SendTaskFailure, is told in its words and not as JSON', () => {
    const told = ecs.readFailure({ error: 'BadCustomer', cause: '{"message":"c-1 has no address"}' }, {});
    expect(told).toEqual({ error: 'BadCustomer', reason: 'c-1 has no address' });
  });

  test('has a page in the console, where its cluster is known', () => {
    expect(ecs.links({ ...UNKNOWN_WORK, taskArn: taskArn('0a1b') })).toEqual([
      {
        name: 'task',
        url: 'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/uploads/tasks/0a1b?region=eu-west-1',
      },
    ]);
    expect(ecs.links({ ...UNKNOWN_WORK, taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/0a1b' })).toEqual(
      [],
    );
    expect(ecs.links(UNKNOWN_WORK)).toEqual([]);
  });
});

test('what the answer of RunTask told is not read again from the task that it ended as', () => {
  const submitted = JSON.stringify({ Tasks: [TASK], Failures: [] });
  const ended = JSON.stringify({ ...TASK, TaskArn: taskArn('b') });
  expect(ecs.readWork(run({ submitted, ended }))).toMatchObject(KNOWN);
  const unnamed = JSON.stringify({ Tasks: [{ TaskArn: taskArn('a') }] });
  expect(ecs.readWork(run({ submitted: unnamed, ended })).taskDefinitionArn).toBe(DEFINITION);
});
