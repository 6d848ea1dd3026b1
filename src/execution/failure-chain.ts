import type { Branches } from './branches.ts';
import { eventsById } from './event-links.ts';
import { endOf, type HistoryEvent } from './history.ts';

/** What lies on the way that led to the failure of an execution. */
export type ChainLink =
  /** A run that failed, by the event that scheduled it. */
  | { readonly kind: 'run'; readonly id: number }
  /** The runs that failed in a Map or Parallel that succeeded, since they were caught in it. */
  | { readonly kind: 'inside'; readonly ids: readonly number[] };

/**
 * What led to the failure of an execution, the nearest first: the chain of events is followed back from its end,
 * through Fail states, Catches, and Map and Parallel states that failed. Of runs that repeat each other only the last
 * is in it. Behind a failure, the chain ends with the first success: what was handled before that led to nothing. Empty
 * unless the execution has failed.
 *
 * @param events oldest first
 * @param branches of the same events
 * @param failed the runs that failed for good, by the event that scheduled them, with what runs that repeat each other
 *   have in common
 */
export function failureChain(
  events: readonly HistoryEvent[],
  branches: Branches,
  failed: ReadonlyMap<number, string>,
): readonly ChainLink[] {
  const end = endOf(events);
  if (end?.status !== 'FAILED' || failed.size === 0) {
    return [];
  }
  const byId = eventsById(events);
  const succeeded = startsThatSucceeded(events, branches);
  const links: ChainLink[] = [];
  const seen = new Set<string>();
  const failedIn = runsByStart(
    [...failed.keys()].flatMap((id) => byId(id) ?? []),
    branches,
  );
  let hasRun = false;
  let event = byId(end.previousId);
  while (event !== undefined) {
    const key = failed.get(event.id);
    if (event.kind === 'task-scheduled' && key !== undefined && !seen.has(key)) {
      seen.add(key);
      hasRun = true;
      links.push({ kind: 'run', id: event.id });
    }
    const previous = byId(event.previousId);
    const start = previous === undefined ? undefined : startOfLeft(event, previous, branches);
    if (start !== undefined && succeeded.has(start)) {
      links.push({ kind: 'inside', ids: failedIn.get(start) ?? [] });
      event = byId(byId(start)?.previousId ?? 0);
    } else {
      event = previous;
    }
    if (hasRun && event?.kind === 'task-succeeded') {
      return links;
    }
  }
  return links;
}

/** Which of some runs are in the Map or Parallel of each start, at whatever depth. */
function runsByStart(
  runs: readonly HistoryEvent[],
  branches: Branches,
): ReadonlyMap<number, readonly number[]> {
  const byStart = new Map<number, number[]>();
  for (const run of runs) {
    for (const { start } of branches.of(run)) {
      const ids = byStart.get(start) ?? [];
      ids.push(run.id);
      byStart.set(start, ids);
    }
  }
  return byStart;
}

/** The starts of Map and Parallel states whose iterations or branches all succeeded. */
function startsThatSucceeded(events: readonly HistoryEvent[], branches: Branches): ReadonlySet<number> {
  return new Set(
    events.flatMap((event) =>
      event.kind === 'items-ended' && event.succeeded ? (branches.of(event).at(-1)?.start ?? []) : [],
    ),
  );
}

/** The start of the Map or Parallel that an event leaves, looking back at the one before it. */
function startOfLeft(event: HistoryEvent, previous: HistoryEvent, branches: Branches): number | undefined {
  if (event.kind !== 'state-exited') {
    return undefined;
  }
  return branches.of(previous).findLast(({ state }) => state === event.state)?.start;
}
