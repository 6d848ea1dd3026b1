import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escape as escapeGlob } from 'minimatch';
import type { OutputListing, OutputObject } from '../../src/evidence/outputs.ts';
import { missingOutputs } from '../../src/evidence/outputs.ts';
import { cpuTimeMs } from '../cpu-time.ts';

const LOCATION = 's3://reports/orders/c1';

function listed(
  keys: readonly string[],
  changes: Partial<OutputObject> = {},
  location = LOCATION,
): OutputListing {
  const objects = keys.map((key) => ({ key, bytes: 1, lastModified: 0, older: false, ...changes }));
  return { kind: 'listed', location, objects, more: false };
}

const isThere = (glob: string, key: string): boolean =>
  missingOutputs([glob], listed([`orders/c1/${key}`])).length === 0;

describe('an expected output is there if a key below the location matches', () => {
  test.each([
    ['orders.csv', 'orders.csv'],
    ['*.csv', 'orders.csv'],
    ['*.{csv,json}', 'report.json'],
    ['report-?.json', 'report-1.json'],
    ['report-[0-9].json', 'report-7.json'],
    ['**/*.csv', 'orders.csv'],
    ['**/*.csv', 'a/b/orders.csv'],
    ['a/**', 'a/b/c'],
    ['a/*/c', 'a/b/c'],
    ['*', '.hidden'],
    ['**', '.a/.b'],
    ['!a', '!a'],
    ['#a', '#a'],
    ['a//b', 'a//b'],
    ['a/./b', 'a/./b'],
    ['a/../b', 'a/../b'],
    ['ümlaut*😀', 'ümlaut – 😀'],
    ['a\\*b', 'a*b'],
    ['with space', 'with space'],
  ])('%s is satisfied by %s', (glob, key) => {
    expect(isThere(glob, key)).toBe(true);
  });

  test.each([
    ['*.csv', 'orders.CSV'],
    ['*.csv', 'a/orders.csv'],
    ['orders', 'orders.csv'],
    ['!a', 'b'],
    ['a/b', 'a\\b'],
    ['a\\\\b', 'a/b'],
    ['a//b', 'a/b'],
    ['a/b', 'a//b'],
    ['a/../b', 'b'],
    ['a\\*b', 'axb'],
    ['orders/c1/x', 'x'],
  ])('%s is not satisfied by %s', (glob, key) => {
    expect(isThere(glob, key)).toBe(false);
  });
});

describe('an expected output is missing', () => {
  test('where the object is empty', () => {
    expect(missingOutputs(['*'], listed(['orders/c1/a'], { bytes: 0 }))).toEqual(['*']);
  });

  test('where the object was there before the execution', () => {
    expect(missingOutputs(['*'], listed(['orders/c1/a'], { older: true }))).toEqual(['*']);
  });

  test('unless another object is fresh and has content', () => {
    const stale = listed(['orders/c1/a.csv'], { older: true });
    const fresh = listed(['orders/c1/b.csv']);
    const objects = [stale, fresh].flatMap((listing) => (listing.kind === 'listed' ? listing.objects : []));
    const both: OutputListing = { kind: 'listed', location: LOCATION, objects, more: false };
    expect(missingOutputs(['*.csv', 'a.csv', 'b.csv'], both)).toEqual(['a.csv']);
  });

  test.each<OutputListing>([
    { kind: 'none' },
    { kind: 'unreadable', location: LOCATION, notice: { kind: 'output-location-invalid' } },
    { kind: 'listed', location: LOCATION, objects: [], more: false },
  ])('with all others where nothing could be listed: %j', (listing) => {
    expect(missingOutputs(['b', 'a'], listing)).toEqual(['b', 'a']);
    expect(missingOutputs([], listing)).toEqual([]);
  });
});

test.each(['s3://reports', 's3://reports/', 's3://reports/orders/c1', 's3://reports/orders/c1/'])(
  'globs are relative to the output location: %s',
  (location) => {
    const below = location.includes('c1') ? 'x.csv' : 'orders/c1/x.csv';
    expect(missingOutputs([below], listed(['orders/c1/x.csv'], {}, location))).toEqual([]);
    expect(missingOutputs(['c1/x.csv'], listed(['orders/c1/x.csv'], {}, location))).toEqual(['c1/x.csv']);
  },
);

describe('for any keys', () => {
  const key = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });

  test('a key, escaped as the value of a placeholder is, expects exactly itself', () => {
    fc.assert(
      fc.property(key, key, (expected, other) => {
        const glob = escapeGlob(expected, { magicalBraces: true });
        expect(isThere(glob, expected)).toBe(true);
        expect(isThere(glob, other)).toBe(other === expected);
      }),
    );
  });

  test('what is missing is some of what was expected, in its order, and less with every object', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '/',
      '*',
      '**',
      '?',
      '[ab]',
      '{a,b}',
      '.',
      '[',
      '{',
      '\\',
      '+(a)',
    );
    const glob = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(glob), fc.array(key), key, (globs, keys, more) => {
        const before = missingOutputs(globs, listed(keys.map((name) => `orders/c1/${name}`)));
        const after = missingOutputs(globs, listed([...keys, more].map((name) => `orders/c1/${name}`)));
        expect(globs.filter((each) => before.includes(each))).toEqual(before);
        expect(before.filter((each) => after.includes(each))).toEqual(after);
      }),
    );
  });
});

describe('no glob takes long', () => {
  const long = 'a'.repeat(1024);
  // A matcher that backtracks takes longer than the universe is old for some of these.
  test.each([
    ['*a*a*a*a*a*a*a*a*b', long],
    ['*[a]*[a]*[a]*[a]*[a]*b', long],
    ['?*?*?*?*?*?*?*?*b', long],
    ['+(a|aa|a?)+(a|aa)b', long],
    ['*(*(*(a)))b', long],
    ['**/a/**/a/**/a/**/a/**/a/**/b', 'a/'.repeat(512)],
    ['**/*a*/**/*a*/**/*a*/**/*a*/**/*b', 'a/'.repeat(512)],
    ['{a,b}'.repeat(40), long],
    ['{1..100000000}', long],
  ])('%s', (glob, key) => {
    const start = cpuTimeMs();
    const keys = Array.from({ length: 100 }, (_item, index) => `orders/c1/${key}${index}`);
    expect(missingOutputs([glob], listed(keys))).toEqual([glob]);
    expect(cpuTimeMs() - start).toBeLessThan(5_000);
  });
});
