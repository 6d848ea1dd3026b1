import type { JsonObject } from '../../json.ts';
import { csvRecords } from './csv-records.ts';
import { inHashMapOrder } from './hash-map-order.ts';
import { ItemReaderError } from './item-reader-error.ts';

/** The values of CSVDelimiter. */
const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['COMMA', ','],
  ['PIPE', '|'],
  ['SEMICOLON', ';'],
  ['SPACE', ' '],
  ['TAB', '\t'],
]);

/** How the columns of a CSV file are named, and what separates them. */
export interface CsvFormat {
  readonly type: 'CSV';
  /** The names of the columns; undefined where the first record has them. */
  readonly headers: readonly string[] | undefined;
  /** COMMA unless given. */
  readonly delimiter: string;
}

/** The records of a CSV file as objects of strings. Throws ItemReaderError for two columns of one name. */
export function* csvItems(text: string, { headers, delimiter }: CsvFormat): Generator<JsonObject> {
  let columns = headers === undefined ? undefined : columnsOf(headers);
  for (const record of csvRecords(text, DELIMITERS.get(delimiter) ?? ',')) {
    if (columns === undefined) {
      columns = columnsOf(record);
    } else {
      yield Object.fromEntries(columns.map(({ name, at }) => [name, record[at] ?? '']));
    }
  }
}

interface Column {
  readonly name: string;
  readonly at: number;
}

function columnsOf(names: readonly string[]): readonly Column[] {
  if (new Set(names).size !== names.length) {
    throw new ItemReaderError('CSV headers cannot contain duplicates.');
  }
  return inHashMapOrder(names).map((name) => ({ name, at: names.indexOf(name) }));
}
