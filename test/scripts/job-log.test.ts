import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasColours, JobLogView } from '../../scripts/job-log.ts';

function shown(log: string, { colours = false, pieces = [log] } = {}): string {
  const view = new JobLogView({ colours });
  return `${pieces.map((piece) => view.add(piece)).join('')}${view.end()}`;
}

const OWN_COLOURS = [0, 1, 31, 33].map((code) => `\u001b[${code}m`);

describe('the log of a step in a terminal', () => {
  test('has the lines of a group below its title, and no commands', () => {
    const log = [
      'before',
      '::group::attempt 1: 100%25',
      '::stop-commands::token',
      ' | read 50 orders',
      '::token::',
      '::endgroup::',
      'after',
      '',
    ];
    expect(shown(log.join('\n'))).toBe(
      ['before', '▸ attempt 1: 100%', '   | read 50 orders', 'after', ''].join('\n'),
    );
  });

  test.each([
    ['::error title=x%3A FAILED::It failed.', 'Error: It failed.', '\u001b[31mError:\u001b[0m It failed.'],
    ['::error::It failed.', 'Error: It failed.', '\u001b[31mError:\u001b[0m It failed.'],
    ['::warning file=a.yml,line=3::Look.', 'Warning: Look.', '\u001b[33mWarning:\u001b[0m Look.'],
    ['::notice::Look.', 'Notice: Look.', '\u001b[36mNotice:\u001b[0m Look.'],
    ['::group::Title', '▸ Title', '\u001b[1m▸ Title\u001b[0m'],
  ])('shows %j as %j, with colours as %j', (line, plain, coloured) => {
    expect(shown(`${line}\n`)).toBe(`${plain}\n`);
    expect(shown(`${line}\n`, { colours: true })).toBe(`${coloured}\n`);
  });

  test.each([
    '::debug::x',
    '::add-mask::secret',
    '::save-state name=x::y',
    '::endgroup::',
    '  ::set-output name=x::y',
  ])('does not show %j', (line) => {
    expect(shown(`${line}\n`)).toBe('');
  });

  test('shows each line of a message, escaped percent signs last', () => {
    expect(shown('::error::one%0Atwo%0D%0A%250A')).toBe('Error: one\n  two\n  %0A\n');
  });

  test('takes nothing for a command until the token comes', () => {
    const log = '::stop-commands::t1\n::error::owned\n::t2::\n::stop-commands::t2\n::t1::\n::error::real\n';
    expect(shown(log)).toBe('::error::owned\n::t2::\n::stop-commands::t2\nError: real\n');
  });

  test('has no escape of others in it, whatever the colours', () => {
    const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e';
    for (const line of [
      ` | ${hostile}x`,
      `::error::${hostile}x`,
      `::group::${hostile}x`,
      `::warning::a%0A${hostile}x`,
    ]) {
      const text = shown(`${line}\r\n`, { colours: true });
      expect(OWN_COLOURS.reduce((rest, colour) => rest.replaceAll(colour, ''), text)).toMatch(
        /^[^\p{Cc}\p{Bidi_Control}]*x\n$|^Warning: a\n[^\p{Cc}\p{Bidi_Control}]*x\n$/u,
      );
    }
  });

  test('is the same in whatever pieces it comes', () => {
    const log = '::group::A\n::stop-commands::t\n | x\n::t::\n::endgroup::\n::error::b%0Ac\nlast';
    fc.assert(
      fc.property(fc.nat(log.length), fc.nat(log.length), (one, other) => {
        const [from = 0, to = 0] = [one, other].sort((a, b) => a - b);
        const pieces = [log.slice(0, from), log.slice(from, to), log.slice(to)];
        expect(shown(log, { pieces })).toBe('▸ A\n   | x\nError: b\n  c\nlast\n');
      }),
    );
  });
});

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{}, {}, false],
])('colours of %j with %j: %j', (stream, env, expected) => {
  expect(hasColours(stream, env)).toBe(expected);
});
