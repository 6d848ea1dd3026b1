import { type Branches, branchName } from './branches.ts';
import { endOf, type HistoryEvent } from './history.ts';

/** What lies on the way that led to the failure of an execution. */
export type ChainLink =
  /** A run that failed, by the event that scheduled it. */
  | { readonly kind: 'run'; readonly id: number }
  /** A Map or Parallel that succeeded: what failed in it was caught in it. `items` is how the names of what is in it begin. */
  | { readonly kind: 'inside'; readonly items: string };

/**
 * What led to the failure of an execution, the nearest first: the chain of events is followed back from its end,
 * through Fail states, Catches, and Map and Parallel states that failed. Of runs that repeat each other only the last
 * is in it. Empty unless the execution has failed.
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
  const byId = new Map(events.map((event) => [event.id, event]));
  const succeeded = startsThatSucceeded(events, branches);
  const links: ChainLink[] = [];
  const seen = new Set<string>();
  let event = byId.get(end.previousId);
  while (event !== undefined) {
    const key = failed.get(event.id);
    if (event.kind === 'task-scheduled' && key !== undefined && !seen.has(key)) {
      seen.add(key);
      links.push({ kind: 'run', id: event.id });
    }
    const previous = byId.get(event.previousId);
    const inside = previous === undefined ? undefined : leftBehind(event, previous, branches);
    if (inside !== undefined && succeeded.has(inside.start)) {
      links.push({ kind: 'inside', items: inside.items });
      event = byId.get(byId.get(inside.start)?.previousId ?? 0);
    } else {
      event = previous;
    }
  }
  return links;
}

/** The starts of Map and Parallel states whose iterations or branches all succeeded. */
function startsThatSucceeded(events: readonly HistoryEvent[], branches: Branches): ReadonlySet<number> {
  return new Set(
    events.flatMap((event) =>
      event.kind === 'items-ended' && event.succeeded ? (branches.of(event).at(-1)?.start ?? []) : [],
    ),
  );
}

/** The Map or Parallel that an event leaves, looking back at the one before it. */
function leftBehind(
  event: HistoryEvent,
  previous: HistoryEvent,
  branches: Branches,
): { readonly start: number; readonly items: string } | undefined {
  if (event.kind !== 'state-exited') {
    return undefined;
  }
  const around = branches.of(previous);
  const depth = around.findLastIndex(({ state }) => state === event.state);
  const level = around[depth];
  if (level === undefined) {
    return undefined;
  }
  const outer = branchName(around.slice(0, depth));
  return { start: level.start, items: `${outer === undefined ? '' : `${outer}/`}${level.state}[` };
}
