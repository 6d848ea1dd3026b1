/**
 * Members of a Cause that hold what a task was given rather than why it failed, in lower case. The Cause of a `.sync`
 * task is the whole ECS task, Batch job, Glue run or nested execution, with its environment, command and input.
 */
const GIVEN = [
  'arguments',
  'attachments',
  'attributes',
  'command',
  'commands',
  'containeroverrides',
  'environment',
  'environmentfiles',
  'input',
  'nodeoverrides',
  'overrides',
  'parameters',
  'secrets',
];

/** Blanks of a JSON text. In JSON within JSON, line breaks and tabs are escaped: `\n`, one level deeper `\\n`. */
const BLANKS = String.raw`(?:\s|(?<!\\)\\+[nrt])*`;

/**
 * The key of such a member, up to its colon. In JSON within JSON its quotes are escaped: `\"`, one level deeper
 * `\\\"`. The lookbehind lets a run of backslashes be tried once, at its start.
 */
const KEY = new RegExp(String.raw`(?<!\\)(\\*)"(?:${GIVEN.join('|')})\1"${BLANKS}:`, 'gi');

const COMMA = new RegExp(`^${BLANKS},`);
const ONLY_BLANKS = new RegExp(`^${BLANKS}$`);

/** What parts a JSON text: quotes with the backslashes before them, brackets and commas. */
const MARK = /(?<!\\)(\\*)"|[{}[\],]/g;

/**
 * A Cause without what the task was given: no overrides with their environment and command, no input, no attachments.
 * Works on the text, since Step Functions cuts a Cause at 32,768 characters, and since a Cause may hold another one
 * as text. All else stays as it is, byte for byte.
 */
export function publicCause(cause: string): string {
  let kept = '';
  let from = 0;
  for (const key of cause.matchAll(KEY)) {
    // What is inside of a member that is left out is left out with it.
    if (key.index < from) {
      continue;
    }
    const end = endOfValue(cause, key.index + key[0].length, key[1]?.length ?? 0);
    const [comma] = COMMA.exec(cause.slice(end)) ?? [];
    kept += cause.slice(from, key.index);
    // A member takes one comma with it: the one behind it, or, if it is the last one, the one before.
    kept = comma === undefined ? withoutLastComma(kept) : kept;
    from = end + (comma?.length ?? 0);
  }
  return kept + cause.slice(from);
}

function withoutLastComma(text: string): string {
  const comma = text.lastIndexOf(',');
  return comma >= 0 && ONLY_BLANKS.test(text.slice(comma + 1)) ? text.slice(0, comma) : text;
}

/**
 * Where a JSON value ends; at the end of the text, or of the text that it is part of, if it was cut.
 *
 * @param escapes how many backslashes stand before each of its quotes: 0, or 1, 3, 7 … in JSON within JSON
 */
function endOfValue(text: string, start: number, escapes: number): number {
  let depth = 0;
  for (const { step, at, end } of signs(text, start, escapes)) {
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

interface Sign {
  /** Opens or closes a string, an object or an array; parts values; or ends the text around. */
  readonly step: 1 | -1 | 0 | 'cut';
  readonly at: number;
  readonly end: number;
}

/** What parts a JSON text from some place on, without what only stands in its strings. */
function* signs(text: string, start: number, escapes: number): Generator<Sign> {
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
