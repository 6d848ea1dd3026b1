import { findRule } from '../policy/decide.ts';
import { FARGATE_ONLY } from '../policy/default-policy.ts';
import type { Failure } from '../policy/failure.ts';
import { FALLBACK_RULE, type Policy } from '../policy/policy.ts';
import { type RecordedDecision, recordedDecision } from './recorded-decision.ts';
import { runKey, type TaskRun } from './task-runs.ts';

/** The rule that knows a failure and its advice: of the machine, otherwise of the policy or of Fargate; empty if none does. */
export type FailureExplanation = Pick<RecordedDecision, 'rule' | 'because'>;

/** Who decided what is done about a failure. A decision that the machine recorded counts more than the policy. */
export type Verdict =
  | { readonly by: 'machine'; readonly decision: RecordedDecision }
  /** The policy only classifies: the machine retries by rules of its own, so neither budgets nor waits of the policy count. */
  | { readonly by: 'policy'; readonly decision: RecordedDecision }
  /** Nobody chose a policy, and the machine records no decisions. */
  | { readonly by: 'nobody' };

/** A run of work, and what was decided on it if it failed. */
export interface JudgedRun extends TaskRun {
  /** Counted from 1 in its state and branch or iteration. */
  readonly number: number;
  /** Undefined unless it failed. */
  readonly judged: Judged | undefined;
}

interface Judged {
  readonly failure: Failure;
  readonly explanation: FailureExplanation;
  readonly verdict: Verdict;
  /** Whether the machine took the failure for success: then the work counts as done. */
  readonly isAccepted: boolean;
}

/** The runs with what was decided on them. One is healed, too, if a later one failed in a way that was accepted. */
export function judgedRuns(runs: readonly TaskRun[], policy: Policy | undefined): readonly JudgedRun[] {
  const before = new Map<
    string,
    { readonly number: number; readonly decision: RecordedDecision | undefined }
  >();
  const judged = runs.map((run): JudgedRun => {
    const past = before.get(runKey(run));
    const number = (past?.number ?? 0) + 1;
    const own = judgeRun(run, { number, before: past?.decision, policy });
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

interface Circumstances {
  /** The attempt's number. */
  readonly number: number;
  /** The decision on the run before. */
  readonly before: RecordedDecision | undefined;
  readonly policy: Policy | undefined;
}

function judgeRun(run: TaskRun, { number, before, policy }: Circumstances): Judged | undefined {
  const { end, integration, retry } = run;
  if (end?.kind !== 'task-failed') {
    return undefined;
  }
  const failure = integration.readFailure(end, policy ?? {});
  const recorded = recordedDecision(run, before);
  if (recorded !== undefined) {
    const { type, rule, because } = recorded;
    const explanation = rule === '' ? explainedLike(recorded, failure, policy) : { rule, because };
    const verdict: Verdict = { by: 'machine', decision: recorded };
    return { failure, explanation, verdict, isAccepted: type === 'SUCCEEDED' };
  }
  if (policy === undefined) {
    const explanation = explainedByFargate(failure);
    return { failure, explanation, verdict: { by: 'nobody' }, isAccepted: false };
  }
  const { type, name: rule, because } = findRule(policy, failure);
  const waitSeconds = retry === undefined ? 0 : Math.round((retry.at - end.at) / 1000);
  const decision = { type, retryCount: number, waitSeconds, rule, because };
  return { failure, explanation: { rule, because }, verdict: { by: 'policy', decision }, isAccepted: false };
}

/** A classic ProcessError function names no rule: where the policy agrees with it, the policy's name and advice serve. */
function explainedLike(
  { type, because }: RecordedDecision,
  failure: Failure,
  policy: Policy | undefined,
): FailureExplanation {
  if (policy === undefined) {
    const explanation = explainedByFargate(failure);
    return because === '' ? explanation : { rule: explanation.rule, because };
  }
  const rule = findRule(policy, failure);
  return rule.type === type ? { rule: rule.name, because: rule.because } : { rule: '', because };
}

/** What is known of how Fargate tasks fail says nothing of the failures of other services, alike as they may sound. */
function explainedByFargate(failure: Failure): FailureExplanation {
  const { error, taskArn, container, stopCode } = failure;
  const isOfTask =
    error.startsWith('ECS.') ||
    error.startsWith('AmazonECS.') ||
    [taskArn, container, stopCode].some((part) => part !== undefined);
  const rule = isOfTask ? findRule(FARGATE_ONLY, failure) : undefined;
  return rule === undefined || rule.name === FALLBACK_RULE
    ? { rule: '', because: '' }
    : { rule: rule.name, because: rule.because };
}
