import { describe, expect, test } from '@jest/globals';
import { isSuccess, lastClassification } from '../../src/report/report.ts';
import { attempt, execution, failed, report, SUCCEEDED } from './reports.ts';

const RETRIED = { attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)] };

describe('success', () => {
  test.each(['FAILED', 'TIMED_OUT', 'ABORTED', 'RUNNING'] as const)('is not %s', (status) => {
    expect(isSuccess(report({ status }))).toBe(false);
    expect(isSuccess({ ...report(), executions: [execution(), execution({ status })] })).toBe(false);
  });

  test('is every execution succeeded', () => {
    expect(isSuccess({ ...report(), executions: [execution(), execution()] })).toBe(true);
  });
});

describe('the last classification', () => {
  test('is that of the last failure, also if success followed', () => {
    expect(lastClassification(RETRIED)).toBe('TEMPORARY');
    expect(lastClassification({ attempts: [attempt(1, SUCCEEDED)] })).toBeUndefined();
  });
});
