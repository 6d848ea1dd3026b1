import { describe, expect, test } from '@jest/globals';
import { logSections } from '../../../src/report/summary/evidence-sections.ts';
import { summary } from '../../../src/report/summary/summary.ts';
import { attempt, EXECUTION_ARN, failed, report, START, SUCCEEDED } from '../reports.ts';
import { ATTEMPTS, cells, OBJECTS, table } from './tables.ts';

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
      [
        '1',
        '🟠\u00a0**TEMPORARY**',
        'network-error',
        '4',
        'NetworkError',
        '42s',
        'wait 1m 0s, rerun',
        page(1),
      ],
      ['2', '🔵\u00a0**RETRIABLE**', 'uncaught-exception', '1', 'UncaughtException', '42s', 'rerun', page(2)],
      ['3', '🔴\u00a0**FATAL**', 'invalid-input', '3', 'InvalidInput', '42s', 'stop', page(3)],
      ['4', '🟢\u00a0succeeded', '', '', '', '42s', '', page(4)],
      ['5', '🛑\u00a0stopped', '', '', '', '7s', '', page(5)],
      ['6', '⏳\u00a0running', '', '', '', '', '', page(6)],
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
    expect(row?.at(6)).toBe('stop');
  });

  test.each([
    ['of a machine that retries by rules of its own says rerun', 'policy', 'rerun'],
    ['that the machine itself took says stop', 'machine', 'stop'],
  ] as const)('in the row of an attempt that is not the last, FATAL %s', (_what, decidedBy, then) => {
    const fatal = failed({ decidedBy, decision: { type: 'FATAL', waitSeconds: 0 } });
    const attempts = [attempt(1, fatal), attempt(2, fatal)];
    const rows = table(summary(report({ status: 'FAILED', attempts })), ATTEMPTS);
    expect(rows.map((row) => row.at(6))).toEqual([then, 'stop']);
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

  test('names the rules that fired, the most frequent first', () => {
    const other = failed({ decision: { rule: 'spot' } });
    const attempts = [attempt(1, other), attempt(2, failed()), attempt(3, failed()), attempt(4, SUCCEEDED)];
    const rows = table(summary(report({ attempts })), '| | |');
    expect(rows.at(-1)).toEqual(['Rules that fired', 'network-error ×2, spot ×1']);
  });

  test('says that somebody else started it', () => {
    const rows = table(summary(report({ attached: true })), '| | |');
    expect(rows.at(-1)).toEqual([
      'Started',
      '2026-01-02 03:04:05 UTC, by another run; this step attached to it',
    ]);
  });

  test('links the log of an attempt, wherever it lies', () => {
    const tail = {
      kind: 'lines',
      attempt: 1,
      item: undefined,
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

  test('shows which expected outputs are missing, and what is there instead', () => {
    const objects = [{ key: 'r/a_b.json', bytes: 1, lastModified: START, older: false }];
    const text = summary(
      report({
        missing: ['*.csv', 'report.json'],
        outputs: { kind: 'listed', location: 's3://b/r', objects, more: false },
      }),
    );
    expect(text).toMatch(/^## ❌ /);
    expect(text).toContain('> ❌ 2 expected outputs missing: **\\*.csv**, **report.json**\n');
    expect(text).toContain('What is there: 1 object in s3://b/r\n');
    expect(table(text, OBJECTS)).toHaveLength(1);
  });

  test('shows the preview of an output with its key, and how much more there is', () => {
    const preview = {
      kind: 'table',
      key: 'r/a.csv',
      header: ['id', ''],
      rows: [
        ['1', '<b>'],
        ['2', 'x|y'],
      ],
      moreRows: 40,
      moreColumns: 1,
    } as const;
    const text = summary(report({ preview }));
    expect(text).toContain('### Preview\n\nr/a.csv, without 40 more rows and 1 more column\n\n');
    expect(table(text, '| id |')).toEqual([
      ['1', '&lt;b&gt;'],
      ['2', 'x\\|y'],
    ]);
  });

  test.each([
    [
      'that could not be read is a warning',
      { kind: 'unreadable', warning: 'Allow s3:GetObject.' },
      '> ⚠️ Allow s3:GetObject.',
    ],
    [
      'that has no rows is none',
      { kind: 'table', key: 'k', header: ['a'], rows: [], moreRows: 0, moreColumns: 0 },
      '',
    ],
  ] as const)('with a preview %s', (_what, preview, text) => {
    const told = summary(report({ preview }));
    expect(told).toContain(text);
    expect(told).not.toContain('### Preview');
  });

  test('ends a log that finds no room with its last lines', () => {
    const lines = Array.from({ length: 30 }, (_item, index) => `${index} ${'&'.repeat(490)}`);
    const tail = {
      kind: 'lines',
      item: undefined,
      container: 'app',
      region: 'eu-west-1',
      group: 'g',
      stream: 's',
      lines,
    } as const;
    const room = 10_000;
    const text = logSections([
      { ...tail, attempt: 1 },
      { ...tail, attempt: 2 },
    ])(room);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room);
    expect(text).toMatch(
      /attempt 2<\/summary>[\s\S]*\n29 &amp;[^\n]*\n<\/pre>\n\n2\d lines before these are in report-file\./,
    );
  });
});
