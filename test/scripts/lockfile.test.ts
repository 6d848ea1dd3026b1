import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LockedPackage, type Lockfile, lockFaults, projectLockFaults } from '../../scripts/lockfile.ts';

const root = join(import.meta.dirname, '..', '..');
const project: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const SHA512 = `sha512-${'A'.repeat(86)}==`;
/** An entry with which nothing is wrong. */
const locked = (fields: LockedPackage = {}): LockedPackage => ({
  version: '1.0.0',
  integrity: SHA512,
  ...fields,
});
const bundled = (fields: LockedPackage = {}): LockedPackage => ({
  version: '1.0.0',
  inBundle: true,
  ...fields,
});
const unverifiable = (path: string) => `${path} has no sha512 hash that npm could verify: run npm run lock.`;

describe("this project's lockfile", () => {
  test('has nothing wrong with it', () => {
    expect(projectLockFaults(root)).toEqual([]);
  });

  test('is told apart from one in which any single package has lost its hash', () => {
    const hashed = Object.keys(project.packages).filter(
      (path) => project.packages[path]?.integrity !== undefined,
    );
    expect(hashed.length).toBeGreaterThan(600);
    fc.assert(
      fc.property(fc.constantFrom(...hashed), (path) => {
        const { integrity: _, ...rest } = project.packages[path] ?? {};
        const lock = { packages: { ...project.packages, [path]: rest } };
        expect(lockFaults(lock)).toEqual([unverifiable(path)]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the hash of a package', () => {
  test.each([
    ['no hash', undefined],
    ['an empty hash', ''],
    ['a SHA-1', 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk='],
    ['a SHA-384', `sha384-${'A'.repeat(64)}`],
    ['a SHA-512 that is cut short, which npm ignores', 'sha512-AAAA'],
    ['a weaker hash beside the SHA-512', `sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk= ${SHA512}`],
    ['a second SHA-512, either of which npm would take', `${SHA512} sha512-${'B'.repeat(86)}==`],
  ])('is at fault if it is %s', (_, integrity) => {
    const entry = integrity === undefined ? {} : { integrity };
    const lock: Lockfile = { packages: { '': {}, 'node_modules/left': { version: '1.0.0', ...entry } } };
    expect(lockFaults(lock)).toEqual([unverifiable('node_modules/left')]);
  });

  test('is not asked of the project itself, or of what comes in the tarball of another', () => {
    const packages: Lockfile['packages'] = {
      '': { version: '1.0.0' },
      'node_modules/a': locked({ bundleDependencies: ['@b/b'] }),
      'node_modules/a/node_modules/@b/b': bundled(),
      'node_modules/a/node_modules/@b/b/node_modules/c': bundled(),
    };
    expect(lockFaults({ packages })).toEqual([]);
  });

  test('is not asked of what the packages in a tarball depend on, as far as that is in it as well', () => {
    const packages: Lockfile['packages'] = {
      'node_modules/a': locked({ bundleDependencies: ['b'] }),
      'node_modules/a/node_modules/b': bundled({ dependencies: { c: '^1' } }),
      'node_modules/a/node_modules/b/node_modules/inner': bundled({ dependencies: { e: '^1' } }),
      'node_modules/a/node_modules/c': bundled({ optionalDependencies: { d: '^1', b: '^1' } }),
      'node_modules/a/node_modules/d': bundled({ dependencies: { outside: '^1' } }),
      'node_modules/a/node_modules/e': bundled(),
      'node_modules/outside': bundled(),
    };
    expect(lockFaults({ packages })).toEqual([unverifiable('node_modules/outside')]);
  });

  test.each<[string, string, LockedPackage]>([
    ['nothing above it bundles anything', 'node_modules/a/node_modules/b', {}],
    ['the one above bundles nothing', 'node_modules/a/node_modules/b', { bundleDependencies: false }],
    ['the one above has an empty list', 'node_modules/a/node_modules/b', { bundleDependencies: [] }],
    ['the one above bundles another', 'node_modules/a/node_modules/b', { bundleDependencies: ['zzz'] }],
    [
      'the one above depends on it without bundling it',
      'node_modules/a/node_modules/b',
      { bundleDependencies: ['zzz'], dependencies: { b: '^1' } },
    ],
    [
      'the one above lists a path to it',
      'node_modules/a/node_modules/x/node_modules/b',
      { bundleDependencies: ['x/node_modules/b'] },
    ],
    ['it lies beside the one that bundles', 'node_modules/b', { bundleDependencies: ['b'] }],
  ])('is asked of a package that says it is bundled where %s', (_, path, bundler) => {
    const packages = { 'node_modules/a': locked(bundler), [path]: bundled() };
    expect(lockFaults({ packages })).toEqual([unverifiable(path)]);
  });

  test('is asked of what only packages outside the tarball depend on', () => {
    const packages: Lockfile['packages'] = {
      'node_modules/a': locked({ bundleDependencies: ['b'] }),
      'node_modules/a/node_modules/b': bundled(),
      'node_modules/a/node_modules/c': locked({ dependencies: { d: '^1' } }),
      'node_modules/a/node_modules/d': bundled(),
    };
    expect(lockFaults({ packages })).toEqual([unverifiable('node_modules/a/node_modules/d')]);
  });

  test.each([
    ['itself', 'a', {}],
    ['by way of another', 'outside', { 'node_modules/outside': locked({ dependencies: { a: '^1' } }) }],
  ])('is asked of what a tarball holds if that depends on the bundling package %s', (_, name, outside) => {
    const packages: Lockfile['packages'] = {
      'node_modules/a': locked({ bundleDependencies: ['b'] }),
      'node_modules/a/node_modules/b': bundled({
        dependencies: { c: '^1' },
        peerDependencies: { [name]: '^1' },
      }),
      'node_modules/a/node_modules/c': bundled(),
      ...outside,
    };
    expect(lockFaults({ packages })).toEqual(
      ['node_modules/a/node_modules/b', 'node_modules/a/node_modules/c'].map(unverifiable),
    );
  });

  test('is asked of what the tarball holds if the entry does not say so', () => {
    const packages: Lockfile['packages'] = {
      'node_modules/a': locked({ bundleDependencies: ['b'] }),
      'node_modules/a/node_modules/b': { version: '1.0.0' },
    };
    expect(lockFaults({ packages })).toEqual([unverifiable('node_modules/a/node_modules/b')]);
  });
});

describe('an optional dependency', () => {
  test.each([
    ['beside its dependent', 'node_modules/@d/native'],
    ['inside its dependent', 'node_modules/a/node_modules/b/node_modules/@d/native'],
    ['inside what its dependent is in', 'node_modules/a/node_modules/@d/native'],
  ])('may be %s', (_, path) => {
    const packages: Lockfile['packages'] = {
      'node_modules/a/node_modules/b': locked({ optionalDependencies: { '@d/native': '^1' } }),
      [path]: locked(),
    };
    expect(lockFaults({ packages })).toEqual([]);
  });

  test.each([
    ['', 'this project'],
    ['node_modules/a', 'node_modules/a'],
  ])('is missed wherever its dependent cannot find it', (dependent, named) => {
    const packages: Lockfile['packages'] = {
      [dependent]: locked({ optionalDependencies: { native: '^1' } }),
      'node_modules/other/node_modules/native': locked(),
    };
    expect(lockFaults({ packages })).toEqual([
      `It lacks native@^1, a dependency of ${named}: run npm run lock.`,
    ]);
  });
});

test.each(['https://registry.example/a/-/a-1.0.0.tgz', 'HTTP://registry.example/a/-/a-1.0.0.tgz'])(
  'a lockfile that names a registry is at fault: %s',
  (resolved) => {
    const packages: Lockfile['packages'] = {
      'node_modules/a': locked({ resolved }),
    };
    expect(lockFaults({ packages })).toEqual([
      'node_modules/a names the registry that served it (resolved): set omit-lockfile-registry-resolved in .npmrc and run npm install.',
    ]);
  },
);

test('a lockfile that lacks what a package requires is at fault', () => {
  const packages: Lockfile['packages'] = {
    'node_modules/a': locked({ dependencies: { b: '~2.0.0' } }),
  };
  expect(lockFaults({ packages })).toEqual([
    'It lacks b@~2.0.0, a dependency of node_modules/a: run npm run lock.',
  ]);
});
