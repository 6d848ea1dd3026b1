import { describe, expect, test } from '@jest/globals';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { definitionText } from '../../src/machine/deploy.ts';
import type { Definition } from '../../src/machine/states-language.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { fields, list } from './interpreter.ts';
import { HUNDRED_RULES, policy } from './large-policy.ts';
import { TASK } from './settings.ts';

function state(definition: Definition, name: string) {
  return fields(fields(definition['States'])[name]);
}

/** What people read of each branch in the console, and where it leads. */
function branches(machine: Policy) {
  return list(state(builtInDefinition(machine, TASK), 'ProcessError')['Choices']).map((each) => {
    const { Comment, Next, Assign } = fields(each);
    const [, rule] = /'rule': '([\w-]+)'/.exec(String(fields(Assign)['errorState'])) ?? [];
    return { rule, Comment, Next };
  });
}

describe.each([
  ['the default policy', DEFAULT_POLICY],
  ['a policy of 100 rules', HUNDRED_RULES],
  ['a policy without rules', policy('include-defaults: false')],
])('the branches of %s', (_what, machine) => {
  const actions = [...machine.rules, machine.fallback];

  test('are labelled with the reason of their rule, in the order of the rules, a retry before its end', () => {
    const next = {
      RETRIABLE: 'RunECSTask',
      TEMPORARY: 'WaitBeforeRetry',
      FATAL: 'FatalError',
      SUCCEEDED: 'Accepted',
    };
    expect(branches(machine)).toEqual(
      actions.flatMap(({ name, type, because }) => [
        { rule: name, Comment: because, Next: next[type] },
        ...(type === 'FATAL' || type === 'SUCCEEDED'
          ? []
          : [{ rule: name, Comment: 'No retry is left.', Next: 'FatalError' }]),
      ]),
    );
  });

  test('leave nothing over but a FATAL end', () => {
    expect(state(builtInDefinition(machine, TASK), 'ProcessError')['Default']).toBe('FatalError');
  });
});

describe('the size of a machine', () => {
  const text = (of: Policy, changes = {}) => definitionText(builtInDefinition(of, { ...TASK, ...changes }));
  const bytes = (value: unknown) =>
    Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));

  test('of the default policy is under 34,000 bytes as it is deployed', () => {
    expect(bytes(text(DEFAULT_POLICY))).toBeLessThan(34_000);
    expect(bytes(text(DEFAULT_POLICY, { processErrorFunction: 'arn:aws:lambda:x' }))).toBeLessThan(12_000);
  });

  test('of 100 rules is far below the 1 MB that Step Functions takes', () => {
    expect(HUNDRED_RULES.rules.length).toBeGreaterThan(100);
    expect(bytes(text(HUNDRED_RULES))).toBeLessThan(300_000);
  });

  test.each([
    ['globs of five long parts', `reason: "${Array.from({ length: 5 }, () => 'x'.repeat(100)).join('*')}"`],
    ['globs that are all escapes', `reason: '${'.'.repeat(500)}'`],
    ['names that are all quotes', `container: '${'"'.repeat(500)}'`],
    [
      'lists of exit codes',
      `exit-code: [${Array.from({ length: 128 }, (_, index) => 2 * index).join(', ')}]`,
    ],
  ])('of a file as long as it may be is less than Step Functions takes: %s', (_what, when) => {
    const rules = Array.from(
      { length: 100 },
      (_, index) =>
        `  - { name: r${index}, type: TEMPORARY, backoff-rate: 2, free: true, max-retries: 9, when: { ${when} } }`,
    );
    const source = `include-defaults: false\nrules:\n${rules.join('\n')}`.slice(0, 65_536);
    const long = policy(source.slice(0, source.lastIndexOf('\n')));
    expect(long.rules.length).toBeGreaterThan(90);
    expect(bytes(text(long))).toBeLessThan(500_000);
  });

  test('of 100 rules has variables below the 256 KiB that each and all of a state may hold', () => {
    const assigned = fields(state(builtInDefinition(HUNDRED_RULES, TASK), 'KeepInput')['Assign']);
    expect(Object.keys(assigned)).toEqual(expect.arrayContaining(['because', 'sizes', 'errorState']));
    expect(bytes(assigned)).toBeLessThan(200_000);
  });

  test('with the longest reasons of 100 rules is still below those', () => {
    const because = 'b'.repeat(500);
    const rules = Array.from(
      { length: 100 },
      (_, index) => `  - { name: r${index}, when: { exit-code: 7 }, type: FATAL, because: ${because} }`,
    );
    const long = policy(`rules:\n${rules.join('\n')}`);
    expect(bytes(text(long))).toBeLessThan(300_000);
    expect(
      bytes(fields(state(builtInDefinition(long, TASK), 'KeepInput')['Assign'])['because']),
    ).toBeLessThan(262_144);
  });

  test('is a text that says what the definition says, a branch a line', () => {
    for (const machine of [DEFAULT_POLICY, HUNDRED_RULES]) {
      const definition = builtInDefinition(machine, TASK);
      expect(JSON.parse(text(machine))).toEqual(definition);
      const lines = text(machine).split('\n');
      for (const each of branches(machine)) {
        expect(
          lines.some(
            (line) => line.includes(JSON.stringify(each.Comment)) && line.includes(`'rule': '${each.rule}'`),
          ),
        ).toBe(true);
      }
    }
  });
});
