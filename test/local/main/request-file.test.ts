import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openRequestFile } from '../../../local/request-file.ts';

const RECORD = { action: 's3:ListBucket', caller: 'client', at: 0 } as const;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-requests-'));
  file = join(folder, 'requests.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

function append(path: string): void {
  const requests = openRequestFile(path);
  requests.append(RECORD);
  requests.close();
}

// Windows has no such modes.
const describeModes = process.platform === 'win32' ? describe.skip : describe;

describeModes('the file of requests', () => {
  test.each([0o022, 0o000])('is for its owner only if it is made under umask %o', (umask) => {
    const before = process.umask(umask);
    try {
      append(file);
    } finally {
      process.umask(before);
    }
    expect(modeOf(file)).toBe('600');
  });

  test.each([
    [0o644, '600'],
    [0o666, '600'],
    [0o660, '600'],
    [0o777, '700'],
    [0o600, '600'],
  ])('is for its owner only if it was there with mode %o', (mode, after) => {
    writeFileSync(file, 'an older line\n');
    chmodSync(file, mode);
    append(file);
    expect(modeOf(file)).toBe(after);
    expect(readFileSync(file, 'utf8')).toBe(`an older line\n${JSON.stringify(RECORD)}\n`);
  });

  test('is for its owner only before the first line is in it', () => {
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    const requests = openRequestFile(file);
    expect(modeOf(file)).toBe('600');
    requests.close();
  });

  test('may be a link to a file, which then is for its owner only', () => {
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    symlinkSync(file, join(folder, 'link'));
    append(join(folder, 'link'));
    expect(modeOf(file)).toBe('600');
  });

  test('keeps its mode if it is no file, as a pipe or a terminal', () => {
    const pipe = join(folder, 'pipe');
    expect(spawnSync('mkfifo', ['-m', '622', pipe]).status).toBe(0);
    // A pipe cannot be opened for writing until somebody reads.
    const reader = openSync(pipe, constants.O_RDWR);
    try {
      append(pipe);
      expect(modeOf(pipe)).toBe('622');
    } finally {
      closeSync(reader);
    }
  });
});

test('a folder cannot be the file of requests', () => {
  expect(() => openRequestFile(folder)).toThrow(`The requests cannot be written to ${folder}: `);
});
