import { expect, test } from '@jest/globals';
import { elapsed } from '../../src/report/text.ts';

test.each([
  [0, '[0m 0s]'],
  [499, '[0m 0s]'],
  [59_499, '[0m 59s]'],
  [60_000, '[1m 0s]'],
  [252_000, '[4m 12s]'],
  [3_599_499, '[59m 59s]'],
  [3_599_999, '[1h 0m 0s]'],
  [3_600_000, '[1h 0m 0s]'],
  [7_503_000, '[2h 5m 3s]'],
  [100 * 3_600_000, '[100h 0m 0s]'],
  // The clocks of the runner and of AWS differ.
  [-4000, '[0m 0s]'],
])('%d ms after the start a line begins with %s', (after, front) => {
  expect(elapsed(1_000_000, 1_000_000 + after)).toBe(front);
});
