import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cruise } from '../cruise.ts';

const root = join(import.meta.dirname, '..', '..');
const content = (path: string): string => readFileSync(join(root, path), 'utf8');

const DOCKERFILE = content('app/Dockerfile');
const instructions = DOCKERFILE.split('\n')
  .filter((line) => !line.startsWith('#'))
  .join('\n')
  .replaceAll('\\\n', ' ');

/** What an import needs no package for. */
const NO_PACKAGE = new Set(['local', 'core', 'type-only']);

describe('the image of the sample app', () => {
  test('has the packages that the sources import, and takes them as they are locked', () => {
    const { dependencies } = JSON.parse(content('app/package.json'));
    const { packages } = JSON.parse(content('package-lock.json'));
    const imported = cruise(root, 'app')
      .modules.filter(({ source }) => source.startsWith('app/'))
      .flatMap(({ dependencies }) => dependencies)
      .filter(({ dependencyTypes }) => !dependencyTypes.some((type) => NO_PACKAGE.has(type)))
      .map(({ module }) => module);
    expect(Object.keys(dependencies)).toEqual([...new Set(imported)]);
    // npm ci refuses a version that the range does not hold. The range is wide, so that updates need not touch it.
    for (const [name, range] of Object.entries(dependencies)) {
      expect(`^${packages[`node_modules/${name}`].version.split('.')[0]}`).toBe(range);
    }
  });

  test('is built on Node 24 of one digest, whatever its tag comes to mean', () => {
    const bases = [...instructions.matchAll(/^FROM (?:--platform=\S+ )?(\S+)/gm)].map(([, base]) => base);
    expect(bases).toHaveLength(2);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:24\.\d+\.\d+-alpine3\.\d+@sha256:[0-9a-f]{64}$/);
  });

  test('runs as a user without rights, and Node gets the signals', () => {
    const last = instructions.slice(instructions.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER 1000:1000$/m);
    expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(last).toMatch(/^ENTRYPOINT \["node", "\/app\/main\.ts"\]$/m);
    expect(last).not.toMatch(/^RUN /m);
  });

  test('gets what git has of it, and the context holds no more than that', () => {
    const ignored = content('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(ignored[0]).toBe('*');
    const copied = [...instructions.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    const allowed = ignored
      .filter((line) => line.startsWith('!') && line !== '!app')
      .map((line) => line.slice(1));
    expect(copied.toSorted()).toEqual(allowed.toSorted());
    const tracked = execFileSync('git', ['ls-files', '--', ...copied], { cwd: root, encoding: 'utf8' });
    for (const path of copied.flatMap((pattern) => globSync(pattern, { cwd: root }))) {
      expect(tracked.split('\n')).toContain(path.replaceAll('\\', '/'));
    }
  });
});
