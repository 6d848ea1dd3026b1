import { describe, expect, test } from '@jest/globals';
import { logSections } from '../../../src/report/summary/execution-story.ts';
import { summary } from '../../../src/report/summary/summary.ts';
import { named, report, START } from '../reports.ts';
import { OBJECTS, table } from './tables.ts';

describe('the job summary on what an execution left behind', () => {
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

  const objectLink = (name: string) =>
    `[${name}](https://eu-west-1.console.aws.amazon.com/s3/object/bucket?region=eu-west-1&prefix=r%2F${name})`;

  test('has a row for each object, below the location, with its page', () => {
    const objects = [
      { key: 'r/a.json', bytes: 12_345, lastModified: START, older: false },
      { key: 'r/b', bytes: 0, lastModified: undefined, older: false },
    ];
    const text = summary(
      report({ outputs: { kind: 'listed', location: 's3://bucket/r', objects, more: false } }),
    );
    expect(text).toContain('2 objects in s3://bucket/r\n');
    expect(table(text, OBJECTS)).toEqual([
      [objectLink('a.json'), '12.3 kB', '2026-01-02 03:04:05 UTC'],
      [objectLink('b'), '0 B', ''],
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
      {
        kind: 'unreadable',
        location: 's3://b',
        notice: { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'no-bucket' } },
      },
      /> ⚠️ There is no bucket b: the outputs could not be listed\./,
    ],
  ] as const)('tells of %s', (_what, outputs, text) => {
    expect(summary(report({ outputs }))).toMatch(text);
  });

  test('has no section for outputs where there is no location, nor for attempts where there are none', () => {
    const text = summary(report({ attempts: [] }));
    expect(text).not.toContain('### ');
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
    expect(text).toContain('### Preview\n\nr/a.csv: first 2 of 42 rows, first 2 of 3 columns\n\n');
    expect(table(text, '| id |')).toEqual([
      ['1', '&lt;b&gt;'],
      ['2', 'x\\|y'],
    ]);
  });

  test.each([
    [
      'that could not be read is a warning',
      {
        kind: 'unreadable',
        notice: {
          kind: 'preview-unreadable',
          bucket: 'b',
          prefix: 'r/',
          key: 'k',
          why: { kind: 'too-slow' },
        },
      },
      '> ⚠️ There is no preview of k: S3 took too long to answer.',
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
      container: 'app',
      region: 'eu-west-1',
      group: 'g',
      stream: 's',
      lines,
    } as const;
    const room = 10_000;
    const text = logSections([
      { ...tail, attempt: named(1) },
      { ...tail, attempt: named(2) },
    ])(room);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room);
    expect(text).toMatch(
      /attempt 2<\/summary>[\s\S]*\n29 &amp;[^\n]*\n<\/pre>\n\n2\d lines before these are in report-file\./,
    );
  });
});
