import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LockedPackage, projectLockFaults, readLock } from '../../scripts/lockfile.ts';
import { runNpm } from '../../scripts/npm.ts';
import { type Published, startRegistry } from './registry.ts';

const A: Published = { name: 'a', version: '1.0.0', dependencies: { b: '1.0.0' } };
const B: Published = { name: 'b', version: '1.0.0' };
const C: Published = { name: 'c', version: '1.0.0' };
const BESIDE = 'node_modules/a/node_modules/c';
const NESTED = 'node_modules/a/node_modules/b';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-lockfile-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, value: unknown): void {
  writeFileSync(join(root, file), JSON.stringify(value));
}

/** Locks a project that depends on `a`, and lets npm use a cache that holds nothing of what it then installs. */
async function lock(registry: string, manifest: object = {}): Promise<void> {
  write('package.json', { name: 'project', version: '1.0.0', dependencies: { a: '1.0.0' }, ...manifest });
  const settings = [`registry=${registry}`, 'omit-lockfile-registry-resolved=true', 'fetch-retries=0'];
  writeFileSync(join(root, '.npmrc'), [...settings, 'audit=false', ''].join('\n'));
  expect(
    await runNpm(root, 'install', '--package-lock-only', `--cache=${join(root, 'first')}`),
  ).toMatchObject({ succeeded: true });
}

/** Changes entries of the lockfile, or drops them. */
function edit(changes: Readonly<Record<string, LockedPackage | undefined>>): void {
  const { packages, ...rest } = readLock(root);
  write('package-lock.json', { ...rest, packages: { ...packages, ...changes } });
}

const ci = () => runNpm(root, 'ci', '--ignore-scripts', `--cache=${join(root, 'second')}`);

/** What is installed of `b`, wherever it lies. */
const installed = () =>
  [NESTED, 'node_modules/b']
    .map((path) => join(root, path, 'index.js'))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));

const unhashed: LockedPackage = { version: '1.0.0', inBundle: true };

/** Lets the project say that `b` comes inside the tarball of `a`. */
function claimBundled(bundleDependencies: readonly string[]): void {
  edit({
    'node_modules/a': { ...readLock(root).packages['node_modules/a'], bundleDependencies },
    'node_modules/b': undefined,
    [NESTED]: unhashed,
  });
}

describe('npm ci with a registry that tampers', () => {
  test('fails where the lockfile has nothing wrong with it', async () => {
    await using registry = await startRegistry([A, B]);
    await lock(registry.url);
    registry.tamper('b');
    expect(projectLockFaults(root)).toEqual([]);
    const { succeeded, stderr } = await ci();
    expect(succeeded).toBe(false);
    expect(stderr).toContain('code EINTEGRITY');
    expect(installed()).toEqual([]);
  });

  test('installs what is inside a tarball that has a hash', async () => {
    await using registry = await startRegistry([{ ...A, bundleDependencies: ['b'] }, B]);
    await lock(registry.url);
    registry.tamper('b');
    expect(readLock(root).packages[NESTED]).toEqual(unhashed);
    expect(projectLockFaults(root)).toEqual([]);
    expect(await ci()).toMatchObject({ succeeded: true });
    expect(installed()).toEqual(['// bundled\n']);
  });

  test('installs what the packages in a tarball depend on and bring along', async () => {
    const b = { ...B, dependencies: { c: '1.0.0' } };
    await using registry = await startRegistry([{ ...A, bundleDependencies: ['b'] }, b, C]);
    await lock(registry.url);
    registry.tamper('c');
    expect(readLock(root).packages[BESIDE]).toEqual(unhashed);
    expect(projectLockFaults(root)).toEqual([]);
    expect(await ci()).toMatchObject({ succeeded: true });
    expect(readFileSync(join(root, BESIDE, 'index.js'), 'utf8')).toBe('// bundled\n');
  });

  test('gets them from the registry if they depend on the one that bundles them, which is at fault', async () => {
    const b = { ...B, dependencies: { a: '1.0.0', c: '1.0.0' } };
    await using registry = await startRegistry([{ ...A, bundleDependencies: ['b'] }, b, C]);
    await lock(registry.url);
    registry.tamper('c');
    expect(readLock(root).packages[BESIDE]).toMatchObject({ version: '1.0.0' });
    expect(projectLockFaults(root)).not.toEqual([]);
    expect(await ci()).toMatchObject({ succeeded: true });
    expect(readFileSync(join(root, BESIDE, 'index.js'), 'utf8')).toBe('// tampered\n');
  });

  test.each<[string, () => void]>([
    ['that the one above says to bundle another', () => claimBundled(['zzz'])],
    ['that the one above says to bundle nothing', () => claimBundled([])],
    [
      'that lies elsewhere under another path',
      () => edit({ 'node_modules/b': undefined, 'node_modules/a/../b': unhashed }),
    ],
    [
      'that another lockfile has without its hash',
      () => {
        const { packages, ...rest } = readLock(root);
        write('npm-shrinkwrap.json', {
          ...rest,
          packages: { ...packages, 'node_modules/b': { version: '1.0.0' } },
        });
      },
    ],
  ])('installs a package %s, which is at fault', async (_, change) => {
    await using registry = await startRegistry([A, B]);
    await lock(registry.url);
    registry.tamper('b');
    change();
    expect(projectLockFaults(root)).not.toEqual([]);
    expect(await ci()).toMatchObject({ succeeded: true });
    expect(installed()).toEqual(['// tampered\n']);
  });

  test('installs what the tarball of a bundled package holds from elsewhere, which is at fault', async () => {
    await using registry = await startRegistry([{ ...A, bundleDependencies: ['b'] }, B]);
    await lock(registry.url, { bundleDependencies: ['a'] });
    registry.tamper('b');
    expect(projectLockFaults(root)).not.toEqual([]);
    expect(await ci()).toMatchObject({ succeeded: true });
    expect(installed()).toEqual(['// tampered\n']);
  });

  test('installs a link to any folder, which is at fault', async () => {
    await using registry = await startRegistry([A, B]);
    await lock(registry.url);
    mkdirSync(join(root, 'elsewhere'));
    write('elsewhere/package.json', B);
    writeFileSync(join(root, 'elsewhere', 'index.js'), '// elsewhere\n');
    const { integrity } = readLock(root).packages['node_modules/b'] ?? {};
    edit({
      'node_modules/b': { resolved: 'elsewhere', link: true },
      elsewhere: { name: 'b', version: '1.0.0', integrity: integrity ?? '' },
    });
    expect(projectLockFaults(root)).toHaveLength(3);
    expect(await ci()).toMatchObject({ succeeded: true });
    expect(installed()).toEqual(['// elsewhere\n']);
  });
});
