import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { causeText, firstLine } from '../../src/integrations/cause-text.ts';
import { parseCutJson } from '../../src/integrations/cut-json.ts';
import { isJsonObject } from '../../src/json.ts';

describe('JSON that is cut', () => {
  test.each([
    ['{"a":1,"b":"two', { a: 1, b: 'two' }],
    ['{"a":1,"b":"two\\', { a: 1, b: 'two' }],
    ['{"a":1,"b":"two\\u00e', { a: 1, b: 'two' }],
    ['{"a":1,"b":"t\\\\', { a: 1, b: 't\\' }],
    ['{"a":1,"b":"t\\\\\\', { a: 1, b: 't\\' }],
    ['{"a":1,"b', { a: 1 }],
    ['{"a":1,"b":', { a: 1 }],
    ['{"a":1,"b":tru', { a: 1 }],
    ['{"a":[1,{"b":"c"},{"d', { a: [1, { b: 'c' }, {}] }],
    ['{"a', {}],
    ['[', []],
    ['{"a":"x, {y"', { a: 'x, {y' }],
  ])('%j is read as far as it goes', (text, value) => {
    expect(parseCutJson(text)).toEqual(value);
  });

  test.each([
    '',
    'text',
    'text {"a',
    '{"a": nonsense}',
    '12 monkeys',
    '[load failed: x',
    '{customer not found',
    '{customer} not found',
  ])('%j is none', (text) => {
    expect(parseCutJson(text)).toBeUndefined();
  });

  test('of any object is an object wherever it is cut', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        const cut = parseCutJson(text.slice(0, 1 + (at % text.length)));
        expect(typeof cut).toBe('object');
      }),
    );
  });
});

describe('the text of a Cause', () => {
  test.each([
    ['plain text', 'It broke.', undefined, 'It broke.'],
    [
      'an error of Lambda',
      '{"errorMessage":"no","errorType":"TypeError","stackTrace":["a"]}',
      'TypeError',
      'no',
    ],
    [
      'a Glue run',
      '{"ErrorMessage":"AnalysisException: no path","JobRunState":"FAILED"}',
      undefined,
      'AnalysisException: no path',
    ],
    [
      'a Cause in a Cause',
      JSON.stringify({ Error: 'A', Cause: JSON.stringify({ Error: 'B', Cause: 'deep' }) }),
      'B',
      'deep',
    ],
    [
      'a Cause whose Cause names no error',
      JSON.stringify({ Error: 'A', Cause: '{"StatusReason":"s"}' }),
      'A',
      's',
    ],
    ['a Cause that is cut', '{"errorType":"E","errorMessage":"It is lon', 'E', 'It is lon'],
    ['JSON without a message', '{"code":7,"step":"load","more":{"x":1}}', undefined, 'code: 7, step: load'],
    ['JSON without anything plain', '{"more":{"x":1}}', undefined, ''],
    ['a text in JSON', '"It broke."', undefined, 'It broke.'],
    ['an empty Cause', '', undefined, ''],
    ['a number', '42', undefined, '42'],
    ['a list', '[{"a":1}]', undefined, ''],
  ])('%s', (_what, cause, name, message) => {
    expect(causeText(cause)).toEqual({ name, message });
  });

  test('is never JSON, whatever the Cause', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        for (const cause of [text, text.slice(0, at), JSON.stringify({ Cause: text })]) {
          const told = parseCutJson(causeText(cause).message);
          expect(isJsonObject(told) || Array.isArray(told)).toBe(false);
        }
      }),
    );
  });

  test('ends somewhere, however deep it nests', () => {
    let cause = 'deep';
    for (let depth = 0; depth < 14; depth += 1) {
      cause = JSON.stringify({ Cause: cause });
    }
    expect(causeText(cause).message).toBe('deep');
  });

  // As the SDK for Java 2 ends its messages, and as it did before (LocalStack, test_aws_sdk_task_service.snapshot.json).
  test.each([
    [
      'The specified key does not exist. (Service: S3, Status Code: 404, Request ID: 4A, Extended Request ID: x/y=)',
      'The specified key does not exist.',
    ],
    [
      'Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: 7F) (SDK Attempt Count: 1)',
      'Requested resource not found',
    ],
    [
      'JobQueue q not found. (Service: AWSBatch; Status Code: 404; Error Code: ClientException; Request ID: 1; Proxy: null)',
      'JobQueue q not found.',
    ],
    ['first\n  at second', 'first'],
    ['(Service: only)', '(Service: only)'],
  ])('%j is told as %j', (message, line) => {
    expect(firstLine(message)).toBe(line);
  });
});
