import { duration } from '../duration.ts';
import { MAX_RETRIES, mayRetry, type Policy, type RetryRule } from './policy.ts';

/** What can leave a failure without the retry that its rule asks for. */
export type Limit =
  /** The retries that any execution makes, free ones included. */
  | { readonly kind: 'execution' }
  /** The retries that the policy pays for; those of rules that are free do not count. */
  | { readonly kind: 'policy'; readonly retries: number }
  /** The retries by the rule itself. */
  | { readonly kind: 'rule'; readonly retries: number }
  | { readonly kind: 'duration'; readonly seconds: number }
  | { readonly kind: 'memory'; readonly mebibytes: number };

/** The limits of a rule, in the order in which they are asked: the first that is reached is the reason that is told. */
export function limitsOf(policy: Policy, { retry }: RetryRule): readonly Limit[] {
  const { free, maxRetries, next } = retry;
  const { maxDurationSeconds } = policy;
  const limits: readonly (Limit | false)[] = [
    // Where nothing is free, the budget of the policy is never above it.
    freeRules(policy).length > 0 && { kind: 'execution' },
    !free && { kind: 'policy', retries: policy.maxRetries },
    maxRetries !== undefined && { kind: 'rule', retries: maxRetries },
    maxDurationSeconds !== undefined && { kind: 'duration', seconds: maxDurationSeconds },
    next?.memory !== undefined && { kind: 'memory', mebibytes: next.maxMemory },
  ];
  return limits.filter((limit) => limit !== false);
}

/** The rules of a policy whose retries cost nothing. */
export function freeRules({ rules, fallback }: Policy): readonly string[] {
  return [...rules, fallback].flatMap((rule) => (mayRetry(rule) && rule.retry.free ? [rule.name] : []));
}

/**
 * Why a failure that its rule would retry is FATAL. The compiled machine quotes it in JSONata between `'`, so it holds
 * neither that nor a backslash.
 *
 * @param besides what else was retried, of `besides`
 */
export function noRetryIsLeft(limit: Limit, besides = ''): string {
  return `No retry is left: ${limitText(limit)}${besides}.`;
}

/** Without it, `all 3 are spent` would contradict the eighth attempt. */
export function besides(free: number | string): string {
  return `, besides ${free} that cost nothing`;
}

function limitText(limit: Limit): string {
  switch (limit.kind) {
    case 'policy':
      return spentText(limit.retries, 'the policy');
    case 'rule':
      return spentText(limit.retries, 'this rule');
    case 'execution':
      return `an execution makes ${MAX_RETRIES} at most`;
    case 'duration':
      return `it would start later than ${duration(limit.seconds * 1000)} after the first start`;
    case 'memory':
      return `the task may have ${limit.mebibytes} MiB of memory at most`;
  }
}

function spentText(retries: number, who: string): string {
  switch (retries) {
    case 0:
      return `${who} allows none`;
    case 1:
      return `the one that ${who} allows is spent`;
    default:
      return `all ${retries} that ${who} allows are spent`;
  }
}
