import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { workspaceFiles } from '../../src/inputs/workspace.ts';

const base = mkdtempSync(join(realpathSync(tmpdir()), 'workspace-'));
const root = join(base, 'root');
const read = workspaceFiles(root);

beforeAll(() => {
  mkdirSync(join(root, 'folder'), { recursive: true });
  mkdirSync(join(base, 'root-beside'));
  writeFileSync(join(root, 'file.yml'), 'inside ✓');
  writeFileSync(join(root, '..two-dots.yml'), 'dots');
  writeFileSync(join(root, 'folder', 'inner.yml'), 'inner');
  writeFileSync(join(root, 'large.yml'), Buffer.alloc(2 * 1024 * 1024 + 1));
  writeFileSync(join(root, 'just-fits.yml'), Buffer.alloc(2 * 1024 * 1024, 'x'));
  writeFileSync(join(base, 'secret.yml'), 'outside');
  writeFileSync(join(base, 'root-beside', 'file.yml'), 'beside');
  symlinkSync(join(base, 'secret.yml'), join(root, 'link-out.yml'));
  symlinkSync(base, join(root, 'folder-out'));
  symlinkSync(join(root, 'file.yml'), join(root, 'link-in.yml'));
  symlinkSync(join(root, 'gone.yml'), join(root, 'link-to-nothing.yml'));
  symlinkSync(root, join(base, 'root-link'));
});

afterAll(() => {
  rmSync(base, { recursive: true });
});

describe('a file of the workspace', () => {
  test.each([
    ['file.yml', 'inside ✓'],
    ['./folder/../file.yml', 'inside ✓'],
    ['folder/inner.yml', 'inner'],
    ['..two-dots.yml', 'dots'],
    ['link-in.yml', 'inside ✓'],
    [join(root, 'file.yml'), 'inside ✓'],
  ])('is read by its path: %s', (path, text) => {
    expect(read('it', path)).toBe(text);
  });

  test('is read if the workspace itself is reached by a link', () => {
    expect(workspaceFiles(join(base, 'root-link'))('it', 'file.yml')).toBe('inside ✓');
  });

  test('may be as large as the limit', () => {
    expect(read('it', 'just-fits.yml')).toHaveLength(2 * 1024 * 1024);
  });
});

describe('a path that is no file of the workspace', () => {
  test.each([
    ['one above', '../secret.yml', /outside the workspace/],
    ['one above, by a way around', 'folder/../../secret.yml', /outside the workspace/],
    ['a folder beside, whose name starts the same', '../root-beside/file.yml', /outside the workspace/],
    ['an absolute one', '/etc/hosts', /outside the workspace/],
    ['the folder above', '..', /outside the workspace/],
    ['a link to a file outside', 'link-out.yml', /links to a place outside/],
    ['a link to a folder outside', 'folder-out/secret.yml', /links to a place outside/],
    ['a folder', 'folder', /is not a file/],
    ['the workspace', '.', /is not a file/],
    ['nothing', '', /is not a file/],
    ['a file that is not there', 'missing.yml', /no readable file "missing\.yml".*checked out/],
    ['a file under a file', 'file.yml/x', /no readable file/],
    ['a link to nothing', 'link-to-nothing.yml', /no readable file/],
    ['a name with a null character', 'a\0b', /no readable file/],
    ['a file that is too large', 'large.yml', /larger than 2097152 bytes/],
  ])('is refused, naming the input: %s', (_what, path, message) => {
    const attempt = () => read('retry-policy', path);
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/^Input retry-policy: /);
  });

  test('keeps the cause of the error', () => {
    let caught: unknown;
    try {
      read('it', 'missing.yml');
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ input: 'it', cause: { code: 'ENOENT' } });
  });
});
