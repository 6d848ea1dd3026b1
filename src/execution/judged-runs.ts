import type { Failure } from '../policy/failure.ts';
import type { Policy } from '../policy/policy.ts';
import type { RecordedDecision } from './recorded-decision.ts';
import { runKey, type TaskRun } from './task-runs.ts';
import { type FailureExplanation, type Judge, judgeBy, type Verdict } from './verdict.ts';

/** A run of work, and what was decided on it if it failed. */
export interface JudgedRun extends TaskRun {
  /** Counted from 1 in its state and branch or iteration. */
  readonly number: number;
  /** Undefined unless it failed. */
  readonly judged: JudgedFailure | undefined;
}

interface JudgedFailure {
  readonly failure: Failure;
  readonly explanation: FailureExplanation;
  readonly verdict: Verdict;
  /** Whether the machine took the failure for success: then the work counts as done. */
  readonly isAccepted: boolean;
}

/** The runs with what was decided on them. One is healed, too, if a later one failed in a way that was accepted. */
export function judgedRuns(runs: readonly TaskRun[], policy: Policy | undefined): readonly JudgedRun[] {
  const judge = judgeBy(policy);
  const before = new Map<
    string,
    { readonly number: number; readonly decision: RecordedDecision | undefined }
  >();
  const judged = runs.map((run): JudgedRun => {
    const past = before.get(runKey(run));
    const number = (past?.number ?? 0) + 1;
    const own = judgeRun(run, { number, before: past?.decision }, policy, judge);
    const decision = own === undefined || own.verdict.by === 'nobody' ? past?.decision : own.verdict.decision;
    before.set(runKey(run), { number, decision });
    return { ...run, number, judged: own };
  });
  return withHealed(judged);
}

/** From the last run to the first, so that many retries cost no more than their number. */
function withHealed(runs: readonly JudgedRun[]): readonly JudgedRun[] {
  const done = new Map<string, boolean>();
  return runs
    .toReversed()
    .map((run) => {
      const healed = run.healed || (run.retry !== undefined && done.get(runKey(run)) === true);
      done.set(runKey(run), healed || run.judged?.isAccepted === true);
      return { ...run, healed };
    })
    .reverse();
}

interface Past {
  /** The number of the attempt. */
  readonly number: number;
  /** The decision on the run before. */
  readonly before: RecordedDecision | undefined;
}

function judgeRun(
  run: TaskRun,
  past: Past,
  policy: Policy | undefined,
  judge: Judge,
): JudgedFailure | undefined {
  const { end, integration } = run;
  if (end?.kind !== 'task-failed') {
    return undefined;
  }
  const failure = integration.readFailure(end, policy ?? {});
  const { explanation, verdict } = judge(run, end.at, failure, past);
  const isAccepted = verdict.by === 'machine' && verdict.decision.type === 'SUCCEEDED';
  return { failure, explanation, verdict, isAccepted };
}
