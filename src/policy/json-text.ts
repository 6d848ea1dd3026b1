/** Blanks of a JSON text. In JSON within JSON, line breaks and tabs are escaped: `\n`, one level deeper `\\n`. */
export const BLANKS = String.raw`(?:\s|(?<!\\)\\+[nrt])*`;

/** What separates the parts of a JSON text: quotes with the backslashes before them, brackets and commas. */
const MARK = /(?<!\\)(\\*)"|[{}[\],]/g;

/** A number or a literal that is the whole value of a member, so that it is not the start of a sentence. */
const SCALAR = new RegExp(
  String.raw`^(?:-?\d[\d.eE+-]*|true|false|null)(?=${BLANKS}(?:[,}\]]|(?<!\\)\\*"|$))`,
);

/** A member of an object in a text that holds JSON, which may be cut, or be within a string of other JSON. */
export interface Member {
  readonly name: string;
  /** Where its key begins. */
  readonly at: number;
  /** Where its value begins and ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * The keys of members with some names, in any case, up to their values. In JSON within JSON the quotes of a key are
 * escaped: `\"`, one level deeper `\\\"`. The lookbehind lets a run of backslashes be tried once, at its start.
 */
export function keysNamed(names: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<!\\)(\\*)"(${names.join('|')})\1"${BLANKS}:${BLANKS}`, 'gi');
}

/**
 * The members of a text whose keys match, without those that are part of one before. What only looks like a key, such
 * as a quoted word before a colon, has no value and is left out.
 *
 * @param isWanted asked with the name, and whether the value is a string
 */
export function* members(
  text: string,
  keys: RegExp,
  isWanted: (name: string, isString: boolean) => boolean,
): Generator<Member> {
  let from = 0;
  for (const { index: at, 0: key, 1: slashes = '', 2: name = '' } of text.matchAll(keys)) {
    const start = at + key.length;
    const isString = text.startsWith(`${slashes}"`, start);
    if (at < from || !isWanted(name, isString)) {
      continue;
    }
    const isScalar = !isString && !/[[{]/.test(text.charAt(start));
    const end = isScalar ? endOfScalar(text, start) : endOfValue(text, start, slashes.length);
    if (end !== undefined) {
      from = end;
      yield { name, at, start, end };
    }
  }
}

/** Undefined if there is none. */
function endOfScalar(text: string, start: number): number | undefined {
  const [scalar] = SCALAR.exec(text.slice(start)) ?? [];
  return scalar === undefined ? undefined : start + scalar.length;
}

/**
 * Where a JSON object, array or string ends; at the end of the text, or of the string around it, if it was cut.
 *
 * @param escapes how many backslashes are before each of its quotes: 0, or 1, 3, 7 … in JSON within JSON
 */
export function endOfValue(text: string, start: number, escapes: number): number {
  let depth = 0;
  for (const { step, at, end } of marks(text, start, escapes)) {
    if (step === 'cut' || (depth === 0 && step !== 1)) {
      return at;
    }
    depth += step;
    if (depth === 0) {
      return end;
    }
  }
  return text.length;
}

interface Mark {
  /** Opens or closes a string, an object or an array; separates values; or ends the text around. */
  readonly step: 1 | -1 | 0 | 'cut';
  readonly at: number;
  readonly end: number;
}

/** What separates the parts of a JSON text from some place on, without what is only in its strings. */
function* marks(text: string, start: number, escapes: number): Generator<Mark> {
  let isString = false;
  for (const { index, 0: mark, 1: slashes } of text.slice(start).matchAll(MARK)) {
    const at = start + index;
    const end = at + mark.length;
    if (slashes !== undefined && slashes.length < escapes) {
      yield { step: 'cut', at, end };
    } else if (slashes !== undefined && isDelimiter(slashes.length, escapes)) {
      isString = !isString;
      yield { step: isString ? 1 : -1, at, end };
    } else if (slashes === undefined && !isString) {
      yield { step: STEPS[mark] ?? 0, at, end };
    }
  }
}

const STEPS: Readonly<Record<string, 1 | -1>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Whether a quote begins or ends a string: each backslash of the string itself is `escapes + 1` of the text. */
function isDelimiter(slashes: number, escapes: number): boolean {
  return ((slashes - escapes) / (escapes + 1)) % 2 === 0;
}
