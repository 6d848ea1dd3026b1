import { Branches, branchName } from './branches.ts';
import { openEvents } from './current-states.ts';
import { endOf, type HistoryEvent } from './history.ts';
import type { Attempt } from './trail.ts';

/**
 * Until when a machine waits before the next attempt: every branch that is open is in a Wait state, and the last
 * decision in it says how long. Of several, the earliest time. Undefined if one of them does something else, or for
 * a time that is not known.
 */
export function waitUntil(events: readonly HistoryEvent[], attempts: readonly Attempt[]): number | undefined {
  if (attempts.length === 0 || endOf(events) !== undefined) {
    return undefined;
  }
  const branches = new Branches(events);
  const lastIn = lastAttempts(attempts);
  const times = openEvents(events, branches).map((event) =>
    event.kind === 'state-entered' && event.stateType === 'Wait'
      ? waitEnd(event.at, lastIn.get(branchName(branches.of(event))))
      : undefined,
  );
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 || known.length < times.length ? undefined : Math.min(...known);
}

/** The last attempt in each branch, and in what is inside of it; of undefined, the last of all. */
function lastAttempts(attempts: readonly Attempt[]): ReadonlyMap<string | undefined, Attempt> {
  const last = new Map<string | undefined, Attempt>();
  for (const attempt of attempts) {
    last.set(undefined, attempt);
    const levels = attempt.item?.split('/') ?? [];
    for (const depth of levels.keys()) {
      last.set(levels.slice(0, depth + 1).join('/'), attempt);
    }
  }
  return last;
}

/** When a wait ends that began at some time, by the last decision in its branch. */
function waitEnd(beganAt: number, last: Attempt | undefined): number | undefined {
  return last?.outcome.kind === 'failed' && last.outcome.verdict.by === 'machine'
    ? beganAt + last.outcome.verdict.decision.waitSeconds * 1000
    : undefined;
}
