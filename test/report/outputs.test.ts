import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { reportJson } from '../../src/report/json-report.ts';
import { stepOutputs } from '../../src/report/outputs.ts';
import { isSuccess, lastClassification } from '../../src/report/report.ts';
import {
  attempt,
  EXECUTION_ARN,
  execution,
  failed,
  MACHINE_ARN,
  report,
  START,
  SUCCEEDED,
} from './reports.ts';

const LISTED = {
  kind: 'listed',
  location: 's3://bucket/reports/c1',
  objects: [
    { key: 'reports/c1/a b.json', bytes: 12, lastModified: START, older: true },
    { key: 'reports/c1/z', bytes: 0, lastModified: undefined, older: false },
  ],
  more: false,
} as const;

const RETRIED = {
  attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)],
  outputs: LISTED,
};

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
    const { outputs } = stepOutputs(
      report({ status: 'RUNNING', attempts: [], versionArn: undefined, output: undefined }),
    );
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

describe('the report file', () => {
  test('holds all there is, as JSON', () => {
    const whole: unknown = JSON.parse(
      JSON.stringify(reportJson(report({ ...RETRIED, customerId: 'c1', output: 'x'.repeat(300_000) }))),
    );
    expect(whole).toMatchObject({
      machine: { name: 'uploads', arn: MACHINE_ARN },
      executions: [
        {
          arn: EXECUTION_ARN,
          customerId: 'c1',
          status: 'SUCCEEDED',
          classification: 'TEMPORARY',
          headline: expect.stringMatching(/^Succeeded/),
          stateMachineVersionArn: `${MACHINE_ARN}:3`,
          startedAt: '2026-01-02T03:04:05.000Z',
          stoppedAt: '2026-01-02T03:05:05.000Z',
          trail: [{ number: 1 }, { number: 2 }],
          output: 'x'.repeat(300_000),
          outputs: [{ bytes: 12 }, { bytes: 0 }],
          warnings: [],
        },
      ],
    });
  });

  test('says what is not known by null, and what went wrong by warnings', () => {
    const outputs = { kind: 'unreadable', location: 's3://b', warning: 'There is no bucket b.' } as const;
    const changes = {
      status: 'RUNNING',
      attempts: [],
      startedAt: undefined,
      stoppedAt: undefined,
      versionArn: undefined,
      output: undefined,
      problem: 'Cancelled.',
      outputs,
    } as const;
    expect(reportJson(report(changes))).toMatchObject({
      executions: [
        {
          customerId: null,
          classification: null,
          startedAt: null,
          stoppedAt: null,
          stateMachineVersionArn: null,
          output: null,
          outputs: [],
          warnings: ['There is no bucket b.', 'Cancelled.'],
        },
      ],
    });
  });
});

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
