import { describe, expect, test } from '@jest/globals';
import { readWorkflow } from '../../src/github/workflow.ts';
import { comment, markerStart, runOf } from '../../src/report/comment.ts';
import type { ExecutionReport } from '../../src/report/report.ts';
import { commentOn, customer, ID, SHA } from './comments.ts';
import { attempt, execution, failed, leftRunning, notStarted, reportOn, SUCCEEDED } from './reports.ts';
import { table } from './summary/tables.ts';

const FAILED = {
  status: 'FAILED',
  error: 'FATAL',
  attempts: [attempt(1, failed({ decision: { type: 'FATAL' } }))],
} as const;

describe('the comment on one execution', () => {
  const text = commentOn([execution({ attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)] })]);

  test('begins with a marker that people do not see', () => {
    expect(text.split('\n')[0]).toBe('<!-- sfn-fargate-retry place run 4711.2 -->');
    expect(text.startsWith(markerStart('place'))).toBe(true);
    expect(runOf(text)).toEqual({ run: 4711, attempt: 2 });
  });

  test('tells the outcome and the attempts', () => {
    expect(text).toContain('### ✅ uploads');
    expect(text).toContain('**Succeeded after 2 attempts in 1m 0s: 1 retry (1 TEMPORARY)**');
    expect(table(text, '| # | Outcome | Exit code | Reason | Duration |')).toEqual([
      ['1', '**TEMPORARY**', '4', 'NetworkError', '42s'],
      ['2', 'succeeded', '', '', '42s'],
    ]);
  });

  test('links the execution, the attempt of the run, and the commit', () => {
    expect(text).toContain('[run-1](https://eu-west-1.console.aws.amazon.com/states/home');
    expect(text.split('\n').at(-1)).toBe(
      `[run 4711, attempt 2](https://github.example/acme/uploads/actions/runs/4711/attempts/2) · commit [8d1c8b6](https://github.example/acme/uploads/commit/${SHA})`,
    );
  });

  test('does without what is not known', () => {
    const bare = comment(reportOn([notStarted()]), readWorkflow({}, undefined), ID);
    expect(bare).not.toMatch(/undefined|\[|\|/);
    expect(bare.trimEnd()).toBe(bare);
  });

  test.each<[sign: string, given: ExecutionReport]>([
    ['✅', execution()],
    ['❌', execution({ status: 'FAILED' })],
    ['❌', execution({ missing: ['*.csv'] })],
    ['⌛', execution({ status: 'TIMED_OUT' })],
    ['🛑', execution({ status: 'ABORTED' })],
    ['⏳', leftRunning()],
    ['⚪', notStarted()],
  ])('shows %s at a glance: %j', (sign, given) => {
    expect(commentOn([given])).toContain(`### ${sign} uploads`);
  });

  test('tells the state and the item of each attempt where there are several places', () => {
    const attempts = [
      attempt(1, SUCCEEDED, { state: 'Extract' }),
      attempt(2, failed(), { state: 'Load', item: 'All[1]' }),
    ];
    const rows = table(commentOn([execution({ attempts })]), '| # | State | Outcome |');
    expect(rows.map(([, place]) => place)).toEqual(['Extract', 'Load (All\\[1\\])']);
  });

  test('shows the last of many attempts, and says so', () => {
    const attempts = Array.from({ length: 53 }, (_item, index) => attempt(index + 1, failed()));
    const many = commentOn([execution({ attempts })]);
    expect(table(many, '| # | Outcome | Exit code | Reason | Duration |').map(([number]) => number)).toEqual(
      attempts.slice(3).map(({ number }) => String(number)),
    );
    expect(many).toContain('The first 3 attempts are left out.');
  });
});

describe('the comment on several executions', () => {
  const HEADER = '| | Customer | Attempts | What happened |';

  test('counts them, and has those that failed first', () => {
    const text = commentOn([
      customer('c-1'),
      customer('c-2', FAILED),
      customer('c-3', { missing: ['*.csv'] }),
    ]);
    expect(text).toContain('### ❌ uploads');
    expect(text).toContain('**1 of 3 customers succeeded in 1m 0s; 1 FATAL, 1 without expected outputs**');
    const rows = table(text, HEADER);
    expect(rows.map(([sign, name]) => [sign, name?.replace(/\(.*/, '')])).toEqual([
      ['❌', '[c-2]'],
      ['❌', '[c-3]'],
      ['✅', '[c-1]'],
    ]);
    expect(rows[0]?.[3]).toMatch(/^FATAL after 1 attempt in 1m 0s: NetworkError/);
  });

  test('says how many may fail', () => {
    const executions = [customer('c-1'), customer('c-2', FAILED)];
    const text = commentOn(executions, { toleratedFailurePercentage: 50 });
    expect(text).toContain('### ✅ uploads');
    expect(text).toContain('1 of 2 failed (50.0 %), 50 % are tolerated**');
  });

  test('tells of those that were started and left', () => {
    const executions = [leftRunning({ customerId: 'c-1' }), leftRunning({ customerId: 'c-2' })];
    const text = commentOn(executions, { waited: false });
    expect(text).toContain('### ⏳ uploads');
    expect(text).toContain('**2 customers started, and left running**');
  });

  test('names an execution without a customer', () => {
    expect(table(commentOn([execution(), notStarted()]), HEADER).map(([, name]) => name)).toEqual([
      '–',
      expect.stringMatching(/^\[run-1\]\(/),
    ]);
  });

  test('leaves out those that are too many, never one that failed for one that did not', () => {
    const executions = Array.from({ length: 200 }, (_item, index) =>
      customer(`c-${index}`, index % 10 === 0 ? FAILED : {}),
    );
    const text = commentOn(executions);
    expect(table(text, HEADER).filter(([sign]) => sign === '❌')).toHaveLength(20);
    expect(text).toMatch(/\d+ more executions in the job summary\./);
  });
});

test.each([
  '',
  'text',
  '<!-- sfn-fargate-retry x -->',
  ' <!-- sfn-fargate-retry x run 1.2 -->',
  '<!-- sfn-fargate-retry x run 1.2',
])('a comment that does not say its run tells of none: %j', (body) => {
  expect(runOf(body)).toBeUndefined();
});
