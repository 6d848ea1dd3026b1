import { expect, test } from '@jest/globals';
import { currentStates } from '../../src/execution/current-states.ts';
import { trail } from '../../src/execution/trail.ts';
import { waitUntil } from '../../src/execution/wait-until.ts';
import { counted } from '../counted.ts';
import { started } from './events.ts';

/** A Map whose items all wait before they try again, as the machine has decided. */
function waiting(items: number) {
  const errorState = {
    type: 'TEMPORARY',
    retryCount: 1,
    waitSeconds: 60,
    rule: 'network-error',
    because: '',
  };
  const path = started().concurrent('All', 'Map');
  const { events } = path;
  for (let index = 0; index < items; index += 1) {
    path
      .item('All', index)
      .entered('Run', 'Task')
      .submitted('a')
      .failed('Gone.')
      .exited('Run', { assigned: { errorState } }, 'Task')
      .entered('WaitBeforeRetry', 'Wait');
  }
  return events;
}

test('how long thousands of items wait is found with work in proportion to them', () => {
  const work = (items: number): number => {
    const events = waiting(items);
    const of = counted(events);
    const attempts = counted(trail(events, undefined));
    expect(waitUntil(of.items, attempts.items)).toBe((events.at(-1)?.at ?? 0) + 60_000);
    expect(currentStates(of.items)).toHaveLength(items);
    return of.reads() + attempts.reads();
  };
  expect(work(800)).toBeLessThan(2.2 * work(400));
});
