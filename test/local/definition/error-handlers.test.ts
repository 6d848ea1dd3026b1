import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { findingsOfState } from './finding.ts';

const TASK: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: { TaskDefinition: 'app' },
  Next: 'Done',
};

describe('Retry', () => {
  test.each<[Json, readonly string[]]>([
    [[], []],
    [[{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 }], []],
    [
      [
        { ErrorEquals: ['A', 'B'], MaxAttempts: 0, MaxDelaySeconds: 9, JitterStrategy: 'FULL', Comment: 'c' },
        { ErrorEquals: ['States.ALL'] },
      ],
      [],
    ],
    [{}, ['/States/S/Retry: The value must be an array.']],
    [[1], ['/States/S/Retry/0: The value must be a JSON object.']],
    [[{}], ['/States/S/Retry/0: These fields are required: [ErrorEquals]']],
    [
      [{ ErrorEquals: [] }],
      ['/States/S/Retry/0/ErrorEquals: The value must be an array of strings with at least one item.'],
    ],
    [
      [{ ErrorEquals: [1] }],
      ['/States/S/Retry/0/ErrorEquals: The value must be an array of strings with at least one item.'],
    ],
    [
      [{ ErrorEquals: ['A'], IntervalSeconds: 0 }],
      ['/States/S/Retry/0/IntervalSeconds: The value must be an integer from 1 to 31622400.'],
    ],
    [
      [{ ErrorEquals: ['A'], MaxAttempts: -1 }],
      ['/States/S/Retry/0/MaxAttempts: The value must be an integer from 0 to 99999999.'],
    ],
    [
      [{ ErrorEquals: ['A'], BackoffRate: 0.5 }],
      ['/States/S/Retry/0/BackoffRate: The value must be a number of at least 1.'],
    ],
    [
      [{ ErrorEquals: ['A'], IntervalSeconds: 5, MaxDelaySeconds: 5 }],
      ['/States/S/Retry/0/MaxDelaySeconds: MaxDelaySeconds must be greater than IntervalSeconds.'],
    ],
    [
      [{ ErrorEquals: ['A'], MaxDelaySeconds: 1 }],
      ['/States/S/Retry/0/MaxDelaySeconds: MaxDelaySeconds must be greater than IntervalSeconds.'],
    ],
    [
      [{ ErrorEquals: ['A'], JitterStrategy: 'SOME' }],
      ['/States/S/Retry/0/JitterStrategy: The value must be one of [NONE, FULL].'],
    ],
    [
      [{ ErrorEquals: ['A'], Next: 'Done' }],
      ["/States/S/Retry/0/Next: Field 'Next' is not supported in a retrier."],
    ],
    [
      [{ ErrorEquals: ['States.ALL', 'A'] }],
      ["/States/S/Retry/0/ErrorEquals: 'States.ALL' must appear alone in ErrorEquals."],
    ],
    [
      [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }],
      ["/States/S/Retry/0/ErrorEquals: 'States.ALL' must appear in the last element of the array."],
    ],
  ])('%j', async (Retry, found) => {
    expect(await findingsOfState({ ...TASK, Retry })).toEqual(found);
  });
});

describe('Catch', () => {
  const caught = { ErrorEquals: ['States.ALL'], Next: 'Done' };
  test.each<['JSONPath' | 'JSONata', Json, readonly string[]]>([
    ['JSONPath', [{ ...caught, ResultPath: '$.taskError', Assign: { 'e.$': '$.Error' } }], []],
    ['JSONPath', [{ ...caught, ResultPath: null }], []],
    ['JSONPath', [{ ErrorEquals: ['A'] }], ['/States/S/Catch/0: These fields are required: [Next]']],
    [
      'JSONPath',
      [{ ...caught, ResultPath: '$$.x' }],
      [
        "/States/S/Catch/0/ResultPath: The value must be a reference path. '$$.x' is not a reference path into the state's input, which starts with '$'.",
      ],
    ],
    [
      'JSONPath',
      [{ ...caught, Output: 1 }],
      ["/States/S/Catch/0/Output: Field 'Output' is for JSONata; this state uses JSONPath."],
    ],
    [
      'JSONPath',
      [caught, caught],
      ["/States/S/Catch/0/ErrorEquals: 'States.ALL' must appear in the last element of the array."],
    ],
    ['JSONata', [{ ...caught, Output: '{% $states.errorOutput %}', Assign: { e: '{% 1 %}' } }], []],
    [
      'JSONata',
      [{ ...caught, ResultPath: '$.x' }],
      ["/States/S/Catch/0/ResultPath: Field 'ResultPath' is for JSONPath; this state uses JSONata."],
    ],
    [
      'JSONata',
      [{ ...caught, Output: '{% ) %}' }],
      [
        '/States/S/Catch/0/Output: The JSONata expression \')\' is not valid. S0211: The symbol ")" cannot be used as a unary operator',
      ],
    ],
  ])('in %s: %j', async (language, Catch, found) => {
    const { Parameters, ...rest } = TASK;
    const state = language === 'JSONata' ? { ...rest, Arguments: Parameters } : TASK;
    expect(await findingsOfState({ ...state, Catch }, language)).toEqual(found);
  });
});
