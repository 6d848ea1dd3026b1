import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mean, median, normal, ratio } from './statistics.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });

describe('the median', () => {
  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 9, 2, 1], 5.5],
    [[1, 1, 1, 1000], 1],
  ])('of %p is %d', (given, expected) => {
    expect(median(given)).toBe(expected);
  });

  test('has as many values below it as above it, in whatever order they come', () => {
    fc.assert(
      fc.property(values, (given) => {
        const middle = median(given);
        const below = given.filter((value) => value < middle).length;
        const above = given.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(given.length / 2);
        expect(median(given.toReversed())).toBe(middle);
      }),
    );
  });
});

test.each([
  ['median', median],
  ['mean', mean],
])('there is no %s of nothing', (_what, of) => {
  expect(() => of([])).toThrow('There are no values');
});

test('a ratio is that of the medians, so that one round that was disturbed does not count', () => {
  expect(ratio([60, 60, 900], [30, 20, 30])).toBe(2);
});

describe('normal numbers', () => {
  test('have about the mean and the deviation that they are given', () => {
    const drawn = normal(2000, { mean: 600, deviation: 60, seed: 7 });
    const middle = mean(drawn);
    const deviation = Math.sqrt(mean(drawn.map((value) => (value - middle) ** 2)));
    expect(Math.abs(middle - 600)).toBeLessThan(5);
    expect(Math.abs(deviation - 60)).toBeLessThan(5);
  });

  test('are the same for the same seed, and others for another one', () => {
    const drawn = (seed: number) => normal(3, { mean: 0, deviation: 1, seed });
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
});
