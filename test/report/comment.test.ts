import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { readWorkflow, type Workflow } from '../../src/github/workflow.ts';
import { comment, MAX_COMMENT_LENGTH, markerStart, readablePlace, runOf } from '../../src/report/comment.ts';
import type { EndedReport, ExecutionReport, Report } from '../../src/report/report.ts';
import {
  attempt,
  BLOCK_STARTERS,
  execution,
  failed,
  HOSTILE,
  leftRunning,
  lost,
  notStarted,
  report,
  reportOn,
  SUCCEEDED,
} from './reports.ts';
import { table } from './summary/tables.ts';

const SHA = '8d1c8b69c3fce7bea45c73efd06983e3c419a92f';
const ENV = {
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'acme/uploads',
  GITHUB_WORKFLOW: 'Nightly upload',
  GITHUB_JOB: 'upload',
  GITHUB_ACTION: 'run',
  GITHUB_SHA: SHA,
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '2',
};
const WORKFLOW = readWorkflow(ENV, undefined);
const ID = { place: 'place', run: 4711, attempt: 2 };

const of = (executions: readonly ExecutionReport[], changes: Partial<Report> = {}): string =>
  comment({ ...report(), executions, ...changes }, WORKFLOW, ID);

const customer = (customerId: string, changes: Partial<EndedReport> = {}): ExecutionReport =>
  execution({ customerId, ...changes });

const FAILED = {
  status: 'FAILED',
  error: 'FATAL',
  attempts: [attempt(1, failed({ decision: { type: 'FATAL' } }))],
} as const;

describe('the comment on one execution', () => {
  const text = of([execution({ attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)] })]);

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
    expect(of([given])).toContain(`### ${sign} uploads`);
  });

  test('shows the last of many attempts, and says so', () => {
    const attempts = Array.from({ length: 53 }, (_item, index) => attempt(index + 1, failed()));
    const many = of([execution({ attempts })]);
    expect(table(many, '| # | Outcome | Exit code | Reason | Duration |').map(([number]) => number)).toEqual(
      attempts.slice(3).map(({ number }) => String(number)),
    );
    expect(many).toContain('The first 3 attempts are left out.');
  });
});

