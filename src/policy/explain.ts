import { type Decision, decide, findRule, type Moment } from './decide.ts';
import { whyText } from './describe.ts';
import { type Failure, parseFailure, type TaskError } from './failure.ts';
import type { Policy } from './policy.ts';

/** A rule that was looked at, and why it matched or did not. */
export interface Considered {
  readonly rule: string;
  readonly matched: boolean;
  readonly why: string;
}

export interface Explanation {
  readonly failure: Failure;
  readonly decision: Decision;
  /** In order, up to and with the rule that matched. */
  readonly considered: readonly Considered[];
}

/** What a policy makes of an error, rule by rule. */
export function explain(
  policy: Policy,
  taskError: TaskError,
  before: Parameters<typeof decide>[2],
  moment: Moment,
): Explanation {
  const failure = parseFailure(taskError, policy.container);
  const { name } = findRule(policy, failure);
  const matched = policy.rules.findIndex((rule) => rule.name === name);
  const looked = matched < 0 ? policy.rules : policy.rules.slice(0, matched + 1);
  return {
    failure,
    decision: decide(policy, failure, before, moment),
    considered: [
      ...looked.map((rule) => ({
        rule: rule.name,
        matched: rule.name === name,
        why: whyText(rule.when, failure),
      })),
      ...(matched < 0 ? [{ rule: name, matched: true, why: 'no rule matched' }] : []),
    ],
  };
}
