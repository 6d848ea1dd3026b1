import type { Failure } from '../failure.ts';
import { type ConditionEntry, propertyEntry } from './entry.ts';

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

/**
 * The source of a regular expression for a glob, in which `*` matches any text and everything else matches itself. It
 * is meant for the flag `i`. A leading or trailing `*` leaves that end open, so that the engine does not run to it.
 * Beyond the first `*` in between, each `*` stops at the first place where what follows it matches: looking further
 * finds nothing more, but takes the third power of the text's length to fail.
 *
 * The same source serves here and, between slashes, in JSONata. So a slash is escaped, a backslash is written as `\x5c`
 * (JSONata's scanner takes any bracket after a backslash as escaped), and line breaks are spelled.
 */
function globSource(glob: string): string {
  const start = glob.startsWith('*') ? '' : '^';
  const end = glob.endsWith('*') ? '' : '$';
  const parts = glob.replace(/^\*+|\*+$/g, '').split(/\*+/);
  const quoted = parts.map(quote);
  const between = (next: string): string => (parts.length > 2 ? `(?:(?!${next})[\\s\\S])*` : '[\\s\\S]*');
  const source = quoted.reduce((before, part, index) => {
    const next = index === quoted.length - 1 ? `${part}${end}` : part;
    return index === 0 ? `${start}${next}` : `${before}${between(next)}${next}`;
  }, '');
  // JSONata refuses an empty pattern; `*` alone matches any text.
  return source === '' ? '^' : source;
}

/** Whether a glob matches a text, case-insensitively and as a whole. */
export function matchesGlob(glob: string, text: string): boolean {
  return new RegExp(globSource(glob), 'i').test(text);
}

function quote(literal: string): string {
  return literal
    .replace(/[\\^$.+?()[\]{}|/-]/g, (character) => (character === '\\' ? '\\x5c' : `\\${character}`))
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}
