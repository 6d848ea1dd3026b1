import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/policy/file/parse-policy.ts';
import { cpuTimeMs } from '../../cpu-time.ts';
import { faults, rule } from '../rejected.ts';

const KEYS = 'container, max-retries, max-duration, rules, default, include-defaults';
const SEVEN = 'when: { exit-code: 7 }';

describe('a fault in a policy file is told with its place', () => {
  test.each([
    ['a misspelt key', 'max-retry: 3', '1:1 max-retry: there is no such key; did you mean max-retries?'],
    ['a key like none', 'colour: 3', `1:1 colour: there is no such key; there are ${KEYS}`],
    ['a key of every object', '__proto__: 1', `1:1 __proto__: there is no such key; there are ${KEYS}`],
    [
      'a misspelt key of a rule',
      rule('name: a', SEVEN, 'type: FATAL', 'becuase: x'),
      '5:5 rules[0].becuase: there is no such key; did you mean because?',
    ],
    [
      'a budget that is no number',
      'max-retries: many',
      '1:14 max-retries: "many" is not a whole number from 0 to 100',
    ],
    [
      'a budget that is nothing',
      'max-retries:',
      '1:13 max-retries: null is not a whole number from 0 to 100',
    ],
    ['a negative budget', 'max-retries: -1', '1:14 max-retries: -1 is not a whole number from 0 to 100'],
    ['an absurd budget', 'max-retries: 101', '1:14 max-retries: 101 is not a whole number from 0 to 100'],
    [
      'an astronomic budget',
      'max-retries: 1e99',
      '1:14 max-retries: 1e+99 is not a whole number from 0 to 100',
    ],
    [
      'an endless budget',
      'max-retries: .inf',
      '1:14 max-retries: Infinity is not a whole number from 0 to 100',
    ],
    [
      'a budget that is not a number',
      'max-retries: .nan',
      '1:14 max-retries: NaN is not a whole number from 0 to 100',
    ],
    ['half a retry', 'max-retries: 1.5', '1:14 max-retries: 1.5 is not a whole number from 0 to 100'],
    ['no rules under rules', 'rules: []', '1:8 rules: must not be empty: leave it out, or give a rule'],
    ['nothing under rules', 'rules:', '1:7 rules: null is not a list of rules'],
    ['rules that are no list', 'rules: { a: 1 }', '1:8 rules: {"a":1} is not a list of rules'],
    ['a rule that is none', 'rules:\n  - FATAL', '2:5 rules[0]: "FATAL" is not a rule'],
    ['a rule without a name', rule(SEVEN, 'type: FATAL'), '2:5 rules[0].name: is missing'],
    ['a rule without a condition', rule('name: a', 'type: FATAL'), '2:5 rules[0].when: is missing'],
    [
      'a rule without a type',
      rule('name: a', SEVEN),
      '2:5 rules[0].type: is missing: give one of RETRIABLE, TEMPORARY, FATAL, SUCCEEDED',
    ],
    [
      'a type that is none that there is',
      rule('name: a', SEVEN, 'type: fatal'),
      '4:11 rules[0].type: "fatal" must be one of RETRIABLE, TEMPORARY, FATAL, SUCCEEDED',
    ],
    [
      'a name that is the fallback’s',
      rule('name: default', SEVEN, 'type: FATAL'),
      '2:11 rules[0].name: "default" is the name of what no rule matches',
    ],
    [
      'a name that is taken',
      `${rule('name: a', SEVEN, 'type: FATAL')}  - name: a\n    when: { error: x }\n    type: FATAL`,
      '5:11 rules[1].name: "a" is the name of rules[0] already',
    ],
    ['a name that is a number', rule('name: 7', SEVEN, 'type: FATAL'), '2:11 rules[0].name: 7 is not a name'],
    [
      'a default that is none',
      'default: MAYBE',
      '1:10 default: "MAYBE" must be one of RETRIABLE, TEMPORARY, FATAL',
    ],
    [
      'a default that takes what nobody knows for success',
      'default: SUCCEEDED',
      '1:10 default: "SUCCEEDED" must be one of RETRIABLE, TEMPORARY, FATAL',
    ],
    [
      'include-defaults that is no boolean',
      'include-defaults: 1',
      '1:19 include-defaults: 1 is neither true nor false',
    ],
    ['an empty container', 'container: ""', '1:12 container: must not be empty'],
    [
      'a list for a policy',
      '- a\n- b',
      '1:1 ["a","b"] is not a policy: give keys such as max-retries and rules',
    ],
    ['a text for a policy', 'retry', '1:1 "retry" is not a policy: give keys such as max-retries and rules'],
    ['a key twice', 'max-retries: 1\nmax-retries: 2', '2:1 Map keys must be unique'],
    [
      'an alias',
      'container: &c app\nrules:\n  - { name: a, when: { container: *c }, type: FATAL }',
      '3:35 aliases are not part of a policy file',
    ],
  ])('%s', (_what, source, fault) => {
    expect(faults(source)).toEqual([fault]);
  });

  test.each(['my rule', '1a', '-a', '""', 'a.b', 'é', '"a\\nb"', 'a'.repeat(65)])(
    'a name that is no identifier: %s',
    (name) => {
      expect(faults(rule(`name: ${name}`, SEVEN, 'type: FATAL'))).toEqual([
        '2:11 rules[0].name: must start with a letter and hold at most 64 letters, digits, - and _',
      ]);
    },
  );

  test.each(['90', '0m', '90x', '1.5h', '-5m', '9999999s', '[5m]'])(
    'a duration that is none: %s',
    (duration) => {
      const [fault, ...others] = faults(`max-duration: ${duration}`);
      expect(others).toEqual([]);
      expect(fault).toMatch(
        /^1:15 max-duration: .* is not a duration: give a number and s, m, h or d, such as 90m$/,
      );
    },
  );

  test.each([
    ['no YAML', 'rules:\n  - {name: a', /^2:13 /],
    ['two documents', 'default: FATAL\n---\ndefault: RETRIABLE', /^2:1 .*document/],
    ['a key that is a list', '? [a]\n: 1', /^1:3 a key must be text, not a list, a map or an alias$/],
    ['a key that is a map', 'rules:\n  - {{a: 1}: 2}', /^2:6 a key must be text/],
    ['a tab for indentation', 'rules:\n\t- name: a', /^2:1 /],
  ])('%s', (_what, source, message) => {
    expect(faults(source)[0]).toMatch(message);
  });
});

