import { describe, expect, test } from '@jest/globals';
import { PolicyError, parsePolicy } from '../../src/policy/file.ts';

/** Every fault as people read it: `line:column message`. */
function faults(source: string): readonly string[] {
  try {
    parsePolicy(source);
  } catch (error) {
    if (error instanceof PolicyError) {
      return error.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
    }
    throw error;
  }
  throw new Error('The policy was accepted.');
}

/** A file with one rule, whose fields begin on line 2. */
const rule = (fields: string) => `rules:\n  - ${fields.split('\n').join('\n    ')}\n`;
const GOOD = 'name: a\nwhen: { exit-code: 7 }\ntype: FATAL';

describe('a fault in a policy file', () => {
  test.each([
    ['a key that is not known', 'max-retry: 3', '1:1', /"max-retry"/],
    ['a budget that is no number', 'max-retries: many', '1:14', /^max-retries: .*number/],
    ['a negative budget', 'max-retries: -1', '1:14', /^max-retries: .*0/],
    ['an absurd budget', 'max-retries: 101', '1:14', /^max-retries: .*100/],
    ['half a retry', 'max-retries: 1.5', '1:14', /^max-retries: .*int/],
    ['no rules under rules', 'rules: []', '1:8', /^rules: /],
    ['rules that are no list', 'rules: { a: 1 }', '1:8', /^rules: .*array/],
    ['a rule that is none', 'rules:\n  - FATAL', '2:5', /^rules\[0\]: .*object/],
    ['a rule without a name', rule('when: { exit-code: 7 }\ntype: FATAL'), '2:5', /^rules\[0\]\.name: /],
    ['a rule without a condition', rule('name: a\ntype: FATAL'), '2:5', /^rules\[0\]\.when: /],
    [
      'a rule without a type',
      rule('name: a\nwhen: { exit-code: 7 }'),
      '2:5',
      /^rules\[0\]\.type: .*RETRIABLE, TEMPORARY, FATAL/,
    ],
    [
      'a name with a space',
      rule(GOOD.replace('name: a', 'name: my rule')),
      '2:11',
      /^rules\[0\]\.name: must start with a letter/,
    ],
    [
      'a name that is the fallback’s',
      rule(GOOD.replace('name: a', 'name: default')),
      '2:11',
      /"default" is taken/,
    ],
    [
      'a name that is taken',
      `${rule(GOOD)}  - name: a\n    when: { error: x }\n    type: FATAL`,
      '5:11',
      /^rules\[1\]\.name: "a" is taken/,
    ],
    [
      'a type that is none',
      rule(GOOD.replace('FATAL', 'fatal')),
      '4:11',
      /^rules\[0\]\.type: "fatal" is none of RETRIABLE, TEMPORARY, FATAL/,
    ],
    [
      'a condition that is not known',
      rule(GOOD.replace('exit-code', 'exitcode')),
      '3:11',
      /^rules\[0\]\.when: .*"exitcode"/,
    ],
    [
      'no condition at all',
      rule(GOOD.replace('{ exit-code: 7 }', '{}')),
      '3:11',
      /^rules\[0\]\.when: needs at least one condition/,
    ],
    [
      'a range that is open',
      rule(GOOD.replace('7', '"64-"')),
      '3:24',
      /^rules\[0\]\.when\.exit-code: "64-" is not an exit code/,
    ],
    ['a range that runs backwards', rule(GOOD.replace('7', '78-64')), '3:24', /"78-64" is not an exit code/],
    ['an exit code that no process has', rule(GOOD.replace('7', '256')), '3:24', /256 is not an exit code/],
    ['a negative exit code', rule(GOOD.replace('7', '-1')), '3:24', /-1 is not an exit code/],
    ['an exit code with a fraction', rule(GOOD.replace('7', '1.5')), '3:24', /1\.5 is not an exit code/],
    [
      'an exit code in a list',
      rule(GOOD.replace('7', '[1, none, x]')),
      '3:34',
      /^rules\[0\]\.when\.exit-code\[2\]: "x" is not an exit code/,
    ],
    [
      'an exit code that is true',
      rule(GOOD.replace('7', 'true')),
      '3:24',
      /^rules\[0\]\.when\.exit-code: true is not an exit code/,
    ],
    ['an empty list of exit codes', rule(GOOD.replace('7', '[]')), '3:24', /^rules\[0\]\.when\.exit-code: /],
    [
      'an empty list',
      rule(GOOD.replace('exit-code: 7', 'reason: []')),
      '3:21',
      /^rules\[0\]\.when\.reason: \[\] is neither/,
    ],
    [
      'a reason that is a number',
      rule(GOOD.replace('exit-code: 7', 'reason: 7')),
      '3:21',
      /^rules\[0\]\.when\.reason: 7 is not a text/,
    ],
    [
      'an empty reason',
      rule(GOOD.replace('exit-code: 7', 'reason: ""')),
      '3:21',
      /^rules\[0\]\.when\.reason: "" is not a text/,
    ],
    [
      'a wait of a FATAL rule',
      rule(`${GOOD}\nwait-seconds: 5`),
      '5:19',
      /^rules\[0\]\.wait-seconds: only a TEMPORARY rule waits/,
    ],
    [
      'a wait of nothing',
      rule(`${GOOD.replace('FATAL', 'TEMPORARY')}\nwait-seconds: 0`),
      '5:19',
      /^rules\[0\]\.wait-seconds: .*1/,
    ],
    [
      'a wait of more than a day',
      rule(`${GOOD.replace('FATAL', 'TEMPORARY')}\nwait-seconds: 86401`),
      '5:19',
      /^rules\[0\]\.wait-seconds: .*86400/,
    ],
    [
      'an endless because',
      rule(`${GOOD}\nbecause: ${'x'.repeat(1025)}`),
      '5:14',
      /^rules\[0\]\.because: .*1024/,
    ],
    ['a default that is none', 'default: MAYBE', '1:10', /^default: "MAYBE" is none of/],
    ['include-defaults that is no boolean', 'include-defaults: 1', '1:19', /^include-defaults: .*boolean/],
    ['an empty container', 'container: ""', '1:12', /^container: /],
    ['a list for a policy', '- a\n- b', '1:1', /object/],
    ['a text for a policy', 'retry everything', '1:1', /object/],
    ['a key twice', 'max-retries: 1\nmax-retries: 2', '2:1', /unique/],
    ['no YAML', 'rules:\n  - {name: a', '2:13', /./],
    [
      'an alias',
      'container: &c app\nrules:\n  - { name: a, when: { container: *c }, type: FATAL }',
      '3:35',
      /alias/,
    ],
    ['two documents', 'default: FATAL\n---\ndefault: RETRIABLE', '2:1', /document/],
  ])('is told with its place: %s', (_what, source, place, message) => {
    const [first = ''] = faults(source);
    const [, at, text = ''] = /^(\d+:\d+) (.*)$/s.exec(first) ?? [];
    expect(text).toMatch(message);
    expect(at).toBe(place);
  });

  test('does not hide the others', () => {
    const source = 'max-retries: -1\ndefault: NO\nrules:\n  - { name: 1a, when: {}, type: FATAL }';
    expect(faults(source).map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining(['1:14', '2:10', '4:13', '4:23']),
    );
  });

  test('tells all of them in one message', () => {
    expect(() => parsePolicy('default: NO\nmax-retries: -1')).toThrow(
      /1:10 default: .*; .*|2:14 max-retries: /,
    );
  });

  test('of features that do not exist is told, so that none of them is ignored', () => {
    const features = [
      'backoff-rate: 2',
      'max-wait-seconds: 900',
      'jitter: full',
      'max-retries: 2',
      'free: true',
      'then: {}',
    ];
    for (const feature of features) {
      expect(faults(rule(`${GOOD}\n${feature}`))[0]).toContain(`"${feature.split(':')[0]}"`);
    }
    expect(faults(rule(GOOD.replace('exit-code: 7', 'any: [{ exit-code: 7 }]')))[0]).toContain('"any"');
  });
});
