import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { completeLock } from '../../scripts/complete-lock.ts';
import { lockFaults, readLock } from '../../scripts/lockfile.ts';
import { type Npm, runNpm } from '../../scripts/npm.ts';
import { type Published, startRegistry } from './registry.ts';

const elsewhere = { os: [process.platform === 'win32' ? 'linux' : 'win32'], cpu: ['x64'] };
const TOOL: Published = {
  name: 'tool',
  version: '1.2.0',
  license: 'MIT',
  optionalDependencies: { '@tool/elsewhere': '1.2.0' },
};
const ELSEWHERE: Published = {
  name: '@tool/elsewhere',
  version: '1.2.0',
  ...elsewhere,
  engines: { node: '>=18' },
};
const RUNTIME: readonly Published[] = ['23.9.0', '24.0.0', '24.1.0', '25.0.0'].map((version) => ({
  name: 'runtime-elsewhere',
  version,
  bin: { runtime: 'index.js' },
  ...elsewhere,
}));
const PUBLISHED = [TOOL, ELSEWHERE, ...RUNTIME];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-complete-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A project whose lockfile npm wrote, with both of its optional packages for another platform. */
async function lockedProject(registry: string): Promise<void> {
  writeJson('package.json', {
    name: 'project',
    version: '1.0.0',
    dependencies: { tool: '^1' },
    optionalDependencies: { 'runtime-elsewhere': '^24' },
  });
  point(registry);
  expect(await runNpm(root, 'install', '--package-lock-only')).toMatchObject({ succeeded: true });
}

/** Lets npm use a registry, and a cache that holds nothing of another. */
function point(registry: string): void {
  const cache = mkdtempSync(join(root, 'cache-'));
  const settings = [`registry=${registry}`, `cache=${cache}`, 'omit-lockfile-registry-resolved=true'];
  writeFileSync(join(root, '.npmrc'), [...settings, 'audit=false', 'fetch-retries=0', ''].join('\n'));
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(join(root, file), JSON.stringify(value, null, 2));
}

/** Changes an entry of the lockfile, or drops it. */
function edit(path: string, change: (entry: object) => object | undefined): void {
  const { packages, ...lock } = readLock(root);
  const entry = change(packages[path] ?? {});
  const { [path]: _, ...others } = packages;
  writeJson('package-lock.json', {
    ...lock,
    packages: entry === undefined ? others : { ...others, [path]: entry },
  });
}

const withoutHash = (entry: object) => ({ ...entry, integrity: undefined });
const lockText = () => readFileSync(join(root, 'package-lock.json'), 'utf8');

