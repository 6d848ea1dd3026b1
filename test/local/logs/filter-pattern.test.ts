import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseFilterPattern } from '../../../local/logs/filter-pattern.ts';

describe('a filter pattern', () => {
  test.each([
    { pattern: '', message: 'anything', matches: true },
    { pattern: '   ', message: 'anything', matches: true },
    { pattern: 'ERROR', message: 'an ERROR here', matches: true },
    { pattern: 'ERROR', message: 'an error here', matches: false },
    { pattern: 'ERR', message: 'an ERROR here', matches: true },
    { pattern: 'ERROR disk', message: 'disk ERROR', matches: true },
    { pattern: 'ERROR disk', message: 'ERROR', matches: false },
    { pattern: '"disk full"', message: 'the disk full error', matches: true },
    { pattern: '"disk full"', message: 'full disk', matches: false },
    { pattern: '"say \\"hi\\""', message: 'they say "hi"', matches: true },
    { pattern: 'ERROR -disk', message: 'ERROR in net', matches: true },
    { pattern: 'ERROR -disk', message: 'ERROR on disk', matches: false },
    { pattern: '-"disk full"', message: 'disk full', matches: false },
    { pattern: '?ERROR ?WARN', message: 'a WARN', matches: true },
    { pattern: '?ERROR ?WARN', message: 'an INFO', matches: false },
    { pattern: '?"exit 1" ?WARN', message: 'exit 1', matches: true },
    { pattern: 'INFO ?ERROR', message: 'an INFO', matches: true },
  ])('"$pattern" matches "$message": $matches', ({ pattern, message, matches }) => {
    expect(parseFilterPattern(pattern)(message)).toBe(matches);
  });

  test.each([
    { pattern: '{ $.level = "ERROR" }', why: 'JSON and column filter patterns' },
    { pattern: '[ip, user]', why: 'JSON and column filter patterns' },
    { pattern: '%ERR.*%', why: 'regular expressions' },
    { pattern: 'exit-code', why: 'must stand in double quotes' },
    { pattern: 'a:b', why: 'must stand in double quotes' },
    { pattern: '"open', why: 'must stand in double quotes' },
  ])('$pattern is refused: $why', ({ pattern, why }) => {
    expect(() => parseFilterPattern(pattern)).toThrow(why);
  });

  test('in quotes finds exactly the messages that contain it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (phrase, message) => {
        const pattern = `"${phrase.replace(/[\\"]/g, '\\$&')}"`;
        expect(parseFilterPattern(pattern)(message)).toBe(message.includes(phrase));
        expect(parseFilterPattern(pattern)(`${message}${phrase}`)).toBe(true);
      }),
    );
  });
});
