/** The cells of the rows of a table, by a start of its heading. */
export function table(markdown: string, heading: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith(heading));
  const after = lines.slice(start);
  const end = after.findIndex((line) => !line.startsWith('|'));
  return (end < 0 ? after : after.slice(0, end)).slice(2).map(cells);
}

/** The cells of the rows of all tables whose heading starts so. */
export function tables(markdown: string, heading: string): readonly (readonly string[])[] {
  const [, ...rest] = markdown.split(`\n${heading}`);
  return rest.flatMap((text) => table(`${heading}${text}`, heading));
}

/** The cells of a row, parted where a bar is not escaped. */
export function cells(row: string): readonly string[] {
  return row
    .split(/(?<!\\)(?:\\\\)*\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** How the heading of the table of the attempts begins. */
export const ATTEMPTS = '| # |';
/** How the heading of the table of the objects begins. */
export const OBJECTS = '| Object |';
