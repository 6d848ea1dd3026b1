import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearest } from '../../../src/policy/file/nearest.ts';

const KEYS = ['max-retries', 'max-duration', 'rules', 'default', 'exit-code', 'not', 'any'];

describe('the word that was meant', () => {
  test.each([
    ['max-retry', 'max-retries'],
    ['maxretries', 'max-retries'],
    ['MAX-RETRIES', 'max-retries'],
    ['max_retries', 'max-retries'],
    ['rule', 'rules'],
    ['exitcode', 'exit-code'],
    ['exit-codes', 'exit-code'],
    ['no', 'not'],
    ['ayn', 'any'],
    ['nto', 'not'],
    ['ruels', 'rules'],
    ['exit-cdoe', 'exit-code'],
    ['amx-dratuoin', 'max-duration'],
    ['yna', undefined],
    ['nothing', undefined],
    ['', undefined],
    ['x'.repeat(1000), undefined],
  ])('by %s is %p', (word, expected) => {
    expect(nearest(word, KEYS)).toBe(expected);
  });

  test('is none where there are none', () => {
    expect(nearest('x', [])).toBeUndefined();
  });

  test('is the word itself, and survives one wrong letter in a word of three or more', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(word, fc.nat(11), (right, at) => {
        expect(nearest(right, [right])).toBe(right);
        const place = at % right.length;
        expect(nearest(`${right.slice(0, place)}z${right.slice(place + 1)}`, [right])).toBe(right);
      }),
    );
  });

  test('survives two neighbours that are swapped, in a word of three or more', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(word, fc.nat(10), (right, at) => {
        const place = at % (right.length - 1);
        const [one = '', other = ''] = right.slice(place);
        const swapped = `${right.slice(0, place)}${other}${one}${right.slice(place + 2)}`;
        expect(nearest(swapped, [right])).toBe(right);
      }),
    );
  });
});
