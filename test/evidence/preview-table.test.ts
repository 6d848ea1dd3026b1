import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvTable, jsonTable } from '../../src/evidence/preview.ts';
import { codePoint } from '../code-points.ts';

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_item, index) => make(index));

describe('CSV', () => {
  test('is a table with its first line as header', () => {
    expect(csvTable('id,name\r\n1,"a, b"\r\n2,"say ""x"""\r\n')).toEqual({
      header: ['id', 'name'],
      rows: [
        ['1', 'a, b'],
        ['2', 'say "x"'],
      ],
      moreRows: 0,
      moreColumns: 0,
    });
  });

  test.each<[name: string, csv: string, header: readonly string[], rows: readonly (readonly string[])[]]>([
    ['has a byte order mark', '\ufeffid\n1', ['id'], [['1']]],
    ['has no rows', 'id,name\n', ['id', 'name'], []],
    ['has rows that are shorter', 'a,b\n1\n', ['a', 'b'], [['1', '']]],
    ['has rows that are longer', 'a\n1,2\n', ['a', ''], [['1', '2']]],
    ['has empty lines', '\n\na\n\n1\n\n', ['a'], [['1']]],
    ['has line breaks in a cell', 'a\n"1\n2"\n', ['a'], [['1\n2']]],
    ['has NULs', 'a\u0000\n\u0000\n', ['a\u0000'], [['\u0000']]],
  ])('may be a file that %s', (_name, csv, header, rows) => {
    expect(csvTable(csv)).toEqual({ header, rows, moreRows: 0, moreColumns: 0 });
  });

  test.each([
    ['is empty', ''],
    ['has nothing but line breaks', '\n\r\n\n'],
    ['has an unclosed quote', 'a,b\n1,"2\n3,4\n'],
    ['has a quote within a cell', 'a,b\n1,x"y\n'],
  ])('is none where it %s', (_name, csv) => {
    expect(csvTable(csv)).toBeUndefined();
  });
});

describe('JSON', () => {
  test('that is a list of objects has their keys as columns, in the order they appear in', () => {
    expect(
      jsonTable([
        { id: 1, name: 'a' },
        { name: null, 'at all': [1, { x: true }] },
      ]),
    ).toEqual({
      header: ['id', 'name', 'at all'],
      rows: [
        ['1', 'a', ''],
        ['', 'null', '[1,{"x":true}]'],
      ],
      moreRows: 0,
      moreColumns: 0,
    });
  });

  test('that is an object is a table of keys and values', () => {
    expect(jsonTable({ rows: 12, ok: true, by: { type: 'x' } })).toMatchObject({
      header: ['key', 'value'],
      rows: [
        ['rows', '12'],
        ['ok', 'true'],
        ['by', '{"type":"x"}'],
      ],
    });
  });

  test('that is a list of plain values is one column', () => {
    expect(jsonTable([1, 'two', null, false])).toMatchObject({
      header: ['value'],
      rows: [['1'], ['two'], ['null'], ['false']],
    });
  });

  test.each([
    [undefined],
    [null],
    [1],
    ['text'],
    [[]],
    [{}],
    [[{}]],
    [[[1], [2]]],
    [[1, { a: 1 }]],
    [[{ a: 1 }, null]],
  ])('that is none of these is none: %j', (json) => {
    expect(jsonTable(json)).toBeUndefined();
  });

  test('may have keys that objects have by themselves', () => {
    const json = JSON.parse('[{"__proto__":1,"constructor":2},{"toString":3}]');
    expect(jsonTable(json)).toMatchObject({
      header: ['__proto__', 'constructor', 'toString'],
      rows: [
        ['1', '2', ''],
        ['', '', '3'],
      ],
    });
  });

  test('may be nested deeper than it can be written', () => {
    const depth = 30_000;
    const json = JSON.parse(`{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(jsonTable(json)?.rows[0]?.[1]).toMatch(/^(\[{79})?…$/);
  });
});

describe('a large table', () => {
  test('shows ten rows and eight columns, and counts the others', () => {
    const csv = many(26, (row) => many(11, (column) => `${row}.${column}`).join(',')).join('\n');
    const table = csvTable(csv);
    expect(table?.header).toEqual(many(8, (column) => `0.${column}`));
    expect(table?.rows).toHaveLength(10);
    expect(table?.rows[9]).toEqual(many(8, (column) => `10.${column}`));
    expect(table).toMatchObject({ moreRows: 15, moreColumns: 3 });
    expect(jsonTable(many(11, (index) => index))).toMatchObject({ moreRows: 1, moreColumns: 0 });
  });

  test('may have nothing but columns', () => {
    expect(csvTable(','.repeat(65_535))).toMatchObject({ rows: [], moreRows: 0, moreColumns: 65_528 });
  });

  test('has cells of at most 80 characters, cut between characters', () => {
    expect(csvTable(`${'a'.repeat(80)},${'b'.repeat(81)},${'x'.repeat(78)}😀y`)?.header).toEqual([
      'a'.repeat(80),
      `${'b'.repeat(79)}…`,
      `${'x'.repeat(78)}…`,
    ]);
  });

  test('keeps its bounds whatever is in it', () => {
    const check = (table: ReturnType<typeof csvTable>): void => {
      const { header, rows, moreRows, moreColumns } = table ?? {
        header: ['x'],
        rows: [],
        moreRows: 0,
        moreColumns: 0,
      };
      expect(header.length).toBeGreaterThan(0);
      expect(header.length).toBeLessThanOrEqual(8);
      expect(rows.length).toBeLessThanOrEqual(10);
      expect(rows.every((row) => row.length === header.length)).toBe(true);
      expect([header, ...rows].flat().every((cell) => cell.length <= 80)).toBe(true);
      expect(moreRows === 0 || rows.length === 10).toBe(true);
      expect(moreColumns === 0 || header.length === 8).toBe(true);
    };
    const text = fc.array(
      fc.oneof(fc.constantFrom(',', '\n', '"', '\r', 'a'), fc.string({ unit: codePoint })),
    );
    fc.assert(fc.property(text, (pieces) => check(csvTable(pieces.join('')))));
    fc.assert(fc.property(fc.json(), (json) => check(jsonTable(JSON.parse(json)))));
  });
});
