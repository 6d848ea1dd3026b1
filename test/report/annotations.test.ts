import { describe, expect, test } from '@jest/globals';
import { annotations } from '../../src/report/annotations.ts';
import type { ExecutionReport, Report } from '../../src/report/report.ts';
import {
  attempt,
  EXECUTION_ARN,
  execution,
  failed,
  HOSTILE,
  leftRunning,
  lost,
  notStarted,
  report,
  reportOn,
  STOPPED,
} from './reports.ts';

const FATAL = failed({
  failure: { exitCode: 3 },
  decision: { type: 'FATAL', rule: 'invalid-input', because: 'Fix the input and run again.' },
});

const broken = (customerId: string | undefined): ExecutionReport =>
  execution({ customerId, status: 'FAILED', error: 'FATAL', attempts: [attempt(1, FATAL)] });

const many = (failures: number, successes: number, changes: Partial<Report> = {}): Report => ({
  ...report(),
  executions: [
    ...Array.from({ length: successes }, (_item, index) => execution({ customerId: `good-${index}` })),
    ...Array.from({ length: failures }, (_item, index) => broken(`bad-${index}`)),
  ],
  ...changes,
});

describe('the annotations', () => {
  test.each<[string, Report]>([
    ['succeeded', report()],
    ['was left running', { ...reportOn([leftRunning()]), waited: false }],
    ['succeeded for all customers', many(0, 3)],
  ])('of a step that %s are none', (_what, given) => {
    expect(annotations(given)).toEqual([]);
  });

  test('of one execution say why it failed and what to do, without saying which', () => {
    expect(annotations({ ...report(), executions: [broken('c1')] })).toEqual([
      {
        level: 'error',
        title: 'uploads: FAILED',
        message: 'FATAL after 1 attempt in 1m 0s: InvalidInput (exit 3) – Fix the input and run again.',
      },
    ]);
  });

  test.each<[string, ExecutionReport]>([
    ['may run on', leftRunning()],
    [
      'the post step stopped',
      execution({ status: 'ABORTED', stop: { result: 'stopped', by: { kind: 'killed' }, tasks: [] } }),
    ],
  ])('of an execution that %s name its ARN', (_what, given) => {
    const messages = annotations(reportOn([given])).map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining(`. ARN: ${EXECUTION_ARN}`)]);
  });

  test('of a start that nobody knows the end of name the ARN, and once', () => {
    const after = { kind: 'refused', error: new Error(`AWS did not answer: ${'x'.repeat(2000)}`) } as const;
    for (const why of [
      { kind: 'unanswered', after, arn: EXECUTION_ARN, outcome: 'unknown' },
      {
        kind: 'unanswered',
        after: { kind: 'interrupted', by: { kind: 'cancelled' } },
        arn: EXECUTION_ARN,
        outcome: 'unknown',
      },
    ] as const) {
      const given: ExecutionReport = {
        kind: 'not-started',
        why,
        customerId: 'c1',
        attached: false,
        arn: undefined,
      };
      const [first] = annotations(reportOn([given]));
      expect(first?.message.split(EXECUTION_ARN)).toHaveLength(2);
    }
  });

  test('of several name the customer, or else the execution', () => {
    const messages = annotations({
      ...report(),
      executions: [execution(), broken('c1'), broken(undefined)],
    }).map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringMatching(/^c1: FATAL after 1 attempt .* – Fix the input and run again\.$/),
      expect.stringMatching(/^run-1: FATAL after 1 attempt /),
    ]);
  });

  test('tell of what failed by itself before what only ended with it', () => {
    const stopped = Array.from({ length: 14 }, (_item, index) =>
      execution({ customerId: `stopped-${index}`, status: 'ABORTED' }),
    );
    const told = annotations({ ...report(), executions: [...stopped, broken('culprit')] });
    expect(told).toHaveLength(10);
    expect(told[0]?.message).toMatch(/^culprit: FATAL/);
  });

  test('of an execution without its expected outputs say so', () => {
    expect(annotations(report({ missing: ['*.csv'] }))).toEqual([
      {
        level: 'error',
        title: 'uploads: expected outputs are missing',
        message: expect.stringContaining('1 expected output is missing: *.csv'),
      },
    ]);
  });

  test('of failures that are tolerated are warnings', () => {
    const levels = (given: Report) => annotations(given).map(({ level }) => level);
    expect(levels(many(2, 18, { toleratedFailurePercentage: 10 }))).toEqual(['warning', 'warning']);
    expect(levels(many(3, 17, { toleratedFailurePercentage: 10 }))).toEqual(['error', 'error', 'error']);
    expect(levels(many(1, 19, { toleratedFailurePercentage: 10, cancelled: true }))).toEqual(['error']);
  });

  test.each([
    [9, 9],
    [10, 10],
    [11, 10],
    [10_000, 10],
  ])('of %d failures are %d: GitHub shows ten', (failures, shown) => {
    const given = annotations(many(failures, 1));
    expect(given).toHaveLength(shown);
    const counted = given.filter(({ title }) => title.includes('more failures'));
    expect(counted).toEqual(
      failures <= 10
        ? []
        : [
            {
              level: 'error',
              title: `uploads: ${failures - 9} more failures`,
              message: `1 of ${failures + 1} customers succeeded in 1m 0s; ${failures} FATAL. The job summary and report-file name all.`,
            },
          ],
    );
  });

  test('of a job that was cancelled when all had succeeded say why the step fails', () => {
    expect(annotations(many(0, 2, { cancelled: true }))).toEqual([
      {
        level: 'error',
        title: 'uploads: cancelled',
        message: 'The job was cancelled. 2 of 2 customers succeeded in 1m 0s; the job was cancelled',
      },
    ]);
  });

  test.each(HOSTILE)('stay on one line: %j', (text) => {
    const hostile = execution({
      status: 'ABORTED',
      customerId: text,
      missing: [text],
      stop: { ...STOPPED, by: { kind: 'fail-fast', failed: text } },
    });
    const given = {
      ...report({}, text),
      executions: [
        hostile,
        { ...hostile, status: 'SUCCEEDED' } as const,
        leftRunning({ customerId: text, why: lost(text) }),
        notStarted({ customerId: text, why: { kind: 'refused', error: new Error(text) } }),
      ],
    };
    for (const { title, message } of annotations(given)) {
      expect(`${title}${message}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|##\[/u);
    }
  });
});
