/**
 * The source of a regular expression for a glob, in which `*` stands for any text and all else for itself. It is
 * meant for the flag `i`. A leading or trailing `*` leaves that end open instead of asking the engine to run to it, and
 * beyond the first `*` in between, each stops at the first place where what follows it stands: to look further would
 * find nothing more, but would take the third power of the text's length to fail.
 *
 * The same source serves here and, between slashes, in a JSONata expression; so a slash is escaped, a backslash is
 * written as `\x5c` (JSONata's scanner takes any bracket after a backslash as escaped), and line breaks are spelled.
 */
export function globSource(glob: string): string {
  const start = glob.startsWith('*') ? '' : '^';
  const end = glob.endsWith('*') ? '' : '$';
  const parts = glob.replace(/^\*+|\*+$/g, '').split(/\*+/);
  const quoted = parts.map(quote);
  const between = (next: string): string => (parts.length > 2 ? `(?:(?!${next})[\\s\\S])*` : '[\\s\\S]*');
  const source = quoted.reduce((before, part, index) => {
    const next = index === quoted.length - 1 ? `${part}${end}` : part;
    return index === 0 ? `${start}${next}` : `${before}${between(next)}${next}`;
  }, '');
  // JSONata refuses an empty pattern; `*` alone matches whatever there is.
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
