import type { Failure } from '../failure.ts';
import type { Condition, ConditionKind, Rule } from '../policy.ts';
import { type ConditionEntry, container, stopCode } from './entry.ts';
import { exitCode } from './exit-code.ts';
import { error, reason } from './glob.ts';
import { joinJsonata } from './shallow-jsonata.ts';

/** All kinds of condition. Those that are made of others call the functions below for their parts. */
const ENTRIES: { readonly [Kind in ConditionKind]: ConditionEntry<Kind> } = {
  all: {
    matches: ({ of }, failure) => of.every((part) => matches(part, failure)),
    covers: ({ of }, narrow, coversPart) => of.every((part) => coversPart(part, narrow)),
    text: ({ of }) => of.map(requiredText).join(' and '),
    why: ({ of }, failure) => {
      const missed = of.filter((part) => !matches(part, failure));
      return missed.length === 0 ? whys(of, failure, ', and ') : whys(missed, failure, '; ');
    },
    jsonata: ({ of }) => joinJsonata(of.map(conditionJsonata), 'and'),
  },
  any: {
    matches: ({ of }, failure) => of.some((part) => matches(part, failure)),
    covers: ({ of }, narrow, coversPart) => of.some((part) => coversPart(part, narrow)),
    text: ({ of }) => of.map(partText).join(' or '),
    why: ({ of }, failure) => {
      const met = of.filter((part) => matches(part, failure));
      return whys(met.length === 0 ? of : met, failure, '; ');
    },
    jsonata: ({ of }) => joinJsonata(of.map(conditionJsonata), 'or'),
  },
  not: {
    matches: ({ of }, failure) => !matches(of, failure),
    covers: ({ of }, narrow, coversPart) => narrow.kind === 'not' && coversPart(narrow.of, of),
    text: ({ of }) => `not (${conditionText(of)})`,
    why: ({ of }, failure) => conditionWhy(of, failure),
    jsonata: ({ of }) => `$not(${conditionJsonata(of)})`,
  },
  'exit-code': exitCode,
  'stop-code': stopCode,
  container,
  reason,
  error,
};

/** Whether a condition holds for a failure. What a failure does not tell matches nothing but `none`. */
export function matches<Kind extends ConditionKind>(condition: Condition<Kind>, failure: Failure): boolean {
  return ENTRIES[condition.kind].matches(condition, failure);
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
    if (coversByKind(a, b, compare)) {
      return true;
    }
    return a.kind !== 'all' && b.kind === 'all' && b.of.some((part) => compare(a, part));
  };
  return compare(wide, narrow);
}

/** The rules that can never match, since one before them matches whatever they would. */
export function shadowedRules(
  rules: readonly Rule[],
): readonly { readonly index: number; readonly by: string }[] {
  return rules.flatMap(({ when }, index) => {
    const by = rules.slice(0, index).find((earlier) => covers(earlier.when, when));
    return by === undefined ? [] : [{ index, by: by.name }];
  });
}

/** A condition in words: `exit-code 3 or 64-78 and reason "CannotPull*"`. */
export function conditionText<Kind extends ConditionKind>(condition: Condition<Kind>): string {
  return ENTRIES[condition.kind].text(condition);
}

/** Why a condition holds for a failure or does not: what the failure had, and what was asked for. */
export function conditionWhy<Kind extends ConditionKind>(
  condition: Condition<Kind>,
  failure: Failure,
): string {
  return ENTRIES[condition.kind].why(condition, failure);
}

/**
 * A condition as JSONata (without `{% %}`) on the variable `$failure`, which has its texts as `lowerCase` besides. It
 * always yields a boolean: in JSONata a comparison with what is absent is false, and what is absent is left out of a
 * list.
 */
export function conditionJsonata<Kind extends ConditionKind>(condition: Condition<Kind>): string {
  return ENTRIES[condition.kind].jsonata(condition);
}

function partText(condition: Condition): string {
  const isCompound = condition.kind === 'all' || condition.kind === 'any';
  return isCompound ? `(${conditionText(condition)})` : conditionText(condition);
}

/** A part of `all`: what holds in several cases is put in brackets, since `and` binds tighter than `or`. */
function requiredText(condition: Condition): string {
  return hasAlternatives(condition) ? `(${conditionText(condition)})` : partText(condition);
}

function hasAlternatives(condition: Condition): boolean {
  switch (condition.kind) {
    case 'exit-code':
      return condition.ranges.length + (condition.none ? 1 : 0) > 1;
    case 'stop-code':
    case 'container':
      return condition.anyOf.length > 1;
    case 'reason':
    case 'error':
      return condition.globs.length > 1;
    case 'all':
    case 'any':
    case 'not':
      return false;
  }
}

function whys(conditions: readonly Condition[], failure: Failure, separator: string): string {
  return conditions.map((condition) => conditionWhy(condition, failure)).join(separator);
}

function coversByKind<Kind extends ConditionKind>(
  wide: Condition<Kind>,
  narrow: Condition,
  coversPart: (wide: Condition, narrow: Condition) => boolean,
): boolean {
  return ENTRIES[wide.kind].covers(wide, narrow, coversPart);
}
