import { describe, expect, test } from '@jest/globals';
import { Interrupted } from '../../src/execution/ending.ts';
import type { Poll } from '../../src/execution/follow.ts';
import { type RunOptions, runToEnd } from '../../src/execution/run-to-end.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { endingText } from '../../src/report/wording.ts';
import { drained } from '../drained.ts';
import { startWaiting, statusOf, useLocalAws } from '../e2e/local-aws.ts';
import { leapingClock } from '../leaping-clock.ts';

const aws = useLocalAws();

function options(executionArn: string, more: Partial<RunOptions> = {}): RunOptions {
  const clock = more.clock ?? leapingClock();
  return {
    sfn: aws.sfn,
    executionArn,
    policy: DEFAULT_POLICY,
    clock,
    signal: new AbortController().signal,
    cancelled: new AbortController().signal,
    wait: true,
    mayStop: true,
    intervalMs: 5000,
    deadline: clock.now() + 600_000,
    onTimeout: 'stop',
    stopCause: 'Stopped by the test.',
    ...more,
  };
}

/** What came of running an execution to its end, its polls, and what is said of its ending. */
async function run(executionArn: string, more: Partial<RunOptions> = {}) {
  const polls: Poll[] = [];
  const result = await drained(runToEnd(options(executionArn, more)), polls);
  return { ...result, polls, says: endingText(result.ending) };
}

describe('an execution that does not end in time', () => {
  test('is stopped with on-timeout: stop, and its end is seen', async () => {
    const arn = await startWaiting(aws, 'timeout-stop');
    const { ending, says } = await run(arn);
    expect(ending).toMatchObject({
      kind: 'ended',
      status: 'ABORTED',
      error: 'Cancelled',
      cause: 'Stopped by the test.',
      stop: { result: 'stopped', by: { kind: 'timeout' } },
    });
    expect(says).toBe('The execution did not end within timeout-minutes. The execution was stopped.');
    expect(await statusOf(aws, arn)).toBe('ABORTED');
  });

  test('is left running with on-timeout: leave', async () => {
    const arn = await startWaiting(aws, 'timeout-leave');
    const { ending, says } = await run(arn, { onTimeout: 'leave' });
    expect(ending.kind).toBe('left-running');
    expect(says).toMatch(
      /^The execution did not end within timeout-minutes\. The execution was left running, as on-timeout says\.$/,
    );
    expect(await statusOf(aws, arn)).toBe('RUNNING');
  });

  test('costs fewer polls than one every interval', async () => {
    const { polls } = await run(await startWaiting(aws, 'timeout-polls'), { onTimeout: 'leave' });
    expect(polls.length).toBeLessThan(600 / 5 / 3);
    expect(polls.length).toBeGreaterThan(600 / 30 - 2);
  });
});

describe('a cancelled step', () => {
  test('stops its execution even when it was cancelled before the first poll', async () => {
    const arn = await startWaiting(aws, 'cancelled-early');
    const controller = new AbortController();
    controller.abort(new Interrupted({ kind: 'cancelled' }));
    const { ending, says } = await run(arn, { signal: controller.signal, onTimeout: 'leave' });
    expect(ending).toMatchObject({ kind: 'ended', status: 'ABORTED' });
    expect(says).toBe('The job was cancelled. The execution was stopped.');
  });

  test('says so when the execution cannot be stopped', async () => {
    const controller = new AbortController();
    controller.abort(new Interrupted({ kind: 'cancelled' }));
    const gone = 'arn:aws:states:eu-central-1:123456789012:execution:gone:gone';
    const { says } = await run(gone, { signal: controller.signal });
    expect(says).toMatch(
      /^The job was cancelled\. The execution could not be stopped: AWS refused states:StopExecution on arn:/,
    );
  });
});

describe('an execution that is gone', () => {
  test('ends the wait once it cannot be that it is only too new to be known', async () => {
    const gone = 'arn:aws:states:eu-central-1:123456789012:execution:gone:gone';
    const clock = leapingClock();
    const start = clock.now();
    const { says, attempts, startedAt, ending, polls } = await run(gone, { clock });
    expect(says).toMatch(/^AWS refused states:GetExecutionHistory on arn:.*ExecutionDoesNotExist/);
    expect([attempts, startedAt, ending.kind]).toEqual([[], undefined, 'left-running']);
    expect(polls.map(({ kind, nextPollMs }) => [kind, nextPollMs])).toEqual([
      ['trouble', 5000],
      ['trouble', 10_000],
      ['trouble', 15_000],
    ]);
    expect(clock.now() - start).toBe(30_000);
  });
});

test('an execution that is to be stopped late is given up in time for the report', async () => {
  const arn = await startWaiting(aws, 'hurried');
  const cancelled = AbortSignal.abort(new Interrupted({ kind: 'cancelled' }));
  const { ending, says } = await run(arn, { signal: cancelled, cancelled, reportDue: cancelled });
  expect(ending).toMatchObject({ kind: 'left-running', why: { kind: 'stop-failed' } });
  expect(says).toContain('The execution could not be stopped');
});
