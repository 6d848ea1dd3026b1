import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../../local/json.ts';
import { readPath } from '../../../local/states/query/jsonpath.ts';
import { QueryError } from '../../../local/states/query/language.ts';
import { anyJson, expectQueryError, scopeOf } from './scope.ts';

const ORDER: Json = {
  id: 7,
  'full name': 'Ada',
  "it's": 1,
  'a-b': 2,
  nothing: null,
  items: [
    { sku: 'x', price: 5, tags: ['new'] },
    { sku: 'y', price: 15 },
    { sku: 'z', price: 25, tags: [] },
  ],
  nested: { price: 99, deep: { sku: 'w' } },
};

describe('a definite path', () => {
  test.each<[string, Json]>([
    ['$', ORDER],
    ['$.id', 7],
    ["$['id']", 7],
    ['$["full name"]', 'Ada'],
    ["$.['full name']", 'Ada'],
    ["$['it\\'s']", 1],
    ['$.a-b', 2],
    ['$.nothing', null],
    ['$.items[0].sku', 'x'],
    ['$.items[-1].sku', 'z'],
    ['$.items[ 1 ].price', 15],
    ["$['nested']['deep'].sku", 'w'],
    ["$.items[0]['sku','price','none']", { sku: 'x', price: 5 }],
  ])('%s gives the value itself', (path, value) => {
    expect(readPath(path, scopeOf(ORDER))).toEqual(value);
  });

  test.each([
    '$.none',
    '$.id.x',
    '$.items[3]',
    '$.items.sku',
    '$.nested[0]',
    '$.nothing.x',
    '$.constructor',
    '$.__proto__',
  ])('%s leads nowhere and fails with States.Runtime', async (path) => {
    await expectQueryError(() => readPath(path, scopeOf(ORDER)), 'States.Runtime', `Invalid path '${path}'`);
  });

  // As in LocalStack's snapshot tests (service: Step Functions, 2023-2024), in the words of Jayway JsonPath.
  test.each([
    ['$.x', "Invalid path '$.x' : No results for path: $['x']"],
    ["$.nested['a b'][7]", "Invalid path '$.nested['a b'][7]' : No results for path: $['nested']['a b'][7]"],
  ])('%s is named as it was read', async (path, message) => {
    await expectQueryError(() => readPath(path, scopeOf(ORDER)), 'States.Runtime', message);
  });

  test('reads a field named __proto__ that is really there', () => {
    expect(readPath('$.__proto__.x', scopeOf(JSON.parse('{"__proto__": {"x": 1}}')))).toBe(1);
  });
});

describe('an indefinite path', () => {
  test.each<[string, Json]>([
    ['$.items[*].sku', ['x', 'y', 'z']],
    ['$.items.*.sku', ['x', 'y', 'z']],
    ['$.nested.*', [99, { sku: 'w' }]],
    ['$..sku', ['x', 'y', 'z', 'w']],
    ['$..deep.sku', ['w']],
    ['$..nope', []],
    ['$.items[*].tags', [['new'], []]],
    ['$.items[*].tags[0]', ['new']],
    ['$.items[0,2].sku', ['x', 'z']],
    ['$.items[0:2].sku', ['x', 'y']],
    ['$.items[1:].sku', ['y', 'z']],
    ['$.items[:1].sku', ['x']],
    ['$.items[-2:].sku', ['y', 'z']],
    [
      "$.items[*]['sku','price']",
      [
        { sku: 'x', price: 5 },
        { sku: 'y', price: 15 },
        { sku: 'z', price: 25 },
      ],
    ],
  ])('%s gives the list of what it finds', (path, value) => {
    expect(readPath(path, scopeOf(ORDER))).toEqual(value);
  });

  // The service answers so (replay of recorded executions, 2024-2025), unlike Jayway JsonPath by itself.
  test.each([
    '$.none[*]',
    '$.none[*].x',
    '$.none[1:]',
    '$.none[0,1]',
    '$.none[?(@.x)]',
    '$.id[0:1]',
    '$.id[*]',
    '$..none',
  ])('%s finds nothing where what it starts from is missing', (path) => {
    expect(readPath(path, scopeOf(ORDER))).toEqual([]);
  });
});

