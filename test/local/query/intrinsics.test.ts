import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isObject, type Json } from '../../../local/json.ts';
import { createJsonPath } from '../../../local/states/query/jsonpath.ts';
import { systemRandomness } from '../../../local/states/query/randomness.ts';
import { codePoint } from '../../code-points.ts';
import { anyJson, expectQueryError, scopeOf } from './scope.ts';

const language = createJsonPath({ number: () => 0.5, uuid: () => '00000000-0000-4000-8000-000000000000' });

const INPUT: Json = {
  name: 'Ada',
  n: 3,
  half: 2.5,
  list: [1, 2, 3, 3, 2, 1, 4],
  objects: [{ a: 1 }, { a: 1 }, { a: 2 }],
  object: { a: { b: 1 }, c: 1 },
  json: '{"x":[1,null,"y"]}',
  text: 'a\u{1F600}b',
  template: 'Hi {}',
};

async function evaluate(expression: string, input: Json = INPUT): Promise<Json | undefined> {
  const filled = await language.template({ 'value.$': expression }, scopeOf(input, { variables: { v: 9 } }));
  return isObject(filled) ? filled['value'] : undefined;
}

describe('intrinsic functions', () => {
  test.each<[string, Json]>([
    // As in LocalStack's snapshot tests (service: Step Functions, stepfunctions/v2/intrinsic_functions, 2023).
    ["States.Format('Hello, {}! {}', $.name, $.object)", 'Hello, Ada! {a={b=1}, c=1}'],
    ["States.Format('{} {}', States.Array('x', null, 1), States.Array())", '[x, null, 1] []'],
    ["States.Format('plain')", 'plain'],
    ["States.Format('\\{\\} is \\'{}\\' \\\\', null)", "{} is 'null' \\"],
    ['States.Format($.template, true)', 'Hi true'],
    ['States.StringToJson($.json)', { x: [1, null, 'y'] }],
    ["States.StringToJson('12')", 12],
    ["States.StringToJson('')", null],
    ["States.StringToJson(' ')", null],
    ['States.JsonToString($.object)', '{"a":{"b":1},"c":1}'],
    ['States.JsonToString(null)', 'null'],
    ["States.Array($.n, 'x', -1.5e1, true, null, $v, States.Array())", [3, 'x', -15, true, null, 9, []]],
    ['States.ArrayPartition($.list, 3)', [[1, 2, 3], [3, 2, 1], [4]]],
    ['States.ArrayPartition($.list, 2.6)', [[1, 2, 3], [3, 2, 1], [4]]],
    ['States.ArrayPartition(States.Array(), 4)', []],
    ['States.ArrayContains($.list, 4)', true],
    ['States.ArrayContains($.list, 5)', false],
    ['States.ArrayContains($.objects, $.objects[2])', true],
    ['States.ArrayRange(1, 9, 2)', [1, 3, 5, 7, 9]],
    ['States.ArrayRange(3, 1, -1)', [3, 2, 1]],
    ['States.ArrayRange(1, 0, 1)', []],
    ['States.ArrayGetItem($.list, 6)', 4],
    ['States.ArrayLength($.list)', 7],
    ['States.ArrayLength($.list[?(@ > 2)])', 3],
    ['States.ArrayUnique($.list)', [1, 2, 3, 4]],
    ['States.ArrayUnique($.objects)', [{ a: 1 }, { a: 2 }]],
    ['States.Base64Encode($.text)', 'YfCfmIBi'],
    ["States.Base64Decode('YfCfmIBi')", 'a\u{1F600}b'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ["States.Hash('', 'MD5')", 'd41d8cd98f00b204e9800998ecf8427e'],
    ["States.Hash('', 'SHA-256')", 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['States.JsonMerge($.object, States.StringToJson(\'{"a":{"z":2}}\'), false)', { a: { z: 2 }, c: 1 }],
    ['States.MathAdd($.n, -1)', 2],
    ['States.MathAdd(2.5, 1.4)', 4],
    ['States.MathRandom(10, 20)', 15],
    ["States.StringSplit('1,2;,3', ',;')", ['1', '2', '3']],
    ["States.StringSplit('This.is+a,test=string', '.+,=')", ['This', 'is', 'a', 'test', 'string']],
    ["States.StringSplit('abc', '')", ['abc']],
    ['States.UUID()', '00000000-0000-4000-8000-000000000000'],
    ['States.ArrayLength( States.Array( 1 , 2 ) ) ', 2],
    ['States.JsonToString($$)', '{}'],
  ])('%s', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });

  test.each([
    ["States.Format('{}')", 'more placeholders'],
    ["States.Format('{}', 1, 2)", '1 placeholders for 2 values'],
    ["States.Format('{x}', 1)", 'lone {'],
    ["States.Format('}', 1)", 'lone }'],
    ["States.Format('\\n')", 'after a backslash'],
    ['States.Format(1)', 'must be a string'],
    ['States.Format()', 'must be a string'],
    ["States.StringToJson('{')", 'not JSON'],
    ['States.StringToJson($.n)', 'must be a string'],
    ['States.JsonToString()', 'Expected 1 arguments'],
    ['States.ArrayPartition($.list, 0)', 'positive integer'],
    ['States.ArrayPartition($.list, -1)', 'positive integer'],
    ['States.ArrayPartition($.n, 1)', 'must be an array'],
    ['States.ArrayContains($.list)', 'Expected 2 arguments'],
    ['States.ArrayRange(1, 2, 0)', 'must not be zero'],
    ['States.ArrayRange(1, 1001.6, 1)', 'may have 1000'],
    ['States.ArrayGetItem($.list, 7)', 'outside the array'],
    ['States.ArrayGetItem($.list, -1)', 'outside the array'],
    ["States.ArrayGetItem($.list, 'x')", 'must be a number'],
    ['States.ArrayUnique($.object)', 'must be an array'],
    ["States.Base64Decode('@@@')", 'not Base64'],
    ["States.Hash('x', 'SHA-3')", 'SHA-512'],
    ["States.Hash('x')", 'Expected 2 arguments'],
    ['States.JsonMerge($.object, $.object, true)', 'shallow'],
    ['States.JsonMerge($.object, $.list, false)', 'must be an object'],
    ['States.MathAdd(2147483647, 1)', 'outside the range'],
    ["States.MathAdd('1', 1)", 'must be a number'],
    ['States.MathRandom(5, 5)', 'greater than its start'],
    ['States.UUID(1)', 'Expected 0 arguments'],
    ['States.ArrayLength($.none)', "'$.none' could not be found"],
    ['States.Nope(1)', 'no intrinsic function States.Nope'],
    ['States.UUID', "'('"],
    ['States.UUID() x', 'nothing more'],
    ['States.Array(1,)', 'Expected a quoted string'],
    ['States.Array(1 2)', "Expected ','"],
    ["States.Array('x)", "closing '"],
    ['States.Array("x")', 'Expected a quoted string'],
    ['States.Array(01x)', 'Expected a quoted string'],
    ['States.Array(truex)', 'Expected a quoted string'],
    [`${'States.Array('.repeat(11)}${')'.repeat(11)}`, 'More than 10'],
  ])('%s fails: %s', async (expression, message) => {
    await expectQueryError(() => evaluate(expression), 'States.IntrinsicFailure', message);
  });

  test('encoding and hashing take 10,000 characters and no more', async () => {
    expect(await evaluate('States.Base64Encode($)', 'x'.repeat(10_000))).toHaveLength(13_336);
    for (const call of ['Base64Encode($)', 'Base64Decode($)', "Hash($, 'MD5')"]) {
      await expectQueryError(
        () => evaluate(`States.${call}`, 'x'.repeat(10_004)),
        'States.IntrinsicFailure',
        '10000',
      );
    }
  });

  test('a range may have 1000 items', async () => {
    expect(await evaluate('States.ArrayRange(1, 1000, 1)')).toHaveLength(1000);
  });

  test('any string survives being quoted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: codePoint }), async (value) => {
        const quoted = `'${value.replace(/['{}\\]/g, '\\$&')}'`;
        expect(await evaluate(`States.Array(${quoted})`)).toEqual([value]);
        expect(await evaluate(`States.Format(${quoted})`)).toBe(value);
      }),
    );
  });

  test('JSON survives being written and read, Base64 being encoded and decoded', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, async (value) => {
        const input = { value: value };
        // Very large and very small numbers are written as Java writes them, and mean the same.
        const survivor = await evaluate('States.StringToJson(States.JsonToString($.value))', input);
        expect(JSON.parse(JSON.stringify(survivor))).toEqual(value);
        const text = await evaluate(
          'States.Base64Decode(States.Base64Encode(States.JsonToString($.value)))',
          input,
        );
        expect(text).toBe(JSON.stringify(value).toWellFormed());
      }),
    );
  });

  test('partitions put together again are the list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), async (list, size) => {
        const partitions = await evaluate(`States.ArrayPartition($, ${size})`, list);
        expect(Array.isArray(partitions) ? partitions.flat() : undefined).toEqual(list);
      }),
    );
  });

  test('a seed gives the same number each time, within the range', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const number = systemRandomness.number(seed);
        expect(number).toBe(systemRandomness.number(seed));
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1);
      }),
    );
  });
});
