import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, MACHINE, ROLE, start } from './fakes.ts';
import { map } from './inner-states.ts';
import { PASS, withMachine } from './machine-m.ts';

async function referencesOf(definition: string): Promise<unknown> {
  const on = await withMachine(definition);
  const { variableReferences } = await on.call('DescribeStateMachine', { stateMachineArn: MACHINE });
  return variableReferences;
}

// As in LocalStack's snapshot tests (service: Step Functions, recorded 20 November 2024,
// stepfunctions/v2/test_sfn_api_variable_references).
describe('variableReferences', () => {
  test('name the variables that states in JSONPath refer to, in alphabetical order', async () => {
    const definition = definitionOf({
      Setup: {
        Type: 'Pass',
        Assign: { guess: '$no', answer: 'a' },
        Parameters: { path: '$no' },
        Next: 'Check',
      },
      Check: {
        Type: 'Choice',
        Choices: [{ Variable: '$guess', StringEqualsPath: '$answer', Next: 'Hold' }],
        Default: 'Wrong',
      },
      Wrong: { Type: 'Pass', Assign: { 'guess.$': '$answer' }, ResultPath: '$.x', Next: 'Check' },
      Hold: { Type: 'Wait', SecondsPath: '$seconds.n', Next: 'Each' },
      Each: map(
        {
          Sum: {
            Type: 'Pass',
            Parameters: { 'sum.$': 'States.MathAdd(States.MathAdd($y, $x), $.z)', InputPath: '$no' },
            End: true,
          },
        },
        { ItemSelector: { 'v.$': '$bias' }, ItemsPath: '$items' },
      ),
    });
    expect(await referencesOf(definition)).toEqual({
      Check: ['answer', 'guess'],
      Wrong: ['answer'],
      Hold: ['seconds'],
      Each: ['bias', 'items'],
      Sum: ['x', 'y'],
    });
  });

  test('name those of states in JSONata, but nothing that an expression binds or calls', async () => {
    const definition = definitionOf(
      {
        S: {
          Type: 'Pass',
          Assign: { z: '{% $states.input.x & $b %}' },
          Output: {
            a: '{% ($x := $y; $sum($map($list, function($v) { $v + $x }))) %}',
            text: '$no',
          },
          Next: 'T',
        },
        T: { Type: 'Pass', Output: '{% $states.input[$ = $$.n] %}', End: true },
      },
      { QueryLanguage: 'JSONata' },
    );
    expect(await referencesOf(definition)).toEqual({ S: ['b', 'list', 'y'] });
  });

  test('are not there where no state refers to one', async () => {
    expect(await referencesOf(PASS)).toBeUndefined();
  });

  test('are told of an execution, with the rest of what its machine was', async () => {
    const on = bench();
    const definition = definitionOf({
      S: { Type: 'Pass', Assign: { a: 1 }, Next: 'T' },
      T: { Type: 'Pass', InputPath: '$a', End: true },
    });
    const executionArn = await start(on, definition);
    const described = await on.call('DescribeStateMachineForExecution', { executionArn });
    expect(described).toMatchObject({
      definition,
      variableReferences: { T: ['a'] },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
    });
  });
});

test.each<[JsonObject]>([
  [{ level: 'OFF', includeExecutionData: true, destinations: [] }],
  [
    {
      level: 'OFF',
      includeExecutionData: false,
      destinations: [
        { cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:eu-central-1:123456789012:log-group:l:*' } },
      ],
    },
  ],
])(
  'a loggingConfiguration that logs nothing is described as it was given: %j',
  async (loggingConfiguration) => {
    const on = bench();
    await on.call('CreateStateMachine', { name: 'm', definition: PASS, roleArn: ROLE, loggingConfiguration });
    const described = await on.call('DescribeStateMachine', { stateMachineArn: MACHINE });
    expect(described).toMatchObject({ loggingConfiguration });
    const other = { level: 'OFF', includeExecutionData: true };
    await on.call('UpdateStateMachine', { stateMachineArn: MACHINE, loggingConfiguration: other });
    const updated = await on.call('DescribeStateMachine', { stateMachineArn: MACHINE });
    expect(updated['loggingConfiguration']).toEqual(other);
  },
);
