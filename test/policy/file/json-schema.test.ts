import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { schemaText } from '../../../scripts/policy-docs.ts';
import { PolicyError } from '../../../src/policy/file/faults.ts';
import { parsePolicy } from '../../../src/policy/file/parse-policy.ts';
import { VALUES } from './policy-values.ts';

const accepts = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText()));

/** What the parser says of a file: nothing if it takes it. */
function faultsOf(source: string): readonly string[] {
  try {
    parsePolicy(source);
    return [];
  } catch (error) {
    if (error instanceof PolicyError) {
      return error.faults.map(({ message }) => message);
    }
    throw error;
  }
}

/**
 * What no JSON Schema can say: it compares no two values, counts no levels, and knows no words that are near to
 * each other.
 */
const BEYOND = [
  /: "\w+" is the name of rules\[\d+\] already$/,
  / is no stop code; did you mean \w+\?$/,
  / must not nest any and not deeper than \d+ levels$/,
  /\.then\.max-memory: is less than memory$/,
];

const beyond = (fault: string) => BEYOND.some((pattern) => pattern.test(fault));

/** As JSON, since TypeScript would take `then` for that of a promise. */
const BASE = `{
  "rules": [
    { "name": "fatal", "when": { "exit-code": 1 }, "type": "FATAL" },
    { "name": "waits", "when": { "exit-code": 2 }, "type": "TEMPORARY", "then": { "memory": "+512" } },
    { "name": "reruns", "when": { "exit-code": 3 }, "type": "RETRIABLE" }
  ]
}`;

/** The file with some of its values replaced. */
function file(changes: readonly (readonly [path: string, value: unknown])[]): string {
  const policy: unknown = JSON.parse(BASE);
  for (const [path, value] of changes) {
    const keys = path.split('.');
    const inner = keys
      .slice(0, -1)
      .reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : at), policy);
    if (isObject(inner)) {
      Reflect.set(inner, keys.at(-1) ?? '', value);
    }
  }
  return JSON.stringify(policy);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const each = (which: 0 | 1) =>
  Object.entries(VALUES).flatMap(([path, values]) =>
    values[which].map(
      (value) => [`${path}: ${JSON.stringify(value)}`.slice(0, 80), file([[path, value]])] as const,
    ),
  );

describe('the parser and the published JSON Schema', () => {
  test.each(each(0))('take %s', (_what, source) => {
    expect(faultsOf(source)).toEqual([]);
    expect(accepts(JSON.parse(source)) || accepts.errors).toBe(true);
  });

  test.each(each(1))('refuse %s', (_what, source) => {
    expect(faultsOf(source)).not.toEqual([]);
    expect(accepts(JSON.parse(source))).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['a comment', '# nothing'],
    ['an empty map', '{}'],
  ])('take a file of %s', (_what, source) => {
    expect(faultsOf(source)).toEqual([]);
    expect(accepts(parse(source))).toBe(true);
  });

  test.each([
    ['a list', '- a'],
    ['a text', 'retry'],
    ['a number', '7'],
    ['false', 'false'],
    ['a rule without a name', 'rules: [{ when: { exit-code: 7 }, type: FATAL }]'],
    ['a rule without a condition', 'rules: [{ name: a, type: FATAL }]'],
    ['a rule without a type', 'rules: [{ name: a, when: { exit-code: 7 } }]'],
    [
      'more than 100 rules',
      `rules:\n${Array.from({ length: 101 }, (_, index) => `  - { name: r${index}, when: { exit-code: 7 }, type: FATAL }\n`).join('')}`,
    ],
  ])('refuse a file of %s', (_what, source) => {
    expect(faultsOf(source)).not.toEqual([]);
    expect(accepts(parse(source))).toBe(false);
  });

  test.each([
    ['a name that is taken', file([['rules.1.name', 'fatal']])],
    ['a stop code that is misspelt', file([['rules.0.when.stop-code', 'UserInitiatde']])],
    [
      'conditions that nest too deep',
      file([['rules.0.when', JSON.parse(`${'{"not":'.repeat(13)}{"exit-code":1}${'}'.repeat(13)}`)]]),
    ],
    ['more memory than the most', file([['rules.1.then', { memory: 4096, 'max-memory': 2048 }]])],
  ])('differ on what JSON Schema cannot say: %s', (_what, source) => {
    expect(faultsOf(source).filter(beyond)).toHaveLength(1);
    expect(accepts(JSON.parse(source))).toBe(true);
  });

  test('agree on any ranges of exit codes', () => {
    const text = fc.oneof(
      fc.tuple(fc.nat(300), fc.nat(300)).map(([from, to]) => `${from}-${to}`),
      fc.stringMatching(/^[0-9-]{0,7}$/),
    );
    fc.assert(
      fc.property(text, (range) => {
        const source = file([['rules.0.when.exit-code', range]]);
        const [from = '', to = from, ...more] = range.split('-');
        const isCode = (code: string) => /^(0|[1-9]\d*)$/.test(code) && Number(code) <= 255;
        const isRange = more.length === 0 && isCode(from) && isCode(to) && Number(from) <= Number(to);
        expect(faultsOf(source).length === 0).toBe(isRange);
        expect(accepts(JSON.parse(source))).toBe(isRange);
      }),
      { numRuns: 2000 },
    );
  });

  test('agree on any file made of right and wrong values', () => {
    const change = fc
      .constantFrom(...Object.entries(VALUES))
      .chain(([path, [good, bad]]) =>
        fc.tuple(fc.constant(path), fc.constantFrom(...good, ...good, ...good, ...bad)),
      );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        const source = file(changes);
        const faults = faultsOf(source);
        if (faults.length > 0 && faults.every(beyond)) {
          return;
        }
        expect([accepts(JSON.parse(source)), source]).toEqual([faults.length === 0, source]);
      }),
      { numRuns: 3000 },
    );
  });
});
