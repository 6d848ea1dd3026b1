import type { HistoryEvent } from './history.ts';

/**
 * Finds events by their ids. The service counts them up from 1, so that the place tells; a map of 25,000 events would
 * be made for each poll.
 *
 * @param events oldest first
 */
export function eventsById(events: readonly HistoryEvent[]): (id: number) => HistoryEvent | undefined {
  const first = events[0]?.id ?? 0;
  if (events.every(({ id }, index) => id === first + index)) {
    return (id) => events[id - first];
  }
  const byId = new Map<number, HistoryEvent>();
  for (const event of events) {
    byId.set(event.id, event);
  }
  return (id) => byId.get(id);
}

/** Tells the events that follow the one of an id: mostly one, several where branches start. */
export type Followers = (id: number) => readonly HistoryEvent[];

/** @param events oldest first */
export function followersOf(events: readonly HistoryEvent[]): Followers {
  // By ids, which are dense: an array takes a fifth of the memory of a map.
  const first: HistoryEvent[] = [];
  const others = new Map<number, HistoryEvent[]>();
  for (const event of events) {
    const { previousId } = event;
    if (first[previousId] === undefined) {
      first[previousId] = event;
    } else {
      const siblings = others.get(previousId) ?? [];
      siblings.push(event);
      others.set(previousId, siblings);
    }
  }
  return (id) => {
    const next = first[id];
    return next === undefined ? [] : [next, ...(others.get(id) ?? [])];
  };
}
