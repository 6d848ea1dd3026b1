import { describe, expect, test } from '@jest/globals';
import { follow, NOTHING_SEEN, type Poll } from '../../src/execution/follow.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { drained } from '../drained.ts';
import { leapingClock } from '../leaping-clock.ts';
import { exited, taskArn } from '../policy/causes.ts';
import { ok, scriptedAws } from '../scripted-aws.ts';

const WAIT_MS = 900_000;

/** A task that failed, and a wait that its machine decided on, by the clock of AWS. */
function history(startedAt: number, isOver: boolean): object[] {
  const errorState = JSON.stringify({ type: 'TEMPORARY', retryCount: 1, waitSeconds: WAIT_MS / 1000 });
  const task = { resourceType: 'ecs', resource: 'runTask.sync' };
  const submitted = JSON.stringify({ Tasks: [{ TaskArn: taskArn('a') }], Failures: [] });
  const events: readonly (readonly [type: string, details: object])[] = [
    ['ExecutionStarted', {}],
    ['TaskStateEntered', { stateEnteredEventDetails: { name: 'Upload' } }],
    ['TaskScheduled', { taskScheduledEventDetails: task }],
    ['TaskSubmitted', { taskSubmittedEventDetails: { ...task, output: submitted } }],
    ['TaskFailed', { taskFailedEventDetails: { ...task, error: 'States.TaskFailed', cause: exited(4) } }],
    ['TaskStateExited', { stateExitedEventDetails: { name: 'Upload', output: '{}' } }],
    ['PassStateEntered', { stateEnteredEventDetails: { name: 'Judge' } }],
    [
      'PassStateExited',
      { stateExitedEventDetails: { name: 'Judge', output: '{}', assignedVariables: { errorState } } },
    ],
    ['PassStateEntered', { stateEnteredEventDetails: { name: 'Shape' } }],
    // AWS links this one past the entry of its state.
    ['EvaluationFailed', { previousEventId: 8, evaluationFailedEventDetails: { state: 'Shape' } }],
    ['PassStateExited', { stateExitedEventDetails: { name: 'Shape', output: '{}' } }],
    ['WaitStateEntered', { stateEnteredEventDetails: { name: 'Pause' } }],
    ...(isOver
      ? [['ExecutionSucceeded', { executionSucceededEventDetails: { output: '{}' } }] as const]
      : []),
  ];
  return events.map(([type, details], index) => ({
    id: index + 1,
    previousEventId: index,
    timestamp: (startedAt + (type === 'ExecutionSucceeded' ? WAIT_MS : 0)) / 1000,
    type,
    ...details,
  }));
}

/** Follows through the wait by a clock of the runner that is off. */
async function followed(offMs: number) {
  const clock = leapingClock();
  const since = clock.now();
  const aws = scriptedAws({
    GetExecutionHistory: () =>
      ok({ events: history(since + offMs, clock.now() - since >= WAIT_MS).reverse() }),
  });
  const polls: Poll[] = [];
  const end = await drained(
    follow({
      sfn: aws.sfn,
      executionArn: 'arn:aws:states:eu-west-1:111122223333:execution:uploads:run-1',
      seen: NOTHING_SEEN,
      policy: DEFAULT_POLICY,
      clock,
      signal: new AbortController().signal,
      intervalMs: 5000,
      deadline: since + 21_600_000,
    }),
    polls,
  );
  return { end, polls, tookMs: clock.now() - since };
}

describe('a wait of the machine', () => {
  test('costs few polls by a clock that is right', async () => {
    const { end, polls, tookMs } = await followed(0);
    expect([end.why, tookMs]).toEqual(['ended', WAIT_MS]);
    expect(polls.length).toBeLessThan(10);
  });

  test.each([
    ['behind by ten minutes', 600_000],
    ['behind by seven hours', 25_200_000],
    ['ahead by ten minutes', -600_000],
    ['ahead by seven hours', -25_200_000],
  ])('is not slept through for longer than it lasts by a clock that is %s', async (_what, offMs) => {
    const { end, tookMs } = await followed(offMs);
    expect(end.why).toBe('ended');
    expect(tookMs).toBeLessThan(WAIT_MS + 31_000);
  });
});
