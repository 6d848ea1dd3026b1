import type { Integration, Work } from '../integrations/integration.ts';
import type { Failure } from '../policy/failure.ts';
import type { Policy } from '../policy/policy.ts';
import { Branches, branchName } from './branches.ts';
import { failureChain } from './failure-chain.ts';
import { endOf, type HistoryEvent } from './history.ts';
import { type JudgedRun, judgedRuns } from './judged-runs.ts';
import { runKey, type TaskRun, taskRuns } from './task-runs.ts';
import type { FailureExplanation, Verdict } from './verdict.ts';

/** One run of a unit of work by a Task state. Times are milliseconds since the epoch. */
export interface Attempt extends Work {
  /** The event that scheduled it: tells it from all others of the execution. */
  readonly id: number;
  /** Counted from 1 in its state and branch or iteration. */
  readonly number: number;
  /**
   * The branch or iteration that it ran in, outermost first: `ForAll[3]/Both[0]` is the first branch of the Parallel
   * `Both` in the fourth iteration of the Map `ForAll`. Undefined outside of Map and Parallel states. It is named as the
   * key `item` of the output `trail` and the column Item of the summary are, which are public.
   */
  readonly item: string | undefined;
  /** The state that ran it. */
  readonly state: string;
  readonly integration: Integration;
  readonly startedAt: number;
  /** When Step Functions gives it up; undefined if it has no time limit. */
  readonly timesOutAt: number | undefined;
  /** How long Step Functions waits for each heartbeat; undefined if it waits for none. */
  readonly heartbeatSeconds: number | undefined;
  readonly outcome: AttemptOutcome;
}

/** What tells an attempt from the others, for who keeps something of it. */
export type AttemptName = Pick<Attempt, 'id' | 'number' | 'item' | 'state'>;

export type AttemptOutcome =
  | { readonly kind: 'running' }
  /** The execution, or the branch of it, was ended while the work ran. */
  | { readonly kind: 'stopped'; readonly at: number }
  | { readonly kind: 'succeeded'; readonly at: number }
  | {
      readonly kind: 'failed';
      readonly at: number;
      readonly failure: Failure;
      /** What the failure is known as, and what to do about it. */
      readonly explanation: FailureExplanation;
      readonly verdict: Verdict;
      /** Whether the same state ran again later and succeeded, in the same branch or iteration. */
      readonly healed: boolean;
      readonly followedBy: FollowedBy;
    };

/** What followed a failure. */
export type FollowedBy =
  | { readonly kind: 'retry'; readonly at: number }
  /** A Catch, of the state itself or of a Map or Parallel around it, went on to another state. */
  | { readonly kind: 'catch'; readonly next: string }
  /** Its branch or iteration ended with it. */
  | { readonly kind: 'branch-end' }
  /** The execution ended with it; a Catch may have led to a Fail state before. */
  | { readonly kind: 'execution-end' }
  /** Nothing so far. */
  | { readonly kind: 'nothing' };

/**
 * The trail of any machine: attempts are found by the tasks of the integrations that its history tells of, be they
 * repeated by the state's own `Retry`, by a loop through `Catch`, or run by different states. What was decided on a
 * state counts for that state in the same branch or iteration only, also when those are repeated.
 *
 * @param events oldest first
 * @param policy undefined where nobody chose one: then failures are explained, as far as Fargate's rules know them, but
 *   not classified
 */
export function trail(events: readonly HistoryEvent[], policy: Policy | undefined): readonly Attempt[] {
  const branches = new Branches(events);
  const runs = judgedRuns(taskRuns(events, branches), policy);
  const failed = runs.filter(({ judged, healed }) => judged?.isAccepted === false && !healed);
  const [last] = failureChain(
    events,
    branches,
    new Map(failed.map((run) => [run.scheduled.id, runKey(run)])),
  );
  const endId = last?.kind === 'run' ? last.id : undefined;
  const endedAt = endOf(events)?.at;
  return runs.map((run) => attemptOf(run, outcomeOf(run, { endedAt, isEnd: run.scheduled.id === endId })));
}

function attemptOf(run: JudgedRun, outcome: AttemptOutcome): Attempt {
  const { scheduled, integration, state, branch, work, number, judged } = run;
  const { timeoutSeconds, heartbeatSeconds } = scheduled;
  return {
    ...work,
    ...(judged?.isAccepted === true && {
      remark: { kind: 'accepted', failure: judged.failure, ...judged.explanation },
    }),
    id: scheduled.id,
    number,
    item: branchName(branch),
    state,
    integration,
    startedAt: scheduled.at,
    timesOutAt: timeoutSeconds === undefined ? undefined : scheduled.at + timeoutSeconds * 1000,
    heartbeatSeconds,
    outcome,
  };
}

interface Circumstances {
  /** When the execution ended. */
  readonly endedAt: number | undefined;
  /** Whether the execution ended with the failure of this run. */
  readonly isEnd: boolean;
}

function outcomeOf(run: JudgedRun, { endedAt, isEnd }: Circumstances): AttemptOutcome {
  const { end, judged } = run;
  if (end === undefined) {
    const at = run.overAt ?? endedAt;
    return at === undefined ? { kind: 'running' } : { kind: 'stopped', at };
  }
  if (judged === undefined || judged.isAccepted) {
    return { kind: end.kind === 'state-aborted' ? 'stopped' : 'succeeded', at: end.at };
  }
  const { failure, explanation, verdict } = judged;
  return {
    kind: 'failed',
    at: end.at,
    failure,
    explanation,
    verdict,
    healed: run.healed,
    followedBy: followedBy(run, isEnd),
  };
}

function followedBy({ state, branch, after, retry, overAt }: TaskRun, isEnd: boolean): FollowedBy {
  if (retry !== undefined) {
    return { kind: 'retry', at: retry.at };
  }
  if (isEnd) {
    return { kind: 'execution-end' };
  }
  const caughtIn = new Set([state, ...branch.map((level) => level.state)]);
  const exit = after.find((event) => event.kind === 'state-exited' && caughtIn.has(event.state));
  const next = after.find((event) => event.kind === 'state-entered' && event.previousId === exit?.id);
  if (next?.kind === 'state-entered') {
    return { kind: 'catch', next: next.state };
  }
  const isOver = after.some((event) => event.kind === 'iteration-ended' || event.kind === 'items-ended');
  return { kind: isOver || overAt !== undefined ? 'branch-end' : 'nothing' };
}
