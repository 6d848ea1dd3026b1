import { duration } from '../duration.ts';
import { conditionWhy } from './conditions/conditions.ts';
import { type Decision, decide, findRule, type Moment } from './decide.ts';
import { type Failure, parseFailure, type TaskError } from './failure.ts';
import { type Fallback, mayRetry, type NextRun, type Policy, type Rule } from './policy.ts';
import { publicCause } from './public-cause.ts';

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

/**
 * What a policy makes of an error, rule by rule. The rules look at the Cause as it is, as in the state machine; what the
 * task was given is left out of all that is told.
 */
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
    failure: publicFailure(failure),
    decision: decide(policy, failure, before, moment),
    considered: [
      ...looked.map((rule) => ({
        rule: rule.name,
        matched: rule.name === name,
        why: publicCause(conditionWhy(rule.when, failure)),
      })),
      ...(matched < 0 ? [{ rule: name, matched: true, why: 'no rule matched' }] : []),
    ],
  };
}

/** The reason is the text of the Cause where there is no task, or where it could not be read. */
function publicFailure({ reason, ...failure }: Failure): Failure {
  return { ...failure, reason: publicCause(reason) };
}

/** What an action means, in words. */
export function actionText(rule: Rule | Fallback): string {
  if (!mayRetry(rule)) {
    return rule.type;
  }
  const { free, maxRetries, next } = rule.retry;
  return [
    rule.type,
    ...(rule.type === 'TEMPORARY'
      ? [`wait ${duration(Math.min(rule.wait.seconds, rule.wait.maxSeconds) * 1000)}`]
      : []),
    ...(rule.type === 'TEMPORARY' && rule.wait.backoffRate > 1
      ? [`times ${rule.wait.backoffRate} each time up to ${duration(rule.wait.maxSeconds * 1000)}`]
      : []),
    ...(rule.type === 'TEMPORARY' && rule.wait.jitter === 'full' ? ['or less, by chance'] : []),
    ...(maxRetries === undefined ? [] : [`at most ${maxRetries}`]),
    ...(free ? ['free'] : []),
    ...(next === undefined ? [] : [`then with ${nextRunText(next)}`]),
  ].join(', ');
}

/** `memory x2 up to 16384 MiB, capacity provider FARGATE`. */
function nextRunText({
  memory,
  maxMemory,
  cpu,
  ephemeralStorage,
  capacityProvider,
  environment,
}: NextRun): string {
  const change = memory === undefined ? '' : { times: 'x', plus: '+', to: '' }[memory.kind];
  const amount = memory === undefined ? 0 : memory.kind === 'times' ? memory.factor : memory.mebibytes;
  return [
    ...(memory === undefined ? [] : [`memory ${change}${amount} up to ${maxMemory} MiB`]),
    ...(cpu === undefined ? [] : [`cpu ${cpu}`]),
    ...(ephemeralStorage === undefined ? [] : [`${ephemeralStorage} GiB of storage`]),
    ...(capacityProvider === undefined ? [] : [`capacity provider ${capacityProvider}`]),
    // Values may be secret.
    ...(environment === undefined ? [] : [`environment ${Object.keys(environment).join(' ')}`]),
  ].join(', ');
}
