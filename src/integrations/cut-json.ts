import { type Json, parseJson } from '../json.ts';

/**
 * Reads JSON text that may be cut anywhere, as Step Functions cuts a Cause at 32,768 characters: a string or number
 * that is cut ends where the text does, and a member without a value is left out. Undefined for any other text.
 */
export function parseCutJson(text: string): Json | undefined {
  const whole = parseJson(text);
  return whole !== undefined || !/^\s*[{[]/.test(text) ? whole : parseJson(completed(text));
}

/** The text with what is missing at its end, as far as that can be known. */
function completed(text: string): string {
  const { open, isInString, lastPart } = scan(text);
  const rest = isInString ? `${text.replace(CUT_ESCAPE, '')}"` : text;
  const candidate = rest + closers(open);
  // What is behind the last comma may be a key without a value, or half a literal.
  return parseJson(candidate) === undefined
    ? text.slice(0, lastPart.end) + closers(lastPart.open)
    : candidate;
}

/** Half an escape at the end: a backslash that escapes nothing, or too few digits. */
const CUT_ESCAPE = /(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/;

/** What is open at the end of a text: the bracket that closes each, innermost last. */
interface Scan {
  readonly open: readonly string[];
  readonly isInString: boolean;
  /** Up to where the text holds whole members, and what is open there. */
  readonly lastPart: { readonly end: number; readonly open: readonly string[] };
}

function scan(text: string): Scan {
  const open: string[] = [];
  let isInString = false;
  let lastPart: Scan['lastPart'] = { end: 0, open: [] };
  for (const { 0: mark, index } of text.matchAll(/\\.|["{}[\],]/gs)) {
    if (mark === '"') {
      isInString = !isInString;
    } else if (isInString || mark.startsWith('\\')) {
      // Part of a string.
    } else if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? '}' : ']');
      lastPart = { end: index + 1, open: [...open] };
    } else if (mark === ',') {
      lastPart = { end: index, open: [...open] };
    } else {
      open.pop();
      lastPart = { end: index + 1, open: [...open] };
    }
  }
  return { open, isInString, lastPart };
}

function closers(open: readonly string[]): string {
  return open.toReversed().join('');
}
