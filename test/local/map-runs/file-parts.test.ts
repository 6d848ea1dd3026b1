import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../../local/json.ts';
import { fileParts } from '../../../local/states/map-runs/file-parts.ts';

function textsOf(entries: readonly Json[], lines: boolean, maxBytes: number): readonly string[] {
  return [...fileParts(entries, lines, maxBytes)].map((part) => part.toString());
}

describe('the files of results', () => {
  test.each<[string, Json[], boolean, string[]]>([
    ['are arrays', [1, 'a', { b: 2 }], false, ['[1,"a",{"b":2}]']],
    ['are lines, each with its end', [1, 'a', { b: 2 }], true, ['1\n"a"\n{"b":2}\n']],
    ['are none without entries', [], false, []],
    ['are no lines without entries', [], true, []],
  ])('%s', (_, entries, lines, texts) => {
    expect(textsOf(entries, lines, 1000)).toEqual(texts);
  });

  test('end where one more entry would be too much', () => {
    expect(textsOf([1, 2, 3, 4, 5], false, 7)).toEqual(['[1,2,3]', '[4,5]']);
    expect(textsOf([1, 2, 3, 4, 5], true, 4)).toEqual(['1\n2\n', '3\n4\n', '5\n']);
  });

  test('have one entry at least', () => {
    expect(textsOf(['long', 'longer'], false, 1)).toEqual(['["long"]', '["longer"]']);
  });

  test('hold all entries in their order, and no more than they may', () => {
    const entries = fc.array(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer(), fc.constant(null)),
    );
    fc.assert(
      fc.property(entries, fc.boolean(), fc.integer({ min: 1, max: 200 }), (values, lines, maxBytes) => {
        const parts = [...fileParts(values, lines, maxBytes)];
        const read = parts.map((part): Json[] =>
          lines
            ? part
                .toString()
                .trimEnd()
                .split('\n')
                .map((line) => JSON.parse(line))
            : JSON.parse(part.toString()),
        );
        expect(read.flat()).toEqual(values);
        for (const [at, part] of parts.entries()) {
          expect(part.length <= maxBytes || read[at]?.length === 1).toBe(true);
        }
      }),
    );
  });
});
