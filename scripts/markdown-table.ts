/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Puts content between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Error if the text has no such place
 */
export function fill(text: string, name: string, content: string): string {
  const place = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- /${name} -->)`);
  if (!place.test(text)) {
    throw new Error(`There is no place <!-- ${name} --> … <!-- /${name} --> to fill.`);
  }
  return text.replace(place, (_match, start: string, end: string) => `${start}${content}${end}`);
}
