import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventsById, followersOf } from '../../src/execution/event-links.ts';
import type { HistoryEvent } from '../../src/execution/history.ts';

const event = (id: number, previousId: number): HistoryEvent => ({
  id,
  previousId,
  at: id,
  kind: 'other',
  type: 'PassStateEntered',
});

/** Events in order, from any id on, with or without gaps, each after one before it. */
const histories = fc
  .array(fc.record({ gap: fc.constantFrom(0, 0, 0, 2), back: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 30,
  })
  .chain((steps) => fc.nat(3).map((first) => ({ steps, first })))
  .map(({ steps, first }) => {
    let id = first;
    return steps.map(({ gap, back }) => {
      id += 1 + gap;
      return event(id, Math.max(0, id - back));
    });
  });

describe('the links of events', () => {
  test('lead from each id to its event, and from all others to none', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const find = eventsById(events);
        for (let id = -1; id < 120; id += 1) {
          expect(find(id)).toBe(events.find((one) => one.id === id));
        }
      }),
    );
  });

  test('lead from each event to those that follow it, in their order', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const followers = followersOf(events);
        for (let id = 0; id < 120; id += 1) {
          expect(followers(id)).toEqual(events.filter(({ previousId }) => previousId === id));
        }
      }),
    );
  });
});
