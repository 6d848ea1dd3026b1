import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfValue } from '../../src/policy/json-text.ts';

/** Texts of what a JSON text is made of, in any order. */
const pieces = fc
  .array(fc.constantFrom('"', '\\', '\\"', '{', '}', '[', ']', ',', ':', 'a', ' ', '\\n', '\\u0022'), {
    maxLength: 30,
  })
  // Where a text that is cut behind a backslash ends is another matter.
  .map((parts) => `${parts.join('')} `);

describe('the end of a value', () => {
  test('of JSON is where it ends', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify([value]);
        for (const behind of ['', ', "b": 1', '}', ' "']) {
          expect(endOfValue(`"a": ${text}${behind}`, 5, 0)).toBe(5 + text.length);
        }
      }),
    );
  });

  test('is the same place in a text and in a string of JSON that holds the text, whatever it is', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const end = endOfValue(text, 0, 0);
        const inString = JSON.stringify(text);
        expect(endOfValue(inString, 1, 1)).toBe(JSON.stringify(text.slice(0, end)).length - 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('takes time in proportion to the text, also of quotes behind many backslashes', () => {
    const slashes = '\\'.repeat(50_000);
    const text = `{"a": "${`${slashes}\\"`.repeat(10)}`;
    expect(endOfValue(text, 0, 0)).toBe(text.length);
    expect(endOfValue(`["${'\\"'.repeat(500_000)}`, 0, 0)).toBe(1_000_002);
  });
});
