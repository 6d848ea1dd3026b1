import type { Failure } from '../failure.ts';
import type { Condition } from '../policy.ts';
import { matchesGlob } from './glob.ts';

/** Whether a condition holds for a failure. What a failure does not tell matches nothing but `none`. */
export function matches(condition: Condition, failure: Failure): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((inner) => matches(inner, failure));
    case 'any':
      return condition.of.some((inner) => matches(inner, failure));
    case 'not':
      return !matches(condition.of, failure);
    case 'exit-code': {
      const { exitCode } = failure;
      return exitCode === undefined
        ? condition.none
        : condition.ranges.some((range) => range.from <= exitCode && exitCode <= range.to);
    }
    case 'stop-code':
      return failure.stopCode !== undefined && condition.anyOf.includes(failure.stopCode);
    case 'container':
      return failure.container !== undefined && condition.anyOf.includes(failure.container);
    case 'error':
      return condition.globs.some((glob) => matchesGlob(glob, failure.error));
    case 'reason':
      return condition.globs.some((glob) =>
        [failure.reason, failure.containerReason ?? ''].some((reason) => matchesGlob(glob, reason)),
      );
  }
}
