import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { CLASSIC_TABLE, sorted, TABLE } from './iam-tables.ts';
import { statements } from './statements.ts';
import { CLASSIC, properties } from './template.ts';

describe('the policies', () => {
  test('have the statements of the table, and no other', () => {
    expect(sorted(statements())).toEqual(sorted(TABLE));
  });

  test('of the second stack have those of its table, and no other', () => {
    expect(sorted(statements({}, CLASSIC))).toEqual(sorted(CLASSIC_TABLE));
  });

  test.each([
    ...statements().map((statement) => [statement.of, statement.actions.join(), statement, TABLE] as const),
    ...statements({}, CLASSIC).map(
      (statement) => [statement.of, statement.actions.join(), statement, CLASSIC_TABLE] as const,
    ),
  ])('of %s give for every wildcard of %s a reason', (_of, _actions, statement, table) => {
    const row = table.find((one) => sorted([one])[0] === sorted([statement])[0]);
    const { actions, resources, principal = '' } = statement;
    const wide = [...actions, ...resources, principal].some((text) => text.includes('*'));
    expect({ wide, because: row?.because }).toEqual({
      wide,
      because: wide ? expect.any(String) : undefined,
    });
  });

  test.each([
    ['InvokeProcessError', ['uploads-MachineRole-1A2B']],
    ['RunPolicy', ['uploads-RunnerRole-1A2B', 'uploads-DeployerRole-1A2B']],
    ['DeployPolicy', ['uploads-DeployerRole-1A2B']],
  ])('%s of the second stack is for %j of the first', (id, roles) => {
    expect(properties(id, {}, CLASSIC)['Roles']).toEqual(roles);
  });

  test('never allow what a wildcard in an action would', () => {
    const wide = [...statements(), ...statements({}, CLASSIC)].filter(({ effect }) => effect === 'Allow');
    expect(wide.flatMap(({ actions }) => actions).filter((action) => /[*?]/.test(action))).toEqual([]);
  });

  test('allow a deploying step the calls that the action makes, and no other', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const source = globSync('src/**/*.ts', { cwd: root }).map((file) =>
      readFileSync(`${root}/${file}`, 'utf8'),
    );
    const calls = [...source.join('\n').matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)].map(
      ([, command, pages]) => (command ?? pages ?? '').replace('ListObjectsV2', 'ListBucket'),
    );
    const allowed = statements()
      .filter(({ of, principal }) => /^(RunPolicy|DeployerRole)$/.test(of) && principal === undefined)
      .flatMap(({ actions }) => actions.map((action) => action.replace(/^.*:/, '')));
    // What docs/step.md calls optional, for machines of other people, is no right of these roles.
    const needed = calls.filter((call) => call !== 'DescribeMapRun');
    // A role is passed within CreateStateMachine and UpdateStateMachine, and not by a call.
    expect([...new Set(needed), 'PassRole'].sort()).toEqual([...new Set(allowed)].sort());
  });
});
