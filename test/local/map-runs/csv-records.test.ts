import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRecords } from '../../../local/states/items/csv-records.ts';

// The rules are those of "How Step Functions parses input CSV files" in the developer guide.
test.each([
  ['fields are strings', 'a,1,true', [['a', '1', 'true']]],
  ['lines end in LF or CR LF', 'a\r\nb\nc', [['a'], ['b'], ['c']]],
  ['a carriage return by itself is a character', 'a\rb', [['a\rb']]],
  ['the last line feed is no record', 'a\n', [['a']]],
  ['an empty line is no record', 'a\n\n\nb', [['a'], ['b']]],
  ['white space is kept', ' a ,\t', [[' a ', '\t']]],
  ['an empty field is an empty string', ',a,', [['', 'a', '']]],
  ['a field in quotation marks may have delimiters', '"a,b",c', [['a,b', 'c']]],
  ['a field in quotation marks may have line breaks', '"a\nb\r\nc",d', [['a\nb\r\nc', 'd']]],
  ['a field in quotation marks may be empty', '"",a', [['', 'a']]],
  ['an empty field in quotation marks is a record', '""\na', [[''], ['a']]],
  ['two quotation marks preserve one', '"say ""hi"""', [['say "hi"']]],
  ['three open a field and preserve one', '"""a""",b', [['"a"', 'b']]],
  // The example of the developer guide.
  [
    'they do so in a field without them too',
    '{""MyKey"":""MyValue""},"[1,2,3]"',
    [['{"MyKey":"MyValue"}', '[1,2,3]']],
  ],
  ['one within a field is a character', 'a"b,c', [['a"b', 'c']]],
  ['a backslash escapes the delimiter', 'a\\,b,c', [['a,b', 'c']]],
  ['a backslash escapes a quotation mark', '\\"a\\",b', [['"a"', 'b']]],
  [
    'a backslash escapes a backslash',
    'C:\\\\Program Files\\\\MyApp.exe,65',
    [['C:\\Program Files\\MyApp.exe', '65']],
  ],
  ['a backslash before anything else is removed', 'a\\bc,\\n', [['abc', 'n']]],
  ['a backslash at the end is removed', 'a\\', [['a']]],
  ['a backslash escapes within quotation marks too', '"a\\"b",c', [['a"b', 'c']]],
  ['what is never closed goes to the end', '"a\nb', [['a\nb']]],
  ['nothing has no records', '', []],
])('%s', (_, text, records) => {
  expect([...csvRecords(text, ',')]).toEqual(records);
});

test.each(['|', ';', ' ', '\t'])('a backslash escapes the delimiter %j and no other', (delimiter) => {
  expect([...csvRecords(`a\\${delimiter}b\\,c${delimiter}d`, delimiter)]).toEqual([
    [`a${delimiter}b,c`, 'd'],
  ]);
});

test('whatever the fields are, they come back when they are written in quotation marks', () => {
  const quote = (field: string): string => `"${field.replaceAll('\\', '\\\\').replaceAll('"', '""')}"`;
  const field = fc.string({ unit: fc.constantFrom('a', ',', '|', '"', '\\', '\n', '\r', ' ', 'ß', '🎉') });
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 1 })),
      fc.constantFrom(',', '|', ' '),
      (records, delimiter) => {
        const text = records.map((fields) => `${fields.map(quote).join(delimiter)}\r\n`).join('');
        expect([...csvRecords(text, delimiter)]).toEqual(records);
      },
    ),
  );
});
