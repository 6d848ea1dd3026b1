import type { HistoryEvent } from './events.ts';
import { openEvents } from './open-events.ts';
import { Places } from './places.ts';

/** A state in which a running execution stands. */
export interface Standing {
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/**
 * The states in which a running execution stands: one, or one for each open branch and item. Where none is open, since
 * all have ended or wait for a Retry of the Map or Parallel around them, it stands in that.
 *
 * @param events oldest first
 */
export function standing(events: readonly HistoryEvent[]): readonly Standing[] {
  const places = new Places(events);
  const byId = new Map(events.map((event) => [event.id, event]));
  const open = openEvents(events, places);
  const last = events.at(-1);
  if (open.length === 0 && last !== undefined && last.kind !== 'execution-ended') {
    return places
      .of(last)
      .slice(0, 1)
      .map(({ state }) => ({ state, since: last.at }));
  }
  return open.flatMap((end) => {
    // What a Map or Parallel starts again follows the failure of a state in it, which is not where it stands.
    if (end.kind === 'items-started' || end.kind === 'iteration-started') {
      const state = places.of(end).at(-1)?.state;
      return state === undefined ? [] : [{ state, since: end.at }];
    }
    let event: HistoryEvent | undefined = end;
    while (event !== undefined && event.kind !== 'state-entered' && event.kind !== 'state-exited') {
      event = byId.get(event.previousId);
    }
    return event === undefined ? [] : [{ state: event.state, since: event.at }];
  });
}
