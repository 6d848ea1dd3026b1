import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { mapMachine, objectReader } from './machines.ts';
import { failureOf, outputOf, put, run } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

const FIRST_ROW = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

function given(...CSVHeaders: readonly string[]): JsonObject {
  return { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders };
}

/** The items that a reader finds in a CSV file. */
async function read(key: string, body: string, config: JsonObject): Promise<unknown> {
  await put(aws, key, body);
  return outputOf(aws, mapMachine(objectReader(key, config)));
}

describe('the columns of a CSV file', () => {
  test('are named by its first row', async () => {
    expect(await read('first.csv', 'id,name\n1,Ann\n2,Bob\n', FIRST_ROW)).toEqual([
      { id: '1', name: 'Ann' },
      { id: '2', name: 'Bob' },
    ]);
  });

  test('are named by CSVHeaders, when its first row is an item', async () => {
    expect(await read('given.csv', '1,Ann\n2,Bob', given('id', 'name'))).toEqual([
      { id: '1', name: 'Ann' },
      { id: '2', name: 'Bob' },
    ]);
  });

  test('may be the only row, which makes no item', async () => {
    expect(await read('none.csv', 'id,name\n', FIRST_ROW)).toEqual([]);
  });

  // As recorded: LocalStack's test_map_item_reader_csv_headers_first_line and _csv_first_row_extra_fields.
  test('have empty strings where a row is short, and drop what is too much', async () => {
    expect(await read('short.csv', 'a,b,c\n1\n1,2,3,4\n,,\n', FIRST_ROW)).toEqual([
      { a: '1', b: '', c: '' },
      { a: '1', b: '2', c: '3' },
      { a: '', b: '', c: '' },
    ]);
  });

  // As recorded: LocalStack's test_map_item_reader_csv_headers_decl_duplicate_headers and _csv_duplicate_headers.
  test.each([
    ['in its first row', 'a,b,a\n1,2,3', FIRST_ROW],
    ['in CSVHeaders', '1,2,3', given('a', 'b', 'a')],
  ])('fail the Map Run where two of them have one name %s', async (name, body, config) => {
    await put(aws, `${name}.csv`, body);
    expect(await failureOf(aws, mapMachine(objectReader(`${name}.csv`, config)))).toEqual([
      'States.ItemReaderFailed',
      'CSV headers cannot contain duplicates.',
    ]);
  });

  // As recorded: the order of a HashMap of Java. LocalStack's test_map_item_reader_csv_first_row_typed_headers.
  test('come in the order of AWS', async () => {
    await put(aws, 'order.csv', '0,True,{}\na,b,c');
    const { output } = await run(aws, mapMachine(objectReader('order.csv', FIRST_ROW)));
    expect(output).toBe('[{"0":"a","{}":"c","True":"b"}]');
  });
});

describe('CSVDelimiter', () => {
  test.each([
    ['COMMA', ','],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['SPACE', ' '],
    ['TAB', '\t'],
  ])('%s separates the fields', async (CSVDelimiter, delimiter) => {
    const others = [',', '|', ';', ' ', '\t'].filter((other) => other !== delimiter).join('');
    const body = `a${delimiter}b\n1${delimiter}x${others}y\n`;
    expect(await read(`${CSVDelimiter}.csv`, body, { ...FIRST_ROW, CSVDelimiter })).toEqual([
      { a: '1', b: `x${others}y` },
    ]);
  });
});
