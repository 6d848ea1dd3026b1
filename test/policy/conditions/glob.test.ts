import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchesGlob } from '../../../src/policy/conditions/glob.ts';
import { codePoint } from '../../code-points.ts';

describe('a glob', () => {
  test.each([
    ['no star, the same text', 'abc', 'abc', true],
    ['no star, more text after it', 'abc', 'abcd', false],
    ['no star, more text before it', 'abc', 'xabc', false],
    ['any case', 'OutOfMemory*', 'outofmemoryerror', true],
    ['small letters, of capital ones', 'outofmemory*', 'OUTOFMEMORYERROR', true],
    ['any other letter in its own case', 'É*', 'é', false],
    ['a letter that engines take for a k', 'k', '\u212a', false],
    ['a letter that engines take for an s', 'S', '\u017f', false],
    ['a letter whose small form is two', '*\u0130', 'i\u0307', false],
    ['a final line break of its own', 'abc\n', 'abc', false],
    ['three parts in order', 'a*b*c', 'a-b-c', true],
    ['three parts, of which the last comes before the end only', 'a*b*c', 'abcb', false],
    ['the same part twice, found once', 'a*b*b', 'ab', false],
    ['parts that need room of their own', '*aa*aa*', 'aaa', false],
    ['an end that overlaps the start', 'ab*b', 'ab', false],
    ['an open end', 'Your Spot Task was interrupted*', 'Your Spot Task was interrupted.', true],
    ['an open end that has to start so', 'Spot*', 'Your Spot Task', false],
    ['both ends open', '*toomanyrequests*', 'CannotPullContainerError: toomanyrequests: You have', true],
    ['a star inside', 'Cannot*Error: *', 'CannotPullContainerError: x', true],
    ['a star inside that stands for nothing', 'a*b', 'ab', true],
    ['parts in the wrong order', 'a*b', 'ba', false],
    ['overlapping parts', 'aba*aba', 'ababa', false],
    ['an open start', '*timeout', 'i/o timeout', true],
    ['an open start that has to end so', '*timeout', 'timeout!', false],
    ['a star alone on text', '*', 'anything', true],
    ['a star alone on nothing', '*', '', true],
    ['stars in a row', 'a***b', 'a--b', true],
    ['line breaks under a star', 'a*b', 'a\r\n\n\u2028b', true],
    ['line breaks after the end', 'abc', 'abc\n', false],
    ['line breaks of its own', 'a\nb', 'a\nb', true],
    ['a second line that would match', 'abc', 'x\nabc', false],
    ['signs of regular expressions as themselves', 'a.c', 'abc', false],
    ['brackets as themselves', '[a-z]+(x|y)?{2}^$', '[a-z]+(x|y)?{2}^$', true],
    ['a question mark as itself', 'a?c', 'abc', false],
    ['slashes', 'i/o timeout', 'i/o timeout', true],
    ['backslashes', String.raw`c:\d`, String.raw`c:\d`, true],
    ['a backslash that escapes nothing', String.raw`\d`, '7', false],
    ['an empty glob on nothing', '', '', true],
    ['an empty glob on text', '', 'a', false],
  ])('with %s', (_what, glob, text, expected) => {
    expect(matchesGlob(glob, text)).toBe(expected);
  });

  const text = fc.string({ unit: codePoint, maxLength: 30 });
  const literal = text.map((value) => value.replaceAll('*', ''));

  test('without a star matches just itself', () => {
    fc.assert(
      fc.property(literal, literal, (glob, other) => {
        expect(matchesGlob(glob, glob)).toBe(true);
        expect(matchesGlob(glob, `${glob}${other}x`)).toBe(false);
      }),
    );
  });

  test('matches whatever stands where its stars are', () => {
    fc.assert(
      fc.property(fc.array(literal, { minLength: 1, maxLength: 4 }), text, (parts, between) => {
        expect(matchesGlob(parts.join('*'), parts.join(between))).toBe(true);
      }),
    );
  });
});
