import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pMap from 'p-map';
import { TIME_LIMITS } from '../../src/time-limits.ts';
import { FAST_STEP, runSignal, type SignalResult, signalLine, signalRun } from './faults/signals.ts';
import { type ClosableWorld, startWorld } from './faults/world.ts';

/** So many seeds in a row, others on each day: `npm run faults -- --signals 1 --seed N` runs one of them again. */
const COUNT = 24;

const FIRST_SEED = Math.floor(Date.now() / 86_400_000) * COUNT;

const CONCURRENCY = 8;

let world: ClosableWorld;
let results: readonly SignalResult[];
beforeAll(async () => {
  world = await startWorld();
  const runs = Array.from({ length: COUNT }, (_, index) => signalRun(FIRST_SEED + index));
  results = await pMap(runs, (run) => runSignal(world, run), { concurrency: CONCURRENCY });
}, 240_000);
afterAll(() => world.close());

test(`a signal at any moment leaves nothing running, nothing that ran twice, and nothing untold (seeds ${FIRST_SEED} to ${FIRST_SEED + COUNT - 1})`, () => {
  expect(results.filter(({ wrongs }) => wrongs.length > 0).map(signalLine)).toEqual([]);
});

test('some signals come when executions run', () => {
  expect(results.some(({ started }) => started > 0)).toBe(true);
});

test('some starts take longer than a cancelled step waits for them, and happen all the same', () => {
  const limitMs = TIME_LIMITS.cancel.startAnswerMs / FAST_STEP;
  expect(results.some(({ run, started }) => run.delayMs[0] > limitMs && started > 0)).toBe(true);
});
