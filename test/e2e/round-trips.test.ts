import { expect, test } from '@jest/globals';
import { roundTripsToStart } from '../bench/round-trips.ts';

test('a deployment starts its execution after three round trips, and after four if something changed', async () => {
  expect(await roundTripsToStart()).toEqual({ created: 4, unchanged: 3, updated: 4 });
});
