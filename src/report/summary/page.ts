import { joined } from '../text.ts';

/**
 * A piece of a page in Markdown that takes no more bytes of UTF-8 than it has room for; empty if there is nothing to
 * tell.
 */
export type Part = (room: number) => string;

/**
 * Puts parts together, parted by empty lines. Each may take an equal share of what is left, and leaves to those
 * behind it what it does not need: a part of any size can push out none of the others.
 */
export function assemble(parts: readonly Part[], room: number): string {
  let left = room;
  const texts = parts.map((part, index) => {
    const share = Math.floor(left / (parts.length - index)) - SEPARATOR.length;
    const text = part(share);
    left -= text === '' ? 0 : size(text) + SEPARATOR.length;
    return text;
  });
  return joined(texts, SEPARATOR);
}

const SEPARATOR = '\n\n';

/** A text of a few kilobytes as it is, or nothing. */
export function whole(text: string): Part {
  return (room) => (size(text) <= room ? text : '');
}

/** In bytes of UTF-8, which is what GitHub counts in a summary. */
export function size(text: string): number {
  return Buffer.byteLength(text);
}

/** A column of a table. Cells are Markdown of one line: foreign text in them is escaped. */
export interface Column<Row> {
  readonly title: string;
  readonly align?: 'right';
  readonly cell: (row: Row) => string;
}

/** A column that not every table has. */
export interface OptionalColumn<Row> extends Column<Row> {
  /** When it is shown: if any row has something in it, or if rows differ in it; always unless given. */
  readonly shown?: 'if-any' | 'if-different';
}

/** The columns that tell something of the rows. */
export function shownColumns<Row>(
  columns: readonly OptionalColumn<Row>[],
  rows: readonly Row[],
): readonly Column<Row>[] {
  return columns.filter(({ shown, cell }) => {
    switch (shown) {
      case 'if-any':
        return rows.some((row) => cell(row) !== '');
      case 'if-different':
        return new Set(rows.map(cell)).size > 1;
      default:
        return true;
    }
  });
}

export interface Table {
  /** Empty if not one row fits. */
  readonly text: string;
  /** How many rows there was no room for. */
  readonly cut: number;
}

/** More rows serve nobody; report-file has all. */
export const MAX_ROWS = 200;

/**
 * A Markdown table of the rows that fit into so many bytes.
 *
 * @param keep which rows stay if not all fit
 * @param maxRows how many rows there may be, whatever their size
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { room, keep = 'first', maxRows = MAX_ROWS }: { room: number; keep?: 'first' | 'last'; maxRows?: number },
): Table {
  const head = [
    line(columns.map(({ title }) => title)),
    `|${columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join('|')}|`,
  ].join('\n');
  const fit: string[] = [];
  let left = room - size(head);
  for (let index = 0; index < Math.min(rows.length, maxRows); index += 1) {
    const row = rows.at(keep === 'first' ? index : -1 - index);
    const text = row === undefined ? '' : line(columns.map(({ cell }) => cell(row)));
    left -= size(text) + 1;
    if (left < 0) {
      break;
    }
    fit.push(text);
  }
  const lines = keep === 'first' ? fit : fit.reverse();
  return { text: fit.length === 0 ? '' : [head, ...lines].join('\n'), cut: rows.length - fit.length };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table with a note on what was cut below it, for which there is always room. */
export function tableWithNote<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  limits: Parameters<typeof table>[2],
  note: (cut: number) => string,
): string {
  const { text, cut } = table(columns, rows, { ...limits, room: limits.room - NOTE });
  return joined([text, cut === 0 ? '' : note(cut)], SEPARATOR);
}

/** Bytes that a note may take. */
const NOTE = 500;
