import { FARGATE_ONLY } from '../policy/default-policy.ts';
import type { Failure } from '../policy/failure.ts';
import { FALLBACK_RULE, type Policy } from '../policy/policy.ts';
import { type RuleFinder, ruleFinder } from '../policy/rule-finder.ts';
import { type RecordedDecision, recordedDecision } from './recorded-decision.ts';
import type { TaskRun } from './task-runs.ts';

/** The rule that knows a failure and its advice: of the machine, otherwise of the policy or of Fargate; empty if none does. */
export type FailureExplanation = Pick<RecordedDecision, 'rule' | 'because'>;

/** Who decided what is done about a failure. A decision that the machine recorded counts more than the policy. */
export type Verdict =
  | { readonly by: 'machine'; readonly decision: RecordedDecision }
  /** The policy only classifies: the machine retries by rules of its own, so neither budgets nor waits of the policy count. */
  | { readonly by: 'policy'; readonly decision: RecordedDecision }
  /** Nobody chose a policy, and the machine records no decisions. */
  | { readonly by: 'nobody' };

/** What came before a failure. */
interface Past {
  /** The number of the attempt that failed. */
  readonly number: number;
  /** The decision on the run before. */
  readonly before: RecordedDecision | undefined;
}

/** Tells who decided on the failure of a run, which ended at some time, and what the failure is known as. */
export type Judge = (
  run: TaskRun,
  endedAt: number,
  failure: Failure,
  past: Past,
) => { readonly explanation: FailureExplanation; readonly verdict: Verdict };

/** @param policy undefined where nobody chose one: then failures are explained, but not classified */
export function judgeBy(policy: Policy | undefined): Judge {
  const chosen = policy === undefined ? undefined : ruleFinder(policy);
  const fargate = ruleFinder(FARGATE_ONLY);
  return (run, endedAt, failure, { number, before }) => {
    const recorded = recordedDecision(run, before);
    if (recorded !== undefined) {
      const { rule, because } = recorded;
      const explanation = rule === '' ? explainedLike(recorded, failure, chosen, fargate) : { rule, because };
      return { explanation, verdict: { by: 'machine', decision: recorded } };
    }
    if (chosen === undefined) {
      return { explanation: explainedByFargate(failure, fargate), verdict: { by: 'nobody' } };
    }
    const { type, name: rule, because } = chosen(failure);
    const waitSeconds = run.retry === undefined ? 0 : Math.round((run.retry.at - endedAt) / 1000);
    return {
      explanation: { rule, because },
      verdict: { by: 'policy', decision: { type, retryCount: number, waitSeconds, rule, because } },
    };
  };
}

/** A classic ProcessError function names no rule: where the policy agrees with it, the policy's name and advice serve. */
function explainedLike(
  { type, because }: RecordedDecision,
  failure: Failure,
  chosen: RuleFinder | undefined,
  fargate: RuleFinder,
): FailureExplanation {
  if (chosen === undefined) {
    const explanation = explainedByFargate(failure, fargate);
    return because === '' ? explanation : { rule: explanation.rule, because };
  }
  const rule = chosen(failure);
  return rule.type === type ? { rule: rule.name, because: rule.because } : { rule: '', because };
}

/** What is known of how Fargate tasks fail says nothing of the failures of other services, alike as they may sound. */
function explainedByFargate(failure: Failure, fargate: RuleFinder): FailureExplanation {
  const { error, taskArn, container, stopCode } = failure;
  const isOfTask =
    error.startsWith('ECS.') ||
    error.startsWith('AmazonECS.') ||
    [taskArn, container, stopCode].some((part) => part !== undefined);
  const rule = isOfTask ? fargate(failure) : undefined;
  return rule === undefined || rule.name === FALLBACK_RULE
    ? { rule: '', because: '' }
    : { rule: rule.name, because: rule.because };
}
