import { describe, expect, test } from '@jest/globals';
import { iamNeeds } from '../e2e/iam-table.ts';
import { type Statement, statements } from './statements.ts';
import { CLASSIC, map } from './template.ts';

/** What the README calls what is in the template. */
const WORDS: readonly (readonly [string | RegExp, string])[] = [
  ['<Cluster.Arn>', 'arn:aws:ecs:REGION:ACCOUNT:cluster/CLUSTER'],
  ['<Cluster>', 'CLUSTER'],
  ['task-definition/uploads:', 'task-definition/FAMILY:'],
  [/^outputs\//, 'PREFIX'],
  ['eu-west-1', 'REGION'],
  ['111122223333', 'ACCOUNT'],
  ['<TaskRole.Arn>', 'the task role'],
  ['<ExecutionRole.Arn>', 'the execution role'],
];

const asInReadme = (text: string): string =>
  WORDS.reduce((said, [what, word]) => said.replace(what, word), text);

/** The statements on what a role may do, of its own policies and of those that are attached to it. */
function allowed(...policies: readonly string[]): readonly Statement[] {
  return statements().filter(({ of, principal }) => policies.includes(of) && principal === undefined);
}

/** Each action with the values that its statement asks for, whatever operator compares them. */
function conditionsByAction(rows: readonly Pick<Statement, 'actions' | 'conditions'>[]) {
  return sorted(
    rows.flatMap(({ actions, conditions }) => {
      const wanted = Object.values(conditions).flatMap((keys) => Object.entries(map(keys)));
      return actions.map((action) => said(action, Object.fromEntries(wanted)));
    }),
  );
}

const needed = (rows: ReturnType<typeof iamNeeds>): readonly string[] =>
  sorted(rows.flatMap(({ actions, conditions }) => actions.map((action) => said(action, conditions))));

const said = (action: string, conditions: Readonly<Record<string, unknown>>): string =>
  [action, ...Object.entries(conditions).map(([key, value]) => `${key} ${asInReadme(String(value))}`)].join(
    ' with ',
  );

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

const isDeploy = (feature: string): boolean => feature.startsWith('`deploy`');

describe('the roles of the stack', () => {
  test('the runner may do what the README says that every feature but deploy needs, under its conditions, and no more', () => {
    expect(conditionsByAction(allowed('RunnerRole', 'RunPolicy'))).toEqual(
      needed(iamNeeds().filter(({ feature }) => !isDeploy(feature))),
    );
  });

  test('the deployer may do all that the README lists, and no more', () => {
    expect(conditionsByAction(allowed('DeployerRole', 'RunPolicy'))).toEqual(needed(iamNeeds()));
  });

  test('the machine may do what the README says, under its conditions, and no more', () => {
    const invoke = statements({}, CLASSIC).filter(({ of }) => of === 'InvokeProcessError');
    expect(conditionsByAction([...allowed('MachineRole'), ...invoke])).toEqual(needed(iamNeeds('machine')));
  });

  test('the machine may do it on what the README says', () => {
    const rows = iamNeeds('machine').filter(({ resources }) => resources.length > 0);
    expect(rows.length).toBeGreaterThan(4);
    for (const { actions, resources } of rows) {
      for (const action of actions) {
        const statement = allowed('MachineRole').find((one) => one.actions.includes(action));
        expect([action, statement?.resources.map(asInReadme)]).toEqual([action, resources]);
      }
    }
  });

  test('conditions are in the README, lest a role that is written by it be wider than that of the stack', () => {
    const conditions = [...iamNeeds(), ...iamNeeds('machine')].flatMap((row) => Object.keys(row.conditions));
    expect(sorted(conditions)).toEqual(['ecs:cluster', 'iam:PassedToService', 's3:prefix']);
  });
});
