import { describe, expect, test } from '@jest/globals';
import type { RetryOptions } from '../../src/aws/retry.ts';
import { GaveUp } from '../../src/errors.ts';
import { taskEnds, withTaskEnds } from '../../src/evidence/task-ends.ts';
import type { RunResult } from '../../src/execution/run-to-end.ts';
import { ecs } from '../../src/integrations/ecs.ts';
import type { Integration } from '../../src/integrations/integration.ts';
import { leapingClock } from '../leaping-clock.ts';
import { attempt, failed, SUCCEEDED } from '../report/reports.ts';
import { type Answer, ok, refused, scriptedAws, THROTTLED } from '../scripted-aws.ts';

const CANCELLED = new GaveUp('cancelled', 'The job was cancelled.');

const taskArn = (id: string, cluster = 'uploads') =>
  `arn:aws:ecs:eu-west-1:111122223333:task/${cluster}/${id}`;
const [RUNS, STOPPING, STOPPED] = [
  { lastStatus: 'RUNNING', desiredStatus: 'RUNNING' },
  { lastStatus: 'DEPROVISIONING', desiredStatus: 'STOPPED' },
  { lastStatus: 'STOPPED', desiredStatus: 'STOPPED' },
];

/** What DescribeTasks answers: tasks by id. */
function tasks(states: Readonly<Record<string, object>>, cluster = 'uploads'): Answer {
  return ok({
    tasks: Object.entries(states).map(([id, state]) => ({ taskArn: taskArn(id, cluster), ...state })),
  });
}

async function ends(answers: readonly Answer[], arns: readonly string[], more: Partial<RetryOptions> = {}) {
  const aws = scriptedAws({ DescribeTasks: answers });
  const clock = leapingClock();
  const before = clock.now();
  const retry = { clock, signal: new AbortController().signal, forMs: 60_000, ...more };
  const sentence = await taskEnds(ecs, { ecs: async () => aws.ecs }, arns, retry);
  return { sentence, calls: aws.calls, took: clock.now() - before };
}

describe('the tasks of an execution that was stopped', () => {
  test('are seen to their end', async () => {
    const { sentence, calls, took } = await ends(
      [tasks({ a: RUNS }), tasks({ a: STOPPING }), tasks({ a: STOPPED })],
      [taskArn('a')],
    );
    expect(sentence).toBe('Its task has stopped.');
    expect(calls.map(({ input }) => input)).toEqual(
      Array.from({ length: 3 }, () => ({ cluster: 'uploads', tasks: [taskArn('a')] })),
    );
    expect(took).toBe(1000);
  });

  test('are not asked for if there are none', async () => {
    expect(await ends([], [])).toEqual({ sentence: '', calls: [], took: 0 });
  });

  test('are asked for again while ECS does not tell of them: its reads may be behind', async () => {
    const gone = ok({ tasks: [], failures: [{ arn: taskArn('a'), reason: 'MISSING' }] });
    expect((await ends([gone, tasks({ a: STOPPED })], [taskArn('a')])).sentence).toBe(
      'Its task has stopped.',
    );
    expect((await ends([gone], [taskArn('a')])).sentence).toBe(
      'ECS does not tell of its task, so whether it stops is not known.',
    );
  });

  test.each<[string, Readonly<Record<string, object>>, string]>([
    ['one that stops', { a: STOPPING }, 'Its task has been told to stop.'],
    ['one of which one has', { a: STOPPING, b: STOPPED }, 'Its 2 tasks have been told to stop.'],
    ['all that stopped', { a: STOPPED, b: STOPPED }, 'Its 2 tasks have stopped.'],
    [
      'those that were not told',
      { a: RUNS, b: STOPPING, c: RUNS },
      'ECS has not been told yet to stop a, c: if it goes on, grant the role of the state machine ecs:StopTask.',
    ],
  ])('are told of as far as is known when retry ends: %s', async (_what, states, says) => {
    const { sentence, took } = await ends(
      [tasks(states)],
      Object.keys(states).map((id) => taskArn(id)),
    );
    expect(sentence).toBe(says);
    expect(took).toBeLessThanOrEqual(60_000);
  });

  test('are told of as far as is known when the step must come to its report', async () => {
    const controller = new AbortController();
    const clock = leapingClock();
    const impatient = {
      ...clock,
      sleep: (milliseconds: number, signal: AbortSignal) => {
        controller.abort(CANCELLED);
        return clock.sleep(milliseconds, signal);
      },
    };
    const { sentence, calls } = await ends([tasks({ a: STOPPING })], [taskArn('a')], {
      clock: impatient,
      signal: controller.signal,
    });
    expect(sentence).toBe('Its task has been told to stop.');
    expect(calls).toHaveLength(1);
  });

  test('are not known where the step must come to its report before it could ask', async () => {
    const signal = AbortSignal.abort(CANCELLED);
    const { sentence, calls } = await ends([], [taskArn('a')], { signal });
    expect(sentence).toBe('Whether its task stops was not seen.');
    expect(calls).toEqual([]);
  });

  test('are not known where ECS refuses to tell', async () => {
    const { sentence } = await ends([refused('AccessDeniedException')], [taskArn('a')]);
    expect(sentence).toMatch(
      /^Whether its task stops is not known: AWS refused ecs:DescribeTasks on uploads: .*Grant the role of this step ecs:DescribeTasks on uploads/,
    );
  });

  test('are known from before where ECS refuses to tell more', async () => {
    const { sentence } = await ends(
      [tasks({ a: STOPPING }), refused('AccessDeniedException')],
      [taskArn('a')],
    );
    expect(sentence).toBe('Its task has been told to stop.');
  });

  test('are asked for again after throttling', async () => {
    const { sentence } = await ends([THROTTLED, THROTTLED, tasks({ a: STOPPED })], [taskArn('a')]);
    expect(sentence).toBe('Its task has stopped.');
  });

  test('are asked for in their clusters', async () => {
    const short = 'arn:aws:ecs:eu-west-1:111122223333:task/old';
    const { sentence, calls } = await ends(
      [
        tasks({ a: STOPPED, c: STOPPED }),
        tasks({ b: STOPPED }, 'reports'),
        ok({ tasks: [{ taskArn: short, ...STOPPED }] }),
      ],
      [taskArn('a'), taskArn('b', 'reports'), taskArn('c'), short],
    );
    expect(calls.map(({ input }) => [input['cluster'], input['tasks']])).toEqual([
      ['uploads', [taskArn('a'), taskArn('c')]],
      ['reports', [taskArn('b', 'reports')]],
      ['default', [short]],
    ]);
    expect(sentence).toBe('Its 4 tasks have stopped.');
  });

  test('are asked for a hundred at a time', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `t${index}`);
    const all = tasks(Object.fromEntries(ids.map((id) => [id, STOPPED])));
    const { sentence, calls } = await ends(
      [all],
      ids.map((id) => taskArn(id)),
    );
    expect(calls.map(({ input }) => Array.isArray(input['tasks']) && input['tasks'].length)).toEqual([
      100, 100, 50,
    ]);
    expect(sentence).toBe('Its 250 tasks have stopped.');
  });
});

