import { describe, expect, test } from '@jest/globals';
import { isObject, type Json } from '../../../local/json.ts';
import { createJsonata, jsonata } from '../../../local/states/query/jsonata.ts';
import { SERVICE_LIMITS } from '../../../local/states/query/jsonata-budget.ts';
import type { Scope } from '../../../local/states/query/language.ts';
import { systemRandomness } from '../../../local/states/query/randomness.ts';
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

describe('the limits of an expression', () => {
  test('a depth of 100 is accepted and one of 101 is not, as on the service', async () => {
    expect(await evaluate(Array(100).fill('1').join('+'))).toBe(100);
    await expectQueryError(
      () => evaluate(Array(101).fill('1').join('+')),
      'States.QueryEvaluationError',
      'Stack overflow',
    );
  });

  test('recursion without end is an error and no crash', async () => {
    await expectQueryError(
      () => evaluate('($f := function($n) { 1 + $f($n) }; $f(1))'),
      'States.QueryEvaluationError',
      'Stack overflow',
    );
  });

  test('a loop without end is cut off when its time is up', async () => {
    let time = 0;
    const hurried = createJsonata({
      randomness: systemRandomness,
      limits: SERVICE_LIMITS,
      now: () => {
        time += 1;
        return time;
      },
    });
    await expectQueryError(
      () => hurried.template('{% ($f := function($n) { $f($n) }; $f(1)) %}', SCOPE),
      'States.QueryEvaluationError',
      'timeout',
    );
  });

  test('a regular expression that would never end is cut off', async () => {
    const hurried = createJsonata({
      randomness: systemRandomness,
      limits: { ...SERVICE_LIMITS, milliseconds: 50 },
      now: () => 0,
    });
    await expectQueryError(
      () => hurried.template(`{% $match("${'a'.repeat(60)}!", /^(a+)+$/) %}`, SCOPE),
      'States.QueryEvaluationError',
      'Expression evaluation timeout: Check the regular expression.',
    );
  });

  test.each([
    '[1..873783]',
    '$sum([1..900000])',
    '($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f("x", 25))',
  ])('%s takes too much memory', async (expression) => {
    await expectQueryError(
      () => evaluate(expression),
      'States.QueryEvaluationError',
      'memory limit exceeded',
    );
  });

  test('a small expression for a value without end is refused', async () => {
    const doubling = '($f := function($x, $n) { $n = 0 ? $x : $f({"a": $x, "b": $x}, $n - 1) }; $f(1, 30))';
    await expectQueryError(() => evaluate(doubling), 'States.QueryEvaluationError', 'too many values');
  });

  test.each(['(', '[', '-', '{"a":'])('a source of many %s is an error and no crash', async (piece) => {
    await expectQueryError(() => evaluate(piece.repeat(20_000)), 'States.QueryEvaluationError', '');
  });

  test('an input nested without end is an error and no crash', async () => {
    const input: Json = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    await expectQueryError(() => evaluate('1', scopeOf(input)), 'States.QueryEvaluationError', '');
  });
});
