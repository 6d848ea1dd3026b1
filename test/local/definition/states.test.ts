import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { findingsOf, findingsOfState, RUN, RUN_JSONATA } from './finding.ts';

describe('a sound state in JSONPath', () => {
  test.each<[JsonObject]>([
    [RUN],
    [
      {
        ...RUN,
        Comment: 'c',
        InputPath: null,
        OutputPath: '$.x',
        ResultPath: null,
        ResultSelector: { 'a.$': '$.b' },
      },
    ],
    [{ ...RUN, TimeoutSecondsPath: '$.t', HeartbeatSeconds: 5, Assign: { 'x.$': '$.y', z: 1 } }],
    [{ ...RUN, Parameters: { 'TaskDefinition.$': "States.Format('{}:{}', $.family, $$.State.RetryCount)" } }],
    [{ ...RUN, Resource: 'arn:aws-us-gov:states:::ecs:runTask' }],
    [{ ...RUN, Resource: 'arn:aws-cn:states:::lambda:invoke', Parameters: { 'FunctionName.$': '$.f' } }],
    [{ Type: 'Task', Resource: 'arn:aws:lambda:eu-central-1:123456789012:function:name:$LATEST', End: true }],
    [{ Type: 'Pass', Result: { 'a.$': 'anything' }, Parameters: { 'b.$': '$' }, End: true }],
    [{ Type: 'Wait', Seconds: 0, End: true }],
    [{ Type: 'Wait', TimestampPath: '$.at', End: true }],
    [{ Type: 'Wait', Timestamp: '2030-01-31T12:00:00.5+01:00', End: true }],
    [{ Type: 'Succeed', InputPath: '$.x', OutputPath: '$' }],
    [{ Type: 'Fail' }],
    [{ Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('{}', $.c)" }],
    [{ ...RUN_JSONATA, QueryLanguage: 'JSONata' }],
  ])('%j', async (state) => {
    expect(await findingsOfState(state)).toEqual([]);
  });
});

describe('a state that is not right in JSONPath', () => {
  test.each<[JsonObject, string]>([
    [{}, '/States/S: These fields are required: [Type]'],
    [{ Type: 'Loop' }, '/States/S/Type: There is no state type "Loop".'],
    [{ Type: 1 }, '/States/S/Type: There is no state type 1.'],
    [{ ...RUN, Foo: 1 }, "/States/S/Foo: Field 'Foo' is not supported in a Task state in JSONPath."],
    [
      { ...RUN, Arguments: {} },
      "/States/S/Arguments: Field 'Arguments' is for JSONata; this state uses JSONPath.",
    ],
    [{ ...RUN, Output: 1 }, "/States/S/Output: Field 'Output' is for JSONata; this state uses JSONPath."],
    [{ ...RUN, Comment: 1 }, '/States/S/Comment: The value must be a string.'],
    [
      { ...RUN, TimeoutSeconds: 0 },
      '/States/S/TimeoutSeconds: The value must be an integer from 1 to 99999999.',
    ],
    [
      { ...RUN, TimeoutSeconds: '{% 5 %}' },
      '/States/S/TimeoutSeconds: The value must be an integer from 1 to 99999999.',
    ],
    [
      { ...RUN, TimeoutSeconds: 5, HeartbeatSeconds: 5 },
      '/States/S/HeartbeatSeconds: HeartbeatSeconds must be smaller than TimeoutSeconds.',
    ],
    [
      { ...RUN, TimeoutSeconds: 5, TimeoutSecondsPath: '$.t' },
      '/States/S: A Task state in JSONPath may have only one of [TimeoutSeconds, TimeoutSecondsPath].',
    ],
    [
      { ...RUN, TimeoutSecondsPath: '$.t[*]' },
      "/States/S/TimeoutSecondsPath: The value must be a reference path. '$.t[*]' may mean several places.",
    ],
    [
      { ...RUN, ResultPath: '$.a[*]' },
      "/States/S/ResultPath: The value must be a reference path. '$.a[*]' is not a reference path: it may only name fields and list items.",
    ],
    [{ ...RUN, ResultPath: 5 }, '/States/S/ResultPath: The value must be a reference path.'],
    [
      { ...RUN, InputPath: 'x' },
      "/States/S/InputPath: The value must be a JSONPath. Expected a path, which starts with '$', at character 1 of 'x', but found 'x'.",
    ],
    [{ ...RUN, Assign: [] }, '/States/S/Assign: The value must be a JSON object of variables.'],
    [
      { ...RUN, Assign: { 'a-b': 1 } },
      "/States/S/Assign/a-b: 'a-b' is not the name of a variable: an identifier of at most 80 characters.",
    ],
    [
      { ...RUN, Assign: { 'states.$': '$' } },
      "/States/S/Assign/states.$: The variable name 'states' is reserved.",
    ],
    [
      { ...RUN, Parameters: { TaskDefinition: 'x', 'a.$': '$.a', a: 1 } },
      "/States/S/Parameters/a: The field 'a' is also given as 'a.$'.",
    ],
    [
      { ...RUN, Parameters: { TaskDefinition: 'x', b: [{ 'a/b.$': 5 }] } },
      '/States/S/Parameters/b/0/a~1b.$: The value must be a valid JSONPath or a valid intrinsic function call.',
    ],
    [
      { ...RUN, Parameters: { TaskDefinition: 'x', 'a.$': 'States.Foo()' } },
      '/States/S/Parameters/a.$: The value must be a valid JSONPath or a valid intrinsic function call. There is no intrinsic function States.Foo.',
    ],
    [{ Type: 'Pass' }, "/States/S: A state must have either 'Next' or 'End': true, and this has neither."],
    [
      { Type: 'Pass', End: false },
      "/States/S: A state must have either 'Next' or 'End': true, and this has neither.",
    ],
    [
      { Type: 'Pass', End: true, Next: 'Done' },
      "/States/S: A state must have either 'Next' or 'End': true, not both.",
    ],
    [{ Type: 'Pass', End: 'yes', Next: 'Done' }, '/States/S/End: The value must be true or false.'],
    [
      { Type: 'Wait', End: true },
      '/States/S: A Wait state in JSONPath must have exactly one of [Seconds, SecondsPath, Timestamp, TimestampPath]; it has none.',
    ],
    [
      { Type: 'Wait', Seconds: 1, SecondsPath: '$.s', End: true },
      '/States/S: A Wait state in JSONPath must have exactly one of [Seconds, SecondsPath, Timestamp, TimestampPath]; it has [Seconds, SecondsPath].',
    ],
    [
      { Type: 'Wait', Seconds: 1.5, End: true },
      '/States/S/Seconds: The value must be an integer from 0 to 99999999.',
    ],
    [
      { Type: 'Wait', Seconds: -1, End: true },
      '/States/S/Seconds: The value must be an integer from 0 to 99999999.',
    ],
    [
      { Type: 'Wait', Timestamp: '2030-02-30T00:00:00Z', End: true },
      '/States/S/Timestamp: String does not match RFC3339 timestamp',
    ],
    [
      { Type: 'Succeed', End: true },
      "/States/S/End: Field 'End' is not supported in a Succeed state in JSONPath.",
    ],
    [
      { Type: 'Fail', Error: 'x', ErrorPath: '$.x' },
      '/States/S: A Fail state in JSONPath may have only one of [Error, ErrorPath].',
    ],
    [{ Type: 'Fail', Cause: 5 }, '/States/S/Cause: The value must be a string.'],
    [
      { Type: 'Fail', QueryLanguage: 'XPath' },
      '/States/S/QueryLanguage: The value must be one of [JSONPath, JSONata].',
    ],
  ])('%j', async (state, found) => {
    expect(await findingsOfState(state)).toEqual([found]);
  });
});

test('the name of a state has 1 to 80 characters', async () => {
  const named = (name: string): JsonObject => ({ StartAt: name, States: { [name]: { Type: 'Succeed' } } });
  expect(await findingsOf(named('x'.repeat(80)))).toEqual([]);
  expect(await findingsOf(named('x'.repeat(81)))).toEqual([
    `/States/${'x'.repeat(81)}: The name of a state must have 1 to 80 characters.`,
  ]);
  expect(await findingsOf(named(''))).toEqual([
    '/States/: The name of a state must have 1 to 80 characters.',
  ]);
});
