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
 * first: a later place leaves less for the others. One regular expression for all of them would try every place for
 * each, which takes the fourth power of the text's length to fail.
 */
function partByPart(text: string, { parts, startIsOpen }: Pattern): string {
  const checks: string[] = [];
  let rest = text;
  for (const [index, part] of parts.slice(0, -2).entries()) {
    const upTo = `/^${index === 0 && !startIsOpen ? '' : `${ANY_TEXT}?`}${part}/`;
    checks.push(`$contains(${rest}, ${upTo})`);
    rest = `$replace(${rest}, ${upTo}, '', 1)`;
  }
  checks.push(`$contains(${rest}, /${parts.slice(-2).join(ANY_TEXT)}/)`);
  return joinJsonata(checks, 'and');
}

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
