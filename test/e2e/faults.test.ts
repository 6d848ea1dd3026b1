import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { audit } from './faults/audit.ts';
import { FAULTS } from './faults/faults.ts';
import { PHASE_NAMES } from './faults/phases.ts';
import { SUITE } from './faults/plan.ts';
import { runJobs } from './faults/run-jobs.ts';
import { complaints } from './faults/table.ts';
import { type ClosableWorld, startWorld } from './faults/world.ts';

let world: ClosableWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test('whatever breaks, in whatever phase: no execution is lost or started twice, cancelled means stopped, what passes ends no wait, and each ending is told with the ARN', async () => {
  const outcomes = (await runJobs(world, SUITE)).flatMap(audit);
  expect(complaints(outcomes)).toEqual([]);
  const met = new Set(outcomes.filter(({ isMet }) => isMet).map(({ cell }) => cell.phase));
  expect(met).toEqual(new Set(PHASE_NAMES));
}, 240_000);

const cells = SUITE.flatMap((job) => job.cells);

test.each([...FAULTS.keys()])('%s is tried in at least two phases', (fault) => {
  const phases = new Set(cells.filter((cell) => cell.fault === fault).map(({ phase }) => phase));
  expect(phases.size).toBeGreaterThanOrEqual(2);
});

test.each(PHASE_NAMES)('in the phase %s at least six faults are tried', (phase) => {
  const faults = new Set(cells.filter((cell) => cell.phase === phase).map(({ fault }) => fault));
  expect(faults.size).toBeGreaterThanOrEqual(6);
});

test.each(['start', 'stop', 'post'])('in the phase %s every fault is tried', (phase) => {
  const faults = cells.filter((cell) => cell.phase === phase).map(({ fault }) => fault);
  expect(new Set(faults)).toEqual(new Set(FAULTS.keys()));
});
