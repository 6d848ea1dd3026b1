import type { Condition, Rule } from '../policy.ts';
import { globSource } from './glob.ts';

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
    // What is made of parts is taken apart first; the order of these lines matters.
    if (b.kind === 'any') {
      return b.of.every((part) => compare(a, part));
    }
    if (a.kind === 'all') {
      return a.of.every((part) => compare(part, b));
    }
    if (a.kind === 'any' && a.of.some((part) => compare(part, b))) {
      return true;
    }
    if (b.kind === 'all') {
      return b.of.some((part) => compare(a, part));
    }
    return a.kind === 'not' ? b.kind === 'not' && compare(b.of, a.of) : coversSimple(a, b);
  };
  return compare(wide, narrow);
}

function coversSimple(wide: Condition, narrow: Condition): boolean {
  switch (wide.kind) {
    case 'exit-code':
      return (
        narrow.kind === 'exit-code' &&
        (wide.none || !narrow.none) &&
        narrow.ranges.every(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index).every((code) =>
            wide.ranges.some((range) => range.from <= code && code <= range.to),
          ),
        )
      );
    case 'stop-code':
    case 'container':
      return narrow.kind === wide.kind && narrow.anyOf.every((value) => wide.anyOf.includes(value));
    case 'reason':
    case 'error':
      // Every failure has an error and a reason, be it an empty one.
      if (wide.globs.some((glob) => /^\*+$/.test(glob))) {
        return true;
      }
      return (
        narrow.kind === wide.kind &&
        narrow.globs.every((glob) => wide.globs.some((wideGlob) => coversGlob(wideGlob, glob)))
      );
    default:
      return false;
  }
}

/** A `*` of the narrow glob may stand for anything, so only a `*` of the wide one can take it: a sign that no glob spells. */
function coversGlob(wide: string, narrow: string): boolean {
  return new RegExp(globSource(wide), 'i').test(narrow.replaceAll('*', '\u{10FFFF}'));
}
