import type { HistoryEvent } from './history.ts';

/**
 * The events, with each EvaluationFailed behind the entry of its state. AWS links it to the event before that entry,
 * mostly: read so, the state would be open for good, beside where the execution goes on.
 *
 * @param events oldest first
 */
export function linkedToEntries(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const entered = new Map<string, number>();
  return events.map((event) => {
    if (event.kind === 'state-entered') {
      entered.set(key(event.previousId, event.state), event.id);
    }
    if (event.kind !== 'evaluation-failed') {
      return event;
    }
    const previousId = entered.get(key(event.previousId, event.state));
    return previousId === undefined ? event : { ...event, previousId };
  });
}

/** Names of states are unique in a machine, so that branches which start at the same event are told apart. */
function key(previousId: number, state: string): string {
  return `${previousId} ${state}`;
}
