import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const root = join(import.meta.dirname, '..', '..');

const MEGABYTE = 1_000_000;

/** What a job downloads, and what of it runs. */
export function sizeFigures(): readonly Figure[] {
  const dist = join(root, 'dist');
  const bytes = readdirSync(dist)
    .filter((file) => file.endsWith('.js'))
    .map((file) => statSync(join(dist, file)).size);
  // Of what is committed, as GitHub packs it.
  const archive = execFileSync('git', ['archive', '--format=tar', 'HEAD'], {
    cwd: root,
    maxBuffer: 64 * MEGABYTE,
  });
  return [
    {
      name: 'JavaScript in dist/',
      value: bytes.reduce((sum, size) => sum + size, 0) / MEGABYTE,
      unit: 'MB',
      atMost: 2.3,
      method: 'files',
    },
    {
      name: 'What a job downloads, compressed',
      value: gzipSync(archive).length / MEGABYTE,
      unit: 'MB',
      atMost: 0.8,
      method: 'files',
    },
  ];
}
