import { describe, expect, test } from '@jest/globals';
import { stepHeadline } from '../../src/report/headline.ts';
import type { ExecutionReport, Report } from '../../src/report/report.ts';
import { attempt, execution, failed, leftRunning, notStarted, report, START, SUCCEEDED } from './reports.ts';

const FATAL = { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input', because: 'Fix the input.' } as const;

describe('the outcome of several executions', () => {
  const FINE = execution({ customerId: 'a' });
  const BROKEN = execution({
    customerId: 'b',
    status: 'FAILED',
    error: 'FATAL',
    attempts: [attempt(1, failed({ decision: FATAL }))],
  });
  const WAITING = leftRunning({ customerId: 'd' });
  const LATE = notStarted({ customerId: 'c' });
  const twelve = (...others: readonly ExecutionReport[]) => [
    ...Array.from({ length: 12 - others.length }, () => FINE),
    ...others,
  ];

  test.each<[string, Partial<Report>, string]>([
    [
      'all well, with the retries of all',
      {
        executions: twelve(
          execution({
            customerId: 'a',
            attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)],
            stoppedAt: START + 120_000,
          }),
        ),
      },
      '12 of 12 customers succeeded in 2m 0s: 1 retry (1 TEMPORARY)',
    ],
    [
      'what failed and what was not started',
      { executions: twelve(BROKEN, LATE) },
      '10 of 12 customers succeeded in 1m 0s; 1 FATAL, 1 not started',
    ],
    [
      'failures within what is tolerated',
      { executions: twelve(BROKEN), toleratedFailurePercentage: 10 },
      '11 of 12 customers succeeded in 1m 0s; 1 FATAL; 1 of 12 failed (8.3 %), 10 % are tolerated',
    ],
    [
      'more failures than are tolerated',
      { executions: twelve(BROKEN, BROKEN), toleratedFailurePercentage: 10 },
      '10 of 12 customers succeeded in 1m 0s; 2 FATAL; 2 of 12 failed (16.7 %), only 10 % are tolerated',
    ],
    [
      'a cancelled job',
      { executions: [FINE, execution({ customerId: 'b', status: 'ABORTED' })], cancelled: true },
      '1 of 2 customers succeeded in 1m 0s; 1 ABORTED; the job was cancelled',
    ],
    [
      'missing outputs, running ones, and executions without a customer',
      { executions: [execution(), execution({ missing: ['x'] }), WAITING] },
      '1 of 3 executions succeeded; 1 without expected outputs, 1 still running',
    ],
    [
      'all left running',
      { executions: [WAITING, WAITING], waited: false },
      '2 customers started, and left running',
    ],
    [
      'some left running',
      { executions: [FINE, WAITING], waited: false },
      '1 of 2 customers succeeded; 1 left running',
    ],
    ['one execution', {}, 'Succeeded after 1 attempt in 1m 0s'],
    ['nothing', { executions: [] }, 'Nothing was run'],
  ])('tells of %s', (_what, changes, sentence) => {
    expect(stepHeadline({ ...report(), ...changes })).toBe(sentence);
  });
});
