import { withoutUndefined } from '../json.ts';
import type { Action, Condition, Rule } from './policy.ts';

/** Short forms, so that tables of rules read as tables. */

export const exitCode = (...codes: readonly number[]): Condition => ({
  kind: 'exit-code',
  ranges: codes.map((code) => ({ from: code, to: code })),
  none: false,
});
/** No container ran. */
export const exitCodeNone: Condition = { kind: 'exit-code', ranges: [], none: true };
export const stopCode = (...anyOf: readonly string[]): Condition => ({ kind: 'stop-code', anyOf });
export const reason = (...globs: readonly string[]): Condition => ({ kind: 'reason', globs });
export const error = (...globs: readonly string[]): Condition => ({ kind: 'error', globs });
export const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });
export const not = (of: Condition): Condition => ({ kind: 'not', of });
export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });

export const FATAL = { type: 'FATAL' } as const satisfies Action;

/** Rerun at once; without a number, as often as the policy allows. */
export const retriable = (maxRetries?: number) =>
  ({
    type: 'RETRIABLE',
    retry: withoutUndefined({ free: false, maxRetries }),
  }) as const satisfies Action;

/** Rerun after a wait that is always the same. */
export const temporary = (seconds: number, maxRetries?: number): Action => ({
  type: 'TEMPORARY',
  retry: withoutUndefined({ free: false, maxRetries }),
  wait: { seconds, backoffRate: 1, maxSeconds: seconds, jitter: 'none' },
});

/**
 * Rerun what is not the task's fault, a throttle or missing capacity: at no cost to the policy's budget, with a bound
 * of its own and a wait that doubles. Twenty retries take about an hour and a half.
 */
export const patient = (jitter: 'none' | 'full' = 'none'): Action => ({
  type: 'TEMPORARY',
  retry: { free: true, maxRetries: 20 },
  wait: { seconds: 30, backoffRate: 2, maxSeconds: 300, jitter },
});

export const rule = (name: string, when: Condition, action: Action, because: string): Rule => ({
  name,
  when,
  ...action,
  because,
});
