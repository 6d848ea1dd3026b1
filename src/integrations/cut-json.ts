import { type Json, parseJson } from '../json.ts';

/**
 * Reads JSON text that may be cut anywhere, as Step Functions cuts a Cause at 32,768 characters: a string or number
 * that is cut ends where the text does, and a member without a value is left out. Undefined for any other text.
 */
export function parseCutJson(text: string): Json | undefined {
  const whole = parseJson(text);
  if (whole !== undefined || !/^\s*[{[]/.test(text)) {
    return whole;
  }
  const { open, isInString, lastPart } = scan(text);
  const closers = open.toReversed().join('');
  const value = parseJson(`${isInString ? `${text.replace(CUT_ESCAPE, '$1')}"` : text}${closers}`);
  if (value !== undefined) {
    return value;
  }
  // Behind the last comma or bracket is a key without a value, or half a literal. Anything else is no JSON at all.
  const isPart = (open.at(-1) === ']' ? PART_OF_ARRAY : PART_OF_OBJECT).test(text.slice(lastPart));
  return isPart ? parseJson(text.slice(0, lastPart) + closers) : undefined;
}

/** Half an escape at the end: a backslash that escapes nothing, or too few digits. */
const CUT_ESCAPE = /(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/;

/** The beginning of a number, `true`, `false` or `null`; or nothing. */
const PART_OF_LITERAL = '(?:-?[0-9.eE+-]*|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)';
const PART_OF_ARRAY = new RegExp(String.raw`^\s*,?\s*${PART_OF_LITERAL}\s*$`);

/** A key or a part of it, which may be followed by the beginning of a value. */
const PART_OF_OBJECT = new RegExp(
  String.raw`^\s*,?\s*(?:"(?:[^"\\]|\\[^])*\\?(?:"\s*(?::\s*${PART_OF_LITERAL}\s*)?)?)?$`,
);

interface Scan {
  /** What closes each bracket that is open at the end of the text, innermost last. */
  readonly open: readonly string[];
  readonly isInString: boolean;
  /** Up to where the text holds whole members. */
  readonly lastPart: number;
}

function scan(text: string): Scan {
  const open: string[] = [];
  let isInString = false;
  let lastPart = 0;
  for (const { 0: mark, index } of text.matchAll(/\\.|["{}[\],]/gs)) {
    if (mark === '"') {
      isInString = !isInString;
    } else if (!isInString && !mark.startsWith('\\')) {
      if (mark === '{' || mark === '[') {
        open.push(mark === '{' ? '}' : ']');
      } else if (mark !== ',') {
        open.pop();
      }
      lastPart = mark === ',' ? index : index + 1;
    }
  }
  return { open, isInString, lastPart };
}
