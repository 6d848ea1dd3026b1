import { describe, expect, test } from '@jest/globals';
import { summary } from '../../src/report/summary.ts';
import { attempt, EXECUTION_ARN, execution, failed, report, START, SUCCEEDED } from './reports.ts';
import { ATTEMPTS, OBJECTS, table } from './tables.ts';

describe('the job summary', () => {
  test('says which machine and execution it is of, and the outcome', () => {
    const text = summary(report({ customerId: 'c1' }));
    expect(text).toMatch(/^## ✅ uploads\n\n\*\*Succeeded after 1 attempt in 1m 0s\*\*\n\n/);
    expect(table(text, '| | |')).toEqual([
      ['State machine', expect.stringMatching(/^\[uploads\]\(https:\/\/eu-west-1\.console\S+\), version 3$/)],
      ['Execution', expect.stringMatching(/^\[run-1\]\(https:\S+\)$/)],
      ['Customer', 'c1'],
      ['Status', 'SUCCEEDED'],
      ['Started', '2026-01-02 03:04:05 UTC'],
    ]);
    expect(text).toContain(EXECUTION_ARN);
  });

  test.each([
    ['SUCCEEDED', '✅'],
    ['FAILED', '❌'],
    ['TIMED_OUT', '⌛'],
    ['ABORTED', '🛑'],
    ['RUNNING', '⏳'],
  ] as const)('shows at once that it is %s', (status, sign) => {
    expect(summary(report({ status }))).toMatch(new RegExp(`^## ${sign} uploads\n`));
  });

  test('has a row for each attempt', () => {
    const attempts = [
      attempt(1, failed()),
      attempt(
        2,
        failed({
          failure: { exitCode: 1 },
          decision: { type: 'RETRIABLE', waitSeconds: 0, rule: 'uncaught-exception' },
        }),
      ),
      attempt(
        3,
        failed({
          failure: { exitCode: 3 },
          decision: { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input' },
        }),
      ),
      attempt(4, SUCCEEDED),
      attempt(5, { kind: 'stopped', at: START + 7000 }),
      attempt(6, { kind: 'running' }),
    ];
    expect(table(summary(report({ attempts })), ATTEMPTS)).toEqual([
      ['1', '**TEMPORARY**', 'network-error', '4', 'NetworkError', '42s', 'wait 1m 0s, rerun'],
      ['2', '**RETRIABLE**', 'uncaught-exception', '1', 'UncaughtException', '42s', 'rerun'],
      ['3', '**FATAL**', 'invalid-input', '3', 'InvalidInput', '42s', 'stop'],
      ['4', 'succeeded', '', '', '', '42s', ''],
      ['5', 'stopped', '', '', '', '7s', ''],
      ['6', 'running', '', '', '', '', ''],
    ]);
  });

  test('does not promise a rerun after the last failure of a machine that retries no more', () => {
    const attempts = [
      attempt(1, failed({ decidedBy: 'policy', decision: { type: 'RETRIABLE', waitSeconds: 0 } })),
    ];
    const [row] = table(
      summary(report({ status: 'FAILED', error: 'States.TaskFailed', attempts })),
      ATTEMPTS,
    );
    expect(row?.at(-1)).toBe('stop');
  });

  test.each([
    ['of a machine that retries by rules of its own says rerun', 'policy', 'rerun'],
    ['that the machine itself took says stop', 'machine', 'stop'],
  ] as const)('in the row of an attempt that is not the last, FATAL %s', (_what, decidedBy, then) => {
    const fatal = failed({ decidedBy, decision: { type: 'FATAL', waitSeconds: 0 } });
    const attempts = [attempt(1, fatal), attempt(2, fatal)];
    const rows = table(summary(report({ status: 'FAILED', attempts })), ATTEMPTS);
    expect(rows.map((row) => row.at(-1))).toEqual([then, 'stop']);
  });

  test('marks objects that are older than the execution, and counts them', () => {
    const objects = [
      { key: 'r/a', bytes: 1, lastModified: START, older: true },
      { key: 'r/b', bytes: 1, lastModified: START, older: false },
    ];
    const outputs = { kind: 'listed', location: 's3://b/r', objects, more: false } as const;
    const text = summary(report({ outputs }));
    expect(text).toContain('2 objects in s3://b/r, 1 of them older than this execution\n');
    expect(table(text, OBJECTS).map((row) => row.at(-1))).toEqual([
      '2026-01-02 03:04:05 UTC (older)',
      '2026-01-02 03:04:05 UTC',
    ]);
  });

  test('shows that a container that never ran has no exit code, and why', () => {
    const { exitCode: _exitCode, ...failure } = {
      exitCode: 0,
      error: 'States.TaskFailed',
      stopCode: 'TaskFailedToStart',
      reason: 'CannotPullContainerError: not found',
    };
    const outcome = { ...failed({ decision: { rule: 'default' } }), failure };
    const [row] = table(summary(report({ attempts: [attempt(1, outcome)] })), ATTEMPTS);
    expect(row?.slice(3, 5)).toEqual(['–', 'CannotPullContainerError: not found']);
  });

  test('has a row for each object', () => {
    const objects = [
      { key: 'r/a.json', bytes: 12_345, lastModified: START, older: false },
      { key: 'r/b', bytes: 0, lastModified: undefined, older: false },
    ];
    const text = summary(
      report({ outputs: { kind: 'listed', location: 's3://bucket/r', objects, more: false } }),
    );
    expect(text).toContain('2 objects in s3://bucket/r\n');
    expect(table(text, OBJECTS)).toEqual([
      ['r/a.json', '12.3 kB', '2026-01-02 03:04:05 UTC'],
      ['r/b', '0 B', ''],
    ]);
  });

  test.each([
    [
      'no objects',
      { kind: 'listed', location: 's3://b/r', objects: [], more: false },
      /0 objects in s3:\/\/b\/r/,
    ],
    [
      'a warning',
      { kind: 'unreadable', location: 's3://b', warning: 'There is no bucket b.' },
      /> ⚠️ There is no bucket b\./,
    ],
  ] as const)('tells of %s', (_what, outputs, text) => {
    expect(summary(report({ outputs }))).toMatch(text);
  });

  test('has no section for outputs where there is no location, nor for attempts where there are none', () => {
    const text = summary(report({ attempts: [] }));
    expect(text).not.toContain('### ');
  });

  test('tells what kept the step from seeing the end', () => {
    expect(summary(report({ status: 'RUNNING', problem: 'Out of time. It was left running.' }))).toContain(
      '> ⚠️ Out of time. It was left running.',
    );
  });

  test('has a section for each execution', () => {
    const both = {
      ...report(),
      executions: [execution({ customerId: 'c1' }), execution({ customerId: 'c2' })],
    };
    expect(summary(both).match(/^## /gm)).toHaveLength(2);
  });
});
