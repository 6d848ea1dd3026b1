import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt } from '../../../src/execution/trail.ts';
import type { Bar } from '../../../src/report/summary/gantt.ts';
import { gantt } from '../../../src/report/summary/gantt.ts';
import { attemptsTimeline, executionsTimeline, lastKnownTime } from '../../../src/report/summary/timeline.ts';
import { codePoint } from '../../code-points.ts';
import { attempt, execution, failed, HOSTILE, notStarted, report, START, SUCCEEDED } from '../reports.ts';

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

describe('the timeline of an execution', () => {
  test('has a bar for each attempt and each wait, in the colour of its class', () => {
    const text = chart([
      attempt(1, failed()),
      attempt(2, failed({ decision: RETRIABLE, at: START + 150_000 }), from(102)),
      attempt(3, failed({ decision: FATAL, at: START + 200_000 }), from(160)),
      attempt(4, { kind: 'stopped', at: START + 210_000 }, from(205)),
      attempt(5, { kind: 'succeeded', at: START + 240_500 }, from(220)),
    ]);
    const at = (time: string) => `2000-01-01 00:0${time}`;
    expect(drawn(text)).toEqual([
      `1 TEMPORARY network-error :active, ${at('0:00.000')}, ${at('0:42.000')}`,
      `wait :active, crit, ${at('0:42.000')}, ${at('1:42.000')}`,
      `2 RETRIABLE uncaught-exception :${at('1:42.000')}, ${at('2:30.000')}`,
      `3 FATAL invalid-input :crit, ${at('2:40.000')}, ${at('3:20.000')}`,
      `4 stopped :active, crit, ${at('3:25.000')}, ${at('3:30.000')}`,
      `5 succeeded :done, ${at('3:40.000')}, ${at('4:00.500')}`,
    ]);
    expect(text).toMatch(/^### Timeline\n\n```mermaid\n%%\{init: \{.*\}\}%%\ngantt\n/);
    expect(text).toMatch(/\n```$/);
  });

  test('ends an attempt that still runs now', () => {
    const text = chart([attempt(1, failed()), attempt(2, { kind: 'running' }, from(50))], START + 70_000);
    expect(drawn(text).at(-1)).toBe(
      '2 running :done, crit, 2000-01-01 00:00:50.000, 2000-01-01 00:01:10.000',
    );
  });

  test('has a section for each item, those that failed first, and waits within an item only', () => {
    const text = chart([
      attempt(1, failed(), { item: 'All[0]' }),
      attempt(2, SUCCEEDED, { item: 'All[1]' }),
      attempt(3, failed({ decision: FATAL }), { item: 'All[2]' }),
      attempt(4, SUCCEEDED, { item: 'All[0]', startedAt: START + 102_000 }),
    ]);
    expect(drawn(text).map((line) => line.split(' :')[0])).toEqual([
      'section All[2]',
      '3 FATAL invalid-input',
      'section All[0]',
      '1 TEMPORARY network-error',
      'wait',
      '4 succeeded',
      'section All[1]',
      '2 succeeded',
    ]);
  });

  test('shows the last sixty bars, and counts the others', () => {
    const attempts = Array.from({ length: 100 }, (_item, index) =>
      attempt(index + 1, { kind: 'succeeded', at: START + index * 1000 + 900 }, from(index)),
    );
    const text = chart(attempts);
    expect(drawn(text)).toHaveLength(60);
    expect(drawn(text)[0]).toMatch(/^41 succeeded :/);
    expect(text).toMatch(/\n\n40 more bars would not fit\.$/);
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
  test('has a bar for each that was started, by what became of it', () => {
    const executions = [
      execution({ customerId: 'a', status: 'FAILED', attempts: [attempt(1, failed({ decision: FATAL }))] }),
      execution({ customerId: 'b', startedAt: START + 5000 }),
      notStarted({ customerId: 'c' }),
    ];
    const text = executionsTimeline(executions, { ...report(), executions }, START)(ROOM);
    expect(drawn(text)).toEqual([
      'section FATAL',
      '1 attempt of a :crit, 2000-01-01 00:00:00.000, 2000-01-01 00:01:00.000',
      'section succeeded',
      '1 attempt of b :done, 2000-01-01 00:00:05.000, 2000-01-01 00:01:00.000',
    ]);
  });

  test('shows sixty of ten thousand', () => {
    const executions = Array.from({ length: 10_000 }, (_item, index) =>
      execution({ customerId: `c${index}` }),
    );
    const text = executionsTimeline(executions, { ...report(), executions }, START)(ROOM);
    expect(drawn(text)).toHaveLength(61);
    expect(text).toMatch(/9940 more executions would not fit\.$/);
  });
});

describe('the axis', () => {
  const SECOND = 1000;
  const HOUR = 3_600_000;

  test.each([
    ['half a second', 500, '100millisecond', '%-S.%L s'],
    ['5 seconds', 5 * SECOND, '1second', '%-S s'],
    ['5 minutes', 300 * SECOND, '30second', '%-M:%S'],
    ['50 minutes', 3000 * SECOND, '5minute', '%-M min'],
    ['5 hours', 5 * HOUR, '30minute', '%-H:%M h'],
    ['3 days', 72 * HOUR, '12hour', 'day %-j %-H:%M'],
    ['a year', 8760 * HOUR, '1month', 'day %-j'],
  ])('of %s has a handful of ticks', (_what, span, interval, format) => {
    const bar: Bar = { kind: 'succeeded', from: START, to: START + span, label: '1' };
    const text = gantt([{ name: undefined, bars: [bar] }], START);
    expect(text).toContain(`\n  axisFormat ${format}\n  tickInterval ${interval}\n`);
  });
});

describe('a label', () => {
  const hostile = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: codePoint, maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(...'a1 :;#%{}`"\'<>,\n\r\t\u2028&$@|', '%%{init:', '```'),
      maxLength: 60,
    }),
  );

  test('holds no sign that means something to Mermaid or Markdown, and adds no line', () => {
    fc.assert(
      fc.property(hostile, hostile, (rule, item) => {
        const attempts = [
          attempt(1, failed({ decision: { rule } }), { item }),
          attempt(2, SUCCEEDED, { item }),
        ];
        const lines = chart(attempts).split('\n');
        const bars = lines.filter((line) => / :(active|done)/.test(line));
        expect(bars).toHaveLength(3);
        for (const line of lines.filter((each) => /^ {2}(section |\d|wait)/.test(each))) {
          expect(line.split(' :')[0]).toMatch(/^ {2}[\p{L}\p{N} ._/()[\]+…·-]+$/u);
        }
        expect(lines.filter((line) => line.startsWith('```'))).toEqual(['```mermaid', '```']);
        expect(lines.filter((line) => line.includes('%%'))).toHaveLength(1);
      }),
    );
  });
});

test('the last time that is known is that of anything in the report', () => {
  expect(lastKnownTime([])).toBe(0);
  expect(lastKnownTime([execution({ attempts: [attempt(1, { kind: 'running' }, from(90))] })])).toBe(
    START + 90_000,
  );
  expect(lastKnownTime([execution({ stoppedAt: START + 1e6 }), execution()])).toBe(START + 1e6);
});
