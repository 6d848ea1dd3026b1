import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LockedPackage, lockFaults, projectLockFaults } from '../../scripts/lockfile.ts';

/** An entry with which nothing is wrong. */
const locked = (fields: LockedPackage = {}): LockedPackage => ({
  version: '1.0.0',
  integrity: `sha512-${'A'.repeat(86)}==`,
  ...fields,
});

describe('a package that does not come from the registry', () => {
  test.each([
    'git+ssh://git@github.com/org/a.git#0123456789abcdef0123456789abcdef01234567',
    'github:org/a',
    'file:a.tgz',
    '../a',
    '',
  ])('is at fault if it was resolved to "%s"', (resolved) => {
    expect(lockFaults({ packages: { 'node_modules/a': locked({ resolved }) } })).toEqual([
      'node_modules/a comes from another source than the registry (resolved): depend on a published version.',
    ]);
  });

  test.each([
    'git+https://github.com/org/a.git',
    'https://registry.example/a.tgz',
    'file:a',
    'npm:b@1.0.0',
    'org/a',
    'latest',
    '^1.0.0',
    '1.0',
    '',
  ])('is at fault if its version is "%s"', (version) => {
    expect(lockFaults({ packages: { 'node_modules/a': locked({ version }) } })).toEqual([
      `node_modules/a has the version "${version}", which must be an exact one, as 1.2.3 is: depend on a published version.`,
    ]);
  });

  test.each(['1.2.3', '1.0.0-rc.1', '2.0.0+build.5', '0.0.0-0-g12ab+x'])(
    'is not one of version %s',
    (version) => {
      expect(lockFaults({ packages: { 'node_modules/a': locked({ version }) } })).toEqual([]);
    },
  );

  test.each<[string, LockedPackage]>([
    ['leads anywhere', { link: true, resolved: '../evil' }],
    ['leads nowhere', { version: '1.0.0', link: true }],
    ['has a hash', locked({ link: true })],
  ])('is at fault if it is a link that %s', (_, entry) => {
    expect(lockFaults({ packages: { 'node_modules/a': entry } })).toContain(
      'node_modules/a is a link, and npm compares nothing with what it leads to: depend on a published version.',
    );
  });

  test('is none where it is a workspace of the project: its folder, and the link to that', () => {
    const workspace = {
      '': { workspaces: ['stack'] },
      stack: { version: '1.0.0' },
      'node_modules/of-stack': { link: true, resolved: 'stack' },
    };
    expect(lockFaults({ packages: workspace })).toEqual([]);
    const { '': _, ...undeclared } = workspace;
    expect(lockFaults({ packages: undeclared })).toHaveLength(4);
  });

  test.each([
    '../evil',
    'evil',
    '/evil',
    'node_modules',
    'node_modules/',
    'node_modules/..',
    'node_modules/../evil',
    'node_modules/a/../b',
    'node_modules/a/b',
    'node_modules/@a',
    'node_modules/a/node_modules/.bin',
    'node_modules/.store/a/node_modules/a',
    'node_modules\\a',
    './node_modules/a',
    'node_modules/a\n',
  ])('is at fault if it lies in %j', (path) => {
    expect(lockFaults({ packages: { [path]: locked() } })).toEqual([
      `The path ${JSON.stringify(path)} is no package in node_modules: depend on a published version.`,
    ]);
  });
});

test('a package that brings a lockfile of its own is at fault', () => {
  const packages = { 'node_modules/a': locked({ hasShrinkwrap: true }) };
  expect(lockFaults({ packages })).toEqual([
    'node_modules/a brings a lockfile of its own (hasShrinkwrap), whose hashes nobody checks: use another version.',
  ]);
});

describe('the lockfile of a project', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-lockfile-'));
    write('package.json', {});
    write('package-lock.json', { packages: { '': {} } });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));

  test('has nothing wrong with it if nothing is locked', () => {
    expect(projectLockFaults(folder)).toEqual([]);
  });

  test('is at fault if the project has another that npm prefers', () => {
    write('npm-shrinkwrap.json', {});
    expect(projectLockFaults(folder)).toEqual([
      'npm reads npm-shrinkwrap.json in the place of package-lock.json: delete it.',
    ]);
  });

  test.each([
    ['bundleDependencies', true],
    ['bundleDependencies', ['a']],
    ['bundledDependencies', ['a']],
  ])('is at fault if the project bundles what it depends on: %s %j', (field, value) => {
    write('package.json', { [field]: value });
    expect(projectLockFaults(folder)).toEqual([
      `package.json has ${field}, and npm then installs without a hash what is in the tarballs of these dependencies: remove it.`,
    ]);
  });
});
