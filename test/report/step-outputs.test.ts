import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Classification } from '../../src/policy/policy.ts';
import { reportJson } from '../../src/report/json-report.ts';
import type { ExecutionReport, Report } from '../../src/report/report.ts';
import { stepOutputs } from '../../src/report/step-outputs.ts';
import { summary } from '../../src/report/summary/summary.ts';
import {
  attempt,
  EXECUTION_ARN,
  execution,
  failed,
  LISTED,
  leftRunning,
  MACHINE_ARN,
  notStarted,
  RETRIED,
  report,
  reportOn,
  START,
} from './reports.ts';

describe('the outputs of the step', () => {
  test('are those that action.yml declares', () => {
    const { outputs: declared }: { readonly outputs: object } = parse(
      readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'),
    );
    const given = Object.keys(stepOutputs(report()).outputs);
    expect([...given, 'report-file'].sort()).toEqual(Object.keys(declared).sort());
  });

  test('tell what the step came to', () => {
    const { outputs, cut } = stepOutputs(report(RETRIED));
    expect(cut).toEqual([]);
    expect(outputs).toMatchObject({
      status: 'SUCCEEDED',
      classification: 'TEMPORARY',
      attempts: '2',
      'execution-arn': EXECUTION_ARN,
      'execution-arns': JSON.stringify([EXECUTION_ARN]),
      'state-machine-arn': MACHINE_ARN,
      'state-machine-version-arn': `${MACHINE_ARN}:3`,
      output: '{"result":1}',
      'console-url': expect.stringContaining(EXECUTION_ARN),
    });
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      {
        number: 1,
        state: 'RunECSTask',
        outcome: 'FAILED',
        startedAt: '2026-01-02T03:04:05.000Z',
        stoppedAt: '2026-01-02T03:04:47.000Z',
        failure: { error: 'States.TaskFailed', exitCode: 4 },
        errorState: { type: 'TEMPORARY', waitSeconds: 60 },
        decidedBy: 'machine',
      },
      { number: 2, outcome: 'SUCCEEDED' },
    ]);
    expect(JSON.parse(outputs['s3-outputs'] ?? '')).toEqual([
      {
        uri: 's3://bucket/reports/c1/a b.json',
        key: 'reports/c1/a b.json',
        bytes: 12,
        lastModified: '2026-01-02T03:04:05.000Z',
        older: true,
      },
      { uri: 's3://bucket/reports/c1/z', key: 'reports/c1/z', bytes: 0, older: false },
    ]);
  });

  test('are empty where there is nothing to tell', () => {
    const { outputs } = stepOutputs(reportOn([leftRunning({ attempts: [], versionArn: undefined })]));
    expect(outputs).toMatchObject({
      status: 'RUNNING',
      classification: '',
      attempts: '0',
      'state-machine-version-arn': '',
      output: '',
      trail: '[]',
      's3-outputs': '[]',
    });
  });

  test.each(['unknown', 'stopped'] as const)(
    'name the execution of a start that was not answered, and that is %s',
    (outcome) => {
      const after = { kind: 'interrupted', by: { kind: 'cancelled' } } as const;
      const unanswered = notStarted({ why: { kind: 'unanswered', after, arn: EXECUTION_ARN, outcome } });
      const { outputs } = stepOutputs(reportOn([unanswered]));
      expect(outputs).toMatchObject({
        'execution-arn': EXECUTION_ARN,
        'execution-arns': JSON.stringify([EXECUTION_ARN]),
        'console-url': expect.stringContaining(EXECUTION_ARN),
      });
      expect(reportJson(reportOn([unanswered]))).toMatchObject({ executions: [{ arn: EXECUTION_ARN }] });
      expect(summary(reportOn([unanswered]))).toContain(`executions/details/${EXECUTION_ARN}`);
    },
  );

  test('leave out what is too long for a job, and say which', () => {
    const { outputs, cut } = stepOutputs(report({ output: `"${'x'.repeat(300_000)}"` }));
    expect(outputs['output']).toBe('');
    expect(cut).toEqual(['output']);
  });

  test('take less than the 1 MB of a job, which GitHub counts in UTF-16, however large each of them is', () => {
    const sized = (count: number) =>
      stepOutputs(
        report({
          output: 'x'.repeat(count * 500),
          attempts: Array.from({ length: count }, (_item, index) =>
            attempt(index + 1, failed({ failure: { reason: '漢'.repeat(100) } })),
          ),
          outputs: {
            ...LISTED,
            objects: Array.from({ length: count }, () => ({
              key: '漢'.repeat(170),
              bytes: 1,
              lastModified: START,
              older: false,
            })),
          },
        }),
      );
    for (let count = 100; count < 600; count += 10) {
      const length = Object.values(sized(count).outputs).join('').length;
      expect(length * 2).toBeLessThan(1_000_000);
    }
    expect(sized(100).cut).toEqual([]);
    expect(sized(600).cut).toEqual(['output', 'trail', 's3-outputs']);
  });
});