describe('a filter', () => {
  test.each<[string, Json]>([
    ['@.price > 10', ['y', 'z']],
    ['@.price >= 15', ['y', 'z']],
    ['@.price < 10', ['x']],
    ['@.price<=5', ['x']],
    ["@.sku == 'y'", ['y']],
    ["@.sku != 'y'", ['x', 'z']],
    ['@.tags', ['x', 'z']],
    ['!@.tags', ['y']],
    ['@.tags[0]', ['x']],
    ['@.price > 1 && @.price < 20', ['x', 'y']],
    ["@.sku == 'x' || @.sku == 'z'", ['x', 'z']],
    ["!(@.sku == 'x' || @.sku == 'z')", ['y']],
    ["@.sku in ['x', 'y']", ['x', 'y']],
    ["@.sku nin ['x', 'y']", ['z']],
    ['@.price > $.id', ['y', 'z']],
    ['@.price == "5"', []],
    ['@.price > "1"', []],
    ['@.a.b.c == 1', []],
    ['@.tags == []', ['z']],
  ])('%s', (filter, skus) => {
    expect(readPath(`$.items[?(${filter})].sku`, scopeOf(ORDER))).toEqual(skus);
  });

  test('after .. finds every value once', () => {
    expect(readPath('$..[?(@.price > 10)].price', scopeOf(ORDER))).toEqual([15, 25, 99]);
  });

  test.each([
    '@.sku =~ /x/',
    '@.tags empty true',
    '@.sku subsetof []',
    '$v == 1',
    '$$.x == 1',
    "'a'",
    '@.x ==',
    "@.constructor('return 1')()",
  ])('%s is refused and nothing is run', async (filter) => {
    await expectQueryError(
      () => readPath(`$.items[?(${filter})]`, scopeOf(ORDER)),
      'States.Runtime',
      'Invalid path',
    );
  });
});

describe('the roots of a path', () => {
  const scope = scopeOf(
    { x: 'input' },
    { context: { x: 'context' }, variables: { x: 'variable', whole: { x: 1 } } },
  );

  test.each<[string, Json]>([
    ['$.x', 'input'],
    ['$$.x', 'context'],
    ['$$', { x: 'context' }],
    ['$x', 'variable'],
    ['$whole.x', 1],
    ["$whole['x']", 1],
  ])('%s', (path, value) => {
    expect(readPath(path, scope)).toEqual(value);
  });

  test('a variable that was never assigned is named', async () => {
    await expectQueryError(
      () => readPath('$missing.x', scope),
      'States.Runtime',
      "The variable '$missing' has not been assigned",
    );
    await expectQueryError(() => readPath('$constructor', scope), 'States.Runtime', 'has not been assigned');
  });
});

describe('a text that is no path', () => {
  test.each([
    '',
    'x',
    '$.',
    '$..',
    '$[',
    "$['a",
    '$[a]',
    '$.a b',
    '$ ',
    '$.a[1:2:3]',
    '@.a',
    '$.a.length()',
    '$.a[(@.length-1)]',
    `$${'[?('.repeat(9)}`,
  ])('%s fails with States.Runtime', async (path) => {
    await expectQueryError(() => readPath(path, scopeOf({ a: [] })), 'States.Runtime', 'Invalid path');
  });

  test('nested without end is an error and no crash', async () => {
    const path = `$.a[?(${'('.repeat(100_000)}`;
    await expectQueryError(() => readPath(path, scopeOf({ a: [1] })), 'States.Runtime', 'nested too deeply');
  });

  test('fails with QueryError and nothing else', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('$', '$.', '$[', '$..', '$$', '$v', ''),
        anyJson,
        (text, start, input) => {
          try {
            readPath(`${start}${text}`, scopeOf(input));
          } catch (error) {
            expect(error).toBeInstanceOf(QueryError);
          }
        },
      ),
    );
  });
});

test('every value of any JSON is found by the path that spells its place', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      for (const [path, found] of places('$', value)) {
        expect(readPath(path, scopeOf(value))).toEqual(found);
      }
    }),
  );
});

function* places(path: string, value: Json): Generator<[string, Json]> {
  yield [path, value];
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value) as [string, Json][]) {
      const step = Array.isArray(value) ? key : `'${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
      yield* places(`${path}[${step}]`, item);
    }
  }
}
