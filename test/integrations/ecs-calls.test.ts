import { describe, expect, test } from '@jest/globals';
import { ecsCalls } from '../../src/integrations/ecs-calls.ts';
import type { Work } from '../../src/integrations/integration.ts';
import type { Failure } from '../../src/policy/failure.ts';
import { type Container, LogService, logging } from '../evidence/log-service.ts';
import { leapingClock } from '../leaping-clock.ts';
import { taskArn } from '../policy/causes.ts';
import { type Answer, ok, refused, scriptedAws } from '../scripted-aws.ts';

const DEFINITION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads:7';
const TASK: Work = { taskArn: taskArn('a'), taskDefinitionArn: DEFINITION, ranWith: {}, about: {} };
const retry = () => ({ clock: leapingClock(), signal: new AbortController().signal, forMs: 0 });
const failedIn = (container: string, exitCode?: number): Failure => ({
  error: 'States.TaskFailed',
  reason: '',
  container,
  ...(exitCode !== undefined && { exitCode }),
});

describe('the logs of an ECS task', () => {
  const elsewhere = (name: string, logDriver?: 'splunk'): Container => ({
    name,
    ...(logDriver && { logConfiguration: { logDriver, options: { 'awslogs-group': 'g' } } }),
  });

  function found(service: LogService, work: Work = TASK, failure?: Failure) {
    return ecsCalls.logFinder?.(service.clients)(work, failure, retry());
  }

  test('are the streams of all its containers that log to CloudWatch', async () => {
    const service = new LogService(
      logging('app', { 'awslogs-region': 'us-east-2', 'awslogs-stream-prefix': 'x/y' }),
      elsewhere('quiet'),
      elsewhere('splunk', 'splunk'),
      logging('proxy'),
    );
    expect(await found(service)).toEqual([
      { container: 'app', region: 'us-east-2', group: '/ecs/uploads', stream: 'x/y/app/a' },
      { container: 'proxy', region: 'eu-west-1', group: '/ecs/uploads', stream: 'ecs/proxy/a' },
    ]);
  });

  test('lie in the region of the task definition unless the driver names another', async () => {
    const options = { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' };
    const service = new LogService({ name: 'app', logConfiguration: { logDriver: 'awslogs', options } });
    expect(await found(service)).toMatchObject([{ region: 'eu-west-1', group: 'g', stream: 'p/app/a' }]);
  });

  test('of one that failed are those of the container that failed', async () => {
    const service = new LogService(logging('app'), logging('proxy'));
    expect(await found(service, TASK, failedIn('proxy', 1))).toMatchObject([{ container: 'proxy' }]);
    expect(await found(service, TASK, failedIn('other', 1))).toEqual([]);
  });

  test('are none, and nothing is asked, where the container never ran', async () => {
    const service = new LogService(logging('app'));
    expect(await found(service, TASK, failedIn('app'))).toEqual([]);
    expect(service.requests).toEqual([]);
  });

  test.each([{ taskArn: undefined }, { taskDefinitionArn: undefined }])(
    'cannot be known yet of %j',
    async (change) => {
      const service = new LogService(logging('app'));
      expect(await found(service, { ...TASK, ...change })).toBeUndefined();
      expect(service.requests).toEqual([]);
    },
  );

  test('are asked for once a task definition, whether that is answered or refused', async () => {
    for (const trouble of [undefined, { type: 'AccessDeniedException', status: 400 }]) {
      const service = new LogService(logging('app'));
      service.trouble = () => trouble;
      const find = ecsCalls.logFinder?.(service.clients);
      const tasks = ['a', 'b', 'c'].map((id) => ({ ...TASK, taskArn: taskArn(id) }));
      const results = await Promise.allSettled(tasks.map((task) => find?.(task, undefined, retry())));
      expect(new Set(results.map(({ status }) => status)).size).toBe(1);
      expect(service.count('DescribeTaskDefinition')).toBe(1);
    }
  });
});

describe('the states of ECS tasks', () => {
  const states = (answers: readonly Answer[], arns: readonly string[]) => {
    const aws = scriptedAws({ DescribeTasks: answers });
    return ecsCalls.workStates?.({ ecs: async () => aws.ecs }, arns, retry());
  };

  test('are what ECS tells of each, and unknown of what it does not tell of', async () => {
    const told = [
      ['a', 'STOPPED', 'STOPPED'],
      ['b', 'DEPROVISIONING', 'STOPPED'],
      ['c', 'RUNNING', 'RUNNING'],
      ['d', 'PENDING', 'RUNNING'],
    ] as const;
    const tasks = told.map(([id, lastStatus, desiredStatus]) => ({
      taskArn: taskArn(id),
      lastStatus,
      desiredStatus,
    }));
    expect(
      await states(
        [ok({ tasks })],
        ['e', 'd', 'c', 'b', 'a'].map((id) => taskArn(id)),
      ),
    ).toEqual([
      { taskArn: taskArn('e'), state: 'unknown' },
      { taskArn: taskArn('d'), state: 'running' },
      { taskArn: taskArn('c'), state: 'running' },
      { taskArn: taskArn('b'), state: 'stopping' },
      { taskArn: taskArn('a'), state: 'stopped' },
    ]);
  });

  test('are an error that says what to allow where ECS refuses', async () => {
    await expect(states([refused('AccessDeniedException')], [taskArn('a')])).rejects.toThrow(
      'ecs:DescribeTasks on uploads',
    );
  });
});
