import { Branches } from './branches.ts';
import { eventsById } from './event-links.ts';
import type { HistoryEvent } from './history.ts';

/** A state in which a running execution stands. */
export interface CurrentState {
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/**
 * The states that a running execution is in: one, or one for each open branch and iteration. Where none is open, since
 * all have ended or wait for a Retry of the Map or Parallel around them, it is in that.
 *
 * @param events oldest first
 */
export function currentStates(events: readonly HistoryEvent[]): readonly CurrentState[] {
  const branches = new Branches(events);
  const byId = eventsById(events);
  const open = openEvents(events, branches);
  const last = events.at(-1);
  if (open.length === 0 && last !== undefined && last.kind !== 'execution-ended') {
    return branches
      .of(last)
      .slice(0, 1)
      .map(({ state }) => ({ state, since: last.at }));
  }
  return open.flatMap((end) => {
    // What a Map or Parallel starts again follows the failure of a state in it, which is not where it stands.
    if (end.kind === 'items-started' || end.kind === 'iteration-started') {
      const state = branches.of(end).at(-1)?.state;
      return state === undefined ? [] : [{ state, since: end.at }];
    }
    let event: HistoryEvent | undefined = end;
    while (event !== undefined && event.kind !== 'state-entered' && event.kind !== 'state-exited') {
      event = byId(event.previousId);
    }
    return event === undefined ? [] : [{ state: event.state, since: event.at }];
  });
}

/**
 * Where a running execution stands: the last event of each branch and iteration that is still open. Outside of Map and
 * Parallel that is the last event.
 *
 * @param events oldest first
 */
export function openEvents(events: readonly HistoryEvent[], branches: Branches): readonly HistoryEvent[] {
  const followed = new Set(events.map(({ previousId }) => previousId));
  return events.filter(
    (event) =>
      !followed.has(event.id) &&
      !isLast(event, branches) &&
      branches.overAt(branches.of(event)) === undefined,
  );
}

/** Whether nothing follows an event by its nature. The chain passes it by, or goes on where all branches have ended. */
function isLast(event: HistoryEvent, branches: Branches): boolean {
  switch (event.kind) {
    case 'items-ended':
    case 'iteration-ended':
    case 'state-aborted':
    case 'execution-ended':
      return true;
    // The last state of a branch has no event but its exit. If there is another state, it is entered at once.
    case 'state-exited': {
      const innermost = branches.of(event).at(-1);
      return innermost?.stateType === 'Parallel' && innermost.index !== undefined;
    }
    // As the service writes it, the first state follows no event.
    case 'other':
      return event.type === 'ExecutionStarted';
    default:
      return false;
  }
}
