import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { FileError, InputError } from '../../src/errors.ts';
import { fail, policyPlace } from '../../src/github/runner.ts';

const WORKSPACE = '/home/runner/work/uploads/uploads';
const before = process.env['GITHUB_WORKSPACE'];
beforeEach(() => {
  process.env['GITHUB_WORKSPACE'] = WORKSPACE;
});
afterEach(() => {
  if (before === undefined) {
    delete process.env['GITHUB_WORKSPACE'];
  } else {
    process.env['GITHUB_WORKSPACE'] = before;
  }
  process.exitCode = undefined;
});

/** The lines that a failure prints. */
function printed(error: unknown): readonly string[] {
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  try {
    fail(error);
    return write.mock.calls
      .map(([chunk]) => String(chunk))
      .join('')
      .trimEnd()
      .split('\n');
  } finally {
    write.mockRestore();
  }
}

const place = (line: number) => ({ line, column: 5, message: `rules[${line}]: is wrong` });

describe('the place of an annotation about a policy', () => {
  test.each([['policy.yml'], ['./policy.yml'], ['ci/../policy.yml'], [join(WORKSPACE, 'policy.yml')]])(
    'is the path from the workspace, also of %s',
    (file) => {
      expect(policyPlace(file, place(3))).toEqual({
        title: 'Retry policy',
        file: 'policy.yml',
        line: 3,
        col: 5,
      });
    },
  );

  test('keeps the folders', () => {
    expect(policyPlace('.github/policies/nightly.yml', place(1)).file).toBe('.github/policies/nightly.yml');
  });
});

describe('what ends the step', () => {
  test('is an error without a place, where an input is wrong', () => {
    expect(printed(new InputError('logs', 'it is wrong.'))).toEqual(['::error::Input logs: it is wrong.']);
    expect(process.exitCode).toBe(1);
  });

  test('has an error at each place of a file before it', () => {
    const error = new FileError('retry-policy', 'p.yml:2:5 … .', {
      file: './p.yml',
      places: [2, 7].map(place),
    });
    expect(printed(error)).toEqual([
      '::error title=Retry policy,file=p.yml,line=2,col=5::rules[2]: is wrong',
      '::error title=Retry policy,file=p.yml,line=7,col=5::rules[7]: is wrong',
      '::error::Input retry-policy: p.yml:2:5 … .',
    ]);
  });

  test('prints no more errors than GitHub shows, and all of them last', () => {
    const places = Array.from({ length: 50 }, (_, index) => place(index + 1));
    const lines = printed(new FileError('retry-policy', 'p.yml has faults.', { file: 'p.yml', places }));
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('::error::Input retry-policy: p.yml has faults.');
  });
});
