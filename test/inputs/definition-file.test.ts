import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { readDefinition } from '../../src/inputs/definition-file.ts';

/** A placeholder of a definition file. */
const hole = (name: string) => `$\{${name}}`;

describe('a definition file', () => {
  test('may be JSON or YAML', () => {
    const expected = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
    expect(readDefinition(JSON.stringify(expected), 'm.asl.json', [])).toEqual(expected);
    expect(readDefinition('StartAt: A\nStates:\n  A: { Type: Succeed }\n', 'm.asl.yaml', [])).toEqual(
      expected,
    );
  });

  test('has its placeholders filled, each as often as it stands there', () => {
    const source = `{"a": "${hole('Name')}-${hole('Name')}", "b": ${hole('Count')}, "${hole('Name')}": "arn:${hole('Part_2')}"}`;
    expect(readDefinition(source, 'm.json', ['Name=x', 'Count=3', 'Part_2=a=b'])).toEqual({
      a: 'x-x',
      b: 3,
      x: 'arn:a=b',
    });
  });

  test('takes a value as it is, whatever it looks like', () => {
    const value = `"$& \\ ${hole('Name')} {% 1 %}`;
    expect(readDefinition(`{"a": "${hole('Name')}"}`, 'm.json', [`Name=${value}`])).toEqual({ a: value });
  });

  test('takes an empty value', () => {
    expect(readDefinition(`{"a": "${hole('Name')}"}`, 'm.json', ['Name='])).toEqual({ a: '' });
  });

  test('keeps dollars that are no placeholders', () => {
    const source = '{"a": "$.x", "b": "$$.y", "c": "{% $states.input %}", "d": "$"}';
    expect(readDefinition(source, 'm.json', [])).toEqual(JSON.parse(source));
  });

  test.each<[string, string, string, readonly string[], string, RegExp]>([
    [
      'a placeholder that nothing fills',
      `{"a": "${hole('Name')}"}`,
      'm.json',
      [],
      'definition-substitutions',
      /m\.json holds \$\{Name\}, which nothing fills; add a line Name=value/,
    ],
    [
      'a placeholder without a name',
      `{"a": "${hole('')}"}`,
      'm.json',
      [],
      'definition-substitutions',
      /\$\{\}/,
    ],
    [
      'a value that nothing asks for',
      '{}',
      'm.json',
      ['A=1', 'B=2'],
      'definition-substitutions',
      /m\.json does not hold \$\{A\}, \$\{B\}/,
    ],
    ['a line that is none', '{}', 'm.json', ['Name'], 'definition-substitutions', /form Name=value/],
    [
      'a name that is none',
      '{}',
      'm.json',
      ['my-name=x'],
      'definition-substitutions',
      /letters, digits and _/,
    ],
    [
      'a name given twice',
      `{"a": "${hole('A')}"}`,
      'm.json',
      ['A=1', 'A=2'],
      'definition-substitutions',
      /A.*twice/,
    ],
    ['text', 'nothing', 'm.yml', [], 'definition', /m\.yml does not hold an object with StartAt and States/],
    ['a list', '[1]', 'm.json', [], 'definition', /does not hold an object/],
    ['nothing', '', 'm.json', [], 'definition', /does not hold an object/],
    ['broken JSON', '{"a": ', 'm.json', [], 'definition', /m\.json is neither JSON nor YAML: ./],
    ['broken YAML', 'a: [', 'm.yml', [], 'definition', /m\.yml is neither JSON nor YAML: ./],
    ['a key twice', '{"a": 1, "a": 2}', 'm.json', [], 'definition', /unique/],
    ['two documents', 'a: 1\n---\nb: 2', 'm.yml', [], 'definition', /document/],
  ])('with %s is refused', (_what, source, path, substitutions, input, message) => {
    const read = () => readDefinition(source, path, substitutions);
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
    expect(read).toThrow(new RegExp(`^Input ${input}: [^\\n]*$`));
  });

  test('does not spill a value into an error', () => {
    expect(() => readDefinition(`{"a": "${hole('A')}"}`, 'm.json', ['A=1', 'secret hunter2'])).toThrow(
      /^((?!hunter2).)*$/,
    );
  });

  test('is not made huge by references to itself', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'].map((pair) => pair.split(''))) {
      bomb.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]`);
    }
    expect(() => readDefinition(bomb.join('\n'), 'm.yml', [])).toThrow(InputError);
  });
});
