import { describe, expect, test } from '@jest/globals';
import type { Attempt, FollowedBy } from '../../../src/execution/trail.ts';
import type { EndedReport } from '../../../src/report/report.ts';
import { attemptsTimeline, executionsTimeline, lastKnownTime } from '../../../src/report/summary/timeline.ts';
import { attempt, execution, failed, notStarted, report, START, STOPPED, SUCCEEDED } from '../reports.ts';

const ROOM = 100_000;

/** The lines of a chart that are bars or sections. */
function drawn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(' :') || line.startsWith('section '));
}

const chart = (attempts: readonly Attempt[], now = START) =>
  attemptsTimeline(execution({ attempts }), now)(ROOM);

const from = (seconds: number) => ({ startedAt: START + seconds * 1000 });
const FATAL = { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input' } as const;
const RETRIABLE = { type: 'RETRIABLE', waitSeconds: 0, rule: 'uncaught-exception' } as const;

const at = (time: string) => `2000-01-01 00:0${time}`;
const labels = (text: string) =>
  drawn(text).map((line) => line.split(' :')[0]?.replaceAll('\u200b', '').trim());

describe('the timeline of an execution', () => {
  test('has a bar for each attempt and each wait, in the colour of what became of it', () => {
    const text = chart([
      attempt(1, failed()),
      attempt(2, failed({ decision: RETRIABLE, at: START + 150_000 }), from(102)),
      attempt(3, failed({ decision: FATAL, at: START + 200_000 }), from(160)),
      attempt(4, { kind: 'stopped', at: START + 210_000 }, from(205)),
      attempt(5, { kind: 'succeeded', at: START + 240_500 }, from(220)),
    ]);
    expect(drawn(text).map((line) => line.replace(/, .*$/, (times) => times.replace(/\.\d+/g, '')))).toEqual([
      expect.stringMatching(/^1 TEMPORARY :done, 2000-01-01 00:00:00, 2000-01-01 00:00:41$/),
      expect.stringMatching(/^wait 1m 0s :active, 2000-01-01 00:00:42, 2000-01-01 00:01:41$/),
      expect.stringMatching(/^2 RETRIABLE :done, 2000-01-01 00:01:42, 2000-01-01 00:02:29$/),
      expect.stringMatching(/^3 FATAL :crit, 2000-01-01 00:02:40, 2000-01-01 00:03:19$/),
      expect.stringMatching(/^4 :active, 2000-01-01 00:03:25, /),
      expect.stringMatching(/^5 :2000-01-01 00:03:40\.000, /),
    ]);
    expect(text).toMatch(/^### Timeline\n\n```mermaid\n%%\{init: \{.*\}\}%%\ngantt\n/);
    expect(text).toMatch(/\n```$/);
  });

  test.each([
    ['at its first attempt if that starts a moment after it', 1000, '00:00:00.000'],
    ['before its first attempt if that starts long after it', 60_000, '00:01:00.000'],
  ])('begins %s', (_what, later, begins) => {
    const attempts = [attempt(1, failed()), attempt(2, SUCCEEDED, from(102))];
    const lines = drawn(attemptsTimeline(execution({ startedAt: START - later, attempts }), START)(ROOM));
    expect(lines[0]).toContain(` :done, 2000-01-01 ${begins}, `);
  });

  test('ends an attempt that still runs now', () => {
    const text = chart([attempt(1, failed()), attempt(2, { kind: 'running' }, from(50))], START + 150_000);
    expect(drawn(text).at(-1)).toMatch(
      /^2 running :active, 2000-01-01 00:01:42\.\d+, 2000-01-01 00:02:29\.\d+$/,
    );
  });

  test('names a failure that nobody classified by its number and shows it red, also if it ran again', () => {
    const unknown = { decidedBy: 'nobody' } as const;
    const text = chart([
      attempt(1, failed(unknown)),
      attempt(2, failed({ ...unknown, at: START + 200_000 }), from(102)),
    ]);
    expect(drawn(text)).toEqual([
      expect.stringMatching(/^1 failed :crit, /),
      expect.stringMatching(/^wait 1m 0s :active, /),
      expect.stringMatching(/^2 failed :crit, /),
    ]);
  });

  test.each<[string, FollowedBy, string]>([
    ['that ran again', { kind: 'retry', at: START + 43_000 }, 'done'],
    ['that a Catch handled', { kind: 'catch', next: 'Clean up' }, 'done'],
    ['that ended its branch', { kind: 'branch-end' }, 'crit'],
    ['that ended the execution', { kind: 'execution-end' }, 'crit'],
    ['after which nothing came so far', { kind: 'nothing' }, 'done'],
  ])('shows a RETRIABLE failure %s', (_what, followedBy, tag) => {
    const outcome = failed({ decision: RETRIABLE, followedBy });
    const text = chart([attempt(1, outcome), attempt(2, SUCCEEDED, from(43))]);
    expect(drawn(text)[0]).toContain(` :${tag}, `);
  });

  test('has a row for each item, those that failed first, and waits within an item only', () => {
    const text = chart([
      attempt(1, failed(), { item: 'All[0]' }),
      attempt(1, SUCCEEDED, { item: 'All[1]' }),
      attempt(1, failed({ decision: FATAL }), { item: 'All[2]' }),
      attempt(2, { kind: 'succeeded', at: START + 180_000 }, { item: 'All[0]', startedAt: START + 102_000 }),
    ]);
    expect(labels(text)).toEqual([
      'section All[2]',
      '1 FATAL invalid-input',
      'section All[0]',
      '1 TEMPORARY',
      'wait 1m 0s',
      '2 succeeded',
      'section All[1]',
      '1 succeeded',
    ]);
    expect(text).toContain('"displayMode":"compact"');
  });

  test('has a row for each state outside of Map and Parallel, in order', () => {
    const text = chart([
      attempt(1, SUCCEEDED, { state: 'Extract' }),
      attempt(1, failed(), { state: 'Load', startedAt: START + 42_000 }),
    ]);
    expect(labels(text).filter((label) => label?.startsWith('section'))).toEqual([
      'section Extract',
      'section Load',
    ]);
  });

  test('names the state in a row that has several', () => {
    const item = 'All[0]';
    const text = chart([
      attempt(1, SUCCEEDED, { item, state: 'Read' }),
      attempt(
        1,
        { kind: 'succeeded', at: START + 84_000 },
        { item, state: 'Write', startedAt: START + 42_000 },
      ),
    ]);
    expect(labels(text)).toEqual(['section All[0]', 'Read 1 succeeded', 'Write 1 succeeded']);
  });

  test.each<[string, Partial<EndedReport>, string | undefined]>([
    ['failed by itself', { status: 'FAILED', error: 'Own' }, 'FAILED'],
    ['lacks expected outputs', { missing: ['x'] }, 'without expected outputs'],
    ['timed out', { status: 'TIMED_OUT' }, 'TIMED_OUT'],
    ['somebody else aborted', { status: 'ABORTED' }, 'ABORTED'],
    ['was stopped since the job was cancelled', { status: 'ABORTED', stop: STOPPED }, undefined],
    ['succeeded', {}, undefined],
  ])('has a red row if no attempt tells that the execution %s', (_what, changes, label) => {
    const attempts = [attempt(1, failed()), attempt(2, SUCCEEDED, from(102))];
    const lines = drawn(attemptsTimeline(execution({ attempts, ...changes }), START)(ROOM));
    const red = lines.filter((line) => line.includes(' :crit, '));
    expect(red.map((line) => line.split(' :')[0])).toEqual(label === undefined ? [] : [`\u200b${label}`]);
    expect(lines.includes('section the execution')).toBe(label !== undefined);
  });

  test('shows the last sixty bars of a row', () => {
    const attempts = Array.from({ length: 100 }, (_item, index) =>
      attempt(index + 1, { kind: 'succeeded', at: START + index * 1000 + 900 }, from(index)),
    );
    const text = chart(attempts);
    expect(drawn(text)).toHaveLength(60);
    expect(text).toMatch(/\n\n40 earlier attempts and waits would not fit\.$/);
  });

  test('shows thirty rows, counts the others, and stays a text that Mermaid takes', () => {
    const attempts = Array.from({ length: 4000 }, (_item, index) =>
      attempt(
        1 + (index % 40),
        { kind: 'succeeded', at: START + index * 1000 + 900 },
        {
          item: `${'x'.repeat(80)}[${Math.floor(index / 40)}]`,
          state: `${'y'.repeat(80)}${index % 2}`,
          ...from(index),
        },
      ),
    );
    const text = chart(attempts);
    expect(drawn(text).filter((line) => line.startsWith('section '))).toHaveLength(30);
    expect(text).toContain('70 more rows would not fit.');
    expect(text.length).toBeLessThan(50_000);
  });

  test.each<[string, readonly Attempt[]]>([
    ['no attempt', []],
    ['one attempt, which the page tells of already', [attempt(1, SUCCEEDED)]],
  ])('is not drawn for %s', (_what, attempts) => {
    expect(chart(attempts)).toBe('');
  });

  test('is left out where there is no room for it', () => {
    const two = execution({ attempts: [attempt(1, failed()), attempt(2, SUCCEEDED)] });
    expect(attemptsTimeline(two, START)(100)).toBe('');
  });
});

describe('the timeline of several executions', () => {
  test('has a row for each that was started, by what became of it', () => {
    const executions = [
      execution({ customerId: 'a', status: 'FAILED', attempts: [attempt(1, failed({ decision: FATAL }))] }),
      execution({
        customerId: 'b',
        startedAt: START + 5000,
        attempts: [attempt(1, failed()), attempt(2, SUCCEEDED, from(102))],
      }),
      notStarted({ customerId: 'c' }),
    ];
    const text = executionsTimeline(executions, { ...report(), executions }, START)(ROOM);
    expect(drawn(text)).toEqual([
      'section FATAL',
      `\u200ba :crit, ${at('0:00.000')}, ${at('1:00.000')}`,
      'section succeeded',
      `\u200bb · 2 attempts :${at('0:05.000')}, ${at('1:00.000')}`,
    ]);
    expect(text).not.toContain('compact');
  });

  test('shows thirty of ten thousand', () => {
    const executions = Array.from({ length: 10_000 }, (_item, index) =>
      execution({ customerId: `c${index}` }),
    );
    const text = executionsTimeline(executions, { ...report(), executions }, START)(ROOM);
    expect(drawn(text)).toHaveLength(31);
    expect(text).toMatch(/9970 more executions would not fit\.$/);
  });
});

test('the last time that is known is that of anything in the report', () => {
  expect(lastKnownTime([])).toBe(0);
  expect(lastKnownTime([execution({ attempts: [attempt(1, { kind: 'running' }, from(90))] })])).toBe(
    START + 90_000,
  );
  expect(lastKnownTime([execution({ stoppedAt: START + 1e6 }), execution()])).toBe(START + 1e6);
});
