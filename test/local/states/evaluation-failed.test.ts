import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, eventsOf, FUNCTION, finished, outline } from './fakes.ts';
import { branch, map, PASS, parallel } from './inner-states.ts';
import { JSONATA } from './run-states.ts';

const START = { Type: 'Pass', Next: 'S' };
const NOTHING = '{% $nothing.at.all %}';

/** The history behind `START` of a machine in JSONata whose second state is `S`. */
async function behindStart(state: JsonObject, others: JsonObject = {}): Promise<readonly Json[]> {
  const on = bench();
  const arn = await finished(on, definitionOf({ START, S: state, ...others }, JSONATA));
  return (await outline(on, arn)).slice(3);
}

// Histories of LocalStack's snapshot tests (service: Step Functions, recorded 2024-11 and 2025-01,
// stepfunctions/v2/assign and v2/states_variables): the event has the previousEventId of the entry of its state, and
// what comes next follows it.
describe('EvaluationFailed points past the entry of its state', () => {
  test.each<[string, JsonObject, string]>([
    ['Output', { Type: 'Pass', Output: { x: NOTHING }, End: true }, 'Output'],
    ['Assign', { Type: 'Pass', Assign: { x: NOTHING }, End: true }, 'Assign'],
    ['Arguments', { Type: 'Task', Resource: FUNCTION, Arguments: NOTHING, End: true }, 'Arguments'],
    ['Seconds', { Type: 'Wait', Seconds: NOTHING, End: true }, 'Seconds'],
    ['Error', { Type: 'Fail', Error: NOTHING }, 'Error'],
    [
      'Condition',
      { Type: 'Choice', Choices: [{ Condition: NOTHING, Next: 'START' }] },
      'Choices[0]/Condition',
    ],
  ])('for %s', async (_, state, location) => {
    const on = bench();
    const arn = await finished(on, definitionOf({ START, S: state }, JSONATA));
    expect((await outline(on, arn)).slice(3)).toEqual([
      [4, 3, `${String(state['Type'])}StateEntered`],
      [5, 3, 'EvaluationFailed'],
      [6, 5, 'ExecutionFailed'],
    ]);
    expect((await eventsOf(on, arn))[4]?.['evaluationFailedEventDetails']).toMatchObject({
      error: 'States.QueryEvaluationError',
      location,
      state: 'S',
    });
  });

  test('and 0 where the state is the first', async () => {
    const on = bench();
    const arn = await finished(
      on,
      definitionOf({ S: { Type: 'Pass', Output: NOTHING, End: true } }, JSONATA),
    );
    expect(await outline(on, arn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'PassStateEntered'],
      [3, 0, 'EvaluationFailed'],
      [4, 3, 'ExecutionFailed'],
    ]);
  });

  test('also where it is caught', async () => {
    const state = {
      Type: 'Task',
      Resource: FUNCTION,
      Arguments: NOTHING,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
      End: true,
    };
    expect(await behindStart(state, { Z: PASS })).toEqual([
      [4, 3, 'TaskStateEntered'],
      [5, 3, 'EvaluationFailed'],
      [6, 5, 'TaskStateExited'],
      [7, 6, 'PassStateEntered'],
      [8, 7, 'PassStateExited'],
      [9, 8, 'ExecutionSucceeded'],
    ]);
  });

  test('at the start of its branch or iteration', async () => {
    const broken = { Type: 'Pass', Output: NOTHING, End: true };
    expect((await behindStart(parallel([branch({ B: broken })]))).slice(1, 5)).toEqual([
      [5, 4, 'ParallelStateStarted'],
      [6, 5, 'PassStateEntered'],
      [7, 5, 'EvaluationFailed'],
      [8, 7, 'ParallelStateFailed'],
    ]);
    expect((await behindStart(map({ B: broken }, { Items: [1] }))).slice(2, 6)).toEqual([
      [6, 5, 'MapIterationStarted'],
      [7, 6, 'PassStateEntered'],
      [8, 6, 'EvaluationFailed'],
      [9, 8, 'MapIterationFailed'],
    ]);
  });
});

describe('the Timestamp of a Wait', () => {
  test.each([
    ['an expression that fails', NOTHING],
    ['one that gives no timestamp', "{% 'tomorrow' %}"],
  ])('has its EvaluationFailed behind the entry, for %s', async (_, timestamp) => {
    expect(await behindStart({ Type: 'Wait', Timestamp: timestamp, End: true })).toEqual([
      [4, 3, 'WaitStateEntered'],
      [5, 4, 'EvaluationFailed'],
      [6, 5, 'ExecutionFailed'],
    ]);
  });
});
