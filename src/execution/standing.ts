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
 * The states in which a running execution stands: one, or one for each open branch and item.
 *
 * @param events oldest first
 */
export function standing(events: readonly HistoryEvent[]): readonly Standing[] {
  const places = new Places(events);
  const byId = new Map(events.map((event) => [event.id, event]));
  return openEvents(events, places).flatMap((open) => {
    // What a Map or Parallel starts again follows the failure of a state in it, which is not where it stands.
    if (open.kind === 'items-started' || open.kind === 'iteration-started') {
      const state = places.of(open).at(-1)?.state;
      return state === undefined ? [] : [{ state, since: open.at }];
    }
    let event: HistoryEvent | undefined = open;
    while (event !== undefined && event.kind !== 'state-entered' && event.kind !== 'state-exited') {
      event = byId.get(event.previousId);
    }
    return event === undefined ? [] : [{ state: event.state, since: event.at }];
  });
}
