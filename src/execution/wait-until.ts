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
  const times = openEvents(events, branches).map((event) =>
    event.kind === 'state-entered' && event.stateType === 'Wait'
      ? waitEnd(event.at, branchName(branches.of(event)), attempts)
      : undefined,
  );
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 || known.length < times.length ? undefined : Math.min(...known);
}

/** When a wait in a branch ends that began at some time, by the last decision in the branch. */
function waitEnd(
  beganAt: number,
  branch: string | undefined,
  attempts: readonly Attempt[],
): number | undefined {
  const last = attempts.findLast(
    (attempt) =>
      branch === undefined || attempt.item === branch || attempt.item?.startsWith(`${branch}/`) === true,
  );
  return last?.outcome.kind === 'failed' && last.outcome.verdict.by === 'machine'
    ? beganAt + last.outcome.verdict.decision.waitSeconds * 1000
    : undefined;
}
