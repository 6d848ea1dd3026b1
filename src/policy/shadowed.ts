import { globSource } from './glob.ts';
import type { Condition, Rule } from './policy.ts';

/** The rules that can never match, since one before them matches whatever they would. */
export function shadowedRules(
  rules: readonly Rule[],
): readonly { readonly index: number; readonly by: string }[] {
  return rules.flatMap(({ when }, index) => {
    const by = rules.slice(0, index).find((earlier) => covers(earlier.when, when));
    return by === undefined ? [] : [{ index, by: by.name }];
  });
}

/**
 * Whether a condition surely holds wherever another one does. It may say no where the answer is yes, but never yes
 * where it is no.
 */
export function covers(wide: Condition, narrow: Condition): boolean {
  // What is made of parts is taken apart first; the order of these lines matters.
  if (narrow.kind === 'any') {
    return narrow.of.every((part) => covers(wide, part));
  }
  if (wide.kind === 'all') {
    return wide.of.every((part) => covers(part, narrow));
  }
  if (wide.kind === 'any' && wide.of.some((part) => covers(part, narrow))) {
    return true;
  }
  if (narrow.kind === 'all') {
    return narrow.of.some((part) => covers(wide, part));
  }
  return coversSimple(wide, narrow);
}

function coversSimple(wide: Condition, narrow: Condition): boolean {
  switch (wide.kind) {
    case 'not':
      return narrow.kind === 'not' && covers(narrow.of, wide.of);
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
