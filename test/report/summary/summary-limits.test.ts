import { describe, expect, test } from '@jest/globals';
import { summary } from '../../../src/report/summary/summary.ts';
import { attempt, failed, HOSTILE, report, START } from '../reports.ts';
import { ATTEMPTS, cells, OBJECTS, table } from './tables.ts';

describe('foreign text in the summary', () => {
  test.each(HOSTILE)('stays in its cell: %j', (text) => {
    const attempts = [
      attempt(
        1,
        failed({
          failure: { error: text, reason: text, containerReason: text, stopCode: text },
          decision: { rule: text, because: text },
        }),
        { state: text },
      ),
    ];
    const objects = [{ key: text, bytes: 1, lastModified: START, older: false }];
    const hostile = report(
      {
        status: 'FAILED',
        error: text,
        cause: text,
        customerId: text,
        notices: [{ kind: 'log-not-followed', error: new Error(text) }],
        attempts,
        outputs: { kind: 'listed', location: text, objects, more: true },
      },
      text,
    );
    const plain = report(
      {
        status: 'FAILED',
        error: 'x',
        cause: 'x',
        customerId: 'x',
        notices: [{ kind: 'log-not-followed', error: new Error('x') }],
        attempts: [attempt(1, failed())],
        outputs: {
          kind: 'listed',
          location: 'x',
          objects: [{ key: 'x', bytes: 1, lastModified: START, older: false }],
          more: true,
        },
      },
      'x',
    );
    const markdown = summary(hostile);
    // The structure is that of a report without such text: as many lines, and as many cells in each.
    const shape = (value: string) =>
      value.split('\n').map((line) => (line.startsWith('|') ? cells(line).length : line.slice(0, 2)));
    expect(shape(markdown).length).toBe(shape(summary(plain)).length);
    expect(table(markdown, ATTEMPTS)[0]).toHaveLength(9);
    expect(table(markdown, OBJECTS)[0]).toHaveLength(3);
    expect(table(markdown, '| | |').every((row) => row.length === 2)).toBe(true);
    expect(markdown.replaceAll('<!-- -->', '')).not.toMatch(/</);
    expect(markdown).not.toMatch(/@(?!<!-- -->)/);
    expect(markdown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    expect(markdown.replace(/\(https:\/\/eu-west-1\.console\.aws\.amazon\.com\/[^)\s]*\)/g, '')).not.toMatch(
      /https?:|www\./,
    );
  });
});

describe('a large report', () => {
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_item, index) => make(index));

  test('shows the last attempts and the first objects, and says what it leaves out', () => {
    const text = summary(
      report({
        attempts: many(205, (index) => attempt(index + 1, failed())),
        outputs: {
          kind: 'listed',
          location: 's3://b',
          objects: many(203, (index) => ({ key: `k${index}`, bytes: 1, lastModified: START, older: false })),
          more: false,
        },
      }),
    );
    expect(table(text, ATTEMPTS).map(([number]) => number)).toEqual(many(200, (index) => String(index + 6)));
    expect(text).toContain('The first 5 attempts are left out; report-file has all.');
    expect(table(text, OBJECTS)).toHaveLength(200);
    expect(text).toContain('3 more objects in report-file.');
  });

  test.each(['&'.repeat(1024), '漢'.repeat(341), '$'.repeat(1024), 'x'.repeat(1024)])(
    'is never so large that GitHub would drop it: %#',
    (text) => {
      const outcome = failed({
        failure: { reason: text, containerReason: text },
        decision: { rule: text, because: text },
      });
      const markdown = summary(
        report({
          status: 'FAILED',
          cause: text.repeat(32),
          notices: [{ kind: 'log-not-followed', error: new Error(text.repeat(32)) }],
          attempts: many(1000, (index) => attempt(index + 1, outcome)),
          outputs: {
            kind: 'listed',
            location: text,
            objects: many(10_000, () => ({ key: text, bytes: 1, lastModified: START, older: false })),
            more: true,
          },
        }),
      );
      expect(Buffer.byteLength(markdown)).toBeLessThan(1_000_000);
    },
  );
});
