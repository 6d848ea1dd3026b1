import { describe, expect, test } from '@jest/globals';
import { endReason } from '../../src/execution/end-reason.ts';
import { trail } from '../../src/execution/trail.ts';
import { counted } from '../counted.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { LONG_HISTORIES } from './long-histories.ts';

/** A history holds 25,000 events at most. */
const RUNS = 6000;

describe.each(LONG_HISTORIES)('the history of %s', (_kind, history) => {
  const eventsOf = (runs: number) => history(runs).ended('FAILED', 'States.TaskFailed', 'Gone.').events;

  test('is read in a moment of processor time, as long as it may be', () => {
    const events = eventsOf(RUNS);
    const before = cpuTimeMs();
    const attempts = trail(events, undefined);
    endReason(events, attempts);
    const took = cpuTimeMs() - before;
    expect(attempts).toHaveLength(RUNS);
    expect(took).toBeLessThan(2000);
  });

  test('is read with work in proportion to its length', () => {
    const work = (runs: number): number => {
      const { items, reads } = counted(eventsOf(runs));
      endReason(items, trail(items, undefined));
      return reads();
    };
    expect(work(800)).toBeLessThan(2.2 * work(400));
  });
});
