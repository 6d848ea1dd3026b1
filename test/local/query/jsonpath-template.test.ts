import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../local/json.ts';
import { jsonPath } from '../../../local/states/query/jsonpath.ts';
import { QueryError } from '../../../local/states/query/language.ts';
import { anyJson, expectQueryError, scopeOf } from './scope.ts';

const SCOPE = scopeOf(
  { id: 7, list: [1, 2] },
  { context: { Execution: { Id: 'arn' } }, variables: { tries: 2 } },
);

describe('a payload template', () => {
  test.each<[Json, Json]>([
    [
      { plain: '$.id', n: 1, b: [true, null] },
      { plain: '$.id', n: 1, b: [true, null] },
    ],
    [{ 'id.$': '$.id' }, { id: 7 }],
    [{ 'all.$': '$' }, { all: { id: 7, list: [1, 2] } }],
    [{ 'arn.$': '$$.Execution.Id' }, { arn: 'arn' }],
    [{ 'tries.$': '$tries' }, { tries: 2 }],
    [
      { deep: { 'id.$': '$.id' }, list: [{ 'id.$': '$.id' }, 'x'] },
      { deep: { id: 7 }, list: [{ id: 7 }, 'x'] },
    ],
    [{ 'text.$': "States.Format('{} of {}', $tries, States.ArrayLength($.list))" }, { text: '2 of 2' }],
    [[{ 'id.$': '$.id' }], [{ id: 7 }]],
    ['text', 'text'],
  ])('%j', async (template, filled) => {
    expect(await jsonPath.template(template, SCOPE)).toEqual(filled);
  });

  test('a path that leads nowhere names field and input, as the service does', async () => {
    await expectQueryError(
      () => jsonPath.template({ 'name.$': '$.JobName' }, scopeOf({})),
      'States.Runtime',
      /^The JSONPath '\$\.JobName' specified for the field 'name\.\$' could not be found in the input '\{\}'$/,
    );
  });

  test.each<[Json]>([[{ 'a.$': 1 }], [{ 'a.$': null }], [{ 'a.$': {} }]])(
    '%j holds no expression',
    async (template) => {
      await expectQueryError(() => jsonPath.template(template, SCOPE), 'States.Runtime', "field 'a.$'");
    },
  );

  test('a text that is neither path nor function fails with States.IntrinsicFailure', async () => {
    await expectQueryError(() => jsonPath.template({ 'a.$': 'id' }, SCOPE), 'States.IntrinsicFailure', 'id');
  });

  test('fields named __proto__ stay data', async () => {
    const template: Json = JSON.parse('{"__proto__": {"x": 1}, "__proto__.$": "$.id"}');
    const filled = await jsonPath.template(JSON.parse('{"__proto__": {"polluted": 1}}'), SCOPE);
    expect(JSON.stringify(filled)).toBe('{"__proto__":{"polluted":1}}');
    expect(JSON.stringify(await jsonPath.template(template, SCOPE))).toBe('{"__proto__":7}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('a template nested without end is an error and no crash', async () => {
    const template: Json = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    await expectQueryError(() => jsonPath.template(template, SCOPE), 'States.Runtime', 'nested too deeply');
  });

  test('without expressions is itself', async () => {
    const plain = anyJson.filter((value) => !JSON.stringify(value).includes('.$"'));
    await fc.assert(
      fc.asyncProperty(plain, async (value) => {
        expect(await jsonPath.template(value, SCOPE)).toEqual(value);
      }),
    );
  });

  test('fails with QueryError and nothing else', async () => {
    const expression = fc.oneof(
      fc.string(),
      fc.string().map((text) => `$.${text}`),
      fc.string().map((text) => `States.Format(${text})`),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.string().map((key) => `${key}.$`),
          expression,
        ),
        async (template) => {
          await jsonPath.template(template as JsonObject, SCOPE).catch((error: unknown) => {
            expect(error).toBeInstanceOf(QueryError);
          });
        },
      ),
    );
  });
});
