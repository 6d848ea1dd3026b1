import { describe, expect, test } from '@jest/globals';
import { isObject, type Json } from '../../../local/json.ts';
import { createJsonata, jsonata } from '../../../local/states/query/jsonata.ts';
import { SERVICE_LIMITS } from '../../../local/states/query/jsonata-budget.ts';
import type { Scope } from '../../../local/states/query/language.ts';
import { expectQueryError } from './scope.ts';

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

describe('the functions that Step Functions adds', () => {
  const fixed = createJsonata({
    randomness: { number: (seed) => seed ?? 0.25, uuid: () => 'an-id' },
    limits: SERVICE_LIMITS,
    now: () => 0,
  });
  test.each<[string, Json]>([
    ['$partition([1, 2, 3, 4, 5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition($states.input.list, 5)', [[{ n: 1 }, { n: 2 }]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    // Recorded in LocalStack's snapshot tests (service: Step Functions, v2/intrinsic_functions/test_array_jsonata, 2024).
    ['$range(1, 9, 9)', 1],
    ['$range(0, 1, 0.25)', [0, 0.25, 0.5, 0.75, 1]],
    ['$hash("", "SHA-256")', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['$random()', 0.25],
    ['$random(0.5)', 0.5],
    ['$uuid()', 'an-id'],
    ['$parse("{\\"a\\": [1]}")', { a: [1] }],
    ['$exists($parse($nope))', false],
    ['$exists($range(1, $nope, 1))', false],
    ['$exists($partition($nope, 1))', false],
    ['$exists($hash($nope, "MD5"))', false],
  ])('%s', async (expression, value) => {
    expect(await fixed.template(`{% ${expression} %}`, SCOPE)).toEqual(value);
  });

  test.each([
    ['$parse("{")', 'D3137'],
    ['$parse(1)', 'T0410'],
    ['$partition([1], 0)', 'D3141'],
    ['$range(1, 2, 0)', 'D3141'],
    ['$range(1, 1e9, 1)', 'D3141'],
    ['$hash("x", "SHA-3")', 'SHA-512'],
  ])('%s fails with %s', async (expression, message) => {
    await expectQueryError(() => evaluate(expression), 'States.QueryEvaluationError', message);
  });
});
