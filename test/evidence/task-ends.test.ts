import { describe, expect, test } from '@jest/globals';
import type { RetryOptions } from '../../src/aws/retry.ts';
import { taskEnds, withTaskEnds } from '../../src/evidence/task-ends.ts';
import { NO_REASON } from '../../src/execution/end-reason.ts';
import { type Ended, Interrupted, type LeftRunning, type TaskEnds } from '../../src/execution/ending.ts';
import type { RunResult } from '../../src/execution/run-to-end.ts';
import { ecs } from '../../src/integrations/ecs.ts';
import { endingText } from '../../src/report/wording.ts';
import { lazyClients } from '../lazy-clients.ts';
import { leapingClock } from '../leaping-clock.ts';
import { attempt, execution, failed, STOPPED as STOPPED_EXECUTION, SUCCEEDED } from '../report/reports.ts';
import { type Answer, ok, refused, scriptedAws, THROTTLED } from '../scripted-aws.ts';

const CANCELLED = new Interrupted({ kind: 'cancelled' });

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

/** What the ending of an execution that was stopped says of its tasks. */
function taskEndsText(tasks: TaskEnds): string {
  const text = endingText(execution({ status: 'ABORTED', stop: { ...STOPPED_EXECUTION, tasks: [tasks] } }));
  return text?.replace(/^The job was cancelled\. The execution was stopped\. ?/, '') ?? '';
}

async function ends(answers: readonly Answer[], arns: readonly string[], more: Partial<RetryOptions> = {}) {
  const aws = scriptedAws({ DescribeTasks: answers });
  const clock = leapingClock();
  const before = clock.now();
  const retry = { clock, signal: new AbortController().signal, forMs: 60_000, ...more };
  const sentence = taskEndsText(await taskEnds(ecs, lazyClients(aws), arns, retry));
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
  const result = (ending: RunResult['ending']): RunResult => ({
    startedAt: 0,
    reason: NO_REASON,
    ending,
    attempts: [
      attempt(1, failed()),
      attempt(2, { kind: 'stopped', at: 1 }),
      attempt(3, { kind: 'running' }),
      attempt(4, SUCCEEDED),
      attempt(5, { kind: 'running' }, { taskArn: undefined }),
    ],
  });
  const retry = () => ({ clock: leapingClock(), signal: new AbortController().signal, forMs: 1000 });
  const { terms } = ecs;
  const by = { kind: 'cancelled' } as const;
  const stopped = (stop: Ended['stop']): Ended => ({
    kind: 'ended',
    status: 'ABORTED',
    stoppedAt: 2,
    error: 'Cancelled',
    cause: '',
    output: undefined,
    stop,
  });
  const running = (why: LeftRunning['why']): LeftRunning => ({ kind: 'left-running', why });

  test.each<[string, (tasks: TaskEnds) => RunResult['ending'], string]>([
    [
      'stopped',
      (tasks) => stopped({ result: 'stopped', by, tasks: [tasks] }),
      'The job was cancelled. The execution was stopped. Its 2 tasks have stopped.',
    ],
    [
      'told to stop',
      (tasks) => running({ kind: 'end-not-seen', by, tasks: [tasks] }),
      'The job was cancelled. The execution was told to stop; its end was not seen. Its 2 tasks have stopped.',
    ],
  ])('that was %s tells of the tasks that ran', async (_what, ending, says) => {
    const aws = scriptedAws({ DescribeTasks: [tasks({ task2: STOPPED, task3: STOPPED })] });
    const told = await withTaskEnds(
      lazyClients(aws),
      result(ending({ kind: 'seen', terms, tasks: [] })),
      retry(),
    );
    expect(aws.calls.map(({ input }) => input['tasks'])).toEqual([[taskArn('task2'), taskArn('task3')]]);
    expect(told).toEqual(
      result(
        ending({
          kind: 'seen',
          terms,
          tasks: [
            { taskArn: taskArn('task2'), state: 'stopped' },
            { taskArn: taskArn('task3'), state: 'stopped' },
          ],
        }),
      ),
    );
    expect(endingText(told.ending)).toBe(says);
  });

  test.each<[string, RunResult['ending']]>([
    ['ended before', stopped({ result: 'ended-before', by })],
    ['ended by itself', stopped(undefined)],
    ['could not be stopped', running({ kind: 'stop-failed', by, error: new Error('AWS refused.') })],
    ['was left running', running({ kind: 'interrupted', by, because: 'attached' })],
    ['is out of sight', running({ kind: 'lost', error: new Error('AWS refused.') })],
    ['was not waited for', running({ kind: 'not-waited' })],
  ])('that %s stays as it is', async (_what, ending) => {
    const aws = scriptedAws({});
    expect(await withTaskEnds(lazyClients(aws), result(ending), retry())).toEqual(result(ending));
  });
});
