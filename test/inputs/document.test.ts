import { describe, expect, test } from '@jest/globals';
import { readDefinition } from '../../src/inputs/definition-file.ts';
import { flood, MIB, nested, numbered, refusal, timed } from './floods.ts';
import { DEPLOY, settings } from './given.ts';

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
