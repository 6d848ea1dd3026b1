import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { readDefinition } from '../../src/inputs/definition-file.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { DEPLOY, settings } from './given.ts';

const MIB = 1024 * 1024;

/** On an idle machine it takes two seconds at most; what is quadratic takes minutes. */
const SOON_MS = 15_000;

/** A text of so many characters, of one piece again and again. */
const flood = (piece: string, length = MIB): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const numbered = (line: (index: number) => string, length = MIB): string => {
  const lines: string[] = [];
  for (let [index, size] = [0, 0]; size < length; index += 1) {
    const next = line(index);
    lines.push(next);
    size += next.length;
  }
  return lines.join('');
};

async function timed<T>(act: () => T | Promise<T>): Promise<T> {
  const before = cpuTimeMs();
  const result = await act();
  expect(cpuTimeMs() - before).toBeLessThan(SOON_MS);
  return result;
}

async function refusal(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return String(error);
  }
  throw new Error('It was not refused.');
}

/** Lists in lists. */
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

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
  ])('of nothing but %s is refused soon', async (_what, text) => {
    expect(await timed(() => refusal(() => readDefinition(text, 'm.yml', [])))).toMatch(
      /^InputError: Input definition[^\n]{1,500}$/,
    );
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

describe('a definition', () => {
  test.each([
    ['JSON', (levels: number) => `{"a": ${nested(levels)}}`],
    ['YAML', (levels: number) => `a: ${nested(levels)}`],
    ['YAML in blocks', (levels: number) => `a:\n ${'- '.repeat(levels)}1`],
  ])('may nest 200 levels, and no more, in %s', async (_what, text) => {
    expect(readDefinition(text(199), 'm.yml', [])).toHaveProperty('a');
    expect(await refusal(() => readDefinition(text(200), 'm.yml', []))).toContain(
      'm.yml nests deeper than 200 levels.',
    );
  });

  test('is as deep as what its aliases refer to', async () => {
    const layer = (index: number) =>
      `a${index + 1}: &a${index + 1} ${'['.repeat(90)}*a${index}${']'.repeat(90)}`;
    const text = ['a0: &a0 [x]', layer(0), layer(1), layer(2)].join('\n');
    expect(await refusal(() => readDefinition(text, 'm.yml', []))).toContain('nests deeper than 200 levels');
  });

  test('may have brackets without end in its strings', async () => {
    const text = `a: "${'['.repeat(500)}"\nb: '${'{'.repeat(500)}'\nc: |\n  ${'['.repeat(500)}\nd: x${'['.repeat(500)}\n`;
    expect(readDefinition(text, 'm.yml', [])).toMatchObject({
      a: '['.repeat(500),
      c: `${'['.repeat(500)}\n`,
    });
  });

  test.each([
    [
      'JSON',
      '{"a": {"b": 1},\n "c": {"b": 1,\n "\\u0062": 2}}',
      'holds the key "b" twice in one object, again on line 3',
    ],
    ['YAML', 'a: {b: 1}\nc:\n  b: 1\n  "b": 2\n', 'holds the key "b" twice in one object, again on line 4'],
  ])('has no key twice in an object of %s, and that is told with its line', async (_what, text, told) => {
    expect(await refusal(() => readDefinition(text, 'm.yml', []))).toContain(told);
  });

  test('is told the place of its first fault', async () => {
    expect(await refusal(() => readDefinition('a: 1\nb: [1,, 2]\n', 'm.yml', []))).toMatch(
      /m\.yml is neither JSON nor YAML: .* at line 2, column 7\.$/,
    );
  });

  test('of placeholders within placeholders is refused soon', async () => {
    const text = `a: "${flood('$' + '{')}"}`;
    expect(await timed(() => refusal(() => readDefinition(text, 'm.yml', [])))).toMatch(
      /which nothing fills/,
    );
  });

  test('is not made huge by its placeholders', async () => {
    const hole = '$' + '{A}';
    const lines = [`A=${flood('x', 100_000)}`];
    const told = await timed(() => refusal(() => readDefinition(`a: "${flood(hole)}"`, 'm.yml', lines)));
    expect(told).toContain('m.yml, with its placeholders filled, is longer than');
  });
});

describe('input', () => {
  const given = (input: string, files = {}) => refusal(() => settings({ inputs: { input }, files }));

  test('that nests too deep is told as such', async () => {
    const deep = `{"a": ${nested(100_000)}}`;
    expect(await given(deep)).toContain('Input input: it nests deeper than 200 levels.');
    expect(await given('@in.json', { 'in.json': deep })).toContain(
      'Input input: in.json nests deeper than 200 levels.',
    );
    const { request } = await settings({ inputs: { input: `{"a": ${nested(199)}}` } });
    expect(request.input).toHaveProperty('a');
  });

  test('that is too long is told as such, whatever it holds', async () => {
    expect(await timed(() => given(flood('[', MIB + 1)))).toContain(
      'Input input: it is longer than 1048576 characters',
    );
    expect(await timed(() => given(flood('[')))).toContain('Input input: it is not a JSON object.');
  });
});

describe('a policy file', () => {
  test.each([
    ['brackets', flood('[', 65_000)],
    ['dashes', flood('- ', 65_000)],
    ['commas', `[${flood(',', 65_000)}`],
    ['keys', numbered((index) => `k${index}: 1\n`, 65_000)],
    ['keys in a map', `rules:\n- name: a\n${numbered((index) => `  k${index}: 1\n`, 64_000)}`],
    ['more than it may hold', flood('[')],
  ])('of nothing but %s is refused soon', async (_what, text) => {
    const inputs = { ...DEPLOY, 'retry-policy': 'p.yml' };
    const told = await timed(() => refusal(() => settings({ inputs, files: { 'p.yml': text } })));
    expect(told).toContain('Input retry-policy: p.yml:');
  });
});