describe('the result of an execution', () => {
  const result = (stop: RunResult['stop']): RunResult => ({
    startedAt: 0,
    end: undefined,
    problem: 'The job was cancelled.',
    stop,
    attempts: [
      attempt(1, failed()),
      attempt(2, { kind: 'stopped', at: 1 }),
      attempt(3, { kind: 'running' }),
      attempt(4, SUCCEEDED),
      attempt(5, { kind: 'running' }, { taskArn: undefined }),
    ],
  });
  const retry = () => ({ clock: leapingClock(), signal: new AbortController().signal, forMs: 1000 });

  test.each(['stopped', 'end not seen'] as const)('that was %s tells of the tasks that ran', async (stop) => {
    const aws = scriptedAws({ DescribeTasks: [tasks({ task2: STOPPED, task3: STOPPED })] });
    const told = await withTaskEnds({ ecs: async () => aws.ecs }, result(stop), retry());
    expect(aws.calls.map(({ input }) => input['tasks'])).toEqual([[taskArn('task2'), taskArn('task3')]]);
    expect(told).toEqual({
      ...result(stop),
      problem: 'The job was cancelled. Its 2 tasks have stopped.',
    });
  });

  test('tells of each kind of work in its own words', async () => {
    const aws = scriptedAws({ DescribeTasks: [tasks({ task1: STOPPED })] });
    const arn = 'arn:aws:states:eu-west-1:111122223333:execution:child:run-1';
    const nested: Integration = {
      ...ecs,
      terms: { service: 'Step Functions', unit: 'execution', stopAction: 'states:StopExecution' },
      calls: async () => ({
        logFinder: () => async () => [],
        workStates: async (_clients, arns) => arns.map((of) => ({ arn: of, state: 'running' })),
      }),
    };
    const attempts = [
      attempt(1, { kind: 'running' }),
      attempt(2, { kind: 'running' }, { integration: nested, taskArn: arn }),
    ];
    const clients = { ecs: async () => aws.ecs };
    const { problem } = await withTaskEnds(clients, { ...result('stopped'), attempts }, retry());
    expect(problem).toBe(
      'The job was cancelled. Its task has stopped. Step Functions has not been told yet to stop run-1: if it goes on, allow states:StopExecution to the role of the state machine.',
    );
  });

  test.each(['ended before', 'failed', undefined] as const)(
    'that was not stopped (%s) stays as it is',
    async (stop) => {
      const aws = scriptedAws({});
      expect(await withTaskEnds({ ecs: async () => aws.ecs }, result(stop), retry())).toEqual(result(stop));
    },
  );
});
