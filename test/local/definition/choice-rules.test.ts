import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../local/json.ts';
import { findingsOfState } from './finding.ts';

describe('Choices in JSONPath', () => {
  const one = 'A Choice rule must have exactly one comparator, or one of And, Or and Not.';
  test.each<[Json, readonly string[]]>([
    [
      [{ Variable: '$.a', StringEqualsPath: '$.b', Comment: 'c', Assign: { 'x.$': '$.y' }, Next: 'Done' }],
      [],
    ],
    [[{ Variable: '$v', TimestampLessThan: '2030-01-01T00:00:00Z', Next: 'Done' }], []],
    [
      [
        {
          Or: [
            { Not: { Variable: '$.a', IsPresent: true } },
            { And: [{ Variable: '$.a', StringMatches: '*' }] },
          ],
          Next: 'Done',
        },
      ],
      [],
    ],
    [[], ['/States/S/Choices: The value must be an array with at least one item.']],
    [[5], ['/States/S/Choices/0: The value must be a JSON object.']],
    [[{ Variable: '$.a', Next: 'Done' }], [`/States/S/Choices/0: ${one}`]],
    [[{ Variable: '$.a', IsNull: true, IsString: true, Next: 'Done' }], [`/States/S/Choices/0: ${one}`]],
    [
      [{ Variable: '$.a', IsNull: true, And: [{ Variable: '$.a', IsNull: true }], Next: 'Done' }],
      [
        `/States/S/Choices/0: ${one}`,
        "/States/S/Choices/0: A Choice rule with And, Or or Not may not have the field 'Variable'.",
      ],
    ],
    [[{ IsNull: true, Next: 'Done' }], ['/States/S/Choices/0: These fields are required: [Variable]']],
    [
      [{ Variable: '$.a', IsNull: 'x', Next: 'Done' }],
      ['/States/S/Choices/0/IsNull: The value must be true or false.'],
    ],
    [
      [{ Variable: '$.a', NumericEquals: '1', Next: 'Done' }],
      ['/States/S/Choices/0/NumericEquals: The value must be a number.'],
    ],
    [
      [{ Variable: '$.a', TimestampEquals: 'today', Next: 'Done' }],
      ['/States/S/Choices/0/TimestampEquals: String does not match RFC3339 timestamp'],
    ],
    [
      [{ Variable: '$.a', BooleanEqualsPath: 'x', Next: 'Done' }],
      [
        "/States/S/Choices/0/BooleanEqualsPath: The value must be a reference path. Expected a path, which starts with '$', at character 1 of 'x', but found 'x'.",
      ],
    ],
    [
      [{ Variable: '$.a', StringMatchesPath: '$.b', IsNull: true, Next: 'Done' }],
      [
        "/States/S/Choices/0/StringMatchesPath: Field 'StringMatchesPath' is not supported in a Choice rule in JSONPath.",
      ],
    ],
    [
      [{ Not: { Variable: '$.a', IsNull: true, Next: 'Done' }, Next: 'Done' }],
      [
        "/States/S/Choices/0/Not/Next: Field 'Next' may only stand in a Choice rule that is not inside another.",
      ],
    ],
    [
      [{ And: [], Next: 'Done' }],
      ['/States/S/Choices/0/And: The value must be an array with at least one item.'],
    ],
    [[{ Not: {}, Next: 'Done' }], [`/States/S/Choices/0/Not: ${one}`]],
    [
      [{ Condition: true, Variable: '$.a', IsNull: true, Next: 'Done' }],
      ["/States/S/Choices/0/Condition: Field 'Condition' is for JSONata; this state uses JSONPath."],
    ],
  ])('%j', async (Choices, found) => {
    expect(await findingsOfState({ Type: 'Choice', Choices, Default: 'Done' })).toEqual(found);
  });

  test('a rule needs a Next', async () => {
    expect(
      await findingsOfState({
        Type: 'Choice',
        Choices: [{ Variable: '$.a', IsNull: true }],
        Default: 'Done',
      }),
    ).toEqual(['/States/S/Choices/0: These fields are required: [Next]']);
  });
});

describe('Choices in JSONata', () => {
  test.each<[Json, readonly string[]]>([
    [[{ Condition: '{% true %}', Output: '{% 1 %}', Assign: { x: 1 }, Comment: 'c', Next: 'Done' }], []],
    [[{ Condition: true, Next: 'Done' }], []],
    [
      [{ Condition: 'true', Next: 'Done' }],
      ['/States/S/Choices/0/Condition: The value must be true or false.'],
    ],
    [
      [{ Condition: '{% ( %}', Next: 'Done' }],
      [
        '/States/S/Choices/0/Condition: The JSONata expression \'(\' is not valid. S0203: Expected ")" before end of expression',
      ],
    ],
    [[{ Next: 'Done' }], ['/States/S/Choices/0: These fields are required: [Condition]']],
    [
      [{ Variable: '$.a', Condition: true, Next: 'Done' }],
      ["/States/S/Choices/0/Variable: Field 'Variable' is for JSONPath; this state uses JSONata."],
    ],
    [
      [{ And: [], Condition: true, Next: 'Done' }],
      ["/States/S/Choices/0/And: Field 'And' is not supported in a Choice rule in JSONata."],
    ],
  ])('%j', async (Choices, found) => {
    expect(await findingsOfState({ Type: 'Choice', Choices, Default: 'Done' }, 'JSONata')).toEqual(found);
  });
});
