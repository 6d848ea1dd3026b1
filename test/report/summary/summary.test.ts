import { describe, expect, test } from '@jest/globals';
import type { ExecutionReport } from '../../../src/report/report.ts';
import { summary } from '../../../src/report/summary/summary.ts';
import {
  attempt,
  EXECUTION_ARN,
  execution,
  failed,
  leftRunning,
  named,
  notStarted,
  report,
  reportOn,
  START,
  SUCCEEDED,
} from '../reports.ts';
import { ATTEMPTS, cells, table } from './tables.ts';

/** The link to the page of an attempt's task. */
const page = (number: number) =>
  `[task](https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/uploads/tasks/task${number}?region=eu-west-1)`;

describe('the job summary', () => {
  test('says which machine and execution it is of, and the outcome', () => {
    const text = summary(report({ customerId: 'c1' }));
    expect(text).toMatch(/^## ✅ uploads\n\n\*\*Succeeded after 1 attempt in 1m 0s\*\*\n\n/);
    expect(table(text, '| | |')).toEqual([
      ['State machine', expect.stringMatching(/^\[uploads\]\(https:\/\/eu-west-1\.console\S+\), version 3$/)],
      ['Execution', expect.stringMatching(/^\[run-1\]\(https:\S+\)$/)],
      ['Customer', 'c1'],
      ['Started', '2026-01-02 03:04:05 UTC'],
      ['Ended', '2026-01-02 03:05:05 UTC'],
    ]);
    expect(text).toContain(EXECUTION_ARN);
  });

  test.each<[string, ExecutionReport, string]>([
    ['SUCCEEDED', execution(), '✅'],
    ['FAILED', execution({ status: 'FAILED' }), '❌'],
    ['TIMED_OUT', execution({ status: 'TIMED_OUT' }), '⌛'],
    ['ABORTED', execution({ status: 'ABORTED' }), '🛑'],
    ['RUNNING', leftRunning(), '⏳'],
    ['NOT_STARTED', notStarted(), '⚪'],
  ])('shows at once that it is %s', (_status, given, sign) => {
    const text = summary(reportOn([given]));
    expect(text).toMatch(
      new RegExp(`^## ${sign} uploads
`),
    );
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
      ['1', '🟠\u00a0**TEMPORARY**', 'network-error', '4', '42s', 'wait 1m 0s, rerun', page(1)],
      ['2', '🟡\u00a0**RETRIABLE**', 'uncaught-exception', '1', '42s', 'rerun', page(2)],
      ['3', '🔴\u00a0**FATAL**', 'invalid-input', '3', '42s', 'stop', page(3)],
      ['4', '🟢\u00a0succeeded', '', '', '42s', '', page(4)],
      ['5', '🛑\u00a0stopped', '', '', '7s', '', page(5)],
      ['6', '⏳\u00a0running', '', '', '', '', page(6)],
    ]);
  });

  test('does not promise a rerun after the last failure of a machine that retries no more', () => {
    const attempts = [
      attempt(
        1,
        failed({
          decidedBy: 'policy',
          decision: { type: 'RETRIABLE', waitSeconds: 0 },
          followedBy: { kind: 'execution-end' },
        }),
      ),
    ];
    const [row] = table(
      summary(report({ status: 'FAILED', error: 'States.TaskFailed', attempts })),
      ATTEMPTS,
    );
    expect(row?.at(5)).toBe('stop');
  });

  test.each([
    ['that ran again says rerun', { kind: 'retry', at: START + 42_000 }, 'rerun'],
    ['that ran again later says when', { kind: 'retry', at: START + 52_000 }, 'wait 10s, rerun'],
    [
      'that a Catch handled says where the machine went on',
      { kind: 'catch', next: 'Clean_Up' },
      'handled by the machine: went on to Clean\\_Up',
    ],
    ['that ended its branch says so', { kind: 'branch-end' }, 'ended its branch'],
    ['on which nothing followed says nothing', { kind: 'nothing' }, ''],
  ] as const)('the row of an attempt %s', (_what, followedBy, then) => {
    const decision = { type: 'FATAL', waitSeconds: 0 } as const;
    const fatal = failed({ decidedBy: 'policy', decision });
    const attempts = [attempt(1, failed({ decidedBy: 'policy', decision, followedBy })), attempt(2, fatal)];
    const rows = table(summary(report({ status: 'FAILED', attempts })), ATTEMPTS);
    expect(rows.map((row) => row.at(5))).toEqual([then, 'stop']);
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

  test('tells what kept the step from seeing the end', () => {
    const why = { kind: 'interrupted', by: { kind: 'timeout' }, because: 'on-timeout' } as const;
    expect(summary(reportOn([leftRunning({ why })]))).toContain(
      '> ⚠️ The execution did not end within timeout-minutes. The execution was left running, as on-timeout says.',
    );
    const refused = notStarted({ why: { kind: 'refused', error: new Error('AWS refused.') } });
    expect(summary(reportOn([refused]))).toContain('> ⚠️ AWS refused.');
  });

  test('tells what was not as asked', () => {
    expect(summary(report({ notices: [{ kind: 'outputs-not-looked-for' }] }))).toContain(
      '> ⚠️ Expected outputs were not looked for: the execution’s input has no output\\_location.',
    );
  });

  test('names the rules that fired, the most frequent first', () => {
    const other = failed({ decision: { rule: 'spot' } });
    const attempts = [attempt(1, other), attempt(2, failed()), attempt(3, failed()), attempt(4, SUCCEEDED)];
    const rows = table(summary(report({ attempts })), '| | |');
    expect(rows.at(-1)).toEqual(['Rules that fired', 'network-error ×2, spot ×1']);
  });

  test('says that somebody else started it', () => {
    const rows = table(summary(report({ attached: true })), '| | |');
    expect(rows.at(-2)).toEqual([
      'Started',
      '2026-01-02 03:04:05 UTC, by another run; this step attached to it',
    ]);
  });

  test('links the log of an attempt, wherever it lies', () => {
    const tail = {
      kind: 'lines',
      attempt: named(1),
      container: 'app',
      region: 'us-east-1',
      group: '/ecs/up loads',
      stream: 'ecs/app/task1',
      lines: ['a'],
    } as const;
    const [row] = table(summary(report({ attempts: [attempt(1, failed())], logs: [tail] })), ATTEMPTS);
    expect(row?.at(-1)).toBe(
      `${page(1)}\u00a0·\u00a0[log](https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/&#36;252Fecs&#36;252Fup&#36;2520loads/log-events/ecs&#36;252Fapp&#36;252Ftask1)`,
    );
  });

  test.each([
    ['an item', 'Item', { item: 'UploadAll[3]' }, {}, 'UploadAll\\[3\\]'],
    ['a container that tells something', 'Container', {}, { container: 'sidecar' }, 'sidecar'],
  ])('has a column for %s only if there is one', (_what, title, changes, failure, cell) => {
    const attempts = [attempt(1, failed({ failure }), changes), attempt(2, SUCCEEDED)];
    const text = summary(report({ attempts }));
    const heading = text.split('\n').find((line) => line.startsWith(ATTEMPTS)) ?? '';
    const index = cells(heading).indexOf(title);
    expect(table(text, ATTEMPTS).map((row) => row[index])).toEqual([cell, '']);
    expect(summary(report({ attempts: [attempt(1, failed())] }))).not.toContain(`| ${title} |`);
  });
});
