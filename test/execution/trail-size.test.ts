import { expect, test } from '@jest/globals';
import { endReason } from '../../src/execution/end-reason.ts';
import { trail } from '../../src/execution/trail.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { type Path, started } from './events.ts';

/** A history holds 25,000 events at most. */
const RUNS = 6000;

const HISTORIES: readonly (readonly [string, () => Path])[] = [
  [
    'one state that its Retry repeats',
    () => {
      const path = started().entered('Run', 'Task');
      for (let run = 0; run < RUNS; run += 1) {
        path.submitted('a').failed('Gone.');
      }
      return path;
    },
  ],
  [
    'a Map whose items all fail',
    () => {
      const path = started().concurrent('All', 'Map');
      for (let index = 0; index < RUNS; index += 1) {
        path
          .item('All', index)
          .entered('Run', 'Task')
          .submitted('a')
          .failed('Gone.')
          .itemEnded('All', index, 'failed');
      }
      return path.itemsEnded('Map', false);
    },
  ],
  [
    'a state that a Catch leads back to',
    () => {
      const path = started();
      for (let run = 0; run < RUNS; run += 1) {
        path.entered('Run', 'Task').submitted('a').failed('Gone.').exited('Run', {}, 'Task');
      }
      return path;
    },
  ],
];

test.each(HISTORIES)('the longest history of %s is read in a moment of processor time', (_what, history) => {
  const { events } = history().ended('FAILED', 'States.TaskFailed', 'Gone.');
  const before = cpuTimeMs();
  const attempts = trail(events, undefined);
  endReason(events, attempts);
  const took = cpuTimeMs() - before;
  expect(attempts).toHaveLength(RUNS);
  expect(took).toBeLessThan(2000);
});
