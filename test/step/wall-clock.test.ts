import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { loadSdk } from '../scripted-aws.ts';
import type { Fate } from '../simulated-states.ts';
import { MINUTE_MS, reportOf, saidOf, several, statuses, step } from './simulated-step.ts';

beforeAll(loadSdk);
afterEach(() => {
  jest.restoreAllMocks();
});

/** Lets the clock of the wall jump back by five minutes and forward by seven hours, by turns, whenever it is read. */
function jumpingWall(): void {
  const wall = Date.now;
  let reads = 0;
  jest.spyOn(Date, 'now').mockImplementation(() => {
    reads += 1;
    return wall() + (reads % 2 === 0 ? 420 : -5) * MINUTE_MS;
  });
}

describe('a wall clock that jumps back and forth', () => {
  test('neither stalls a step nor ends it: it takes as long as its executions', async () => {
    const given = { inputs: { 'timeout-minutes': '30' } } as const;
    const { tookMs: calm } = await step({ ...given, inputs: { ...given.inputs, 'customer-ids': 'c1' } });
    jumpingWall();
    const { outcome, tookMs, left } = await step({
      ...given,
      inputs: { ...given.inputs, 'customer-ids': 'c1' },
    });
    expect(statuses(outcome)).toEqual(['SUCCEEDED']);
    expect([tookMs, left]).toEqual([calm, []]);
    const [execution] = reportOf(outcome).executions;
    expect(execution?.kind === 'ended' && execution.stoppedAt - (execution.startedAt ?? 0)).toBe(MINUTE_MS);
  });

  test('does not change when the time of several is over', async () => {
    jumpingWall();
    const hours: Fate = { kind: 'runs', forMs: 600 * MINUTE_MS };
    const { outcome, tookMs } = await step({
      inputs: several(3, { 'timeout-minutes': '10' }),
      fates: { c1: hours, c2: hours, c3: hours },
    });
    expect(statuses(outcome)).toEqual(Array(3).fill('ABORTED'));
    expect(saidOf(outcome, 0)).toContain('did not end within timeout-minutes');
    expect(tookMs).toBeGreaterThanOrEqual(10 * MINUTE_MS);
    expect(tookMs).toBeLessThan(11 * MINUTE_MS);
  });
});
