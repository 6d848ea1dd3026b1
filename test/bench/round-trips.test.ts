import { describe, expect, test } from '@jest/globals';
import { RoundTrips } from './round-trips.ts';

describe('a request', () => {
  test('that waits for no answer is the first in the row, however many are sent at once', () => {
    const row = new RoundTrips();
    expect([row.asked(), row.asked(), row.asked()]).toEqual([1, 1, 1]);
  });

  test('that is sent after an answer is behind that answer in the row', () => {
    const row = new RoundTrips();
    const first = row.asked();
    const beside = row.asked();
    row.answered(first);
    const second = row.asked();
    row.answered(second);
    // A late answer of what was sent first makes the row no shorter.
    row.answered(beside);
    expect([second, row.asked()]).toEqual([2, 3]);
  });
});
