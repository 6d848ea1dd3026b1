import type { Failure } from '../failure.ts';
import { type ConditionEntry, propertyEntry } from './entry.ts';
import { globSource, matchesGlob } from './glob.ts';

/** `reason`: globs on the task's StoppedReason and on the container's Reason, one of which must match. */
export const reason = globs('reason', {
  texts: (failure) => [failure.reason, failure.containerReason ?? ''],
  had: (failure) => {
    const reasons = [failure.reason, failure.containerReason ?? ''].filter((text) => text !== '');
    return reasons.length === 0
      ? 'there is no reason'
      : `reason is ${reasons.map((text) => JSON.stringify(text)).join(' and ')}`;
  },
  // What is absent is left out of a list.
  jsonata: (pattern) => `$exists([$failure.reason, $failure.containerReason][$contains($, ${pattern})])`,
});

/** `error`: globs on the Step Functions error. */
export const error = globs('error', {
  texts: (failure) => [failure.error],
  had: (failure) => `error is ${JSON.stringify(failure.error)}`,
  jsonata: (pattern) => `$contains($failure.error, ${pattern})`,
});

interface Texts {
  readonly texts: (failure: Failure) => readonly string[];
  readonly had: (failure: Failure) => string;
  readonly jsonata: (pattern: string) => string;
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
    jsonata: (condition) => jsonata(`/${condition.globs.map(globSource).join('|')}/i`),
  });
}

/** Only a `*` of the wide glob can match a `*` of the narrow one, which is any text: here a sign that no glob holds. */
function coversGlob(wide: string, narrow: string): boolean {
  return matchesGlob(wide, narrow.replaceAll('*', '\u{10FFFF}'));
}
