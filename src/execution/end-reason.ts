import { causeText } from '../integrations/cause-text.ts';
import { isJsonObject, parseJson } from '../json.ts';
import type { DecisionType } from '../policy/policy.ts';
import { Branches } from './branches.ts';
import { failureChain } from './failure-chain.ts';
import { type ExecutionEnded, endOf, type HistoryEvent } from './history.ts';
import type { Attempt, AttemptOutcome } from './trail.ts';

/** An attempt that failed. */
export type FailedAttempt = Attempt & { readonly outcome: FailedOutcome };

type FailedOutcome = Extract<AttemptOutcome, { readonly kind: 'failed' }>;

/** Why an execution ended other than well, or what went wrong so far. */
export interface EndReason {
  /** The failures that led to it, the nearest first. One that healed is never among them. */
  readonly failures: readonly FailedAttempt[];
  /**
   * What the machine says of itself, unless it only hands on the error of the nearest failure. A Cause that it hands on
   * under an Error of its own is empty.
   */
  readonly machine: { readonly error: string; readonly cause: string } | undefined;
}

export const NO_REASON: EndReason = { failures: [], machine: undefined };

/**
 * The reason of an execution that failed is what its history leads back to; where it leads to no attempt, as from a
 * Choice behind a Map that caught what failed in it, the most severe failure that never healed. An execution that ended
 * otherwise, or runs, did not end with a failure: the latest one that did not heal is told beside its end.
 *
 * @param events oldest first
 * @param attempts of the same events
 */
export function endReason(events: readonly HistoryEvent[], attempts: readonly Attempt[]): EndReason {
  const end = endOf(events);
  const failed = attempts.filter(isFailed).filter(({ outcome }) => !outcome.healed);
  if (end?.status === 'SUCCEEDED') {
    return NO_REASON;
  }
  if (end?.status !== 'FAILED') {
    return { failures: failed.slice(-1), machine: undefined };
  }
  const failures = failuresThatLedTo(events, failed);
  return { failures, machine: ownWords(end, events, failures[0]) };
}

export function isFailed(attempt: Attempt): attempt is FailedAttempt {
  return attempt.outcome.kind === 'failed';
}

function failuresThatLedTo(
  events: readonly HistoryEvent[],
  failed: readonly FailedAttempt[],
): readonly FailedAttempt[] {
  const byId = new Map(failed.map((attempt) => [attempt.id, attempt]));
  const keys = new Map(failed.map(({ id, item, state }) => [id, JSON.stringify([item, state])]));
  const chain = failureChain(events, new Branches(events), keys).flatMap((link) =>
    link.kind === 'run'
      ? (byId.get(link.id) ?? [])
      : mostSevere(link.ids.flatMap((id) => byId.get(id) ?? [])),
  );
  return chain.length > 0 ? [...new Set(chain)] : mostSevere(failed);
}

/** The most severe failure, of several the first; none of none. */
function mostSevere(failed: readonly FailedAttempt[]): readonly FailedAttempt[] {
  return failed.toSorted((one, other) => severity(other) - severity(one)).slice(0, 1);
}

const SEVERITY: Readonly<Record<DecisionType, number>> = {
  SUCCEEDED: 0,
  RETRIABLE: 1,
  TEMPORARY: 2,
  FATAL: 4,
};

/** What nobody classified may be anything. */
function severity({ outcome: { verdict } }: FailedAttempt): number {
  return verdict.by === 'nobody' ? 3 : SEVERITY[verdict.decision.type];
}

function ownWords(
  { error, cause }: ExecutionEnded,
  events: readonly HistoryEvent[],
  nearest: FailedAttempt | undefined,
): EndReason['machine'] {
  if (nearest === undefined) {
    return { error, cause };
  }
  if (isBuiltIn(cause)) {
    return undefined;
  }
  const failed = eventOf(nearest, events);
  const own = causeText(failed?.cause ?? '');
  const told = causeText(cause);
  const isSameCause = told.message === own.message && (told.name ?? error) === (own.name ?? error);
  if (failed === undefined || !isSameCause) {
    return { error, cause };
  }
  return [failed.error, own.name].includes(error) ? undefined : { error, cause: '' };
}

/** What Step Functions said of an attempt that failed: its event follows the one that scheduled the attempt. */
function eventOf(
  { id }: FailedAttempt,
  events: readonly HistoryEvent[],
): Extract<HistoryEvent, { readonly kind: 'task-failed' }> | undefined {
  const own = new Set([id]);
  for (const event of events) {
    if (own.has(event.previousId)) {
      if (event.kind === 'task-failed') {
        return event;
      }
      own.add(event.id);
    }
  }
  return undefined;
}

/** The Cause of the built-in machine is JSON that tells the failure of the attempt. */
function isBuiltIn(cause: string): boolean {
  const told = parseJson(cause);
  return isJsonObject(told) && isJsonObject(told['errorState']) && isJsonObject(told['failure']);
}
