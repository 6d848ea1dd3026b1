import { isDeeperThan, isJsonObject, type UnknownFields } from '../json.ts';

/** A Cause beyond this is not read as JSON; Step Functions carries no more than 256 KiB of state anyway. */
export const MAX_CAUSE_LENGTH = 262_144;

/** JSON nested deeper than this is not read: an ECS task nests five levels. */
export const MAX_CAUSE_DEPTH = 32;

/** The source of a regular expression for an escape in a string of JSON, other than for half of a character. */
export const ESCAPE = String.raw`\x5c(?:["\x5c\/bfnrt]|u(?:[0-9abcefABCEF][0-9a-fA-F]|[dD][0-7])[0-9a-fA-F]{2}|u[dD][89abAB][0-9a-fA-F]{2}\x5cu[dD][c-fC-F][0-9a-fA-F]{2})`;

/** The source of a regular expression for a part of a number that not every parser of JSON takes. */
export const HUGE_NUMBER = '[0-9]{21}|[eE][+-]?[0-9]{3}';

const ESCAPES = new RegExp(ESCAPE, 'g');
const HUGE = new RegExp(HUGE_NUMBER);

export type ReadCause =
  | { readonly kind: 'json'; readonly value: UnknownFields }
  | { readonly kind: 'text'; readonly unread?: string };

/**
 * Reads a Cause as a JSON object, if that is what it is. What one parser of JSON takes and another refuses counts as
 * text: an execution would end where the parser of Step Functions refused it.
 */
export function readCause(cause: string): ReadCause {
  if (!/^\s*\{/.test(cause)) {
    return { kind: 'text' };
  }
  if (cause.length > MAX_CAUSE_LENGTH) {
    return { kind: 'text', unread: 'The Cause is too long to be read.' };
  }
  let value: unknown;
  try {
    value = JSON.parse(cause);
  } catch {
    return { kind: 'text', unread: 'The Cause is not whole.' };
  }
  if (isDeeperThan(value, MAX_CAUSE_DEPTH)) {
    return { kind: 'text', unread: 'The Cause nests too deep.' };
  }
  const plain = cause.replace(ESCAPES, '');
  if (plain.includes('\\')) {
    return { kind: 'text', unread: 'The Cause holds half of a character.' };
  }
  if (HUGE.test(plain.replace(/"[^"]*"/g, ''))) {
    return { kind: 'text', unread: 'The Cause holds a number with too many digits.' };
  }
  return isJsonObject(value) ? { kind: 'json', value } : { kind: 'text' };
}
