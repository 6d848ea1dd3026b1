import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { readDefinition } from '../../src/inputs/definition-file.ts';
import { flood, MIB, nested, numbered, refusal, timed } from './floods.ts';

describe('a definition of a mebibyte', () => {
  const state = (index: number) => ({ Type: 'Pass', Comment: 'c'.repeat(80), Next: `S${index + 1}` });
  const states = Object.fromEntries(
    Array.from({ length: 7500 }, (_item, index) => [`S${index}`, state(index)]),
  );
  const machine = { StartAt: 'S0', States: { ...states, S7500: { Type: 'Succeed' } } };

  test('of many states is read at once, as JSON', async () => {
    const text = JSON.stringify(machine);
    expect(text.length).toBeGreaterThan(MIB * 0.8);
    expect(await timed(() => readDefinition(text, 'm.json', []))).toEqual(machine);
  });

  test('of many states is read soon, as YAML', async () => {
    const text = `StartAt: S0\nStates:\n${Object.entries(machine.States)
      .map(
        ([name, body]) =>
          `  ${name}:\n${Object.entries(body)
            .map(([key, value]) => `    ${key}: "${value}"\n`)
            .join('')}`,
      )
      .join('')}`;
    expect(await timed(() => readDefinition(text, 'm.yml', []))).toEqual(machine);
  });

  test.each([
    ['opening brackets', flood('[')],
    ['opening braces', flood('{a: ')],
    ['brackets in JSON', `{"a": ${nested(MIB / 2)}}`],
    ['closing brackets', flood(']')],
    ['closing brackets behind a document', `a: 1\n${flood(']')}`],
    ['dashes', flood('- ')],
    ['question marks', flood('? ')],
    ['commas', flood(',')],
    ['commas in a list', `[${flood(',')}`],
    ['colons', flood(': ')],
    ['tags', flood('!t ')],
    ['anchors', flood('&a ')],
    ['aliases', `a: &a 1\nb: [${flood('*a, ')}]`],
    ['anchors and aliases', numbered((index) => `k${index}: &a${index} 1\nl${index}: *a${index}\n`)],
    ['unknown aliases', flood('- *b\n')],
    ['directives', flood('%Y\n')],
    ['documents', flood('---\n')],
    ['line breaks', flood('\n')],
    ['one key', flood('a: 1\n')],
    ['quotes', flood('"')],
    ['backslashes in a quote', `{"a": "${flood('\\')}`],
    ['indentation', numbered((index) => `${' '.repeat(index)}a:\n`)],
    ['keys in keys', flood(`${'? '.repeat(190)}x\n`, 15_000)],
    ['keys in keys on one line', `${'{'.repeat(190)}a: b${'}: c'.repeat(190)}`],
    [
      'keys that are aliases',
      `a: &a {${numbered((index) => `k${index}: 1,`, 50_000)}}\nb: [${flood('{*a : 1},', 5_000)}]`,
    ],
    ['a long tag', `a: !${flood('x')}!y 1`],
    ['a long version', `%YAML ${flood('1')}\n---\na: 1`],
  ])('of nothing but %s is refused soon', async (_what, text) => {
    expect(await timed(() => refusal(() => readDefinition(text, 'm.yml', [])))).toMatch(
      /^InputError: Input definition[^\n]{1,500}$/,
    );
  });

  test.each([
    ['lists of maps', `[${flood('[a: b],', 2 * MIB - 2)}]`],
    ['maps in a list', `[${flood('{a},', 2 * MIB - 2)}]`],
    ['lists of maps in a block', flood('- [a: b]\n', 2 * MIB)],
    ['maps in a block', flood('- a: b\n', 2 * MIB)],
    ['words in a list', `[${flood('a,', 2 * MIB - 2)}]`],
    ['deep lists', flood(`- ${nested(199)}\n`, 2 * MIB)],
    ['line breaks and a key', `${flood('\n', 2 * MIB - 8)}a: 1`],
    ['comments', flood('- a #b\n', 2 * MIB)],
  ])('may not hold a million tokens, and that is told soon: %s', async (_what, text) => {
    expect(await timed(() => refusal(() => readDefinition(text, 'm.yml', [])))).toContain(
      'm.yml holds more than 650000 YAML tokens; write it as JSON.',
    );
  });

  test('of the shortest states is read soon, as YAML', async () => {
    const lines = numbered((index) => `  S${index}:\n    Type: Pass\n    Next: S${index + 1}\n`);
    const read = await timed(() => readDefinition(`StartAt: S0\nStates:\n${lines}`, 'm.yml', []));
    expect(Object.keys(read['States'] ?? {}).length).toBeGreaterThan(20_000);
  });

  test.each([
    ['YAML', (index: number) => `key${index}: 1\n`, ''],
    ['JSON', (index: number) => `"key${index}": 1,`, '{'],
  ])('of many keys is read soon: %s', async (_what, line, start) => {
    const text = `${start}${numbered(line)}${start === '' ? '' : '"last": 1}'}`;
    expect(Object.keys(await timed(() => readDefinition(text, 'm.yml', []))).length).toBeGreaterThan(60_000);
  });
});

describe('a definition of YAML 1.1', () => {
  test.each([
    ['an ordered map', `a: !!omap [${numbered((index) => `k${index}: 1,`)}]`],
    ['a set', `a: !!set {${numbered((index) => `k${index},`)}}`],
    [
      'one map merged again and again',
      `%YAML 1.1\n---\na: &a\n${numbered((index) => ` k${index}: 1\n`, MIB / 2)}${numbered((index) => `b${index}: {<<: *a}\n`, 8000)}`,
    ],
    [
      'maps merged into the next',
      `%YAML 1.1\n---\na0: &a0 {k: 1}\n${Array.from({ length: 900 }, (_item, index) => `a${index + 1}: &a${index + 1} {<<: *a${index}, k${index}: ${'1'.repeat(900)}}\n`).join('')}`,
    ],
    ['binary data', `a: !!binary "${flood('QUJD')}"`],
    ['timestamps', `%YAML 1.1\n---\n${flood('- 2001-12-14t21:59:43.10-05:00\n')}`],
    ['numbers of base 60', `%YAML 1.1\n---\n- 1${flood(':59')}`],
  ])('is read or refused soon: %s', async (_what, text) => {
    await timed(() => {
      try {
        return readDefinition(text, 'm.yml', []);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        return undefined;
      }
    });
  });
});
