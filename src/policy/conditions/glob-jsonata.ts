import { joinJsonata } from './shallow-jsonata.ts';

/**
 * Globs as JSONata that is true where one of them matches a text. AWS does not say which engine reads its regular
 * expressions, so these are written in what JavaScript, Java and RE2 read alike: they fold no cases, look at nothing
 * ahead, and name the end by a sign of its own, since `$` also matches before a last line break in Java.
 *
 * @param text JSONata for the text as `lowerCaseJsonata` writes it
 */
export function globsJsonata(globs: readonly string[], text: string): string {
  const patterns = globs.map((glob) => lowerCase(glob)).map(patternOf);
  const simple = patterns.filter(({ parts }) => parts.length <= 2);
  return joinJsonata(
    [
      ...(simple.length === 0 ? [] : [`$contains(${text}, /${simple.map(source).join('|')}/)`]),
      ...patterns.filter(({ parts }) => parts.length > 2).map((pattern) => partByPart(text, pattern)),
    ],
    'or',
  );
}

/** Ends a text: a letter that is never in it, since all of its letters are small. */
const END = 'Z';

/** JSONata for a text with small ASCII letters, and its end: engines do not agree on the cases of other letters. */
export function lowerCaseJsonata(text: string): string {
  return `$reduce($split('ABCDEFGHIJKLMNOPQRSTUVWXYZ', ''), function($text, $letter) { $replace($text, $letter, $lowercase($letter)) }, ${text}) & '${END}'`;
}

/** The same in JavaScript, without the end. */
export function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A glob, cut at its stars. */
interface Pattern {
  /** Regular expressions for what is between the stars: at least one. */
  readonly parts: readonly string[];
  readonly startIsOpen: boolean;
}

function patternOf(glob: string): Pattern {
  const parts = glob
    .replace(/^\*+|\*+$/g, '')
    .split(/\*+/)
    .map(quote);
  const last = parts.pop() ?? '';
  return { parts: [...parts, glob.endsWith('*') ? last : last + END], startIsOpen: glob.startsWith('*') };
}

const ANY_TEXT = String.raw`[\s\S]*`;

function source({ parts, startIsOpen }: Pattern): string {
  const regex = `${startIsOpen ? '' : '^'}${parts.join(ANY_TEXT)}`;
  // JSONata refuses an empty pattern; `*` alone matches any text.
  return regex === '' ? '^' : regex;
}

/**
 * JSONata for a glob of more than two parts, which are looked for one after the other. Each is taken where it comes
 * first, since a later place leaves less for the others, and what was found so far becomes the letter `A`, without which
 * the next one finds nothing. One regular expression for all parts would try every place for each, which takes the
 * fourth power of the text's length to fail.
 */
function partByPart(text: string, { parts, startIsOpen }: Pattern): string {
  const rest = parts.slice(0, -2).reduce((before, part, index) => {
    const start = index === 0 ? '^' : `^${FOUND}`;
    const skipped = index === 0 && !startIsOpen ? '' : `${ANY_TEXT}?`;
    return `$replace(${before}, /${start}${skipped}${part}/, '${FOUND}', 1)`;
  }, text);
  return `$contains(${rest}, /${[`^${FOUND}`, ...parts.slice(-2)].join(ANY_TEXT)}/)`;
}

/** A letter that is never in a text, for the same reason. */
const FOUND = 'A';

/**
 * A regular expression that matches a text itself. Between slashes in JSONata, a slash is escaped, a backslash is written
 * as `\x5c` (its scanner takes any bracket after a backslash as escaped), and line breaks are spelled.
 */
function quote(literal: string): string {
  return literal
    .replace(/[\\^$.+?()[\]{}|/-]/g, (character) => (character === '\\' ? '\\x5c' : `\\${character}`))
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}
