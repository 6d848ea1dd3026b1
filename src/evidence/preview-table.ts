import { parse } from 'csv-parse/sync';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** The beginning of a table: as much as a reader looks at. */
export interface Table {
  readonly header: readonly string[];
  /** As many cells each as the header has. */
  readonly rows: readonly (readonly string[])[];
  /** How many more rows and columns there are. */
  readonly moreRows: number;
  readonly moreColumns: number;
}

const MAX_ROWS = 10;
const MAX_COLUMNS = 8;
const MAX_CELL_LENGTH = 80;

/** A CSV text with a header line as a table; undefined if it is none, or empty. */
export function csvTable(text: string): Table | undefined {
  const records = parsedCsv(text);
  const [header, ...rows] = records;
  if (header === undefined) {
    return undefined;
  }
  const width = records.reduce((widest, { length }) => Math.max(widest, length), 0);
  return table(
    width,
    (column) => header[column] ?? '',
    rows,
    (row, column) => row[column] ?? '',
  );
}

/** Given, since those of the first line need not be those of all. */
const LINE_BREAKS = ['\r\n', '\n', '\r'];

/** A record may have more or fewer cells than the header: the table shows what is there. */
function parsedCsv(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: LINE_BREAKS,
    });
  } catch {
    return [];
  }
}

/**
 * A JSON text as a table: a list of objects has their keys as columns, in the order they appear in; an object is a
 * table of keys and values; a list of plain values is one column. Undefined if it is none of these, or empty.
 */
export function jsonTable(json: Json | undefined): Table | undefined {
  if (isJsonObject(json)) {
    const entries = Object.entries(json);
    return entries.length === 0
      ? undefined
      : table(
          2,
          (column) => ['key', 'value'][column] ?? '',
          entries,
          ([key, value], column) => (column === 0 ? key : cell(value)),
        );
  }
  if (!isList(json) || json.length === 0) {
    return undefined;
  }
  if (json.every((row) => isJsonObject(row))) {
    const keys = [...new Set(json.flatMap((row) => Object.keys(row)))];
    const at = (row: JsonObject, column: number): string => {
      const key = keys[column];
      // Object.hasOwn, since a key may be `constructor`.
      return key !== undefined && Object.hasOwn(row, key) ? cell(row[key]) : '';
    };
    return keys.length === 0 ? undefined : table(keys.length, (column) => keys[column] ?? '', json, at);
  }
  return json.some((value) => typeof value === 'object' && value !== null)
    ? undefined
    : table(1, () => 'value', json, cell);
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

function table<Row>(
  width: number,
  title: (column: number) => string,
  rows: readonly Row[],
  at: (row: Row, column: number) => string,
): Table {
  const columns = Array.from({ length: Math.min(width, MAX_COLUMNS) }, (_item, column) => column);
  return {
    header: columns.map((column) => cut(title(column))),
    rows: rows.slice(0, MAX_ROWS).map((row) => columns.map((column) => cut(at(row, column)))),
    moreRows: Math.max(0, rows.length - MAX_ROWS),
    moreColumns: width - columns.length,
  };
}

function cell(value: Json | undefined): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  try {
    return JSON.stringify(value);
  } catch {
    // JSON.parse goes deeper than JSON.stringify, which ends with the stack.
    return '…';
  }
}

function cut(text: string): string {
  return text.length <= MAX_CELL_LENGTH
    ? text
    : // The cut may have left the first half of a character.
      `${text.slice(0, MAX_CELL_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
