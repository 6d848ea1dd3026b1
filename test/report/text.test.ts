import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { githubMarkdown } from '../../scripts/summary-page.ts';
import { duration } from '../../src/duration.ts';
import { bytes, count, html, markdown, oneLine } from '../../src/report/text.ts';
import { codePoint } from '../code-points.ts';
import { BLOCK_STARTERS, HOSTILE } from './reports.ts';

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(...BLOCK_STARTERS),
  fc.string({ unit: codePoint, maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(
      ...'ab \\|`*_[]<>&~$@:/\n\r\t\u2028\u001b\u061c\u200e\u200f\u202e\u2069🚀',
      'http://',
      'www.',
      '&lt;',
      '##[',
    ),
    maxLength: 60,
  }),
);

/** Text that would like to begin a block, and holds something. */
const blockText = fc
  .tuple(
    fc.constantFrom(...BLOCK_STARTERS, '1', '#', '9)', '+', '-', '='),
    fc.oneof(fc.constantFrom('', ' ', ' x', 'x'), hostile),
  )
  .map(([start, rest]) => `${start}${rest}`)
  .filter((text) => oneLine(text) !== '');

/** What a line break is to GitHub, a terminal, or the runner; and what else does more than stand there. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('one line', () => {
  test.each([
    ['a\nb', 'a b'],
    ['a\r\n\tb', 'a b'],
    ['  a  ', 'a'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['', ''],
    ['plain é 🚀 text', 'plain é 🚀 text'],
    ['a\u200eb\u200fc\u061cd\u202ee\u2066f', 'a b c d e f'],
    ['a ##[error]b', 'a ## [error]b'],
    ['###[group]', '### [group]'],
    ['##\u0000[error]', '## [error]'],
    ['##[##[error]', '## [## [error]'],
    ['## [x] #[y]', '## [x] #[y]'],
  ])('of %j is %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  test('has no line breaks, escapes or marks of direction, and is no longer than it may', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 50 }), (text, length) => {
        const line = oneLine(text, length);
        expect(line).not.toMatch(UNSEEN);
        expect(line).not.toContain('##[');
        expect(line.length).toBeLessThanOrEqual(length);
      }),
    );
  });

  test('that was cut says so, and is not cut through a character', () => {
    expect(oneLine('abcdef', 4)).toBe('abc…');
    expect(oneLine('abc def', 5)).toBe('abc…');
    expect(oneLine('abcd', 4)).toBe('abcd');
    expect(oneLine('ab🚀🚀', 4)).toBe('ab…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
        expect(oneLine(text, length).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('text in Markdown', () => {
  test('has no line break, HTML or sign of structure that is not escaped', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = markdown(text).replaceAll('<!-- -->', '');
        expect(escaped).not.toMatch(UNSEEN);
        expect(escaped).not.toMatch(/[<>$]/);
        // With what is escaped taken away, none of the signs is left.
        expect(escaped.replace(/\\[\\`*_[\]|~#+=.)-]/g, '')).not.toMatch(/[\\`*_[\]|~]/);
        expect(escaped.replace(/&(amp|lt|gt|#\d+);/g, '')).not.toMatch(/&/);
        // GitHub links addresses wherever they stand, also behind an underscore or a digit.
        expect(escaped).not.toMatch(/(https?|ftp):\/\/|www\./i);
      }),
    );
  });

  test('reads as the text it is', () => {
    const read = (escaped: string) =>
      escaped
        .replaceAll('<!-- -->', '')
        .replace(/\\([\\`*_[\]|~#+=.)-])/g, '$1')
        .replace(/&#(\d+);/g, (_match, code: string) => String.fromCharCode(Number(code)))
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(read(markdown(text))).toBe(oneLine(text));
      }),
    );
  });

  test.each([
    ['a mention', '@octocat @acme/team', '@<!-- -->octocat @<!-- -->acme/team'],
    ['an address', 'a.b@example.com', 'a.b@<!-- -->example.com'],
    [
      'a reference',
      '#1, org/repo#23, GH-4, gh-5',
      '#<!-- -->1, org/repo#<!-- -->23, GH-<!-- -->4, gh-<!-- -->5',
    ],
    ['an emoji', ':smile::+1: :a_b:', ':<!-- -->smile::<!-- -->+1: :<!-- -->a\\_b:'],
  ])('is not %s: GitHub looks for it in the text that it has rendered', (_what, text, escaped) => {
    expect(markdown(text)).toBe(escaped);
  });

  test('is left as it is where nothing would come of it', () => {
    const text = 'a # 1, C#, 12:30, key: value, GH-x, 1. - + = x';
    expect(markdown(text)).toBe(text);
    expect(markdown('1.5 MB')).toBe('1.5 MB');
    expect(markdown('#tag')).toBe('#tag');
  });

  test('begins no block where it begins a line, nor makes a heading of the line before', () => {
    const renderer = githubMarkdown();
    const blocks = (source: string) => renderer.parse(source, {}).map(({ type }) => type);
    fc.assert(
      fc.property(blockText, (text) => {
        const paragraph = ['paragraph_open', 'inline', 'paragraph_close'];
        expect(blocks(markdown(text))).toEqual(paragraph);
        expect(blocks(`${markdown(text)}, and more`)).toEqual(paragraph);
        expect(blocks(`before\n${markdown(text)}`)).toEqual(paragraph);
        expect(blocks(`> ${markdown(text)}`)).toEqual(['blockquote_open', ...paragraph, 'blockquote_close']);
      }),
    );
  });

  test('is cut before it is escaped, so that no escape is cut', () => {
    expect(markdown('<<<<<<', 3)).toBe('&lt;&lt;…');
    expect(markdown('||||||', 3)).toBe('\\|\\|…');
  });
});

describe('text in HTML', () => {
  test('is no HTML, and holds no address, mention or reference that GitHub would link', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = html(text);
        expect(escaped.replaceAll('<!-- -->', '')).not.toMatch(/[<>]/);
        expect(escaped).not.toMatch(/(https?|ftp):|www\.|@(?!<!-- -->)|#\d/i);
      }),
    );
  });

  test('reads as the text it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = html(text)
          .replaceAll('<!-- -->', '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
        expect(read).toBe(oneLine(text));
      }),
    );
  });
});

describe('a duration', () => {
  test.each([
    [-5, '0ms'],
    [0, '0ms'],
    [0.4, '0ms'],
    [950, '950ms'],
    [999, '999ms'],
    [999.6, '1s'],
    [1000, '1s'],
    [1499, '1s'],
    [42_000, '42s'],
    [59_499, '59s'],
    [59_500, '1m 0s'],
    [252_000, '4m 12s'],
    [3_599_500, '1h 0m'],
    [7_500_000, '2h 5m'],
    [360_000_000, '100h 0m'],
  ])('of %d ms is %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});

describe('a size', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [12_345, '12.3 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [4_500_000, '4.5 MB'],
    [5_000_000_000_000, '5.0 TB'],
    [5_000_000_000_000_000, '5000.0 TB'],
  ])('of %d bytes is %s', (size, text) => {
    expect(bytes(size)).toBe(text);
  });
});

describe('a count', () => {
  test.each([
    [0, '0 attempts'],
    [1, '1 attempt'],
    [2, '2 attempts'],
  ])('of %d is %s', (number, text) => {
    expect(count(number, 'attempt')).toBe(text);
  });

  test('takes a plural of its own', () => {
    expect(count(2, 'retry', 'retries')).toBe('2 retries');
  });
});
