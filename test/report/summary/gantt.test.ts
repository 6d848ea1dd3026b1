import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COLOURS } from '../../../src/report/summary/gantt.ts';
import { axis } from '../../../src/report/summary/gantt-axis.ts';
import { attemptsTimeline } from '../../../src/report/summary/timeline.ts';
import { attempt, execution, failed, HOSTILE, START, SUCCEEDED } from '../reports.ts';

test('colours have six digits each, since the renderer of GitHub computes with them', () => {
  for (const colour of Object.values(COLOURS)) {
    expect(colour).toMatch(/^#[\da-f]{6}$/);
  }
});

describe('the axis', () => {
  const SECOND = 1000;
  const MINUTE = 60 * SECOND;
  const HOUR = 60 * MINUTE;

  test.each([
    ['half a second', 500, undefined, '%-S.%L s'],
    ['5 seconds', 5 * SECOND, '1second', '%-S s'],
    ['5 minutes', 5 * MINUTE, '30second', '%-M:%S min'],
    ['50 minutes', 50 * MINUTE, '5minute', '%-M min'],
    ['5 hours', 5 * HOUR, '30minute', '%-H:%M h'],
    ['a day, whose last hour is the first of another', 24 * HOUR, '12hour', 'day %-j %-H:%M'],
    ['3 days', 72 * HOUR, '12hour', 'day %-j %-H:%M'],
    ['a year', 8760 * HOUR, '1month', 'day %-j'],
  ])('of %s has a handful of ticks, none below a second', (_what, span, interval, format) => {
    expect(axis(span)).toEqual([
      `axisFormat ${format}`,
      ...(interval === undefined ? [] : [`tickInterval ${interval}`]),
    ]);
  });
});

describe('a label', () => {
  const hostile = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', maxLength: 200 }),
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
        const lines = attemptsTimeline(execution({ attempts }), START)(100_000).split('\n');
        const bars = lines.filter((line) => / :(active|done|2000)/.test(line));
        expect(bars).toHaveLength(3);
        for (const line of [...bars, ...lines.filter((each) => each.startsWith('  section '))]) {
          expect(line.split(' :')[0]).toMatch(/^ {2}[\p{L}\p{N} ._/()[\]+…·\u200b-]+$/u);
        }
        expect(lines.filter((line) => line.startsWith('```'))).toEqual(['```mermaid', '```']);
        expect(lines.filter((line) => line.includes('%%'))).toHaveLength(1);
      }),
    );
  });
});
