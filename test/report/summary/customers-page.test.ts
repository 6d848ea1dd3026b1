import { describe, expect, test } from '@jest/globals';
import { type EndedReport, type ExecutionReport, type Report, statusOf } from '../../../src/report/report.ts';
import { summary } from '../../../src/report/summary/summary.ts';
import {
  attempt,
  EXECUTION_ARN,
  execution,
  failed,
  HOSTILE,
  leftRunning,
  named,
  notStarted,
  report,
  START,
  STOPPED,
  SUCCEEDED,
} from '../reports.ts';
import { ATTEMPTS, table, tables } from './tables.ts';

const FATAL = failed({
  failure: { exitCode: 3 },
  decision: { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input', because: 'Fix the input.' },
});

const good = (customerId: string) => execution({ customerId, arn: `${EXECUTION_ARN}-${customerId}` });

const bad = (customerId: string, changes: Partial<EndedReport> = {}): EndedReport =>
  execution({
    customerId,
    arn: `${EXECUTION_ARN}-${customerId}`,
    status: 'FAILED',
    error: 'FATAL',
    attempts: [attempt(1, FATAL)],
    ...changes,
  });

const late = (customerId: string) =>
  notStarted({
    customerId,
    why: { kind: 'interrupted', by: { kind: 'fail-fast', failed: 'customer c3' } },
  });

const several = (executions: readonly ExecutionReport[], changes: Partial<Report> = {}): Report => ({
  ...report(),
  executions,
  ...changes,
});

const CUSTOMERS = '| Customer |';

describe('the summary of several customers', () => {
  const mixed = several([
    good('c1'),
    late('c2'),
    bad('c3'),
    leftRunning({ customerId: 'c4', attempts: [attempt(1, failed({ followedBy: { kind: 'nothing' } }))] }),
    { ...good('c5'), missing: ['*.csv'] },
    good('c6'),
  ]);

  test('leads with the counts', () => {
    const text = summary(mixed);
    expect(text).toMatch(
      /^## ❌ uploads\n\n\*\*2 of 6 customers succeeded; 1 not started, 1 FATAL, 1 still running, 1 without expected outputs\*\*\n/,
    );
    expect(table(text, '| | |')).toEqual([
      ['State machine', expect.stringMatching(/^\[uploads\]\(https:\S+\), version 3$/)],
      ['Attempts', '5'],
      ['Started', '2026-01-02 03:04:05 UTC'],
      ['Ended', '2026-01-02 03:05:05 UTC'],
      ['Rules that fired', 'invalid-input ×1, network-error ×1'],
    ]);
  });

  test('has a row for each, those that failed first, then those that were not started, run, succeeded', () => {
    const rows = tables(summary(mixed), CUSTOMERS);
    expect(rows.map(([customer = '', ...cells]) => [/^\[?(c\d)/.exec(customer)?.[1], ...cells])).toEqual([
      ['c3', '❌ FATAL', '1', '1m 0s', '', expect.stringMatching(/^InvalidInput \(exit 3\)/)],
      ['c5', '❌ without expected outputs', '1', '1m 0s', '', 'missing: \\*.csv'],
      ['c2', '⚪ not started', '0', '', '', 'customer c3 failed, and fail-fast ends the others.'],
      ['c4', '⏳ still running', '1', '', '🟠 TEMPORARY', expect.stringMatching(/^NetworkError/)],
      // Of those that went well there is no class and no reason.
      ['c1', '✅ succeeded', '1', '1m 0s'],
      ['c6', '✅ succeeded', '1', '1m 0s'],
    ]);
    expect(rows[0]?.[0]).toBe(
      `[c3](https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${EXECUTION_ARN}-c3)`,
    );
  });

  test.each<[string, EndedReport, string]>([
    [
      'the failure of one that failed, whatever could not be looked for',
      bad('c1', { missing: ['*.csv'], notices: [{ kind: 'outputs-not-looked-for' }] }),
      'InvalidInput (exit 3)',
    ],
    [
      'the error of one that failed outside of a task, whatever could not be read',
      bad('c1', {
        error: 'States.Runtime',
        cause: 'No such path.',
        attempts: [],
        outputs: {
          kind: 'unreadable',
          location: 's3://b',
          notice: { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'access-denied' } },
        },
      }),
      'States.Runtime: No such path.',
    ],
    [
      'the failure of one that had failed by itself when it was to be stopped',
      bad('c1', { stop: { result: 'ended-before', by: { kind: 'cancelled' } } }),
      'InvalidInput (exit 3)',
    ],
    [
      'who stopped one that was stopped',
      { ...good('c1'), status: 'ABORTED', stop: STOPPED },
      'The job was cancelled. The execution was stopped.',
    ],
  ])('gives as the reason %s', (_what, given, reason) => {
    const [row] = table(summary(several([given, good('c2')])), CUSTOMERS);
    expect(row?.at(-1)).toBe(reason);
  });

  test('tells the story of those that failed, folded, and of no other', () => {
    const text = summary(mixed);
    expect([...text.matchAll(/<details><summary>(c\d): (\w+)/g)].map((match) => match.slice(1))).toEqual([
      ['c3', 'FATAL'],
      ['c5', 'Succeeded'],
      ['c4', 'RUNNING'],
    ]);
    expect(table(text.slice(text.indexOf('<details>')), ATTEMPTS)[0]?.slice(0, 3)).toEqual([
      '1',
      '🔴\u00a0**FATAL**',
      'invalid-input',
    ]);
  });

  test.each([
    ['within what is tolerated', { toleratedFailurePercentage: 50 }, '✅'],
    ['beyond it', { toleratedFailurePercentage: 49 }, '❌'],
  ])('shows at once whether failures are %s', (_what, changes, sign) => {
    expect(summary(several([good('a'), bad('b')], changes))).toMatch(new RegExp(`^## ${sign} uploads\n`));
  });

  test('of executions that were left running says so, and tells no failure', () => {
    const running = leftRunning({ attempts: [] });
    const text = summary(several([running, running], { waited: false }));
    expect(text).toMatch(/^## ⏳ uploads\n\n\*\*2 executions started, and left running\*\*\n/);
    expect(text).not.toContain('### Failures');
    expect(table(text, '| Execution |')).toHaveLength(2);
  });
});

describe('the summary of ten thousand customers', () => {
  const LONG = 'x'.repeat(256);
  const SIGNS = '@#1:a:&<|$'.repeat(26);

  const worst = (index: number): ExecutionReport => {
    const text = `${HOSTILE[index % HOSTILE.length]}${SIGNS}`;
    const outcome = failed({
      failure: { error: text, reason: text, containerReason: text, container: text },
      decision: { rule: text, because: text },
    });
    return bad(`${index}${text}`, {
      attempts: [1, 2, 3, 4].map((number) => attempt(number, outcome, { item: text })),
      notices: [{ kind: 'log-not-followed', error: new Error(text.repeat(4)) }],
      cause: text,
      missing: [text],
      outputs: {
        kind: 'listed',
        location: text,
        objects: Array.from({ length: 20 }, () => ({
          key: text,
          bytes: 1,
          lastModified: START,
          older: true,
        })),
        more: true,
      },
      preview: {
        kind: 'table',
        key: text,
        header: [text, text],
        rows: [[text, text]],
        moreRows: 1,
        moreColumns: 1,
      },
      logs: [
        {
          kind: 'lines',
          attempt: named(4),
          container: text,
          region: 'eu-west-1',
          group: text,
          stream: text,
          lines: Array.from({ length: 30 }, () => text.repeat(3)),
        },
      ],
    });
  };

  test.each<[string, (index: number) => ExecutionReport]>([
    ['that all failed, with hostile texts', worst],
    ['of which one in ten failed', (index) => (index % 10 === 0 ? worst(index) : good(`${index}${LONG}`))],
    ['that all succeeded', (index) => good(`${index}${LONG}`)],
    ['that were never started', (index) => late(`${index}${SIGNS}`)],
  ])('%s stays below what GitHub takes, and loses no count', (_what, make) => {
    const executions = Array.from({ length: 10_000 }, (_item, index) => make(index));
    const text = summary(several(executions));
    const bytes = Buffer.byteLength(text);
    expect(bytes).toBeLessThan(950_000);
    const failures = executions.filter((each) => statusOf(each) !== 'SUCCEEDED').length;
    expect(text).toContain(`**${10_000 - failures} of 10000 customers succeeded`);
    const rows = tables(text, CUSTOMERS).length;
    const withoutRow = [...text.matchAll(/^Without a row here: (.*); report-file has all\.$/gm)]
      .flatMap(([, words = '']) => [...words.matchAll(/\d+/g)])
      .reduce((sum, [digits]) => sum + Number(digits), 0);
    expect(rows + withoutRow).toBe(10_000);
    expect(rows).toBeGreaterThan(50);
    // Each fold that begins ends.
    expect(text.match(/^<details( open)?>/gm)?.length).toBe(text.match(/^<\/details>/gm)?.length);
    const told =
      text.match(/^<details( open)?><summary>(?!Last log|Timeline|\d+ that went well)/gm)?.length ?? 0;
    const [, untold = '0'] = /^(\d+) more failures are told in report-file\.$/m.exec(text) ?? [];
    const notStarted = executions.filter(({ kind }) => kind === 'not-started').length;
    expect(told + Number(untold)).toBe(failures - notStarted);
  });
});

test('a page is shared by its parts, and none takes more than is left', () => {
  const text = summary(
    several([
      bad('a', { attempts: Array.from({ length: 300 }, (_item, index) => attempt(index + 1, SUCCEEDED)) }),
      good('b'),
    ]),
  );
  expect(table(text.slice(text.indexOf('<details>')), ATTEMPTS).length).toBe(200);
});
