import { findRule } from '../policy/decide.ts';
import { type Failure, parseFailure } from '../policy/failure.ts';
import type { Policy } from '../policy/policy.ts';
import type { RanWith } from '../policy/task.ts';
import type { HistoryEvent } from './events.ts';
import { recordedDecision, type ToldDecision } from './recorded-decision.ts';
import { type TaskRun, taskRuns } from './task-runs.ts';

/** One run of the task inside an execution. Times are milliseconds since the epoch. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  /**
   * Where in Map and Parallel states it ran, outermost first: `ForAll[3]/Both[0]` is the first branch of the
   * Parallel `Both` in the fourth item of the Map `ForAll`. Undefined outside of them.
   */
  readonly item: string | undefined;
  /** The state that ran it. */
  readonly state: string;
  readonly startedAt: number;
  readonly taskArn: string | undefined;
  readonly taskDefinitionArn: string | undefined;
  /** What the task ran with, as far as ECS told. */
  readonly ranWith: RanWith;
  readonly outcome: AttemptOutcome;
}

export type AttemptOutcome =
  | { readonly kind: 'running' }
  /** The execution, or the branch of it, was ended while the task ran. */
  | { readonly kind: 'stopped'; readonly at: number }
  | { readonly kind: 'succeeded'; readonly at: number }
  | {
      readonly kind: 'failed';
      readonly at: number;
      readonly failure: Failure;
      readonly decision: ToldDecision;
      /** A decision that the machine recorded counts more than what the policy says of the failure. */
      readonly decidedBy: 'machine' | 'policy';
    };

/**
 * The trail of any machine: attempts are found by the `runTask` tasks that its history tells of, be they repeated
 * by the state's own `Retry`, by a loop through `Catch`, or stand in different states.
 *
 * @param events oldest first
 */
export function trail(events: readonly HistoryEvent[], policy: Policy): readonly Attempt[] {
  const last = events.at(-1);
  const endedAt = last?.kind === 'execution-ended' ? last.at : undefined;
  const decided = new Map<string, readonly ToldDecision[]>();
  return taskRuns(events).map((run, index) => {
    const past = decided.get(run.state) ?? [];
    const outcome = outcomeOf(run, endedAt, policy, past);
    if (outcome.kind === 'failed') {
      decided.set(run.state, [...past, outcome.decision]);
    }
    return {
      number: index + 1,
      item: undefined,
      state: run.state,
      startedAt: run.scheduled.at,
      taskArn: run.task?.taskArn ?? (outcome.kind === 'failed' ? outcome.failure.taskArn : undefined),
      taskDefinitionArn: run.task?.taskDefinitionArn,
      ranWith: run.task?.ranWith ?? {},
      outcome,
    };
  });
}

/**
 * Until when a machine waits before the next attempt: it stands in a Wait state, and its last decision says how
 * long. Undefined if that is not known.
 */
export function waitUntil(events: readonly HistoryEvent[], attempts: readonly Attempt[]): number | undefined {
  const last = events.at(-1);
  const outcome = attempts.at(-1)?.outcome;
  return last?.kind === 'state-entered' &&
    last.stateType === 'Wait' &&
    outcome?.kind === 'failed' &&
    outcome.decidedBy === 'machine'
    ? last.at + outcome.decision.waitSeconds * 1000
    : undefined;
}

function outcomeOf(
  run: TaskRun,
  endedAt: number | undefined,
  policy: Policy,
  past: readonly ToldDecision[],
): AttemptOutcome {
  const { end, nextRun } = run;
  if (end === undefined) {
    return endedAt === undefined ? { kind: 'running' } : { kind: 'stopped', at: endedAt };
  }
  if (end.kind !== 'task-failed') {
    return { kind: end.kind === 'task-succeeded' ? 'succeeded' : 'stopped', at: end.at };
  }
  const failure = parseFailure(end, policy.container);
  const recorded = recordedDecision(run, past.at(-1));
  if (recorded !== undefined) {
    return {
      kind: 'failed',
      at: end.at,
      failure,
      decision: named(recorded, failure, policy),
      decidedBy: 'machine',
    };
  }
  // The machine retries by rules of its own: the policy classifies, but neither its budget nor its waits count.
  const { type, name: rule, because } = findRule(policy, failure);
  const waitSeconds = nextRun === undefined ? 0 : Math.round((nextRun.at - end.at) / 1000);
  return {
    kind: 'failed',
    at: end.at,
    failure,
    decision: { type, retryCount: past.length + 1, waitSeconds, rule, because },
    decidedBy: 'policy',
  };
}

/** A classic ProcessError function names no rule: where the policy agrees with it, the policy's name and reason serve. */
function named(recorded: ToldDecision, failure: Failure, policy: Policy): ToldDecision {
  const { type, name: rule, because } = findRule(policy, failure);
  return recorded.rule === '' && recorded.type === type ? { ...recorded, rule, because } : recorded;
}
