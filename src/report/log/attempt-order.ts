import type { Attempt, AttemptOutcome } from '../../execution/trail.ts';

type Timed = Pick<Attempt, 'id' | 'startedAt' | 'outcome'>;
type Placed = Pick<Attempt, 'id' | 'item' | 'outcome'>;

/** When an attempt ended, in milliseconds since the epoch; never, so far, if it runs. */
export function endTime(outcome: AttemptOutcome): number {
  return outcome.kind === 'running' ? Number.POSITIVE_INFINITY : outcome.at;
}

/**
 * The attempts beside which another one ran, by their ids. Whoever runs beside an earlier one runs beside the one that
 * ends last of those, and two that an attempt runs beside run beside each other: so one look at each is enough.
 */
export function besideOthers(attempts: readonly Timed[]): ReadonlySet<number> {
  const ids = new Set<number>();
  let last: Timed | undefined;
  for (const attempt of attempts.toSorted(byTime)) {
    if (last !== undefined && overlap(last, attempt)) {
      ids.add(last.id).add(attempt.id);
    }
    if (last === undefined || endTime(attempt.outcome) > endTime(last.outcome)) {
      last = attempt;
    }
  }
  return ids;
}

/** Of those that start at once, what took no time comes first: it is beside those before, but not beside the others. */
function byTime(one: Timed, other: Timed): number {
  return one.startedAt - other.startedAt || endTime(one.outcome) - endTime(other.outcome);
}

function overlap(one: Timed, other: Timed): boolean {
  return one.startedAt < endTime(other.outcome) && other.startedAt < endTime(one.outcome);
}

/**
 * Tells of a failure whether nothing more will be said of it: the machine has decided, or has run on there or around it.
 *
 * @param attempts all of the execution
 */
export function decidedAmong(attempts: readonly Placed[]): (attempt: Placed) => boolean {
  const latest = new Map<string | undefined, number>();
  for (const { id, item } of attempts) {
    latest.set(item, Math.max(id, latest.get(item) ?? 0));
  }
  return ({ id, item, outcome }) =>
    outcome.kind !== 'failed' ||
    outcome.verdict.by === 'machine' ||
    around(item).some((outer) => (latest.get(outer) ?? 0) > id);
}

/** An item, and what it is inside of. What runs around a Map or Parallel runs when that is over. */
function around(item: string | undefined): readonly (string | undefined)[] {
  const parts = item?.split('/') ?? [];
  return [undefined, ...parts.map((_part, index) => parts.slice(0, index + 1).join('/'))];
}
