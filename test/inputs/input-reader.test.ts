import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { inputReader } from '../../src/inputs/input-reader.ts';

const reader = (value: string) => inputReader((name) => (name === 'it' ? value : ''));

describe('an input', () => {
  test('that is empty is none', () => {
    expect(reader('').text('it')).toBeUndefined();
    expect(reader('').matching('it', /^a$/, 'an a')).toBeUndefined();
    expect(reader('').integer('it', { from: 1, to: 2, unit: 'things' })).toBeUndefined();
    expect(reader('').lines('it')).toEqual([]);
    expect(reader('').list('it', /^a$/, 'an a')).toEqual([]);
  });

  test('that is required and empty says why and what', () => {
    expect(() => reader('').required('it', /^a$/, 'an a', 'the step needs it')).toThrow(
      new InputError('it', 'the step needs it; give it an a.'),
    );
  });

  test('of a form is as it was given, or refused with the form', () => {
    expect(reader('a').matching('it', /^a$/, 'an a')).toBe('a');
    expect(() => reader('b').matching('it', /^a$/, 'an a')).toThrow('Input it: "b" is not an a.');
  });

  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('that is %s is a boolean', (text, value) => {
    expect(reader(text).boolean('it', false)).toBe(value);
  });

  test.each([true, false])('that is empty is the boolean %j by default', (byDefault) => {
    expect(reader('').boolean('it', byDefault)).toBe(byDefault);
  });

  test.each(['tRUE', 'yes', '1', 'truefalse', 'true\nfalse'])('that is %j is no boolean', (text) => {
    expect(() => reader(text).boolean('it', false)).toThrow(InputError);
  });

  test.each([
    ['1', 1],
    ['+7', 7],
    ['010', 10],
    ['60', 60],
  ])('that is %s is a whole number', (text, value) => {
    expect(reader(text).integer('it', { from: 1, to: 60, unit: 'seconds' })).toBe(value);
  });

  test('of lines keeps commas, and drops what is empty', () => {
    expect(reader('a, b\r\n\n  c  \n').lines('it')).toEqual(['a, b', 'c']);
  });

  test('of a list parts at commas and lines, and checks each item', () => {
    expect(reader('a,a\r\na , a,').list('it', /^a$/, 'an a')).toEqual(['a', 'a', 'a', 'a']);
    expect(() => reader('a,b').list('it', /^a$/, 'an a')).toThrow('Input it: "b" is not an a.');
  });

  test('of choices is one of them', () => {
    expect(reader('stop').choice('it', ['stop', 'leave'])).toBe('stop');
    expect(() => reader('').choice('it', ['stop', 'leave'])).toThrow(
      'Input it: "" must be one of stop, leave.',
    );
  });
});
