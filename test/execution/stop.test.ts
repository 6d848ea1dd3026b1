import { describe, expect, test } from '@jest/globals';
import { Interrupted } from '../../src/execution/ending.ts';
import { runToEnd } from '../../src/execution/run-to-end.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { endingText } from '../../src/report/wording.ts';
import { TIME_LIMITS } from '../../src/time-limits.ts';
import { drained } from '../drained.ts';
import { leapingClock } from '../leaping-clock.ts';
import { type Answer, ok, RESET, refused, SILENCE, scriptedAws, THROTTLED } from '../scripted-aws.ts';
import { NOT_THERE, STOPPED } from './starting.ts';

const ARN = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:run-1';
const CANCELLED = AbortSignal.abort(new Interrupted({ kind: 'cancelled' }));
const never = new AbortController().signal;
const EVENTS = [
  { id: 2, previousEventId: 0, type: 'ExecutionAborted', timestamp: 1_700_000_001 },
  { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: 1_700_000_000 },
];
const RUNNING = ok({ events: EVENTS.slice(1) });
const ABORTED = ok({ events: EVENTS });

/** What came of an execution whose job is cancelled, or whose wait ends for another reason, while it runs. */
async function stopped(stop: readonly Answer[], reportDue = never, signal = CANCELLED) {
  const aws = scriptedAws({ StopExecution: stop, GetExecutionHistory: [RUNNING, ABORTED] });
  const clock = leapingClock();
  const { ending } = await drained(
    runToEnd({
      sfn: aws.sfn,
      executionArn: ARN,
      policy: DEFAULT_POLICY,
      clock,
      signal,
      cancelled: signal === CANCELLED ? CANCELLED : never,
      reportDue,
      intervalMs: 5000,
      deadline: clock.now() + 600_000,
      wait: true,
      onTimeout: 'stop',
      mayStop: true,
      stopCause: 'Stopped by the test.',
    }),
  );
  const waitedMs = clock.slept.reduce((sum, one) => sum + one, 0);
  return { ending, says: endingText(ending), operations: aws.operations(), waitedMs };
}

describe('an execution that is stopped', () => {
  test.each<[string, readonly Answer[]]>([
    ['at once', [STOPPED]],
    ['after two answers that broke', [RESET, RESET, STOPPED]],
    ['after throttling and an outage', [THROTTLED, refused('InternalServerError', 500), STOPPED]],
    ['although reads lag behind', [NOT_THERE, NOT_THERE, STOPPED]],
  ])('%s is told as stopped', async (_what, stop) => {
    const { ending, says } = await stopped(stop);
    expect(ending).toMatchObject({ kind: 'ended', status: 'ABORTED' });
    expect(says).toBe('The job was cancelled. The execution was stopped.');
  });

  test.each<[string, readonly Answer[]]>([
    ['that all break', [RESET]],
    ['of a service in trouble', [refused('InternalServerError', 500)]],
    ['of which one breaks, and then the credentials expire', [RESET, refused('ExpiredTokenException')]],
  ])('by answers %s may have been, and is left to the post step', async (_what, stop) => {
    const { ending, says } = await stopped(stop);
    expect(ending).toMatchObject({ kind: 'left-running', why: { kind: 'stop-unanswered' } });
    expect(says).toMatch(
      /^The job was cancelled\. Whether the execution was stopped is not known: AWS .* states:StopExecution on arn:/,
    );
  });

  test.each([
    ['of a cancelled step', CANCELLED, TIME_LIMITS.cancel.stopMs],
    [
      'that ran out of time',
      AbortSignal.abort(new Interrupted({ kind: 'timeout' })),
      TIME_LIMITS.stop.executionMs,
    ],
    [
      'that the post step stops',
      AbortSignal.abort(new Interrupted({ kind: 'killed' })),
      TIME_LIMITS.postStep.eachMs,
    ],
  ])('is tried for all of its time, but for that of the last answer: %s', async (_what, signal, limitMs) => {
    const { says, waitedMs } = await stopped([THROTTLED], never, signal);
    expect(waitedMs).toBe(limitMs - TIME_LIMITS.retry.lastAnswerMs);
    expect(says).toContain('The execution could not be stopped: AWS refused states:StopExecution');
  });

  test('without an answer until the report is due may have been', async () => {
    const { says } = await stopped([SILENCE], AbortSignal.timeout(100));
    expect(says).toBe(
      `The job was cancelled. Whether the execution was stopped is not known: AWS did not answer states:StopExecution on ${ARN} in the time that was left.`,
    );
  });

  test('too late for any request has not been, which does not say twice that the job was cancelled', async () => {
    const { ending, says, operations } = await stopped([], CANCELLED);
    expect(ending).toMatchObject({ kind: 'left-running', why: { kind: 'stop-failed' } });
    expect(says).toBe(
      `The job was cancelled. The execution could not be stopped: There was no time left for states:StopExecution on ${ARN}.`,
    );
    expect(operations).not.toContain('StopExecution');
  });

  test.each<[string, readonly Answer[]]>([
    ['at once', [refused('AccessDeniedException')]],
    [
      'after an answer that broke: it was not allowed before either',
      [RESET, refused('AccessDeniedException')],
    ],
  ])('without permission, told %s, has not been', async (_what, stop) => {
    const { ending, says } = await stopped(stop);
    expect(ending).toMatchObject({ kind: 'left-running', why: { kind: 'stop-failed' } });
    expect(says).toContain('The execution could not be stopped: AWS refused states:StopExecution');
  });
});
