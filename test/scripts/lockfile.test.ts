import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Lockfile, lockFaults } from '../../scripts/lockfile.ts';

const project: Lockfile = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8'),
);
const SHA512 = `sha512-${'A'.repeat(86)}==`;
const unverifiable = (path: string) => `${path} has no sha512 hash that npm could verify: run npm run lock.`;

describe("this project's lockfile", () => {
  test('has nothing wrong with it', () => {
    expect(lockFaults(project)).toEqual([]);
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

  test('is not asked of the project itself, of a link, or of what comes in the tarball of another', () => {
    const packages: Lockfile['packages'] = {
      '': { version: '1.0.0' },
      'node_modules/linked': { link: true, resolved: 'tools/linked' },
      'node_modules/a': { integrity: SHA512, bundleDependencies: ['@b/b'] },
      'node_modules/a/node_modules/@b/b': { inBundle: true },
      'node_modules/a/node_modules/@b/b/node_modules/c': { inBundle: true },
    };
    expect(lockFaults({ packages })).toEqual([]);
  });

  test.each([
    ['nothing above it bundles anything', 'node_modules/a/node_modules/b', {}],
    ['the one above bundles nothing', 'node_modules/a/node_modules/b', { bundleDependencies: false }],
    ['it lies beside the one that bundles', 'node_modules/b', { bundleDependencies: ['b'] }],
  ])('is asked of a package that says it is bundled where %s', (_, path, bundler) => {
    const packages = { 'node_modules/a': { integrity: SHA512, ...bundler }, [path]: { inBundle: true } };
    expect(lockFaults({ packages })).toEqual([unverifiable(path)]);
  });
});

describe('an optional dependency', () => {
  test.each([
    ['beside its dependent', 'node_modules/@d/native'],
    ['inside its dependent', 'node_modules/a/node_modules/b/node_modules/@d/native'],
    ['inside what its dependent is in', 'node_modules/a/node_modules/@d/native'],
  ])('may be %s', (_, path) => {
    const packages: Lockfile['packages'] = {
      'node_modules/a/node_modules/b': { integrity: SHA512, optionalDependencies: { '@d/native': '^1' } },
      [path]: { integrity: SHA512 },
    };
    expect(lockFaults({ packages })).toEqual([]);
  });

  test.each([
    ['', 'this project'],
    ['node_modules/a', 'node_modules/a'],
  ])('is missed wherever its dependent cannot find it', (dependent, named) => {
    const packages: Lockfile['packages'] = {
      [dependent]: { integrity: SHA512, optionalDependencies: { native: '^1' } },
      'node_modules/other/node_modules/native': { integrity: SHA512 },
    };
    expect(lockFaults({ packages })).toEqual([
      `It lacks native@^1, a dependency of ${named}: run npm run lock.`,
    ]);
  });
});

test('a lockfile that names a registry is at fault', () => {
  const packages: Lockfile['packages'] = {
    'node_modules/a': { integrity: SHA512, resolved: 'https://registry.example/a/-/a-1.0.0.tgz' },
  };
  expect(lockFaults({ packages })).toEqual([
    'node_modules/a names the registry that served it (resolved): set omit-lockfile-registry-resolved in .npmrc and run npm install.',
  ]);
});

test('a lockfile that lacks what a package requires is at fault', () => {
  const packages: Lockfile['packages'] = {
    'node_modules/a': { integrity: SHA512, dependencies: { b: '~2.0.0' } },
  };
  expect(lockFaults({ packages })).toEqual([
    'It lacks b@~2.0.0, a dependency of node_modules/a: run npm run lock.',
  ]);
});
