import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };

/**
 * Any character, as fast-check's unit `binary` has it. That one lists a million of them in every file that uses it, just
 * to find out which of a few words it could make.
 */
export const codePoint = fc.nat({ max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.from ? index : index + SURROGATES.count),
  (character) => {
    const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (point === undefined || character !== String.fromCodePoint(point)) {
      throw new TypeError('It is not one character.');
    }
    return point < SURROGATES.from ? point : point - SURROGATES.count;
  },
);