describe('the comment on several executions', () => {
  const HEADER = '| | Customer | Attempts | What happened |';

  test('counts them, and has those that failed first', () => {
    const text = of([customer('c-1'), customer('c-2', FAILED), customer('c-3', { missing: ['*.csv'] })]);
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
    const text = of(executions, { toleratedFailurePercentage: 50 });
    expect(text).toContain('### ✅ uploads');
    expect(text).toContain('1 of 2 failed (50.0 %), 50 % are tolerated**');
  });

  test('tells of those that were started and left', () => {
    const executions = [leftRunning({ customerId: 'c-1' }), leftRunning({ customerId: 'c-2' })];
    const text = of(executions, { waited: false });
    expect(text).toContain('### ⏳ uploads');
    expect(text).toContain('**2 customers started, and left running**');
  });

  test('names an execution without a customer', () => {
    expect(table(of([execution(), notStarted()]), HEADER).map(([, name]) => name)).toEqual([
      '–',
      expect.stringMatching(/^\[run-1\]\(/),
    ]);
  });

  test('leaves out those that are too many, never one that failed for one that did not', () => {
    const executions = Array.from({ length: 200 }, (_item, index) =>
      customer(`c-${index}`, index % 10 === 0 ? FAILED : {}),
    );
    const text = of(executions);
    expect(table(text, HEADER).filter(([sign]) => sign === '❌')).toHaveLength(20);
    expect(text).toMatch(/\d+ more executions in the job summary\./);
  });
});

/** Fills every place that others can write into. */
function hostile(text: string): ExecutionReport {
  return execution({
    status: 'FAILED',
    customerId: text,
    error: text,
    cause: text,
    missing: Array.from({ length: 12 }, () => text),
    attempts: [
      attempt(
        1,
        failed({
          failure: { error: text, reason: text, containerReason: text },
          decision: { rule: text, because: text },
        }),
      ),
      attempt(
        2,
        failed({
          failure: { error: text, reason: text, stopCode: text },
          decision: { rule: '', because: text },
        }),
      ),
    ],
  });
}

const hostileReport = (text: string, executions: number): Report => ({
  ...report({}, text),
  executions: Array.from({ length: executions }, (_item, index) =>
    index < 2 ? hostile(text) : leftRunning({ customerId: text, why: lost(text) }),
  ),
});

const MORE_HOSTILE = [
  ...HOSTILE,
  ...BLOCK_STARTERS.map((start) => `${start} x`),
  'fixes #12, closes octocat/hello#3, GH-12, resolves https://github.com/octocat/hello/issues/1',
  '@octocat@octocat someone@example.com',
  '&#64;octocat &commat;octocat \\@octocat',
  '--> <!-- x --> <b>',
] as const;

describe('foreign text', () => {
  const renderer = new MarkdownIt({ html: true, linkify: true });
  /** The text in which GitHub looks for names and numbers: what is left once it has rendered. */
  const rendered = (markdown: string): string =>
    renderer
      .render(markdown)
      // What a tag or a comment parts is not read as one.
      .replace(/<!--[\s\S]*?-->|<[^>]*>/g, '\u200b')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');

  test.each(MORE_HOSTILE)('calls nobody, closes nothing and stays in its place: %j', (text) => {
    for (const executions of [1, 3]) {
      const markdown = comment(hostileReport(text, executions), WORKFLOW, ID);
      const plain = comment(hostileReport('x', executions), WORKFLOW, ID);
      const shape = (value: string) => value.split('\n').map((line) => line.startsWith('|'));
      expect(shape(markdown)).toEqual(shape(plain));
      expect(rendered(markdown)).not.toMatch(/@[a-z0-9]|#\d|\bgh-\d|https?:\/\/(?!github\.example)|www\.\w/i);
      expect(renderer.render(markdown).match(/<(?!\/)[a-z]+/g)).toEqual(
        renderer.render(plain).match(/<(?!\/)[a-z]+/g),
      );
    }
  });

  test.each(BLOCK_STARTERS)('begins no block in the name of an execution that has no page: %j', (start) => {
    const named = (name: string) =>
      renderer
        .parse(of([execution({ arn: `arn:aws-other:states:eu-west-1:1:execution:m:${name}` })]), {})
        .map(({ type }) => type);
    expect(named(`${start}x`)).toEqual(named('x'));
  });

  test('leaves what is harmless as it is', () => {
    expect(rendered(of([customer('a & b'), customer('#a 1#')]))).toContain('a & b');
  });

  test('of any length makes no comment that GitHub refuses', () => {
    const text = fc.oneof(
      fc
        .constantFrom('@', '&', '漢', '\ud800', '*', '😀', 'x', '#1', 'www.')
        .map((piece) => piece.repeat(3000)),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (value, executions, attempts) => {
          const workflow: Workflow = { ...WORKFLOW, name: value, job: value, step: value };
          const long: Report = {
            ...report({}, value),
            executions: Array.from({ length: executions }, () => ({
              ...hostile(value),
              attempts: Array.from({ length: attempts }, (_item, index) =>
                attempt(index + 1, failed({ failure: { reason: value }, decision: { rule: value } })),
              ),
            })),
          };
          const whole = comment(long, workflow, { ...ID, place: readablePlace(workflow) });
          expect(whole.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
          expect(whole.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the place of a comment', () => {
  test('can be read', () => {
    expect(readablePlace(WORKFLOW)).toBe('Nightly%20upload.upload.run');
  });

  test.each(MORE_HOSTILE)('cannot end the marker: %j', (text) => {
    const place = readablePlace({ ...WORKFLOW, name: text, job: text, step: text });
    expect(place).toMatch(/^[\w%]*\.[\w%]*\.[\w%]*$/);
    expect(runOf(`${markerStart(place)}run 1.2 -->`)).toEqual({ run: 1, attempt: 2 });
  });

  test('is of a bounded length, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const place = readablePlace({ ...WORKFLOW, name: text, job: text, step: text });
        expect(place).toMatch(/^[\w%]*\.[\w%]*\.[\w%]*$/);
        expect(place.length).toBeLessThanOrEqual(3 * 540 + 2);
      }),
    );
  });

  test('tells parts apart', () => {
    const places = [
      { name: 'a.b', job: 'c', step: 'd' },
      { name: 'a', job: 'b.c', step: 'd' },
      { name: 'a', job: 'b', step: 'c.d' },
    ].map((parts) => readablePlace({ ...WORKFLOW, ...parts }));
    expect(new Set(places).size).toBe(3);
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
