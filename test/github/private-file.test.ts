import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendPrivately, writePrivately } from '../../src/github/private-file.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-private-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

/** Windows keeps no such modes. */
const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('a private file', () => {
  test.each([
    ['written', writePrivately, 'new'],
    ['added to', appendPrivately, 'oldnew'],
  ])('that is %s is its owner’s alone, also where it was open to all before', (name, put, text) => {
    const fresh = join(directory, `fresh ${name}`);
    put(fresh, 'new');
    expect([modeOf(fresh), readFileSync(fresh, 'utf8')]).toEqual([0o600, 'new']);

    const open = join(directory, `open ${name}`);
    writeFileSync(open, 'old');
    chmodSync(open, 0o666);
    put(open, 'new');
    expect([modeOf(open), readFileSync(open, 'utf8')]).toEqual([0o600, text]);
  });

  test.each([
    ['written', writePrivately],
    ['added to', appendPrivately],
  ])('that is %s is not put where a link leads', (name, put) => {
    const target = join(directory, `target ${name}`);
    const link = join(directory, `link ${name}`);
    writeFileSync(target, 'as it was');
    symlinkSync(target, link);
    expect(() => put(link, 'new')).toThrow(/ELOOP/);
    expect(readFileSync(target, 'utf8')).toBe('as it was');
  });
});
