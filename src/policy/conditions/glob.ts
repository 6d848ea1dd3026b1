import type { Failure } from '../failure.ts';
import { type ConditionEntry, propertyEntry } from './entry.ts';
import { globsJsonata, lowerCase } from './glob-jsonata.ts';

/** `reason`: globs on the task's StoppedReason and on the container's Reason, one of which must match. */
export const reason = globs('reason', {
  texts: (failure) => [failure.reason, failure.containerReason ?? ''],
  had: (failure) => {
    const reasons = [failure.reason, failure.containerReason ?? ''].filter((text) => text !== '');
    return reasons.length === 0
      ? 'there is no reason'
      : `reason is ${reasons.map((text) => JSON.stringify(text)).join(' and ')}`;
  },
  jsonata: (list) => `$exists($failure.lowerCase.reasons[${globsJsonata(list, '$')}])`,
});

/** `error`: globs on the Step Functions error. */
export const error = globs('error', {
  texts: (failure) => [failure.error],
  had: (failure) => `error is ${JSON.stringify(failure.error)}`,
  jsonata: (list) => globsJsonata(list, '$failure.lowerCase.error'),
});

interface Texts {
  readonly texts: (failure: Failure) => readonly string[];
  readonly had: (failure: Failure) => string;
  readonly jsonata: (globs: readonly string[]) => string;
}

function globs<Kind extends 'reason' | 'error'>(
  kind: Kind,
  { texts, had, jsonata }: Texts,
): ConditionEntry<Kind> {
  return propertyEntry<Kind>({
    matches: (condition, failure) =>
      condition.globs.some((glob) => texts(failure).some((text) => matchesGlob(glob, text))),
    covers: (wide, narrow) =>
      // Every failure has an error and a reason, even if they are empty.
      wide.globs.some((glob) => /^\*+$/.test(glob)) ||
      ('globs' in narrow &&
        narrow.kind === kind &&
        narrow.globs.every((glob) => wide.globs.some((wideGlob) => coversGlob(wideGlob, glob)))),
    wanted: (condition) => condition.globs.map((glob) => JSON.stringify(glob)).join(' or '),
    had,
    jsonata: (condition) => jsonata(condition.globs),
  });
}

/** Only a `*` of the wide glob can match a `*` of the narrow one, which is any text: here a sign that no glob holds. */
function coversGlob(wide: string, narrow: string): boolean {
  return matchesGlob(wide, narrow.replaceAll('*', '\u{10FFFF}'));
}

/**
 * Whether a glob matches a text as a whole: `*` matches any text, and everything else itself, whatever the case of its
 * ASCII letters. Each part is taken where it comes first, since a later place leaves less for the others.
 */
export function matchesGlob(glob: string, text: string): boolean {
  const [start = '', ...others] = lowerCase(glob).split(/\*+/);
  const end = others.pop();
  const whole = lowerCase(text);
  if (end === undefined) {
    return whole === start;
  }
  if (!whole.startsWith(start)) {
    return false;
  }
  let from = start.length;
  for (const part of others) {
    const at = whole.indexOf(part, from);
    if (at < 0) {
      return false;
    }
    from = at + part.length;
  }
  return whole.length - from >= end.length && whole.endsWith(end);
}
