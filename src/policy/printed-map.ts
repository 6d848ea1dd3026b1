import {
  BLANKS,
  endOfMarks,
  escapesOf,
  isDelimiter,
  isOfOuter,
  type Mark,
  type Member,
  QUOTE,
} from './json-text.ts';

/** What begins a list or a map of members or of quoted texts, unlike the brackets of a sentence. */
const STRUCTURE = String.raw`[{[(]${BLANKS}(?:['"\`\\{[(]|:?\w{1,64}(?:${BLANKS}[:=]|[{[(]))`;

/** A key up to its value: `'overrides': {`, `overrides: [`, `:overrides=>{`, `Overrides=TaskOverride(`. */
const KEY = new RegExp(
  String.raw`(?<before>[{,(]${BLANKS})(?::?(?<name>[A-Za-z]{1,64})${BLANKS}(?::|=>?)${BLANKS}(?:[A-Za-z]{1,64})?(?=${STRUCTURE})|'(?<quoted>[A-Za-z]{1,64})'${BLANKS}:${BLANKS}(?=['"\`\\{[(]))`,
  'g',
);

/** Quotes, brackets, and what is before a value. */
const MARK = new RegExp(String.raw`(${QUOTE})|(?<!\\)(\\*)(['\`])|[{}[\]():=>,]`, 'g');

const QUOTES = new RegExp(QUOTE, 'g');
const ONLY_BLANKS = new RegExp(`^${BLANKS}$`);

/**
 * The wanted members of maps that a text holds as programs print them: `repr` of Python, `util.inspect` of JavaScript, and
 * what Ruby and Java make of a map. Without those that are part of one before.
 */
export function* printedMembers(text: string, isWanted: (name: string) => boolean): Generator<Member> {
  const around = stringsAround(text);
  let from = 0;
  for (const { index, 0: key, groups = {} } of text.matchAll(KEY)) {
    const at = index + (groups['before'] ?? '').length;
    if (at >= from && isWanted(groups['name'] ?? groups['quoted'] ?? '')) {
      const start = index + key.length;
      from = endOfPrinted(text, start, around.escapes(at));
      around.skip(from);
      yield { at, start, end: from };
    }
  }
}

/** Which strings of JSON are around places of a text. The places are asked for in order. */
function stringsAround(text: string): {
  /** How many backslashes are before each quote of the innermost string; undefined outside of strings. */
  escapes(at: number): number | undefined;
  /** The quotes up to a place begin and end no string of the JSON around. */
  skip(to: number): void;
} {
  const quotes = text.matchAll(QUOTES);
  const open: number[] = [];
  let next = quotes.next();
  return {
    escapes: (at) => {
      for (; next.done !== true && next.value.index < at; next = quotes.next()) {
        const escapes = escapesOf(next.value[0]);
        while ((open.at(-1) ?? 0) > escapes) {
          open.pop();
        }
        if (open.at(-1) === escapes) {
          open.pop();
        } else {
          open.push(escapes);
        }
      }
      return open.at(-1);
    },
    skip: (to) => {
      while (next.done !== true && next.value.index < to) {
        next = quotes.next();
      }
    },
  };
}

/** Where a printed value ends; at the end of the text, or of the string of JSON around it, if it was cut. */
function endOfPrinted(text: string, start: number, around: number | undefined): number {
  return endOfMarks(printedMarks(text, start, around)) ?? text.length;
}

/** What separates the parts of a printed value, without what is only in its strings. */
function* printedMarks(text: string, start: number, around: number | undefined): Generator<Mark> {
  let string: string | undefined;
  let valueAt: number | undefined = start;
  for (const { index, 0: mark, 1: double, 2: slashes, 3: single } of text.slice(start).matchAll(MARK)) {
    const at = start + index;
    const end = at + mark.length;
    const quote = quoteOf(double, slashes, single, around);
    if (quote?.isAround === true) {
      yield { step: 'cut', at, end };
    } else if (quote === undefined && string === undefined) {
      const step = STEPS[mark] ?? 0;
      valueAt = step === -1 ? undefined : end;
      yield* step === 0 ? [] : [{ step, at, end }];
    } else if (quote !== undefined && string === quote.sign && quote.isPlain) {
      string = undefined;
      valueAt = undefined;
      yield { step: -1, at, end };
    } else if (quote !== undefined && string === undefined && isBlank(text, valueAt, at)) {
      // Elsewhere it is an apostrophe in a text without quotes.
      string = quote.sign;
      yield { step: 1, at, end };
    }
  }
}

interface PrintedQuote {
  readonly sign: string;
  /** Whether it ends a string that such a quote began: there is no backslash of the printed text before it. */
  readonly isPlain: boolean;
  /** Whether it ends the string of JSON around. */
  readonly isAround: boolean;
}

/** In a string of JSON, each backslash and each double quote of the printed text is escaped. */
function quoteOf(
  double: string | undefined,
  slashes = '',
  single: string | undefined,
  around = -1,
): PrintedQuote | undefined {
  const own = Math.max(0, 2 * around + 1);
  if (double !== undefined) {
    const escapes = escapesOf(double);
    const isAround = around >= 0 && (escapes <= around || isOfOuter(escapes, own));
    return { sign: '"', isPlain: isDelimiter(escapes, own), isAround };
  }
  const isPlain = Math.floor(slashes.length / (own + 1)) % 2 === 0;
  return single === undefined ? undefined : { sign: single, isPlain, isAround: false };
}

function isBlank(text: string, from: number | undefined, to: number): boolean {
  return from !== undefined && ONLY_BLANKS.test(text.slice(from, to));
}

const STEPS: Readonly<Record<string, 1 | -1>> = { '{': 1, '[': 1, '(': 1, '}': -1, ']': -1, ')': -1 };
