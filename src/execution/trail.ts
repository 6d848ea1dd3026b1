import type { Integration, Work } from '../integrations/integration.ts';
import { isJsonObject, type Json, parseJson, withoutUndefined } from '../json.ts';
import { type Decision, findRule } from '../policy/decide.ts';
import { readErrorState } from '../policy/error-state.ts';
import type { Failure } from '../policy/failure.ts';
import type { Overrides } from '../policy/overrides.ts';
import type { Policy } from '../policy/policy.ts';
import { publicCause } from '../policy/public-cause.ts';
import { Branches, branchName } from './branches.ts';
import { openEvents } from './current-states.ts';
import type { HistoryEvent } from './history.ts';
import { type TaskRun, taskRuns } from './task-runs.ts';

/** One run of a unit of work by a Task state. Times are milliseconds since the epoch. */
export interface Attempt extends Work {
  /** Counted from 1 over the whole execution, in the order of their starts. */
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
  readonly outcome: AttemptOutcome;
}

/** A decision as the trail tells it: what the next attempt runs with is there if a machine recorded it. */
export type RecordedDecision = Omit<Decision, 'retries' | 'overrides'> & {
  readonly overrides?: Omit<Overrides, 'environment'>;
};

export type AttemptOutcome =
  | { readonly kind: 'running' }
  /** The execution, or the branch of it, was ended while the work ran. */
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
 * The trail of any machine: attempts are found by the tasks of the integrations that its history tells of, be they
 * repeated by the state's own `Retry`, by a loop through `Catch`, or run by different states. What was decided on a
 * state counts for that state in the same branch or iteration only, also when those are repeated.
 *
 * @param events oldest first
 */
export function trail(events: readonly HistoryEvent[], policy: Policy): readonly Attempt[] {
  const last = events.at(-1);
  const endedAt = last?.kind === 'execution-ended' ? last.at : undefined;
  const decided = new Map<string, readonly RecordedDecision[]>();
  return taskRuns(events, new Branches(events)).map((run, index) => {
    const key = JSON.stringify([run.branch, run.state]);
    const past = decided.get(key) ?? [];
    const outcome = attemptOutcome(run, endedAt, policy, past);
    if (outcome.kind === 'failed') {
      decided.set(key, [...past, outcome.decision]);
    }
    return {
      number: index + 1,
      item: run.branch,
      state: run.state,
      integration: run.integration,
      startedAt: run.scheduled.at,
      taskArn: run.work.taskArn ?? (outcome.kind === 'failed' ? outcome.failure.taskArn : undefined),
      taskDefinitionArn: run.work.taskDefinitionArn,
      ranWith: run.work.ranWith,
      outcome,
    };
  });
}

/**
 * Until when a machine waits before the next attempt: every branch that is open is in a Wait state, and the last
 * decision in it says how long. Of several, the earliest time. Undefined if one of them does something else, or for
 * a time that is not known.
 */
export function waitUntil(events: readonly HistoryEvent[], attempts: readonly Attempt[]): number | undefined {
  if (attempts.length === 0 || events.at(-1)?.kind === 'execution-ended') {
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
  return last?.outcome.kind === 'failed' && last.outcome.decidedBy === 'machine'
    ? beganAt + last.outcome.decision.waitSeconds * 1000
    : undefined;
}

function attemptOutcome(
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
  const failure = run.integration.readFailure(end, policy);
  const recorded = recordedDecision(run, past.at(-1));
  if (recorded !== undefined) {
    return {
      kind: 'failed',
      at: end.at,
      failure,
      decision: namedByPolicy(recorded, failure, policy),
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
function namedByPolicy(recorded: RecordedDecision, failure: Failure, policy: Policy): RecordedDecision {
  const { type, name: rule, because } = findRule(policy, failure);
  return recorded.rule === '' && recorded.type === type ? { ...recorded, rule, because } : recorded;
}

/**
 * The decision that the machine itself took on a failed run: an `errorState` that a later state assigned (the
 * built-in machine) or put into its output (the classic graph with a ProcessError function). Undefined if it took
 * none, or not yet.
 *
 * @param before the decision on the run before: where a state other than a Task repeats it, it was carried along, not
 *   decided anew
 */
function recordedDecision(run: TaskRun, before: RecordedDecision | undefined): RecordedDecision | undefined {
  const exits = run.after.filter((event) => event.kind === 'state-exited');
  // The failed state's own output is its input with the error added: an errorState in it is an earlier one, be it
  // on a failure of another state.
  const own = exits.find(({ state }) => state === run.state);
  const carried = JSON.stringify(decisionInOutput(own?.output) ?? before);
  return exits
    .flatMap((event) => {
      const assigned = readDecision(parseJson(event.assigned['errorState']));
      const given = event === own ? undefined : decisionInOutput(event.output);
      const isCarried = event.stateType !== 'Task' && JSON.stringify(given) === carried;
      return [assigned, isCarried ? undefined : given];
    })
    .filter((decision) => decision !== undefined)
    .at(-1);
}

function decisionInOutput(text: string | undefined): RecordedDecision | undefined {
  const output = parseJson(text);
  return isJsonObject(output) ? readDecision(output['errorState']) : undefined;
}

function readDecision(errorState: Json | undefined): RecordedDecision | undefined {
  const read = readErrorState(errorState);
  if (read?.type === undefined) {
    return undefined;
  }
  const { type, retryCount, waitSeconds, rule, because } = read;
  // Its values may be secret, and this is told in outputs and the report file.
  const { environment: _, ...overrides } = read.overrides;
  return withoutUndefined({
    type,
    retryCount,
    waitSeconds,
    rule,
    because: publicCause(because),
    overrides: Object.keys(overrides).length > 0 ? overrides : undefined,
  });
}