describe('npm run lock', () => {
  test.each<[string, (entry: object) => object | undefined]>([
    ['lacks', () => undefined],
    ['has without a hash', withoutHash],
    ['has with a SHA-1', (entry) => ({ ...entry, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' })],
  ])('restores what npm wrote of the packages that the lockfile %s', async (_, change) => {
    await using registry = await startRegistry(PUBLISHED);
    await lockedProject(registry.url);
    const written = lockText();
    const { packages } = readLock(root);
    expect(packages['node_modules/runtime-elsewhere']).toMatchObject({
      version: '24.1.0',
      bin: { runtime: 'index.js' },
      optional: true,
    });
    edit('node_modules/@tool/elsewhere', change);
    edit('node_modules/runtime-elsewhere', change);
    expect(lockFaults(readLock(root))).toHaveLength(2);

    expect(await completeLock(root)).toEqual([
      'node_modules/@tool/elsewhere 1.2.0',
      'node_modules/runtime-elsewhere 24.1.0',
    ]);
    expect(readLock(root).packages).toEqual(packages);
    expect(lockText()).toBe(written);
    expect(lockText()).not.toContain('127.0.0.1');
  });

  test('asks nobody where nothing is missing', async () => {
    await using registry = await startRegistry(PUBLISHED);
    await lockedProject(registry.url);
    const npm: Npm = () => Promise.reject(new Error('npm was started'));
    expect(await completeLock(root, npm)).toEqual([]);
  });

  test.each<[string, readonly Published[], string]>([
    ['does not have a package', [TOOL, ...RUNTIME], '@tool/elsewhere@1.2.0'],
    ['does not have its version', [TOOL, ELSEWHERE, ...RUNTIME.slice(0, 1)], 'runtime-elsewhere@24.1.0'],
  ])('names what a registry %s, and leaves the lockfile as it was', async (_, published, named) => {
    await using complete = await startRegistry(PUBLISHED);
    await lockedProject(complete.url);
    edit('node_modules/@tool/elsewhere', withoutHash);
    edit('node_modules/runtime-elsewhere', withoutHash);
    const before = lockText();
    await using registry = await startRegistry(published);
    point(registry.url);
    await expect(completeLock(root)).rejects.toThrow(`The registry does not have ${named}:`);
    expect(lockText()).toBe(before);
    expect(readdirSync(root)).not.toContain('package-lock.json.new');
  });

  // What `npm run --silent` tells the scripts that it runs, and so the npm that they run.
  test('names what a registry does not have when npm was told to be silent', async () => {
    await using complete = await startRegistry(PUBLISHED);
    await lockedProject(complete.url);
    edit('node_modules/@tool/elsewhere', withoutHash);
    await using registry = await startRegistry([TOOL, ...RUNTIME]);
    point(registry.url);
    writeFileSync(join(root, '.npmrc'), 'loglevel=silent\n', { flag: 'a' });
    await expect(completeLock(root)).rejects.toThrow('The registry does not have @tool/elsewhere@1.2.0:');
  });

  test('keeps the version of the lockfile where the registry has a newer one', async () => {
    await using registry = await startRegistry(PUBLISHED);
    await lockedProject(registry.url);
    edit('node_modules/runtime-elsewhere', (entry) => ({ ...withoutHash(entry), version: '24.0.0' }));
    expect(await completeLock(root)).toEqual(['node_modules/runtime-elsewhere 24.0.0']);
  });

  test('adds what the added packages depend on, marked as they are', async () => {
    const deep = { ...ELSEWHERE, dependencies: { deep: '^3' } };
    await using registry = await startRegistry([TOOL, deep, { name: 'deep', version: '3.1.0' }, ...RUNTIME]);
    await lockedProject(registry.url);
    const { packages } = readLock(root);
    edit('node_modules/@tool/elsewhere', () => undefined);
    edit('node_modules/deep', () => undefined);
    expect(await completeLock(root)).toEqual([
      'node_modules/@tool/elsewhere 1.2.0',
      'node_modules/deep 3.1.0',
    ]);
    expect(readLock(root).packages).toEqual(packages);
  });

  test.each<[string, Npm, string]>([
    [
      'npm fails though the registry has all',
      async (_, command) => ({
        succeeded: command === 'view',
        stdout: command === 'view' ? '"24.1.0"' : '',
        stderr: 'npm error code E500\nnpm error 500 Sorry\n',
      }),
      'npm could not ask the registry: 500 Sorry',
    ],
    [
      'the registry cannot be asked',
      async () => ({
        succeeded: false,
        stdout: '',
        stderr: 'npm error code ECONNREFUSED\nnpm error connect ECONNREFUSED\n',
      }),
      'npm could not ask the registry for runtime-elsewhere@^24: connect ECONNREFUSED',
    ],
    [
      'the registry has no strong hash',
      async (folder) => {
        const entry = { version: '24.1.0', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' };
        const lock = { packages: { 'node_modules/wanted-0': entry } };
        writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
        return { succeeded: true, stdout: '', stderr: '' };
      },
      'The registry has no sha512 hash of runtime-elsewhere@^24: use another registry or another version.',
    ],
  ])('says so if %s, and writes nothing', async (_, npm, sentence) => {
    writeJson('package.json', {});
    const packages = { '': { optionalDependencies: { 'runtime-elsewhere': '^24' } } };
    writeJson('package-lock.json', { packages });
    await expect(completeLock(root, npm)).rejects.toThrow(sentence);
    expect(readLock(root)).toEqual({ packages });
  });
});

describe('npm ci with a registry that tampers', () => {
  const ci = () => {
    const { os, cpu } = elsewhere;
    return runNpm(root, 'ci', '--ignore-scripts', '--loglevel=verbose', `--os=${os[0]}`, `--cpu=${cpu[0]}`);
  };
  const installed = (name: string) => join(root, 'node_modules', name, 'index.js');

  test('installs whatever it sends for a package of another platform without a hash', async () => {
    await using registry = await startRegistry(PUBLISHED);
    await lockedProject(registry.url);
    edit('node_modules/@tool/elsewhere', withoutHash);
    registry.tamper('@tool/elsewhere');
    point(registry.url);
    expect(await ci()).toMatchObject({ succeeded: true });
    expect(readFileSync(installed('@tool/elsewhere'), 'utf8')).toBe('// tampered\n');
  });

  test('does not install it once npm run lock has added the hash', async () => {
    await using registry = await startRegistry(PUBLISHED);
    await lockedProject(registry.url);
    edit('node_modules/@tool/elsewhere', withoutHash);
    await completeLock(root);
    registry.tamper('@tool/elsewhere');
    point(registry.url);
    // npm goes on without an optional package that it cannot install, for whatever reason.
    const { succeeded, stderr } = await ci();
    expect(succeeded).toBe(true);
    expect(stderr).toContain('failed optional dependency');
    expect(existsSync(installed('tool'))).toBe(true);
    expect(existsSync(installed('@tool/elsewhere'))).toBe(false);
  });

  test('fails if the package is required', async () => {
    await using registry = await startRegistry(PUBLISHED);
    await lockedProject(registry.url);
    registry.tamper('tool');
    point(registry.url);
    const { succeeded, stderr } = await ci();
    expect(succeeded).toBe(false);
    expect(stderr).toContain('code EINTEGRITY');
    expect(existsSync(installed('tool'))).toBe(false);
  });
});