describe('faults', () => {
  test('do not hide each other', () => {
    const source = 'max-retries: -1\ndefault: NO\nrules:\n  - { name: 1a, when: {}, type: FATAL }';
    expect(faults(source).map((fault) => fault.split(' ')[0])).toEqual(['1:14', '4:13', '4:23', '2:10']);
  });

  test('are all told in one message, unless there are a great many', () => {
    expect(() => parsePolicy('default: NO\nmax-retries: -1')).toThrow(
      /^1:14|2:14 max-retries: .*; 1:10 default: /,
    );
    const many = Array.from({ length: 1000 }, (_, index) => `x${index}: 1`).join('\n');
    expect(faults(many)).toHaveLength(1000);
    expect(() => parsePolicy(many)).toThrow(/; and 980 more$/);
  });
});

describe('a policy file is bounded', () => {
  const rules = (count: number) =>
    `rules:\n${Array.from({ length: count }, (_, index) => `  - { name: r${index}, when: { exit-code: 7 }, type: FATAL }`).join('\n')}`;

  test('to 100 rules', () => {
    expect(parsePolicy(`${rules(100)}\ninclude-defaults: false`).policy.rules).toHaveLength(100);
    expect(faults(rules(101))).toEqual(['2:3 rules: must not hold more than 100 rules']);
  });

  test.each([
    ['keys in keys', `${'? '.repeat(30)}x\n`.repeat(1000)],
    ['keys in keys on one line', `? ${'{'.repeat(29)}a${'}: c'.repeat(28)}}\n`.repeat(400)],
    [
      'a wide key in keys',
      `${'? '.repeat(30)}{${Array.from({ length: 6000 }, (_, index) => `k${index}`).join(',')}}\n`,
    ],
    ['a long key', `? ${'k'.repeat(60_000)}\n: 1\n`],
    ['a long key in a rule', `rules:\n  - ? "${'k'.repeat(60_000)}"\n    : 1\n`],
    ['long keys', Array.from({ length: 60 }, (_, index) => `k${index}${'k'.repeat(1000)}: 1\n`).join('')],
    ['a long tag', `a: !a!${'x'.repeat(60_000)} 1\n`],
    ['a long version', `%YAML ${'1'.repeat(60_000)}\n---\na: 1\n`],
  ])('in what it says, and soon: %s', (_what, source) => {
    const start = cpuTimeMs();
    expect(faults(source).every((fault) => fault.length < 600)).toBe(true);
    expect(() => parsePolicy(source)).toThrow(/^[\s\S]{10,12000}$/);
    expect(cpuTimeMs() - start).toBeLessThan(15_000);
  });

  test('to 64 KB', () => {
    expect(() => parsePolicy(`#${'x'.repeat(65_535)}`)).not.toThrow();
    expect(faults(`#${'x'.repeat(65_536)}`)).toEqual(['1:1 the file is longer than 65536 characters']);
  });

  test('in what a bomb of aliases could make of it', () => {
    const bomb = Array.from({ length: 12 }, (_, index) =>
      index === 0 ? 'a0: &a0 [x, x, x]' : `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`,
    ).join('\n');
    const start = cpuTimeMs();
    expect(new Set(faults(bomb).map((fault) => fault.replace(/^\S+ /, '')))).toEqual(
      new Set(['aliases are not part of a policy file']),
    );
    expect(cpuTimeMs() - start).toBeLessThan(2000);
  });

  test.each([
    ['not', 10_000, '{not: ', '}'],
    ['not', 5000, '{not: ', '}'],
    ['not', 33, '{not: ', '}'],
    ['any', 4000, '{any: [', ']}'],
    ['any', 17, '{any: [', ']}'],
  ])('in its depth: %s, %i times', (_key, levels, open, close) => {
    const conditions = `${open.repeat(levels)}{exit-code: 7}${close.repeat(levels)}`;
    const told = faults(`rules: [{name: a, type: FATAL, when: ${conditions}}]`);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^1:\d+ the file (nests deeper than 32 levels|is longer than 65536 characters)$/);
  });

  test.each([
    ['brackets', '['.repeat(10_000)],
    ['braces', '{'.repeat(10_000)],
    ['brackets that close', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['dashes', '- '.repeat(10_000)],
    ['keys', `${'? '.repeat(10_000)}a`],
    ['any in lines', Array.from({ length: 200 }, (_, index) => `${' '.repeat(index)}any:`).join('\n')],
  ])('in its depth: 10,000 %s', (_what, source) => {
    const start = cpuTimeMs();
    expect(faults(source)[0]).toMatch(/^\d+:\d+ \S/);
    expect(cpuTimeMs() - start).toBeLessThan(5000);
  });

  test('but takes conditions a dozen deep', () => {
    const source = `rules: [{name: a, type: FATAL, when: ${'{not: '.repeat(12)}{exit-code: 7}${'}'.repeat(12)}}]`;
    expect(() => parsePolicy(source)).not.toThrow();
  });
});
