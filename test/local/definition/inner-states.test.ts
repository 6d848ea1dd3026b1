import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { validateDefinition } from '../../../local/states/definition/validate.ts';
import { findingsOf, findingsOfState } from './finding.ts';

const PASS: JsonObject = { Type: 'Pass', End: true };
const branch = (name: string, state: JsonObject = PASS): JsonObject => ({
  StartAt: name,
  States: { [name]: state },
});
const PARALLEL: JsonObject = { Type: 'Parallel', Branches: [branch('A'), branch('B')], End: true };
const MAP: JsonObject = { Type: 'Map', ItemProcessor: branch('I'), End: true };
describe('the states inside', () => {
  test('may not go to a state outside of their branch, nor be entered from there', async () => {
    const state = {
      Type: 'Parallel',
      Branches: [branch('A', { Type: 'Pass', Next: 'Z' }), branch('B', { Type: 'Pass', Next: 'A' })],
      Next: 'B',
    };
    expect(await findingsOf({ StartAt: 'S', States: { S: state, Z: { Type: 'Succeed' } } })).toEqual([
      "/States/S/Branches/0/States/A/Next: Missing 'Next' target: Z",
      "/States/S/Branches/1/States/B/Next: Missing 'Next' target: A",
      "/States/S/Next: Missing 'Next' target: B",
      '/States/Z: State "Z" is not reachable.',
    ]);
  });

  test('must have the one their part starts at, and lead to each other', async () => {
    const processor = { StartAt: 'X', States: { I: PASS, J: PASS } };
    expect(await findingsOfState({ Type: 'Map', ItemProcessor: processor, End: true })).toEqual([
      "/States/S/ItemProcessor/StartAt: Missing 'StartAt' target: X",
      '/States/S/ItemProcessor/States/I: State "I" is not reachable.',
      '/States/S/ItemProcessor/States/J: State "J" is not reachable.',
    ]);
  });

  test('have names that are unique in the whole machine', async () => {
    const state = { Type: 'Parallel', Branches: [branch('A'), branch('A'), branch('S')], End: true };
    const diagnostics = await validateDefinition(JSON.stringify({ StartAt: 'S', States: { S: state } }));
    expect(diagnostics).toEqual([
      {
        severity: 'ERROR',
        code: 'DUPLICATE_STATE_NAME',
        message: 'Duplicate State name: A',
        location: '/States/S/Branches/1/States/A',
      },
      {
        severity: 'ERROR',
        code: 'DUPLICATE_STATE_NAME',
        message: 'Duplicate State name: S',
        location: '/States/S/Branches/2/States/S',
      },
    ]);
  });

  test('are found wrong at any depth', async () => {
    const deep = {
      ...MAP,
      ItemProcessor: branch('P', { ...PARALLEL, Branches: [branch('T', { Type: 'Loop' })] }),
    };
    expect(await findingsOfState(deep)).toEqual([
      '/States/S/ItemProcessor/States/P/Branches/0/States/T/Type: There is no state type "Loop".',
    ]);
  });

  test('nested without end are a finding and no crash', async () => {
    const open = '{"Type":"Parallel","End":true,"Branches":[{"StartAt":"A","States":{"A":';
    const text = `{"StartAt":"A","States":{"A":${open.repeat(12_000)}{}${'}}]}'.repeat(12_000)}}}`;
    const diagnostics = await validateDefinition(text);
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining('nested too deeply') }]);
  });
});

describe('variables', () => {
  const assign = (name: string): JsonObject => ({ Type: 'Pass', Assign: { [name]: 1 }, End: true });

  test('of an outer scope can be read but not assigned inside, wherever they are assigned', async () => {
    const inner = {
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          Choices: [{ Variable: '$outer', IsPresent: true, Assign: { 'late.$': '$' }, Next: 'D' }],
          Default: 'D',
        },
        D: assign('outer'),
      },
    };
    const definition = {
      StartAt: 'S',
      States: {
        S: { Type: 'Pass', Assign: { outer: 1 }, Next: 'M' },
        M: { Type: 'Map', ItemProcessor: inner, Assign: { late: 1 }, End: true },
      },
    };
    const found = (place: string, name: string): string =>
      `/States/M/ItemProcessor/States/${place}: The variable '${name}' belongs to an outer scope, which this scope can read but not assign.`;
    expect(await findingsOf(definition)).toEqual([
      found('C/Choices/0/Assign/late.$', 'late'),
      found('D/Assign/outer', 'outer'),
    ]);
  });

  test('may be assigned in a branch and by the Catch of the state around it, as AWS accepts', async () => {
    const caught = { ErrorEquals: ['States.ALL'], Assign: { seen: 1 }, Next: 'Done' };
    const state = { ...PARALLEL, Branches: [branch('A', assign('seen'))], Catch: [caught] };
    expect(await findingsOfState(state)).toEqual([]);
    expect(await findingsOfState({ ...state, Assign: { seen: 2 } })).toEqual([
      "/States/S/Branches/0/States/A/Assign/seen: The variable 'seen' belongs to an outer scope, which this scope can read but not assign.",
    ]);
  });

  test('of a scope count for all scopes inside it, also through a catcher', async () => {
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Arguments: { TaskDefinition: 'x' },
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { seen: 1 }, Next: 'E' }],
      End: true,
    };
    const inner = { StartAt: 'T', States: { T: task, E: PASS } };
    const middle = {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: [inner], Assign: { seen: 1 }, End: true } },
    };
    expect(await findingsOfState({ ...MAP, ItemProcessor: middle }, 'JSONata')).toEqual([
      "/States/S/ItemProcessor/States/P/Branches/0/States/T/Catch/0/Assign/seen: The variable 'seen' belongs to an outer scope, which this scope can read but not assign.",
    ]);
  });

  test('of scopes that are beside each other may have the same name', async () => {
    const branches = [branch('A', assign('x')), branch('B', assign('x'))];
    expect(await findingsOfState({ ...PARALLEL, Branches: branches })).toEqual([]);
  });
});
