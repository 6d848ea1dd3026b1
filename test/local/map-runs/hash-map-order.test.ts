import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inHashMapOrder } from '../../../local/states/items/hash-map-order.ts';

// Recorded columns: LocalStack's snapshots test_map_item_reader_csv_* and stackd's recording of a file with pipes.
test.each([
  [
    ['0', 'True', '{}'],
    ['0', '{}', 'True'],
  ],
  [
    ['H1', ''],
    ['', 'H1'],
  ],
  [
    ['Col1', 'Col2', 'Col3'],
    ['Col1', 'Col2', 'Col3'],
  ],
  [
    ['id', 'text', 'blank'],
    ['blank', 'id', 'text'],
  ],
])('the columns %j come as %j', (names, order) => {
  expect(inHashMapOrder(names)).toEqual(order);
});

test('what has more names than a first HashMap has room for is ordered by twice the buckets', () => {
  // The hash code of a letter is its code: 'a' is 97, which is 1 of 16 buckets, and 'p' is 112, which is 0.
  expect(inHashMapOrder([...'ap'])).toEqual([...'pa']);
  expect(inHashMapOrder([...'pabcdefghijkl'])).toEqual([...'abcdefghijklp']);
});

test('the order keeps every name', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), (names) => {
      expect(inHashMapOrder(names).toSorted()).toEqual(names.toSorted());
    }),
  );
});
