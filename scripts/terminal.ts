import { oneLine } from '../src/report/text.ts';
import { wrapped } from './text-table.ts';

/**
 * Lines that hold text of others, each indented by our own blanks: what a terminal would act on, be it an escape or a
 * line break, is a blank.
 */
export function safe(lines: readonly string[]): string {
  return lines.map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line, Infinity)}`).join('\n');
}

/** Prints lines to standard output. */
export function say(lines: readonly string[]): void {
  console.log(safe(lines));
}

/** Prints lines to standard error. */
export function warn(lines: readonly string[]): void {
  console.error(safe(lines));
}

/** Prints JSON that a terminal shows as it is: `JSON.stringify` leaves the signs that come after ASCII. */
export function sayJson(value: unknown, indent?: number): void {
  const json = JSON.stringify(value, null, indent);
  console.log(
    json.replace(
      /[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}

/** Columns of the terminal; what is piped elsewhere has no end of lines of its own, unless `COLUMNS` gives one. */
export function terminalWidth(): number {
  return Number(process.env['COLUMNS']) || process.stdout.columns || Number.POSITIVE_INFINITY;
}

/** Columns of a table, which needs some end of its lines. */
export function tableWidth(): number {
  return Math.min(terminalWidth(), MOST_COLUMNS);
}

/** Beyond that, nobody finds the next line. */
const MOST_COLUMNS = 120;

/** Lines that are too long go on in the next one, below the text that follows their label. */
export function folded(lines: readonly string[], width: number): readonly string[] {
  return lines.flatMap((line) => {
    const [label = ''] = /^(?:\S+(?: \w+)? {2,}(?=\S)| *\d+\. | *)/.exec(line) ?? [];
    const indent = ' '.repeat(label.length === 0 || label.trim() === '' ? label.length + 4 : label.length);
    if (line.length <= width || width <= indent.length) {
      return [line];
    }
    const [first = '', ...more] = wrapped(line.slice(label.length), width - indent.length);
    return [`${label}${first}`, ...more.map((rest) => `${indent}${rest}`)];
  });
}
