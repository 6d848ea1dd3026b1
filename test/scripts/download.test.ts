import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

/** What GitHub packs of the commit for a job that uses the action. */
const archive = execFileSync('git', ['archive', '--format=tar', 'HEAD'], {
  cwd: root,
  maxBuffer: 64 * 1024 * 1024,
});

test('a job downloads what it runs, and what people should read before, but no more', () => {
  const files = execFileSync('tar', ['--list'], { input: archive, encoding: 'utf8' }).trim().split('\n');
  expect(files.filter((file) => !file.startsWith('dist/'))).toEqual([
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'action.yml',
    'package.json',
  ]);
  expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/post.js', 'dist/licenses.txt']));
});

test('a job downloads less than 0.8 MB', () => {
  expect(gzipSync(archive).length).toBeLessThan(800_000);
});
