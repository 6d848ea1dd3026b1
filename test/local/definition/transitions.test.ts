import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { validateDefinition } from '../../../local/states/definition/validate.ts';
import { findingsOf } from './finding.ts';

const DONE: JsonObject = { Type: 'Succeed' };
const TASK: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: { TaskDefinition: 'app' },
  Next: 'Done',
};

describe('transitions', () => {
  test.each<[string, JsonObject, string]>([
    ['StartAt', { StartAt: 'X', States: { Done: DONE } }, "/StartAt: Missing 'StartAt' target: X"],
    [
      'Next',
      { StartAt: 'S', States: { S: { Type: 'Pass', Next: 'X' } } },
      "/States/S/Next: Missing 'Next' target: X",
    ],
    [
      'Default',
      {
        StartAt: 'S',
        States: {
          S: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'S' }], Default: 'X' },
        },
      },
      "/States/S/Default: Missing 'Default' target: X",
    ],
    [
      'a Choice rule',
      {
        StartAt: 'S',
        States: { S: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'X' }] } },
      },
      "/States/S/Choices/0/Next: Missing 'Next' target: X",
    ],
    [
      'a catcher',
      {
        StartAt: 'S',
        States: { S: { ...TASK, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }] }, Done: DONE },
      },
      "/States/S/Catch/0/Next: Missing 'Next' target: X",
    ],
    [
      'a name that objects inherit',
      { StartAt: 'S', States: { S: { Type: 'Pass', Next: 'constructor' } } },
      "/States/S/Next: Missing 'Next' target: constructor",
    ],
    [
      'a name with a slash',
      { StartAt: 'a/b', States: { 'a/b': { Type: 'Pass', Next: 'X' } } },
      "/States/a~1b/Next: Missing 'Next' target: X",
    ],
  ])('%s may not lead to a state that is not there', async (_name, definition, found) => {
    expect(await findingsOf(definition)).toContain(found);
  });

  test('their findings have the code of the service', async () => {
    const diagnostics = await validateDefinition(
      JSON.stringify({ StartAt: 'S', States: { S: DONE, Lost: { Type: 'Pass', Next: 'X' } } }),
    );
    expect(diagnostics).toEqual([
      {
        severity: 'ERROR',
        code: 'MISSING_TRANSITION_TARGET',
        message: "Missing 'Next' target: X",
        location: '/States/Lost/Next',
      },
      {
        severity: 'ERROR',
        code: 'MISSING_TRANSITION_TARGET',
        message: 'State "Lost" is not reachable.',
        location: '/States/Lost',
      },
    ]);
  });

  test('two states that only lead to each other are not reachable', async () => {
    const definition = {
      StartAt: 'S',
      States: { S: DONE, A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
    };
    expect(await findingsOf(definition)).toEqual([
      '/States/A: State "A" is not reachable.',
      '/States/B: State "B" is not reachable.',
    ]);
  });

  test('a loop that can be reached is sound', async () => {
    expect(
      await findingsOf({
        StartAt: 'A',
        States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
      }),
    ).toEqual([]);
  });
});
