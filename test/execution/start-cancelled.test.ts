import { describe, expect, test } from '@jest/globals';
import { Interrupted, StartUnanswered } from '../../src/execution/ending.ts';
import { TIME_LIMITS } from '../../src/time-limits.ts';
import { leapingClock } from '../leaping-clock.ts';
import { type Answer, RESET, refused, type Script, SILENCE, THROTTLED } from '../scripted-aws.ts';
import {
  ANONYMOUS,
  begun,
  CANCELLED,
  EXECUTION_ARN,
  NAMED,
  NAMED_ARN,
  NOT_THERE,
  REQUEST,
  STARTED,
  STOPPED,
  saidOf,
  start,
  TAKEN,
} from './starting.ts';

const UNKNOWN = `Whether the execution was started is not known: look for ${EXECUTION_ARN}.`;

/** Cancels the job when an operation is called for the nth time. */
async function cancelledAt(operation: string, script: Script, request = REQUEST, nth = 1) {
  const controller = new AbortController();
  let calls = 0;
  return start(script, request, { signal: controller.signal }, (call) => {
    calls += call.operation === operation ? 1 : 0;
    if (calls === nth && call.operation === operation) {
      controller.abort(CANCELLED);
    }
  });
}

describe('a start that is cancelled', () => {
  test('before it is sent is not sent, and there is nothing to stop', async () => {
    const { outcome, operations, open } = await start({}, NAMED, { signal: AbortSignal.abort(CANCELLED) });
    expect([outcome, operations, open]).toEqual([CANCELLED, [], []]);
  });

  test('while it is under way is waited for, so that the execution can be stopped', async () => {
    const { outcome, open } = await cancelledAt('StartExecution', { StartExecution: [STARTED] });
    expect([outcome, open]).toEqual([{ arn: EXECUTION_ARN, attached: false }, [EXECUTION_ARN]]);
  });

  test('while it is refused is over, and there is nothing to stop', async () => {
    const { outcome, operations, open } = await cancelledAt('StartExecution', {
      StartExecution: [refused('AccessDeniedException')],
    });
    expect(outcome).toBeInstanceOf(Interrupted);
    expect([operations, open]).toEqual([['StartExecution'], []]);
  });

  test.each<[string, readonly Answer[], RegExp, readonly string[]]>([
    [
      'it had been started',
      [STOPPED],
      /^The job was cancelled\. The execution .* had been started, and was stopped\.$/,
      [],
    ],
    [
      'it appears a moment later',
      [NOT_THERE, THROTTLED, STOPPED],
      /had been started, and was stopped\.$/,
      [],
    ],
    ['it is not there yet', [NOT_THERE], /Whether the execution was started is not known/, [EXECUTION_ARN]],
    [
      'stopping is refused',
      [refused('AccessDeniedException')],
      /Whether the execution was started is not known/,
      [EXECUTION_ARN],
    ],
    [
      'stopping is not answered',
      [SILENCE],
      /Whether the execution was started is not known/,
      [EXECUTION_ARN],
    ],
  ])('after a lost answer is withdrawn: %s', async (_what, stop, says, left) => {
    const { outcome, operations, open } = await cancelledAt('StartExecution', {
      StartExecution: [RESET],
      StopExecution: stop,
    });
    expect(outcome).toBeInstanceOf(StartUnanswered);
    expect(saidOf(outcome)).toMatch(says);
    expect(saidOf(outcome)).toContain(EXECUTION_ARN);
    expect(new Set(operations)).toEqual(new Set(['StartExecution', 'StopExecution']));
    expect(open).toEqual(left);
  });

  test('is withdrawn also if the execution appears only shortly before the time for that is over', async () => {
    const clock = leapingClock();
    const since = clock.now();
    const lastTryMs = TIME_LIMITS.cancel.startWithdrawalMs - TIME_LIMITS.retry.lastAnswerMs;
    const controller = new AbortController();
    const { outcome, open } = await start(
      {
        StartExecution: [RESET],
        StopExecution: () => (clock.now() - since < lastTryMs ? NOT_THERE : STOPPED),
      },
      REQUEST,
      { clock, signal: controller.signal },
      ({ operation }) => operation === 'StartExecution' && controller.abort(CANCELLED),
    );
    expect(saidOf(outcome)).toMatch(/had been started, and was stopped\.$/);
    expect(open).toEqual([]);
  });

  test('whose answer takes longer than the moment that it is given is withdrawn', async () => {
    const { outcome, open } = await cancelledAt('StartExecution', {
      StartExecution: [SILENCE],
      StopExecution: [STOPPED],
    });
    expect(saidOf(outcome)).toMatch(/^The job was cancelled\. The execution .* was stopped\.$/);
    expect(open).toEqual([]);
  });

  test('while it is looked for is withdrawn', async () => {
    const { outcome, operations, open } = await cancelledAt('GetExecutionHistory', {
      StartExecution: [RESET],
      GetExecutionHistory: [NOT_THERE],
      StopExecution: [STOPPED],
    });
    expect(saidOf(outcome)).toMatch(/^The job was cancelled\. The execution .* was stopped\.$/);
    expect(operations.at(-1)).toBe('StopExecution');
    expect(open).toEqual([]);
  });

  test('when it was just found is left to be stopped by whoever follows it', async () => {
    const { outcome, open } = await cancelledAt('GetExecutionHistory', {
      StartExecution: [RESET],
      GetExecutionHistory: [begun()],
    });
    expect([outcome, open]).toEqual([{ arn: EXECUTION_ARN, attached: true }, [EXECUTION_ARN]]);
  });

  test('while it is withdrawn without an answer says where to look', async () => {
    const { outcome } = await cancelledAt('StartExecution', {
      StartExecution: [RESET],
      StopExecution: [RESET],
    });
    expect(saidOf(outcome)).toContain(UNKNOWN);
  });
});

describe('a start under a name that the user chose, cancelled in doubt', () => {
  test.each([
    ['lost', [RESET]],
    ['lost, and then the name was taken', [RESET, TAKEN]],
  ])('stops its own execution when its answer was %s', async (_what, answers) => {
    const { outcome, operations, open } = await cancelledAt(
      'StartExecution',
      { StartExecution: answers, GetExecutionHistory: [begun()], StopExecution: [STOPPED] },
      NAMED,
      answers.length,
    );
    expect(saidOf(outcome)).toContain(`The execution ${NAMED_ARN} had been started, and was stopped.`);
    expect(operations.at(-1)).toBe('StopExecution');
    expect(open).toEqual([]);
  });

  test.each([
    ['has another input', NAMED, begun({ input: '{}' })],
    ['ran before', ANONYMOUS, begun({ at: 1_699_990_000 })],
  ])('does not stop somebody else’s, which %s', async (_what, request, beginning) => {
    const { outcome, operations, open } = await cancelledAt(
      'StartExecution',
      { StartExecution: [RESET], GetExecutionHistory: [beginning] },
      request,
    );
    expect(outcome).toBe(CANCELLED);
    expect(operations).not.toContain('StopExecution');
    expect(open).toEqual([]);
  });

  test('says that it does not know when it cannot see whose it is', async () => {
    const { outcome, operations, open } = await cancelledAt(
      'StartExecution',
      { StartExecution: [RESET], GetExecutionHistory: [refused('AccessDeniedException')] },
      NAMED,
    );
    expect(saidOf(outcome)).toContain(`is not known: look for ${NAMED_ARN}.`);
    expect(operations).not.toContain('StopExecution');
    expect(open).toEqual([NAMED_ARN]);
  });
});
