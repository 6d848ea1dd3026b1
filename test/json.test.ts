import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDeeperThan } from '../src/json.ts';

/** How many levels of objects and arrays a value has, by its definition. */
function levels(value: unknown): number {
  return typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(levels))
    : 0;
}

const nested = (depth: number): unknown => {
  let value: unknown = 'innermost';
  for (let level = 0; level < depth; level += 1) {
    value = level % 2 === 0 ? [value] : { value };
  }
  return value;
};

describe('a value that nests', () => {
  test('is deeper than a number of levels if it has more of them', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(8), (value, limit) => {
        expect(isDeeperThan(value, limit)).toBe(levels(value) > limit);
        // So many that they are looked at level by level.
        const many = Array.from({ length: 300 }, () => [value]);
        expect(isDeeperThan(many, limit)).toBe(levels(many) > limit);
      }),
    );
  });

  test('may have any number of levels', () => {
    expect(isDeeperThan(nested(100_000), 32)).toBe(true);
    expect(isDeeperThan(nested(100_000), 100_000 - 1)).toBe(true);
    expect(isDeeperThan(nested(32), 32)).toBe(false);
    expect(isDeeperThan(nested(33), 32)).toBe(true);
  });

  test('is looked at in no time, however often aliases multiply what is in it', () => {
    let value: unknown = 'lol';
    for (let level = 0; level < 30; level += 1) {
      value = Array(10).fill(value);
    }
    expect([isDeeperThan(value, 30), isDeeperThan(value, 29)]).toEqual([false, true]);
  });
});
