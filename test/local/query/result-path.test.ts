import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../../local/json.ts';
import { readPath, writeResult } from '../../../local/states/query/jsonpath.ts';
import { anyJson, expectQueryError, scopeOf } from './scope.ts';

describe('writeResult', () => {
  test.each<[string, Json, string | null, Json]>([
    ['null discards the result', { a: 1 }, null, { a: 1 }],
    ['$ replaces the input', { a: 1 }, '$', 'R'],
    ['a new field is added', { a: 1 }, '$.b', { a: 1, b: 'R' }],
    ['a field is replaced', { a: 1 }, '$.a', { a: 'R' }],
    ['objects on the way are made', {}, '$.a.b.c', { a: { b: { c: 'R' } } }],
    ['objects on the way are kept', { a: { x: 1 } }, '$.a.b', { a: { x: 1, b: 'R' } }],
    ['brackets name fields too', {}, "$['a b']['c']", { 'a b': { c: 'R' } }],
    ['an item is replaced', { a: [1, 2] }, '$.a[1]', { a: [1, 'R'] }],
    ['a field inside an item is added', { a: [{ x: 1 }] }, '$.a[0].y', { a: [{ x: 1, y: 'R' }] }],
  ])('%s', (_name, input, path, output) => {
    expect(writeResult(input, path, 'R')).toEqual(output);
  });

  test.each<[Json, string]>([
    [{ a: 1 }, '$.a.b'],
    [{ a: null }, '$.a.b'],
    ['text', '$.a'],
    [[1], '$.a'],
    [null, '$.a'],
    [{ a: [1] }, '$.a[1]'],
    [{ a: {} }, '$.a[0]'],
    [{}, '$.a[0]'],
  ])('%j has something else in the way of %s', async (input, path) => {
    await expectQueryError(() => writeResult(input, path, 1), 'States.ResultPathMatchFailure', path);
  });

  test.each([
    '$.a[*]',
    '$..a',
    '$.a[0:1]',
    '$.a[?(@.x)]',
    "$['a','b']",
    '$.a[-1]',
    '$$.a',
    '$variable',
    'a',
    '',
  ])('%s is no reference path', async (path) => {
    await expectQueryError(() => writeResult({ a: [1] }, path, 1), 'States.ResultPathMatchFailure', '');
  });

  test('a field named __proto__ becomes data and no prototype', () => {
    const output = writeResult({}, '$.__proto__.polluted', true);
    expect(JSON.stringify(output)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('what was written is read back, the rest and the input stay as they were', () => {
    const names = fc.array(fc.string({ unit: 'grapheme-ascii' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.constant({})), names, anyJson, (input, steps, result) => {
        const path = `$${steps.map((name) => `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`).join('')}`;
        const before = JSON.stringify(input);
        const output = writeResult(input, path, result);
        expect(readPath(path, scopeOf(output))).toEqual(result);
        expect(JSON.stringify(input)).toBe(before);
        expect(writeResult(output, path, result)).toEqual(output);
        expect(output).toMatchObject(
          Object.fromEntries(Object.entries(input).filter(([name]) => name !== steps[0])),
        );
      }),
    );
  });
});
