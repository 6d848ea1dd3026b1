import { matches } from './conditions/match.ts';
import type { Failure } from './failure.ts';
import type { Condition, ExitCodeRange, Fallback, NextRun, Rule } from './policy.ts';

/** A condition in words: `exit-code 3 or 64-78 and reason "CannotPull*"`. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return condition.of.map(partText).join(' and ');
    case 'any':
      return condition.of.map(partText).join(' or ');
    case 'not':
      return `not (${conditionText(condition.of)})`;
    case 'exit-code':
      return `exit-code ${[...condition.ranges.map(rangeText), ...(condition.none ? ['none'] : [])].join(' or ')}`;
    case 'stop-code':
    case 'container':
      return `${condition.kind} ${condition.anyOf.join(' or ')}`;
    case 'reason':
    case 'error':
      return `${condition.kind} ${condition.globs.map((glob) => JSON.stringify(glob)).join(' or ')}`;
  }
}

/** Why a condition holds for a failure or does not: what the failure has, and what was asked for. */
export function whyText(condition: Condition, failure: Failure): string {
  const holds = matches(condition, failure);
  switch (condition.kind) {
    case 'all': {
      const parts = holds ? condition.of : condition.of.filter((part) => !matches(part, failure));
      return parts.map((part) => whyText(part, failure)).join(holds ? ', and ' : '; ');
    }
    case 'any': {
      const parts = holds ? condition.of.filter((part) => matches(part, failure)) : condition.of;
      return parts.map((part) => whyText(part, failure)).join('; ');
    }
    case 'not':
      return whyText(condition.of, failure);
    default:
      return holds
        ? had(condition, failure)
        : `${had(condition, failure)}, not ${conditionText(condition).replace(/^[\w-]+ /, '')}`;
  }
}

/** What an action means, in words. */
export function actionText(rule: Rule | Fallback): string {
  if (rule.type === 'FATAL') {
    return 'FATAL';
  }
  const { free, maxRetries, next } = rule.retry;
  return [
    rule.type,
    ...(rule.type === 'TEMPORARY' ? [`wait ${Math.min(rule.wait.seconds, rule.wait.maxSeconds)} s`] : []),
    ...(rule.type === 'TEMPORARY' && rule.wait.backoffRate > 1
      ? [`times ${rule.wait.backoffRate} each time up to ${rule.wait.maxSeconds} s`]
      : []),
    ...(rule.type === 'TEMPORARY' && rule.wait.jitter === 'full' ? ['or less, by chance'] : []),
    ...(maxRetries === undefined ? [] : [`at most ${maxRetries}`]),
    ...(free ? ['free'] : []),
    ...(next === undefined ? [] : [`then with ${nextText(next)}`]),
  ].join(', ');
}

/** `memory x2 up to 16384 MiB, capacity provider FARGATE`. */
function nextText({
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

function partText(condition: Condition): string {
  const isCompound = condition.kind === 'all' || condition.kind === 'any';
  return isCompound ? `(${conditionText(condition)})` : conditionText(condition);
}

function rangeText({ from, to }: ExitCodeRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** What the failure has where a condition looks. */
function had({ kind }: Condition, failure: Failure): string {
  switch (kind) {
    case 'exit-code':
      return failure.exitCode === undefined ? 'there is no exit code' : `exit-code is ${failure.exitCode}`;
    case 'stop-code':
      return failure.stopCode === undefined ? 'there is no stop-code' : `stop-code is ${failure.stopCode}`;
    case 'container':
      return failure.container === undefined ? 'there is no container' : `container is ${failure.container}`;
    case 'error':
      return `error is ${JSON.stringify(failure.error)}`;
    default: {
      const reasons = [failure.reason, failure.containerReason].filter(
        (reason) => reason !== undefined && reason !== '',
      );
      return reasons.length === 0
        ? 'there is no reason'
        : `reason is ${reasons.map((reason) => JSON.stringify(reason)).join(' and ')}`;
    }
  }
}
