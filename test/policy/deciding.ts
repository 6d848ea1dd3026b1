import { type Decision, decide } from '../../src/policy/decide.ts';
import { fallback } from '../../src/policy/default-policy.ts';
import { type Failure, parseFailure } from '../../src/policy/failure.ts';
import type { Action, Policy, Rule, Wait } from '../../src/policy/policy.ts';
import { exited } from './causes.ts';

export const START = Date.UTC(2026, 0, 2, 3, 4, 5);
export const MOMENT = { startedAt: START, now: START, random: 0.5 };

export function failure(exitCode: number): Failure {
  return parseFailure({ error: 'States.TaskFailed', cause: exited(exitCode) });
}

/** The decisions on failures that follow each other. */
export function decideAll(policy: Policy, failures: readonly Failure[]): readonly Decision[] {
  const past: Decision[] = [];
  for (const next of failures) {
    past.push(decide(policy, next, past.at(-1), MOMENT));
  }
  return past;
}

export const types = (decisions: readonly Decision[]) => decisions.map(({ type }) => type);
export const times = <T>(count: number, item: T): readonly T[] => Array.from({ length: count }, () => item);

export const rule = (name: string, from: number, to: number, action: Action): Rule => ({
  name,
  when: { kind: 'exit-code', ranges: [{ from, to }], none: false },
  ...action,
  because: `${name}.`,
});
export const policyOf = (...rules: readonly Rule[]): Policy => ({
  maxRetries: 3,
  rules,
  fallback: fallback({ type: 'FATAL' }),
});
export const wait = (changes: Partial<Wait>): Wait => ({
  seconds: 10,
  backoffRate: 2,
  maxSeconds: 35,
  jitter: 'none',
  ...changes,
});
