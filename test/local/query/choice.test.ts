import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../local/json.ts';
import { jsonPath } from '../../../local/states/query/jsonpath.ts';
import { expectQueryError, scopeOf } from './scope.ts';

async function holds(rule: JsonObject, input: Json): Promise<boolean> {
  return jsonPath.condition(
    rule,
    scopeOf(input, { context: { State: { RetryCount: 2 } }, variables: { tries: 3 } }),
  );
}

/** comparator, variable, operand, whether it holds */
const COMPARISONS: readonly [string, Json, Json, boolean][] = [
  ['StringEquals', 'a', 'a', true],
  ['StringEquals', 'a', 'b', false],
  ['StringEquals', 1, '1', false],
  ['StringLessThan', 'a', 'b', true],
  ['StringLessThan', 'Z', 'a', true],
  ['StringLessThan', 'b', 'b', false],
  ['StringGreaterThan', 'b', 'a', true],
  ['StringGreaterThan', 'a', 'a', false],
  ['StringLessThanEquals', 'a', 'a', true],
  ['StringLessThanEquals', 'b', 'a', false],
  ['StringGreaterThanEquals', 'a', 'a', true],
  ['StringGreaterThanEquals', 'a', 'b', false],
  ['NumericEquals', 1, 1.0, true],
  ['NumericEquals', '1', 1, false],
  ['NumericLessThan', 1, 2, true],
  ['NumericLessThan', 2, 2, false],
  ['NumericGreaterThan', 3, 2, true],
  ['NumericGreaterThan', null, -1, false],
  ['NumericLessThanEquals', 2, 2, true],
  ['NumericLessThanEquals', 3, 2, false],
  ['NumericGreaterThanEquals', 2, 2, true],
  ['NumericGreaterThanEquals', 1, 2, false],
  ['BooleanEquals', true, true, true],
  ['BooleanEquals', false, true, false],
  ['BooleanEquals', 'true', true, false],
  ['TimestampEquals', '2030-01-01T00:00:00Z', '2030-01-01T01:00:00+01:00', true],
  ['TimestampEquals', '2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00Z', true],
  ['TimestampEquals', 'today', '2030-01-01T00:00:00Z', false],
  ['TimestampLessThan', '2029-12-31T23:59:59Z', '2030-01-01T00:00:00Z', true],
  ['TimestampLessThan', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z', false],
  ['TimestampGreaterThan', '2030-01-01T00:00:00.5Z', '2030-01-01T00:00:00Z', true],
  ['TimestampGreaterThan', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z', false],
  ['TimestampLessThanEquals', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z', true],
  ['TimestampLessThanEquals', '2030-01-01T00:00:01Z', '2030-01-01T00:00:00Z', false],
  ['TimestampGreaterThanEquals', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z', true],
  ['TimestampGreaterThanEquals', '2029-01-01T00:00:00Z', '2030-01-01T00:00:00Z', false],
];

describe('comparators', () => {
  test.each(COMPARISONS)('%s of %j with %j is %s', async (comparator, variable, operand, expected) => {
    expect(await holds({ Variable: '$.v', [comparator]: operand, Next: 'X' }, { v: variable })).toBe(
      expected,
    );
  });

  test.each(COMPARISONS)('%sPath of %j with %j is %s', async (comparator, variable, operand, expected) => {
    const rule = { Variable: '$.v', [`${comparator}Path`]: '$.w', Next: 'X' };
    expect(await holds(rule, { v: variable, w: operand })).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    ['foo.log', '*.log', true],
    ['foo.log', 'foo*', true],
    ['foo.log', '*', true],
    ['', '*', true],
    ['', '', true],
    ['a', '', false],
    ['foo.log', 'f*o.*g', true],
    ['foo.txt', '*.log', false],
    ['a*b', 'a\\*b', true],
    ['axb', 'a\\*b', false],
    ['a\\b', 'a\\\\b', true],
    ['a\\xb', 'a\\\\*b', true],
    ['a\\', 'a\\', true],
    ['a.b', 'a.b', true],
    ['axb', 'a.b', false],
    ['Aa', 'aa', false],
    ['mississippi', '*iss*ip*', true],
  ])('StringMatches of %j with %j is %s', async (variable, pattern, expected) => {
    expect(await holds({ Variable: '$', StringMatches: pattern }, variable)).toBe(expected);
  });

  test('StringMatches takes no long time over many asterisks', async () => {
    expect(await holds({ Variable: '$', StringMatches: `${'*a'.repeat(50)}b` }, 'a'.repeat(5_000))).toBe(
      false,
    );
  });

  test('a pattern made of a text by escaping matches that text and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (text, other) => {
        const pattern = text.replace(/[*\\]/g, '\\$&');
        expect(await holds({ Variable: '$', StringMatches: pattern }, text)).toBe(true);
        expect(await holds({ Variable: '$', StringMatches: pattern }, other)).toBe(text === other);
        expect(await holds({ Variable: '$', StringMatches: `${pattern}*` }, text + other)).toBe(true);
      }),
    );
  });
});