describe('the outputs of several executions', () => {
  const FATAL = failed({ decision: { type: 'FATAL' } });
  const several = (...executions: readonly ExecutionReport[]): Report => ({ ...report(), executions });
  const broken = (customerId: string) =>
    execution({
      customerId,
      arn: `${EXECUTION_ARN}-${customerId}`,
      status: 'FAILED',
      output: undefined,
      attempts: [attempt(1, FATAL)],
    });

  test('are maps by customer, or by ARN where there is none, and sums', () => {
    const { outputs } = stepOutputs(
      several(
        execution({ ...RETRIED, customerId: '__proto__', output: '{"sum":12345678901234567890.10}' }),
        broken('c"2'),
        execution({ arn: `${EXECUTION_ARN}-x`, attached: true, output: 'no JSON' }),
      ),
    );
    expect(outputs).toMatchObject({
      status: 'FAILED',
      classification: 'FATAL',
      attempts: '4',
      'execution-arn': EXECUTION_ARN,
      'execution-arns': JSON.stringify([EXECUTION_ARN, `${EXECUTION_ARN}-c"2`, `${EXECUTION_ARN}-x`]),
      'failed-customer-ids': JSON.stringify(['c"2']),
      output: `{"__proto__":{"sum":12345678901234567890.10},"c\\"2":null,"${EXECUTION_ARN}-x":"no JSON"}`,
    });
    const map = (name: string): ReadonlyMap<string, unknown> =>
      new Map(Object.entries(JSON.parse(outputs[name] ?? '')));
    expect([...map('trail').keys()]).toEqual(['__proto__', 'c"2', `${EXECUTION_ARN}-x`]);
    expect(map('trail').get('c"2')).toMatchObject([{ outcome: 'FAILED' }]);
    expect(map('s3-outputs').get('__proto__')).toHaveLength(2);
    expect(map('console-url').get('c"2')).toEqual(expect.stringMatching(/^https:/));
  });

  test('are too long for a job together before each of them is', () => {
    const { outputs, cut } = stepOutputs(
      several(...Array.from({ length: 800 }, (_item, index) => broken(`customer-${index}`))),
    );
    expect(Object.values(outputs).join('').length * 2).toBeLessThan(1_000_000);
    expect(cut).toEqual(['trail']);
    expect(stepOutputs(several(...Array.from({ length: 1500 }, () => broken('c')))).cut).toEqual([
      'trail',
      'console-url',
    ]);
    expect(JSON.parse(outputs['failed-customer-ids'] ?? '')).toHaveLength(800);
  });

  const NOT_STARTED = notStarted({ customerId: 'n' });
  const RUNNING = leftRunning();

  test.each<[string, Report, string]>([
    ['all that succeeded', several(execution(), execution()), 'SUCCEEDED'],
    [
      'a tolerated failure',
      { ...several(execution(), broken('b')), toleratedFailurePercentage: 50 },
      'SUCCEEDED',
    ],
    ['a failure among others', several(RUNNING, execution({ status: 'ABORTED' }), broken('b')), 'FAILED'],
    ['a timeout', several(RUNNING, execution({ status: 'TIMED_OUT' }), execution()), 'TIMED_OUT'],
    ['one that was stopped', several(RUNNING, execution({ status: 'ABORTED' })), 'ABORTED'],
    ['one that still runs', several(execution(), RUNNING), 'RUNNING'],
    ['those that were left running', { ...several(execution(), RUNNING), waited: false }, 'RUNNING'],
    ['one that could not be started', several(execution(), NOT_STARTED), 'FAILED'],
    ['a cancelled job', { ...several(execution(), NOT_STARTED), cancelled: true }, 'ABORTED'],
    [
      'a job that was cancelled at the last',
      { ...several(execution(), execution()), cancelled: true },
      'ABORTED',
    ],
    ['outputs that are missing', several(execution(), execution({ missing: ['*.csv'] })), 'FAILED'],
    [
      'outputs that are missing where another one was stopped, which is less severe',
      several(execution({ status: 'ABORTED' }), execution({ missing: ['*.csv'] })),
      'FAILED',
    ],
    [
      'one that was stopped where another one was not started',
      several(NOT_STARTED, execution({ status: 'ABORTED' })),
      'ABORTED',
    ],
    ['one alone that could not be started', several(NOT_STARTED), 'FAILED'],
    ['one alone without its outputs, which is how it ended', report({ missing: ['*.csv'] }), 'SUCCEEDED'],
    ['none', several(), ''],
  ])('give for %s one status', (_what, given, status) => {
    expect(stepOutputs(given).outputs['status']).toBe(status);
  });

  test('name the customer that failed also where there is one only', () => {
    const failedIds = (given: Report) => stepOutputs(given).outputs['failed-customer-ids'];
    expect(failedIds(several(broken('c1')))).toBe('["c1"]');
    expect(failedIds(several(NOT_STARTED))).toBe('["n"]');
    expect(failedIds(report({ customerId: 'c1', missing: ['x'] }))).toBe('["c1"]');
    expect(failedIds(report({ customerId: 'c1' }))).toBe('[]');
  });

  test('have the gravest of the last classes', () => {
    const classes = (...types: readonly Classification[]) =>
      stepOutputs(
        several(
          ...types.map((type) => execution({ attempts: [attempt(1, failed({ decision: { type } }))] })),
        ),
      ).outputs['classification'];
    expect(classes('RETRIABLE', 'TEMPORARY')).toBe('TEMPORARY');
    expect(classes('TEMPORARY', 'FATAL', 'RETRIABLE')).toBe('FATAL');
    expect(classes('RETRIABLE', 'RETRIABLE')).toBe('RETRIABLE');
  });
});
