import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isObject, type Json } from '../../../local/json.ts';
import { jsonata } from '../../../local/states/query/jsonata.ts';
import { QueryError, type Scope } from '../../../local/states/query/language.ts';
import { expectQueryError, scopeOf } from './scope.ts';

const SCOPE: Scope = {
  input: { id: 7, list: [{ n: 1 }, { n: 2 }], text: 'a' },
  context: { Execution: { Id: 'arn' } },
  variables: { tries: 2, config: { deep: [1, 2] } },
  result: { ok: true },
};

/** The expression in the field `Output/v`. */
async function evaluate(expression: string, scope: Scope = SCOPE): Promise<Json | undefined> {
  const filled = await jsonata.template({ v: `{% ${expression} %}` }, scope, 'Output');
  return isObject(filled) ? filled['v'] : undefined;
}

describe('a JSONata template', () => {
  test.each<[string, Json, Json]>([
    ['is evaluated as a whole', '{% $states.input.id %}', 7],
    ['is evaluated at any depth', { a: [{ b: '{% $tries %}' }, 'x'] }, { a: [{ b: 2 }, 'x'] }],
    [
      'keeps what is no expression',
      ['$tries', '{%', 'a {% 1 %} b', '{% 1 %} ', '%}', 1, null],
      ['$tries', '{%', 'a {% 1 %} b', '{% 1 %} ', '%}', 1, null],
    ],
    ['does not look at keys', { '{% 1 %}': 1, 'a.$': '$.b' }, { '{% 1 %}': 1, 'a.$': '$.b' }],
    ['needs no spaces', '{%1+1%}', 2],
  ])('%s', async (_name, template, filled) => {
    expect(await jsonata.template(template, SCOPE)).toEqual(filled);
  });

  test.each<[string, Json]>([
    ['$states.context.Execution.Id', 'arn'],
    ['$states.result.ok', true],
    ['$config.deep[1]', 2],
    ['$states.input.list.n', [1, 2]],
    ['$states.input.list[n = 2]', { n: 2 }],
    ['$states.input.list[n = 2][]', [{ n: 2 }]],
    ['$map([1, 2], function($x) { $x * 2 })', [2, 4]],
    ['{"a": $nope, "b": [$nope, 1]}', { b: [1] }],
    ['null', null],
    ['[]', []],
    ['$states.input ~> |list|{"n": 0}|', { id: 7, list: [{ n: 0 }, { n: 0 }], text: 'a' }],
    ['$match("ab1", /[a-z]+/).match', 'ab'],
    ['$match("a1b2", /([a-z])(\\d)/).groups', ['a', '1', 'b', '2']],
    ['$split("a1b22c", /\\d+/)', ['a', 'b', 'c']],
    ['$replace("Spot ABC", /abc/i, "x")', 'Spot x'],
    ['$contains("interrupted", /^INTER/i)', true],
    ['$exists($states.errorOutput)', false],
    ['-0', 0],
    ['$append([], $states.input.list)', [{ n: 1 }, { n: 2 }]],
  ])('%s', async (expression, value) => {
    const found = await evaluate(expression);
    expect(found).toEqual(value);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('sees the error output of a Catch', async () => {
    const scope = { ...SCOPE, errorOutput: { Error: 'States.TaskFailed', Cause: '{"StopCode":"x"}' } };
    expect(await evaluate('$parse($states.errorOutput.Cause).StopCode', scope)).toBe('x');
  });

  test('never changes what it was given', async () => {
    const before = JSON.stringify(SCOPE);
    await evaluate(
      '($sort($states.input.list, function($a, $b) { $a.n < $b.n }); $states.input ~> |$|{"id": 1}, "text"|; 1)',
    );
    expect(JSON.stringify(SCOPE)).toBe(before);
  });

  test('no variable can take the place of $states or bring $eval back', async () => {
    const scope = scopeOf({ id: 1 }, { variables: { states: 'mine', eval: 'mine' } });
    expect(await evaluate('$states.input.id', scope)).toBe(1);
    await expectQueryError(() => evaluate('$eval("1")', scope), 'States.QueryEvaluationError', 'T1006');
  });
});

describe('an expression that fails', () => {
  test.each<[string, RegExp]>([
    [
      '$states.input.nope',
      /^The JSONata expression '\$states\.input\.nope' specified for the field 'Output\/v' returned nothing \(undefined\)\.$/,
    ],
    [
      '"a" + 1',
      /^The JSONata expression '"a" \+ 1' specified for the field 'Output\/v' threw an error during evaluation\. T2001: The left side/,
    ],
    ['$error("mine")', /D3137: mine$/],
    ['$eval("1+1")', /T1006: Attempted to invoke a non-function/],
    ['1 +', /S0207: Unexpected end of expression/],
    ['', /S0207/],
    ['$sum', /a function/],
    ['[$sum]', /a function/],
    ['{"f": function($x) { $x }}', /a function/],
    ['/x/', /a function/],
    ['1/0', /the number Infinity/],
    ['$number("1e999")', /threw an error|Infinity/],
    ['$constructor', /returned nothing/],
    ['$states.input.constructor', /returned nothing/],
    ['$states.input.__proto__', /returned nothing/],
    ['$lookup($states.input, "toString")', /returned nothing/],
    ['($f := {"a": 1}.constructor; $f.constructor("return 1")())', /T1006/],
  ])('%s', async (expression, message) => {
    await expectQueryError(() => evaluate(expression), 'States.QueryEvaluationError', message);
  });

  test('names its place in objects and lists', async () => {
    const failing = '{% $nope %}';
    await expectQueryError(
      () => jsonata.template({ a: { b: failing } }, SCOPE, 'Output'),
      'States.QueryEvaluationError',
      "'Output/a/b'",
    );
    await expectQueryError(
      () => jsonata.template({ a: [1, failing] }, SCOPE, 'Arguments'),
      'States.QueryEvaluationError',
      "'Arguments/a[1]'",
    );
    await expectQueryError(
      () => jsonata.template(failing, SCOPE, 'Catch[0]/Output'),
      'States.QueryEvaluationError',
      "'Catch[0]/Output'",
    );
    await expectQueryError(
      () => jsonata.template(failing, SCOPE),
      'States.QueryEvaluationError',
      "'$nope' returned nothing",
    );
  });

  test('fails with QueryError and nothing else', async () => {
    const piece = fc.constantFrom(
      '$',
      'states',
      '.',
      'input',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '1',
      '"a"',
      '+',
      '~>',
      ':=',
      '$x',
      'function',
      '|',
      '*',
      '%',
      '^',
      '@',
      '#',
      '/a/',
      '?',
      ':',
      ',',
      ' and ',
      '$map',
      '$reduce',
      '$string',
    );
    const expression = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    await fc.assert(
      fc.asyncProperty(expression, async (source) => {
        await jsonata.template([`{%${source}%}`], SCOPE).catch((error: unknown) => {
          expect(error).toBeInstanceOf(QueryError);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a Condition', () => {
  test.each<[Json, boolean]>([
    [true, true],
    [false, false],
    ['{% $tries < 3 %}', true],
    ['{% $states.input.id = 8 %}', false],
    ['{% $states.input.nope = 8 %}', false],
  ])('%j is %s', async (condition, expected) => {
    expect(await jsonata.condition({ Condition: condition, Next: 'X' }, SCOPE)).toBe(expected);
  });

  test.each<[Json | undefined, string]>([
    [
      '{% $tries %}',
      "'Choices[1]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 2",
    ],
    ['{% [true] %}', "but was 'array' for value: [true]"],
    ['{% null %}', "but was 'null' for value: null"],
    ['{% $nope %}', 'returned nothing (undefined).'],
    ['true', 'must be true, false or a JSONata expression'],
    [undefined, 'must be true, false or a JSONata expression'],
  ])('%j fails', async (condition, message) => {
    await expectQueryError(
      () => jsonata.condition({ Condition: condition }, SCOPE, 'Choices[1]/Condition'),
      'States.QueryEvaluationError',
      message,
    );
  });
});
