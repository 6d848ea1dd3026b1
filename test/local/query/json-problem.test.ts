import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonProblem } from '../../../local/states/query/json-problem.ts';

describe('what is wrong with a text that should be JSON', () => {
  const value = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
  test.each([
    // The first two as recorded on 22 June 2023 (service: Step Functions; LocalStack's snapshot tests,
    // stepfunctions/v2/test_sfn_api: invalid_start_execution_input), the others in the words of the same parser, Jackson.
    ['not some', `Unrecognized token 'not': was expecting ${value}`],
    [
      "{'not': 'json'}",
      "Unexpected character (''' (code 39)): was expecting double-quote to start field name",
    ],
    [
      '{"a" 1}',
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
    ],
    ['{"a": 1 "b"', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"],
    ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
    ['{"a": }', `Unexpected character ('}' (code 125)): expected a valid value ${value}`],
    ['[nul]', `Unrecognized token 'nul': was expecting ${value}`],
    [
      '{"a": [1,',
      'Unexpected end-of-input: expected close marker for Array (start marker at [line: 1, column: 7])',
    ],
    [
      '\n {',
      'Unexpected end-of-input: expected close marker for Object (start marker at [line: 2, column: 2])',
    ],
    ['', 'No content to map due to end-of-input'],
  ])('%j: %s', (text, problem) => {
    expect(jsonProblem(text)).toBe(problem);
  });

  test('is nothing for JSON, and never a crash for anything else', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), fc.nat(), (json, text, cut) => {
        expect(jsonProblem(json)).toBeUndefined();
        expect(() => jsonProblem(text)).not.toThrow();
        expect(() => jsonProblem(json.slice(0, cut))).not.toThrow();
      }),
    );
  });
});
