import { TIME_LIMITS } from '../time-limits.ts';
import type { Attempt } from './trail.ts';
import type { UsualDuration } from './usual-duration.ts';

/** When to look at an execution again. Times are in milliseconds since the epoch. */
export interface PollTiming {
  /** The fastest poll. */
  readonly intervalMs: number;
  /** The slowest poll while nothing is known of what is to come. */
  readonly slowestMs: number;
  /** How many looks in a row brought nothing new. */
  readonly idle: number;
  /** Until when the machine is known to wait. */
  readonly waitUntil?: number | undefined;
  /** When Step Functions gives up an attempt, if it does not end before. */
  readonly timesOutAt?: number | undefined;
  /** When the execution ends if it takes as long as earlier ones did. */
  readonly usualEnd?: UsualEnd | undefined;
  readonly now: number;
}

/** The time in which an execution ends that takes as long as earlier ones did. */
export interface UsualEnd {
  readonly earliest: number;
  readonly latest: number;
  /** How far apart the ends are: the standard deviation of the durations, as a part of their mean. */
  readonly spread: number;
}

/** Durations within two standard deviations of their mean are usual: that is 95 % of those that vary by chance. */
const DEVIATIONS = 2;

/** Where durations vary more than that, polls in the usual time are further apart, since the time is longer. */
const CLOSE_SPREAD = 0.1;

/** @param startedAt when the execution started, in milliseconds since the epoch */
export function usualEnd(
  startedAt: number,
  { meanMs, deviationMs, count }: UsualDuration,
  intervalMs: number,
): UsualEnd {
  // Of few durations, mean and deviation are themselves uncertain.
  const uncertainty = Math.sqrt(1 + 3 / count);
  // Two looks belong to the usual time also where all took equally long: the history tells of the end a moment later.
  const margin = Math.max(DEVIATIONS * deviationMs * uncertainty, intervalMs);
  return {
    earliest: startedAt + meanMs - margin,
    latest: startedAt + meanMs + margin,
    spread: deviationMs / meanMs,
  };
}

/**
 * Milliseconds until the next poll, never fewer than the fastest interval. It starts there when something happened and
 * backs off by half as much again while nothing does. Through a known wait it sleeps, but for looks at four times the
 * distance each: somebody may stop the execution meanwhile. (900 s of wait cost five polls instead of 180.) When an
 * attempt is given up, or a wait is over, it looks at once, and at the fastest interval until there is news. Where
 * earlier executions tell when this one will end, it looks often then, and rarely before.
 */
export function nextPollMs(timing: PollTiming): number {
  const { intervalMs, now, waitUntil: until, timesOutAt } = timing;
  const rest = until === undefined ? 0 : until - now;
  if (rest > 0) {
    return Math.max(Math.min(rest, intervalMs * 4 ** timing.idle), intervalMs);
  }
  const isDue = [until, timesOutAt].some(
    (time) => time !== undefined && now >= time && now - time < TIME_LIMITS.poll.dueMs,
  );
  const next = isDue ? intervalMs : unannounced(timing);
  const untilTimeout = timesOutAt !== undefined && timesOutAt > now ? timesOutAt - now : next;
  return Math.max(Math.min(next, untilTimeout), intervalMs);
}

/** While the machine has said nothing of when something will happen. */
function unannounced({ intervalMs, slowestMs, idle, usualEnd: end, now }: PollTiming): number {
  if (end !== undefined && now < end.earliest) {
    return Math.min(intervalMs * 2 ** idle, TIME_LIMITS.poll.beforeUsualEndMs, end.earliest - now);
  }
  if (end !== undefined && now < end.latest) {
    return Math.min(intervalMs * Math.max(1, end.spread / CLOSE_SPREAD), slowestMs);
  }
  return Math.min(intervalMs * 1.5 ** idle, slowestMs);
}

/**
 * The earliest time at which an attempt that runs is given up, or was a moment ago; for one that sends heartbeats, also
 * the time by which the first must come.
 */
export function nextTimeout(attempts: readonly Attempt[], now: number): number | undefined {
  const times = attempts
    .filter(({ outcome }) => outcome.kind === 'running')
    .flatMap(({ startedAt, timesOutAt, heartbeatSeconds }) => [
      timesOutAt,
      heartbeatSeconds === undefined ? undefined : startedAt + heartbeatSeconds * 1000,
    ])
    .filter((time) => time !== undefined)
    .filter((time) => now - time < TIME_LIMITS.poll.dueMs);
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
}
