import type { HistoryEvent } from './events.ts';
import type { Places } from './places.ts';

/**
 * Where a running execution stands: the last event of each branch and item that is still open. Outside of Map and
 * Parallel that is the last event.
 *
 * @param events oldest first
 */
export function openEvents(events: readonly HistoryEvent[], places: Places): readonly HistoryEvent[] {
  const followed = new Set(events.map(({ previousId }) => previousId));
  return events.filter(
    (event) =>
      !followed.has(event.id) && !isLast(event, places) && places.overAt(places.of(event)) === undefined,
  );
}

/** Whether nothing follows an event by its nature. The chain passes it by, or goes on where all branches have ended. */
function isLast(event: HistoryEvent, places: Places): boolean {
  switch (event.kind) {
    case 'items-ended':
    case 'iteration-ended':
    case 'state-aborted':
    case 'execution-ended':
      return true;
    // The last state of a branch has no event but its exit. If there is another state, it is entered at once.
    case 'state-exited': {
      const innermost = places.of(event).at(-1);
      return innermost?.stateType === 'Parallel' && innermost.item !== undefined;
    }
    // As the service writes it, the first state follows no event.
    case 'other':
      return event.type === 'ExecutionStarted';
    default:
      return false;
  }
}
