import { describe, expect, test } from '@jest/globals';
import {
  classificationOf,
  type ExecutionReport,
  executionLabel,
  executionName,
  isSuccess,
  type LeftRunningReport,
} from '../../src/report/report.ts';
import {
  attempt,
  EXECUTION_ARN,
  execution,
  failed,
  leftRunning,
  notStarted,
  report,
  reportOn,
  SUCCEEDED,
} from './reports.ts';

const RETRIED = { attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)] };

describe('what an execution is called', () => {
  test.each([
    [{ customerId: 'c-1', arn: EXECUTION_ARN }, 'customer c-1', 'c-1'],
    [{ customerId: undefined, arn: EXECUTION_ARN }, 'execution run-1', 'run-1'],
    [{ customerId: undefined, arn: undefined }, 'the execution', '–'],
  ])('is what people know it by: %j', (known, label, name) => {
    expect(executionLabel(known)).toBe(label);
    expect(executionName(known)).toBe(name);
  });

  test('fits on one line, whatever the id of the customer', () => {
    const label = executionLabel({ customerId: `a\nb${'x'.repeat(200)}`, arn: undefined });
    expect(label).toMatch(/^customer a bx+…$/);
    expect(label.length).toBeLessThanOrEqual(100);
  });
});

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

  test('of a step that does not wait is what it left running, but not what it was to stop', () => {
    const by = { kind: 'fail-fast', failed: 'customer c2' } as const;
    const leaving = (why?: LeftRunningReport['why']) => ({
      ...reportOn([leftRunning(why && { why })]),
      waited: false,
    });
    expect(isSuccess(leaving())).toBe(true);
    expect(isSuccess(leaving({ kind: 'stop-failed', by, error: new Error('No.') }))).toBe(false);
    expect(isSuccess(leaving({ kind: 'end-not-seen', by, tasks: [] }))).toBe(false);
  });

  test('is every execution succeeded', () => {
    expect(isSuccess({ ...report(), executions: [execution(), execution()] })).toBe(true);
  });
});

describe('the last classification', () => {
  test('is that of the last failure, also if success followed', () => {
    expect(classificationOf(execution(RETRIED))).toBe('TEMPORARY');
    expect(classificationOf(execution({ attempts: [attempt(1, SUCCEEDED)] }))).toBeUndefined();
  });

  test('is none of an execution that failed though all that failed in it had healed', () => {
    const attempts = [attempt(1, failed({ healed: true })), attempt(2, SUCCEEDED)];
    expect(classificationOf(execution({ status: 'FAILED', error: 'Quota', attempts }))).toBeUndefined();
  });
});
