import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as toolkit from '@actions/core';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import * as commands from '../../src/github/commands.ts';

/** Text with what workflow commands are made of. */
const text = fc.string({
  unit: fc.constantFrom('a', ' ', '%', ':', '::', ',', '=', '\n', '\r', '%0A', 'é', '😀', '"'),
});

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-commands-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
  process.exitCode = undefined;
});

/** All that is printed by a function. */
function printed(print: () => void): string {
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  try {
    print();
    return write.mock.calls.map(([chunk]) => String(chunk)).join('');
  } finally {
    write.mockRestore();
  }
}

describe('what is printed is what the toolkit of GitHub prints', () => {
  const cases: readonly (readonly [string, (message: string) => void, (message: string) => void])[] = [
    ['a line', commands.info, toolkit.info],
    ['a warning', commands.warning, toolkit.warning],
    ['what is for those who debug', commands.debug, toolkit.debug],
    ['the title of a group', commands.startGroup, toolkit.startGroup],
    ['the end of a group', commands.endGroup, toolkit.endGroup],
    ['why the step failed', commands.setFailed, toolkit.setFailed],
  ];
  test.each(cases)('for %s, whatever it says', (_what, ours, theirs) => {
    fc.assert(
      fc.property(text, (message) => {
        expect(printed(() => ours(message))).toBe(printed(() => theirs(message)));
      }),
    );
  });

  test('for a warning about a place in a file', () => {
    fc.assert(
      fc.property(text, text, text, (message, title, file) => {
        fc.pre(title !== '' && file !== '');
        expect(printed(() => commands.warning(message, { title, file, line: 3, col: 14 }))).toBe(
          printed(() => toolkit.warning(message, { title, file, startLine: 3, startColumn: 14 })),
        );
      }),
    );
  });
});

test('a step that failed goes on, and ends with exit code 1', () => {
  printed(() => commands.setFailed('It failed.'));
  expect(process.exitCode).toBe(1);
});

describe('an input', () => {
  const input = commands.inputsOf({ 'INPUT_STATE-MACHINE': ' uploads \n', INPUT_WAIT: '' });

  test.each([
    ['is read without the blanks around it', 'state-machine', 'uploads'],
    ['that is empty is empty', 'wait', ''],
    ['that the runner does not know is empty', 'no-such-input', ''],
  ])('%s', (_what, name, value) => {
    expect(input(name)).toBe(value);
  });
});

describe('what the runner keeps for the post step', () => {
  test('is added to its file so that the toolkit of GitHub would have written the same', () => {
    const [ours, theirs] = [join(directory, 'ours'), join(directory, 'theirs')];
    writeFileSync(ours, 'earlier\n');
    writeFileSync(theirs, 'earlier\n');
    commands.saveState(ours, 'ledger', 'one\ntwo');
    const { stdout } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        "import { saveState } from '@actions/core'; saveState('ledger', 'one\\ntwo');",
      ],
      { encoding: 'utf8', env: { GITHUB_STATE: theirs } },
    );
    expect(stdout).toBe('');
    const anyDelimiter = (path: string) =>
      readFileSync(path, 'utf8').replace(/ghadelimiter_[\da-f_-]+/g, 'END');
    expect(anyDelimiter(ours)).toBe(anyDelimiter(theirs));
    expect(anyDelimiter(ours)).toBe('earlier\nledger<<END\none\ntwo\nEND\n');
  });

  test('ends where its value ends, whatever that holds', () => {
    const file = join(directory, 'state');
    const lines = fc.array(fc.constantFrom('ghadelimiter_', 'ghadelimiter__', 'END', 'a<<b', '', '_'));
    fc.assert(
      fc.property(lines, (values) => {
        writeFileSync(file, '');
        commands.saveState(file, 'ledger', values.join('\n'));
        const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
        const delimiter = first.slice('ledger<<'.length);
        const end = rest.indexOf(delimiter);
        expect(rest.slice(0, end).join('\n')).toBe(values.join('\n'));
        expect(rest.slice(end + 1)).toEqual(['']);
      }),
    );
  });

  test.each([
    ['is not named', () => undefined],
    ['has no name', () => ''],
    ['is not there', () => join(directory, 'none')],
  ])('is refused where its file %s', (_what, file) => {
    expect(() => commands.saveState(file(), 'ledger', 'one')).toThrow(
      /^GITHUB_STATE names no file that is there: /,
    );
  });
});
