import { describe, expect, test } from '@jest/globals';
import { isFailed } from '../../src/execution/end-reason.ts';
import type { Attempt } from '../../src/execution/trail.ts';
import { headline } from '../../src/report/headline.ts';
import type { ExecutionReport, LeftRunningReport } from '../../src/report/report.ts';
import {
  attempt,
  execution,
  failed,
  HOSTILE,
  leftRunning,
  lost,
  notStarted,
  STOPPED,
  SUCCEEDED,
} from './reports.ts';

const FATAL = { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input', because: 'Fix the input.' } as const;

/** Attempts of which the first is the reason, and what it stopped. */
function stoppedBySibling(first: Attempt, second: Attempt) {
  const failures = [first].filter(isFailed);
  return { attempts: [first, second], reason: { failures, machine: undefined } };
}

describe('the outcome in one sentence', () => {
  test.each<[string, ExecutionReport, string]>([
    ['at once', execution(), 'Succeeded after 1 attempt in 1m 0s'],
    [
      'after retries',
      execution({
        attempts: [
          attempt(1, failed()),
          attempt(2, failed({ decision: { type: 'RETRIABLE' } })),
          attempt(3, failed()),
          attempt(4, SUCCEEDED),
        ],
        startedAt: undefined,
      }),
      'Succeeded after 4 attempts: 3 retries (2 TEMPORARY, 1 RETRIABLE)',
    ],
    [
      'without running a task',
      execution({ attempts: [], startedAt: undefined }),
      'Succeeded after 0 attempts',
    ],
    [
      'by the decision of the machine',
      execution({
        status: 'FAILED',
        error: 'FATAL',
        cause: '{"errorState":{}}',
        attempts: [attempt(1, failed({ failure: { exitCode: 3 }, decision: FATAL }))],
      }),
      'FATAL after 1 attempt in 1m 0s: InvalidInput (exit 3) – Fix the input.',
    ],
    [
      'with a reason that tells something',
      execution({
        status: 'FAILED',
        error: 'FATAL',
        attempts: [
          attempt(
            1,
            failed({
              failure: { exitCode: 137, containerReason: 'OutOfMemoryError: killed' },
              decision: { ...FATAL, rule: 'default' },
            }),
          ),
        ],
      }),
      'FATAL after 1 attempt in 1m 0s: OutOfMemoryError (exit 137): killed – Fix the input.',
    ],
    [
      'because a machine with a Retry of its own has no more',
      execution({
        status: 'FAILED',
        error: 'States.TaskFailed',
        attempts: [attempt(1, failed({ decidedBy: 'policy', decision: { because: 'Wait.' } }))],
      }),
      'Failed after 1 attempt in 1m 0s: NetworkError (exit 4) – Wait. It is TEMPORARY, but the machine retries no more.',
    ],
    [
      'because of something other than the failure of the task',
      execution({
        status: 'FAILED',
        error: 'Lambda.Unknown',
        cause: 'It broke.',
        attempts: [attempt(1, failed({ decidedBy: 'policy', failure: { exitCode: 3 }, decision: FATAL }))],
      }),
      'FATAL after 1 attempt in 1m 0s: InvalidInput (exit 3); the execution ended with Lambda.Unknown: It broke. – Fix the input.',
    ],
    [
      'after its task had succeeded',
      execution({ status: 'FAILED', error: 'States.Runtime', cause: 'No such path.' }),
      'Failed after 1 attempt in 1m 0s: States.Runtime: No such path.',
    ],
    [
      'before it ran a task',
      execution({ status: 'FAILED', error: 'States.Runtime', cause: '', attempts: [], startedAt: undefined }),
      'Failed after 0 attempts: States.Runtime',
    ],
    [
      'without an error, which Step Functions allows',
      execution({ status: 'FAILED', attempts: [], startedAt: undefined }),
      'Failed after 0 attempts',
    ],
    [
      'out of time',
      execution({ status: 'TIMED_OUT', error: 'States.Timeout' }),
      'TIMED_OUT after 1 attempt in 1m 0s: States.Timeout',
    ],
    [
      'stopped by hand',
      execution({
        status: 'ABORTED',
        attempts: [attempt(1, { kind: 'stopped', at: 0 })],
        startedAt: undefined,
      }),
      'ABORTED after 1 attempt',
    ],
    [
      'stopped by the step',
      execution({
        status: 'ABORTED',
        error: 'Cancelled',
        attempts: [attempt(1, failed({ decision: { because: 'Wait.' } }))],
        startedAt: undefined,
        stop: STOPPED,
      }),
      'ABORTED after 1 attempt: The job was cancelled. The execution was stopped; the last failure was NetworkError (exit 4) – Wait.',
    ],
    [
      'without expected outputs',
      execution({
        missing: ['*.csv', 'report.json'],
        attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)],
      }),
      'Succeeded after 2 attempts in 1m 0s: 1 retry (1 TEMPORARY), but 2 expected outputs are missing: *.csv, report.json',
    ],
    [
      'without more expected outputs than a sentence can name',
      execution({ missing: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], startedAt: undefined }),
      'Succeeded after 1 attempt, but 7 expected outputs are missing: a, b, c, d, e and 2 more',
    ],
    [
      'started by somebody else',
      execution({ attached: true }),
      'Succeeded after 1 attempt in 1m 0s (attached)',
    ],
    [
      'not started',
      notStarted({ why: { kind: 'refused', error: new Error('Another one failed.') } }),
      'Not started: Another one failed',
    ],
    [
      'in an item of a Map, whose failure stopped the other items',
      execution({
        status: 'FAILED',
        error: 'FATAL',
        startedAt: undefined,
        ...stoppedBySibling(
          attempt(1, failed({ failure: { exitCode: 3 }, decision: FATAL }), { item: 'UploadAll[3]' }),
          attempt(2, { kind: 'stopped', at: 0 }, { item: 'UploadAll[4]' }),
        ),
      }),
      'FATAL after 2 attempts: InvalidInput (exit 3, in UploadAll[3]) – Fix the input.',
    ],
    [
      'still running',
      leftRunning({
        attempts: [attempt(1, { kind: 'running' })],
        why: { kind: 'interrupted', by: { kind: 'timeout' }, because: 'on-timeout' },
      }),
      'RUNNING after 1 attempt: The execution did not end within timeout-minutes. The execution was left running, as on-timeout says',
    ],
    [
      'still running after a failure',
      leftRunning({
        attempts: [attempt(1, failed({ decision: { because: 'Wait.' } }))],
        why: lost('AWS refused.'),
      }),
      'RUNNING after 1 attempt: AWS refused. The execution was left alone; a step with its ARN as execution-arn follows it to its end; the last failure was NetworkError (exit 4) – Wait.',
    ],
  ])('%s', (_what, given, sentence) => {
    expect(headline(given)).toBe(sentence);
  });

  test.each<[string, Partial<LeftRunningReport>, string]>([
    ['started', { attempts: [] }, 'Started, and left running'],
    ['attached to', { attached: true }, 'Attached, and left running after 1 attempt'],
    [
      'that could not be looked at',
      { attempts: [], why: lost('AWS refused.') },
      'Started, and left running: AWS refused. The execution was left alone; a step with its ARN as execution-arn follows it to its end',
    ],
  ])('of an execution that the step did not wait for, %s', (_what, changes, sentence) => {
    expect(headline(leftRunning({ startedAt: undefined, ...changes }), { waited: false })).toBe(sentence);
  });

  test.each(HOSTILE)('stays on one line: %j', (text) => {
    const outcome = failed({
      failure: { error: text, reason: text, containerReason: text, stopCode: text },
      decision: { rule: text, because: text },
    });
    const texts = { error: text, cause: text, attempts: [attempt(1, outcome)] };
    const by = { kind: 'fail-fast', failed: text } as const;
    for (const given of [
      execution({ ...texts, status: 'FAILED' }),
      execution({ ...texts, status: 'ABORTED' }),
      execution({ ...texts, status: 'ABORTED', stop: { ...STOPPED, by } }),
      execution({ ...texts, status: 'TIMED_OUT' }),
      leftRunning({ attempts: texts.attempts, why: lost(`It ${text}`) }),
      notStarted({ why: { kind: 'refused', error: new Error(text) } }),
    ]) {
      const sentence = headline(given);
      expect(sentence).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(sentence).toMatch(/^[A-Z]/);
    }
  });
});
