import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isObject } from '../../../local/json.ts';
import { numberOf, parseExactly } from '../../../local/states/query/exact-numbers.ts';
import { bench, definitionOf, ended, eventsOf, finished } from '../states/fakes.ts';

describe('a number that states are given', () => {
  // `0.0` as in LocalStack's snapshot tests (service: Step Functions, stepfunctions/v2/services/test_lambda_task_service,
  // 2023-2024); the others as Java writes a double, which the service is seen to do.
  test.each([
    ['0.0', '0.0'],
    ['-0.0', '-0.0'],
    ['1.50', '1.5'],
    ['100.0', '100.0'],
    ['1e2', '100.0'],
    ['12345678.0', '1.2345678E7'],
    ['10000000.0', '1.0E7'],
    ['0.00025', '2.5E-4'],
    ['12345678901234567890', '12345678901234567890'],
    ['0', '0'],
    ['{"a":[1.0,"1.0"]}', '{"a":[1.0,"1.0"]}'],
  ])('%s stays %s', (text, written) => {
    expect(JSON.stringify(parseExactly(text))).toBe(written);
  });

  test('means the same however it is kept', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        for (const text of [JSON.stringify(value), value.toExponential(), value.toFixed(20)]) {
          const read = parseExactly(text);
          expect(numberOf(read)).toBeCloseTo(Number(text), 12);
          expect(Number(JSON.stringify(read))).toBeCloseTo(Number(text), 12);
          expect(isObject(read)).toBe(false);
        }
      }),
    );
  });

  test.each(['{', '1.', '01.0', '1.0 2.0'])('%s is no JSON', (text) => {
    expect(() => parseExactly(text)).toThrow(SyntaxError);
  });
});

test('a double goes through a machine, and counts as the number it is', async () => {
  const on = bench();
  const definition = definitionOf({
    C: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.n', IsNumeric: true },
            { Variable: '$.n', NumericEquals: 2 },
          ],
          Next: 'P',
        },
      ],
    },
    P: {
      Type: 'Pass',
      Parameters: {
        'n.$': '$.n',
        'sum.$': 'States.MathAdd($.n, 1)',
        'has.$': 'States.ArrayContains(States.Array(2), $.n)',
        'text.$': "States.Format('{}', $.n)",
        'found.$': '$.list[?(@ > 1)]',
      },
      Next: 'J',
    },
    J: {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Assign: { twice: '{% $states.input.n * 2 %}' },
      End: true,
    },
  });
  const arn = await finished(on, definition, { n: 2.5 });
  expect((await eventsOf(on, arn)).at(-1)).toMatchObject({ type: 'ExecutionFailed' });
  const { executionArn } = await on.call('StartExecution', {
    stateMachineArn: arn.replace(/execution:m:.*/, 'stateMachine:m'),
    input: '{"n":2.0,"list":[1.0,2.0]}',
  });
  await ended(on, String(executionArn));
  const events = await eventsOf(on, String(executionArn));
  expect(events.at(-1)?.['executionSucceededEventDetails']).toMatchObject({
    output: '{"n":2.0,"sum":3,"has":true,"text":"2.0","found":[2.0]}',
  });
  expect(events.at(-2)?.['stateExitedEventDetails']).toMatchObject({ assignedVariables: { twice: '4' } });
});
