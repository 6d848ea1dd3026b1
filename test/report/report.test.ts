import { describe, expect, test } from '@jest/globals';
import { type ExecutionReport, isSuccess, lastClassification } from '../../src/report/report.ts';
import {
  attempt,
  execution,
  failed,
  leftRunning,
  notStarted,
  report,
  reportOn,
  SUCCEEDED,
} from './reports.ts';

const RETRIED = { attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)] };

describe('success', () => {
  test.each<[string, ExecutionReport]>([
    ['FAILED', execution({ status: 'FAILED' })],
    ['TIMED_OUT', execution({ status: 'TIMED_OUT' })],
    ['ABORTED', execution({ status: 'ABORTED' })],
    ['RUNNING', leftRunning()],
    ['NOT_STARTED', notStarted()],
  ])('is not %s', (_status, failed) => {
    expect(isSuccess(reportOn([failed]))).toBe(false);
    expect(isSuccess(reportOn([execution(), failed]))).toBe(false);
  });

  test('is every execution succeeded', () => {
    expect(isSuccess({ ...report(), executions: [execution(), execution()] })).toBe(true);
  });
});

describe('the last classification', () => {
  test('is that of the last failure, also if success followed', () => {
    expect(lastClassification(execution(RETRIED))).toBe('TEMPORARY');
    expect(lastClassification(execution({ attempts: [attempt(1, SUCCEEDED)] }))).toBeUndefined();
  });
});
