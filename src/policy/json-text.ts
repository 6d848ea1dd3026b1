/** Blanks of a JSON text. In JSON within JSON, line breaks and tabs are escaped: `\n`, one level deeper `\\n`. */
export const BLANKS = String.raw`(?:\s|(?<!\\)\\+[nrt])*`;

/**
 * A quote of JSON, or of JSON within JSON: `"`, `\"`, one level deeper `\\\"`. .NET and PHP may write it by its number:
 * `\u0022`, `\\u0022`. The lookbehind lets a run of backslashes be tried once, at its start.
 */
export const QUOTE = String.raw`(?<!\\)(?:\\*"|\\+u0022)`;

/** What separates the parts of a JSON text: quotes, brackets and commas. */
const MARK = new RegExp(String.raw`(${QUOTE})|[{}[\],]`, 'g');

/** A number or a literal that is the whole value of a member, so that it is not the start of a sentence. */
const SCALAR = new RegExp(String.raw`^(?:-?\d[\d.eE+-]*|true|false|null)(?=${BLANKS}(?:[,}\]]|${QUOTE}|$))`);

/** A member of an object in a text that holds JSON, which may be cut, or be within a string of other JSON. */
export interface Member {
  /** Where its key begins. */
  readonly at: number;
  /** Where its value begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** A key up to its value, also as Ruby prints it. Its letters may be written by their numbers. */
const KEY = new RegExp(
  String.raw`(${QUOTE})((?:[A-Za-z]|\\+u00[0-9a-fA-F]{2}){1,64})\1${BLANKS}(?::|=>)${BLANKS}`,
  'g',
);

/**
 * The members of a text that are wanted, without those that are part of one before. What only looks like a key, such as a
 * quoted word before a colon, has no value and is left out.
 *
 * @param isWanted asked with the name, and whether the value is a string
 */
export function* members(
  text: string,
  isWanted: (name: string, isString: boolean) => boolean,
): Generator<Member> {
  let from = 0;
  for (const { index: at, 0: key, 1: quote = '', 2: letters = '' } of text.matchAll(KEY)) {
    const start = at + key.length;
    const isString = text.startsWith(quote, start);
    if (at < from || !isWanted(readable(letters), isString)) {
      continue;
    }
    const isScalar = !isString && !/[[{]/.test(text.charAt(start));
    const end = isScalar ? endOfScalar(text, start) : endOfValue(text, start, escapesOf(quote));
    if (end !== undefined) {
      from = end;
      yield { at, start, end };
    }
  }
}

function readable(letters: string): string {
  if (!letters.includes('\\')) {
    return letters;
  }
  return letters.replace(/\\+u(.{4})/g, (_escape, number: string) =>
    String.fromCharCode(Number.parseInt(number, 16)),
  );
}

/** How many backslashes are before a quote, or would be if it were not written by its number. */
export function escapesOf(quote: string): number {
  return quote.endsWith('"') ? quote.length - 1 : escapesOfNumber(quote.length - 'u0022'.length);
}

/** Of an even number of backslashes, half are left for the JSON within: `\\u0022` means `\\\"`. */
function escapesOfNumber(slashes: number): number {
  return slashes % 2 === 0 ? 2 * escapesOfNumber(slashes / 2) + 1 : slashes;
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
  // Most Causes are in no other JSON, and a history has thousands of them.
  return (
    (escapes === 0 ? endOfOutermost(text, start) : endOfMarks(marks(text, start, escapes))) ?? text.length
  );
}

/** Where a value ends that is in no string of other JSON; undefined if it was cut. Reads each character once. */
function endOfOutermost(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"' && !isEscaped(text, start, at)) {
      const end = endOfString(text, at);
      if (end === undefined || depth === 0) {
        return end;
      }
      at = end - 1;
      continue;
    }
    const step = STEPS[character] ?? 0;
    if (depth === 0 && (step === -1 || character === ',')) {
      return at;
    }
    depth += step;
    if (depth === 0 && step === -1) {
      return at + 1;
    }
  }
  return undefined;
}

/** Behind the quote that ends a string; undefined if there is none. */
function endOfString(text: string, start: number): number | undefined {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && isEscaped(text, start, at)) {
    at = text.indexOf('"', at + 1);
  }
  return at < 0 ? undefined : at + 1;
}

/** Whether an odd number of backslashes, from a place on, is before a quote. */
function isEscaped(text: string, from: number, quote: number): boolean {
  let first = quote;
  while (first > from && text.charAt(first - 1) === '\\') {
    first -= 1;
  }
  return (quote - first) % 2 === 1;
}

/** Where a value ends of which these are the marks; undefined if that is not among them. */
export function endOfMarks(marksOfValue: Iterable<Mark>): number | undefined {
  let depth = 0;
  for (const { step, at, end } of marksOfValue) {
    if (step === 'cut' || (depth === 0 && step !== 1)) {
      return at;
    }
    depth += step;
    if (depth === 0) {
      return end;
    }
  }
  return undefined;
}

export interface Mark {
  /** Opens or closes a string, an object or an array; separates values; or ends the text around. */
  readonly step: 1 | -1 | 0 | 'cut';
  readonly at: number;
  readonly end: number;
}

/** What separates the parts of a JSON text from some place on, without what is only in its strings. */
function* marks(text: string, start: number, escapes: number): Generator<Mark> {
  let isString = false;
  for (const { index, 0: mark, 1: quote } of text.slice(start).matchAll(MARK)) {
    const at = start + index;
    const end = at + mark.length;
    const depth = quote === undefined ? 0 : escapesOf(quote);
    if (quote !== undefined && (depth < escapes || isOfOuter(depth, escapes))) {
      yield { step: 'cut', at, end };
    } else if (quote !== undefined && isDelimiter(depth, escapes)) {
      isString = !isString;
      yield { step: isString ? 1 : -1, at, end };
    } else if (quote === undefined && !isString) {
      yield { step: STEPS[mark] ?? 0, at, end };
    }
  }
}

const STEPS: Readonly<Record<string, 1 | -1>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/**
 * Whether a quote ends a string around. Where a text was cut behind a backslash, that of its own is before the quote, and
 * doubled by each JSON around.
 */
export function isOfOuter(slashes: number, escapes: number): boolean {
  for (let outer = (escapes - 1) / 2; outer >= 0 && Number.isInteger(outer); outer = (outer - 1) / 2) {
    if (isDelimiter(slashes, outer)) {
      return true;
    }
  }
  return false;
}

/** Whether a quote begins or ends a string: each backslash of the string itself is `escapes + 1` of the text. */
export function isDelimiter(slashes: number, escapes: number): boolean {
  return ((slashes - escapes) / (escapes + 1)) % 2 === 0;
}
