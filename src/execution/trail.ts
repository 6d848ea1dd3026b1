import { findRule } from '../policy/decide.ts';
import type { RanWith } from '../policy/ecs-task.ts';
import { type Failure, parseFailure } from '../policy/failure.ts';
import type { Policy } from '../policy/policy.ts';
import { Places, placeName } from './branches.ts';
import { openEvents } from './current-states.ts';
import type { HistoryEvent } from './history.ts';
import { type RecordedDecision, recordedDecision } from './recorded-decision.ts';
import { type TaskRun, taskRuns } from './task-runs.ts';

/** One run of the task inside an execution. Times are milliseconds since the epoch. */
export interface Attempt {
  /** Counted from 1 over the whole execution, in the order of their starts. */
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
      readonly decision: RecordedDecision;
      /** A decision that the machine recorded counts more than what the policy says of the failure. */
      readonly decidedBy: 'machine' | 'policy';
    };

/**
 * The trail of any machine: attempts are found by the `runTask` tasks that its history tells of, be they repeated
 * by the state's own `Retry`, by a loop through `Catch`, or stand in different states. What was decided on a state
 * counts for that state in the same item of a Map or branch of a Parallel only, also when those are repeated.
 *
 * @param events oldest first
 */
export function trail(events: readonly HistoryEvent[], policy: Policy): readonly Attempt[] {
  const last = events.at(-1);
  const endedAt = last?.kind === 'execution-ended' ? last.at : undefined;
  const decided = new Map<string, readonly RecordedDecision[]>();
  return taskRuns(events, new Places(events)).map((run, index) => {
    const key = JSON.stringify([run.item, run.state]);
    const past = decided.get(key) ?? [];
    const outcome = outcomeOf(run, endedAt, policy, past);
    if (outcome.kind === 'failed') {
      decided.set(key, [...past, outcome.decision]);
    }
    return {
      number: index + 1,
      item: run.item,
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
 * Until when a machine waits before the next attempt: every branch that is open stands in a Wait state, and the last
 * decision in it says how long. Of several, the earliest time. Undefined if one of them does something else, or for
 * a time that is not known.
 */
export function waitUntil(events: readonly HistoryEvent[], attempts: readonly Attempt[]): number | undefined {
  if (attempts.length === 0 || events.at(-1)?.kind === 'execution-ended') {
    return undefined;
  }
  const places = new Places(events);
  const times = openEvents(events, places).map((event) =>
    event.kind === 'state-entered' && event.stateType === 'Wait'
      ? waitEnd(event.at, placeName(places.of(event)), attempts)
      : undefined,
  );
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 || known.length < times.length ? undefined : Math.min(...known);
}

/** When a wait in an item ends that began at some time, by the last decision in the item. */
function waitEnd(
  beganAt: number,
  item: string | undefined,
  attempts: readonly Attempt[],
): number | undefined {
  const last = attempts.findLast(
    (attempt) => item === undefined || attempt.item === item || attempt.item?.startsWith(`${item}/`) === true,
  );
  return last?.outcome.kind === 'failed' && last.outcome.decidedBy === 'machine'
    ? beganAt + last.outcome.decision.waitSeconds * 1000
    : undefined;
}

function outcomeOf(
  run: TaskRun,
  endedAt: number | undefined,
  policy: Policy,
  past: readonly RecordedDecision[],
): AttemptOutcome {
  const { end, nextRun } = run;
  if (end === undefined) {
    const at = run.cutAt ?? endedAt;
    return at === undefined ? { kind: 'running' } : { kind: 'stopped', at };
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
function named(recorded: RecordedDecision, failure: Failure, policy: Policy): RecordedDecision {
  const { type, name: rule, because } = findRule(policy, failure);
  return recorded.rule === '' && recorded.type === type ? { ...recorded, rule, because } : recorded;
}
