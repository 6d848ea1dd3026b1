/** When to look at an execution again. */
export interface Cadence {
  /** The fastest poll. */
  readonly intervalMs: number;
  /** How many looks in a row brought nothing new. */
  readonly idle: number;
  /** Until when the machine is known to wait, in milliseconds since the epoch. */
  readonly waitUntil: number | undefined;
  readonly now: number;
}

/** Without a known wait, news may come at any time: no look is further away than this. */
const SLOWEST_MS = 30_000;

/**
 * Milliseconds until the next poll. It starts at the fastest interval when something happened and backs off by half
 * as much again while nothing does. Through a known wait it sleeps, but for looks at four times the distance each:
 * somebody may stop the execution meanwhile. (900 s of wait cost five polls instead of 180.)
 */
export function nextPollMs({ intervalMs, idle, waitUntil, now }: Cadence): number {
  const rest = waitUntil === undefined ? 0 : waitUntil - now;
  return rest > 0
    ? Math.min(rest, intervalMs * 4 ** idle)
    : Math.min(intervalMs * 1.5 ** idle, Math.max(SLOWEST_MS, intervalMs));
}
