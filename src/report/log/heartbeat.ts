import { duration } from '../../duration.ts';
import { type CurrentState, currentStates } from '../../execution/current-states.ts';
import type { Poll } from '../../execution/follow.ts';
import type { HistoryEvent } from '../../execution/history.ts';
import type { Attempt } from '../../execution/trail.ts';
import { waitUntil } from '../../execution/wait-until.ts';
import { TIME_LIMITS } from '../../time-limits.ts';
import { stateText } from '../failure-text.ts';
import { count, elapsed, oneLine } from '../text.ts';
import { attemptName } from './progress.ts';

/** What the step knows of a running execution after a poll. */
export interface Pulse {
  /** Oldest first. */
  readonly events: readonly HistoryEvent[];
  readonly attempts: readonly Attempt[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly nextPollMs: number;
}

/** Whether it is time to say that the execution goes on: nothing was printed for a minute. */
export function heartbeatDue(lastPrintedAt: number, now: number): boolean {
  return now - lastPrintedAt >= TIME_LIMITS.poll.heartbeatMs;
}

/** One line on which state an execution is in, since when, and when there may be news. */
export function heartbeat(pulse: Pulse): string {
  const { events, now, nextPollMs } = pulse;
  const startedAt = events[0]?.at ?? now;
  return `${elapsed(startedAt, now)} ${situation(pulse)}; next poll in ${duration(Math.ceil(nextPollMs / 1000) * 1000)}`;
}

function situation({ events, attempts, now }: Pulse): string {
  const running = attempts.filter(({ outcome }) => outcome.kind === 'running');
  const [first, ...others] = running;
  if (first !== undefined) {
    const took = duration(now - first.startedAt);
    return others.length === 0
      ? `${attemptName(first)} still running${placeOf(first)} for ${took}${past(attempts)}`
      : `${running.length} attempts still running (${few(running.map(shortName))}), the longest for ${took}${past(attempts)}`;
  }
  const states = currentStates(events);
  const until = waitUntil(events, attempts);
  return until === undefined
    ? `${soFar(attempts)}; ${where(states, now)}`
    : waiting(until, states.length, attempts, now);
}

/** The state, if the name of the attempt does not tell it. */
function placeOf(attempt: Attempt): string {
  return stateText(attempt) === '' ? ` in ${oneLine(attempt.state)}` : '';
}

/** An attempt among others: by its item or its state. */
function shortName({ item, state }: Attempt): string {
  return oneLine(item ?? state, 80);
}

/** What came of attempts before, told only where several items make it hard to follow. */
function past(attempts: readonly Attempt[]): string {
  if (attempts.every(({ item }) => item === undefined)) {
    return '';
  }
  const ended = (['succeeded', 'failed', 'stopped'] as const).flatMap((kind) => {
    const number = attempts.filter(({ outcome }) => outcome.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
  return ended.length === 0 ? '' : `; ${ended.join(', ')}`;
}

function soFar(attempts: readonly Attempt[]): string {
  return attempts.length === 0
    ? 'no attempt yet'
    : `${count(attempts.length, 'attempt')} so far, none running`;
}

function where(states: readonly CurrentState[], now: number): string {
  const [first, ...others] = states;
  if (first === undefined) {
    return 'the machine has told nothing of its next state';
  }
  return others.length === 0
    ? `the machine has been in ${oneLine(first.state)} for ${duration(now - first.since)}`
    : `the machine is in ${states.length} states (${few([...new Set(states.map(({ state }) => oneLine(state, 80)))])})`;
}

function waiting(until: number, places: number, attempts: readonly Attempt[], now: number): string {
  const left = `${duration(until - now)} left`;
  if (places > 1) {
    return `waiting in ${places} items, in the first of them until ${timeOfDay(until, now)}${past(attempts)}; ${left}`;
  }
  const last = attempts
    .flatMap(({ number, outcome }) =>
      outcome.kind === 'failed' && outcome.verdict.by === 'machine'
        ? [{ number, ...outcome.verdict.decision }]
        : [],
    )
    .findLast(({ waitSeconds }) => waitSeconds > 0);
  const why = last === undefined ? '' : ` before attempt ${last.number + 1} (${last.type})`;
  return `waiting until ${timeOfDay(until, now)}${why}; ${left}`;
}

/** `2, 3, 4 and 7 more`. */
function few(names: readonly string[]): string {
  const MOST = 5;
  const more = names.length - MOST;
  return `${names.slice(0, MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `03:20:29 UTC`, with its day if that is not within a day from now. */
function timeOfDay(at: number, now: number): string {
  const [day, time = ''] = new Date(at).toISOString().split('T');
  return `${at - now < 86_400_000 ? '' : `${day} `}${time.slice(0, 8)} UTC`;
}

/** How many of several executions have come how far. */
export function countsLine({
  startedAt,
  now,
  total,
  started,
  succeeded,
  failed,
}: {
  readonly startedAt: number;
  readonly now: number;
  readonly total: number;
  readonly started: number;
  readonly succeeded: number;
  readonly failed: number;
}): string {
  const running = started - succeeded - failed;
  return `${elapsed(startedAt, now)} of ${total} executions ${succeeded} succeeded, ${failed} failed, ${running} running, ${total - started} to come`;
}

/**
 * That a poll failed, and is made again.
 *
 * @param startedAt when the execution started, if that is known, in milliseconds since the epoch
 */
export function pollFailedLine(
  { error, failures, nextPollMs }: Extract<Poll, { readonly kind: 'trouble' }>,
  startedAt: number | undefined,
  now: number,
): string {
  const name = error instanceof Error ? error.name : 'Error';
  const since = startedAt === undefined ? '' : `${elapsed(startedAt, now)} `;
  return `${since}poll ${failures} failed (${oneLine(name, 80)}), trying again in ${duration(nextPollMs)}`;
}
