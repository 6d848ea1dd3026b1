import type { Condition, Rule } from '../policy.ts';
import { coversAsItsKind } from './conditions.ts';

/** The rules that can never match, since one before them matches whatever they would. */
export function shadowedRules(
  rules: readonly Rule[],
): readonly { readonly index: number; readonly by: string }[] {
  return rules.flatMap(({ when }, index) => {
    const by = rules.slice(0, index).find((earlier) => covers(earlier.when, when));
    return by === undefined ? [] : [{ index, by: by.name }];
  });
}

/** Steps after which the answer is no: `any` within `any` has more pairs of parts than anyone would write rules for. */
const MAX_STEPS = 10_000;

/**
 * Whether a condition surely holds wherever another one does. It may say no where the answer is yes, but never yes
 * where it is no.
 */
export function covers(wide: Condition, narrow: Condition): boolean {
  let steps = 0;
  const compare = (a: Condition, b: Condition): boolean => {
    steps += 1;
    if (steps > MAX_STEPS) {
      return false;
    }
    // All alternatives of the narrow condition must be covered, and that by all parts of the wide one. Only then is
    // it enough that one part of the narrow condition is covered. The order of these lines matters.
    if (b.kind === 'any') {
      return b.of.every((part) => compare(a, part));
    }
    if (coversAsItsKind(a, b, compare)) {
      return true;
    }
    return a.kind !== 'all' && b.kind === 'all' && b.of.some((part) => compare(a, part));
  };
  return compare(wide, narrow);
}
