import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { findingsOfState, RUN_JSONATA } from './finding.ts';

describe('a sound state in JSONata', () => {
  test.each<[JsonObject]>([
    [RUN_JSONATA],
    [
      {
        ...RUN_JSONATA,
        Arguments: '{% $states.input %}',
        Output: 'text',
        TimeoutSeconds: '{% 5 %}',
        HeartbeatSeconds: 4,
      },
    ],
    [{ Type: 'Pass', Output: { a: ['{% 1 %}'], 'b.$': '$.x' }, Assign: { x: '{% $y %}' }, End: true }],
    [{ Type: 'Wait', Seconds: '{% 5 %}', End: true }],
    [{ Type: 'Wait', Timestamp: '2030-01-31T12:00:00Z', End: true }],
    [{ Type: 'Succeed', Output: null }],
    [{ Type: 'Fail', Error: 'E', Cause: '{% $string($states.input) %}' }],
  ])('%j', async (state) => {
    expect(await findingsOfState(state, 'JSONata')).toEqual([]);
  });
});

describe('a state that is not right in JSONata', () => {
  test.each<[JsonObject, string]>([
    [
      { ...RUN_JSONATA, Parameters: {} },
      "/States/S/Parameters: Field 'Parameters' is for JSONPath; this state uses JSONata.",
    ],
    [
      { ...RUN_JSONATA, ResultPath: '$' },
      "/States/S/ResultPath: Field 'ResultPath' is for JSONPath; this state uses JSONata.",
    ],
    [
      { ...RUN_JSONATA, InputPath: '$' },
      "/States/S/InputPath: Field 'InputPath' is for JSONPath; this state uses JSONata.",
    ],
    [
      { ...RUN_JSONATA, Arguments: 'text' },
      '/States/S/Arguments: The value must be JSON or a JSONata expression {% … %}.',
    ],
    [
      { ...RUN_JSONATA, TimeoutSeconds: 'soon' },
      '/States/S/TimeoutSeconds: The value must be an integer from 1 to 99999999.',
    ],
    [
      { ...RUN_JSONATA, Output: { a: ['{% 1 + %}'] } },
      "/States/S/Output/a/0: The JSONata expression '1 +' is not valid. S0207: Unexpected end of expression",
    ],
    [
      { ...RUN_JSONATA, Assign: '{% {} %}' },
      '/States/S/Assign: The value must be a JSON object of variables.',
    ],
    [
      { ...RUN_JSONATA, Assign: { states: 1 } },
      "/States/S/Assign/states: The variable name 'states' is reserved.",
    ],
    [
      { Type: 'Wait', SecondsPath: '$.s', Seconds: 5, End: true },
      "/States/S/SecondsPath: Field 'SecondsPath' is for JSONPath; this state uses JSONata.",
    ],
    [
      { Type: 'Wait', Seconds: '5', End: true },
      '/States/S/Seconds: The value must be an integer from 0 to 99999999.',
    ],
    [
      { Type: 'Fail', CausePath: '$.c' },
      "/States/S/CausePath: Field 'CausePath' is for JSONPath; this state uses JSONata.",
    ],
    [
      { Type: 'Pass', Result: 1, End: true },
      "/States/S/Result: Field 'Result' is for JSONPath; this state uses JSONata.",
    ],
    [
      { Type: 'Succeed', QueryLanguage: 'JSONPath' },
      "/States/S: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    ],
    [
      { Type: 'Pass', Output: '{% 1', End: true },
      '/States/S/Output: A JSONata expression starts with {% and ends with %}; this string is taken as it is.',
    ],
  ])('%j', async (state, found) => {
    expect(await findingsOfState(state, 'JSONata')).toEqual([found]);
  });
});