describe('tests of type and presence', () => {
  const values: Json = {
    n: null,
    i: 1,
    s: 'x',
    b: false,
    t: '2030-02-28T23:59:59Z',
    o: {},
    badDay: '2030-02-30T00:00:00Z',
    lower: '2030-01-01t00:00:00z',
  };
  test.each<[string, readonly string[]]>([
    ['IsNull', ['n']],
    ['IsNumeric', ['i']],
    ['IsString', ['s', 't', 'badDay', 'lower']],
    ['IsBoolean', ['b']],
    ['IsTimestamp', ['t']],
    ['IsPresent', ['n', 'i', 's', 'b', 't', 'o', 'badDay', 'lower']],
  ])('%s holds for %j only', async (operator, fields) => {
    for (const field of Object.keys(values)) {
      expect([field, await holds({ Variable: `$.${field}`, [operator]: true }, values)]).toEqual([
        field,
        fields.includes(field),
      ]);
      expect([field, await holds({ Variable: `$.${field}`, [operator]: false }, values)]).toEqual([
        field,
        !fields.includes(field),
      ]);
    }
  });

  test('IsPresent is the one test that may ask for what is not there', async () => {
    expect(await holds({ Variable: '$.none.deep', IsPresent: false }, {})).toBe(true);
    expect(await holds({ Variable: '$.none', IsPresent: true }, {})).toBe(false);
    expect(await holds({ Variable: '$none', IsPresent: true }, {})).toBe(false);
    await expectQueryError(
      () => holds({ Variable: '$.none', IsNull: true }, {}),
      'States.Runtime',
      "Invalid path '$.none'",
    );
  });
});

describe('And, Or, Not', () => {
  const is = (n: number): JsonObject => ({ Variable: '$.n', NumericEquals: n });
  test.each<[JsonObject, boolean]>([
    [{ And: [is(1), { Not: is(2) }] }, true],
    [{ And: [is(1), is(2)] }, false],
    [{ Or: [is(2), is(1)] }, true],
    [{ Or: [is(2), is(3)] }, false],
    [{ Not: { Or: [is(2), { And: [is(1), is(1)] }] } }, false],
    [
      {
        And: [
          { Variable: '$.x', IsPresent: true },
          { Variable: '$.x', StringEquals: 'y' },
        ],
      },
      false,
    ],
    [{ Or: [is(1), { Variable: '$.x', StringEquals: 'y' }] }, true],
  ])('%j is %s', async (rule, expected) => {
    expect(await holds(rule, { n: 1 })).toBe(expected);
  });

  test('the context object and variables can be compared', async () => {
    expect(await holds({ Variable: '$$.State.RetryCount', NumericLessThanPath: '$tries' }, {})).toBe(true);
  });
});

describe('a rule that cannot be decided', () => {
  test.each<[JsonObject, string]>([
    [
      { Variable: '$.none', StringEquals: 'x' },
      "Invalid path '$.none': The choice state's condition path references an invalid value.",
    ],
    [{ Variable: '$.n', NumericEqualsPath: '$.none' }, "Invalid path '$.none'"],
    [{ Variable: '$.n', NumericEqualsPath: 1 }, 'must be a path'],
    [{ Variable: 'n', NumericEquals: 1 }, "Invalid path 'n'"],
    [{ Variable: '$.n' }, 'no comparator'],
    [{ Variable: '$.n', StringMatchesPath: '$.n' }, 'no comparator'],
    [{ NumericEquals: 1 }, "'Variable'"],
    [{ And: is1() }, 'list of rules'],
    [{ Or: [1] }, 'must hold rules'],
    [{ Not: [] }, 'must hold rules'],
  ])('%j fails with States.Runtime', async (rule, message) => {
    await expectQueryError(() => holds(rule, { n: 1 }), 'States.Runtime', message);
  });

  test('nested without end is an error and no crash', async () => {
    const rule: JsonObject = JSON.parse(`${'{"Not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`);
    await expectQueryError(() => holds(rule, {}), 'States.Runtime', 'nested too deeply');
  });
});

function is1(): JsonObject {
  return { Variable: '$.n', NumericEquals: 1 };
}
