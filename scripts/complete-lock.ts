import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pMap from 'p-map';
import {
  type LockedPackage,
  type Lockfile,
  missingPackages,
  readLock,
  unverifiablePaths,
} from './lockfile.ts';
import { type Npm, runNpm } from './npm.ts';

/**
 * npm writes a lockfile without the optional packages that it could not get, such as the binaries of tools for other
 * platforms, and most versions of npm never add them again. This adds them, and hashes that are missing, from what the
 * registry says of them; nothing is downloaded.
 */

/** How npm marks an entry by who depends on it; a name only where that is not the folder's. */
type Marks = Pick<LockedPackage, 'name' | 'dev' | 'optional' | 'devOptional' | 'peer'>;

interface WantedPackage {
  readonly path: string;
  /** Name and version, or range of versions, as on npm's command line. */
  readonly spec: string;
  readonly marks: Marks;
}

/**
 * Completes the lockfile of a project, or leaves it as it was. Gives what is new, as paths with their versions.
 *
 * @throws Error that names what the registry does not have
 */
export async function completeLock(root: string, npm: Npm = runNpm): Promise<readonly string[]> {
  let lock = readLock(root);
  const added: string[] = [];
  // What is added may depend on more; each round adds something that was missing, so this ends.
  for (let wanted = wantedPackages(lock); wanted.length > 0; wanted = wantedPackages(lock)) {
    const entries = await lockEntries(root, wanted, npm);
    const packages = { ...lock.packages, ...Object.fromEntries(entries) };
    lock = {
      ...lock,
      packages: Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))),
    };
    added.push(...entries.map(([path, { version }]) => `${path} ${version}`));
  }
  if (added.length > 0) {
    const file = join(root, 'package-lock.json');
    writeFileSync(`${file}.new`, `${JSON.stringify(lock, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  }
  return added.sort();
}

function wantedPackages(lock: Lockfile): readonly WantedPackage[] {
  const unverifiable = unverifiablePaths(lock).map((path): WantedPackage => {
    const { name, version, ...entry } = lock.packages[path] ?? {};
    return {
      path,
      spec: `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`,
      marks: name === undefined ? marksOf(entry) : { name, ...marksOf(entry) },
    };
  });
  const missing = missingPackages(lock).map(({ name, range, dependent, optional }): WantedPackage => {
    const marks = marksOf(lock.packages[dependent] ?? {});
    return {
      path: `node_modules/${name}`,
      spec: `${name}@${range}`,
      marks: optional ? { ...marks, optional: true } : marks,
    };
  });
  return [...unverifiable, ...missing];
}

function marksOf({ dev, optional, devOptional, peer }: Marks): Marks {
  const marks = Object.entries({ dev, optional, devOptional, peer });
  return Object.fromEntries(marks.filter(([, marked]) => marked === true));
}

/** The entries of packages by their paths, as npm writes them for a project that depends on nothing else. */
async function lockEntries(
  root: string,
  wanted: readonly WantedPackage[],
  npm: Npm,
): Promise<readonly (readonly [string, LockedPackage])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-lock-'));
  try {
    const dependencies = wanted.map(({ spec }, index) => [`wanted-${index}`, `npm:${spec}`]);
    const manifest = { private: true, dependencies: Object.fromEntries(dependencies) };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, '.npmrc'), readIfThere(join(root, '.npmrc')));
    // Forced, since they are for other platforms.
    const options = ['--package-lock-only', '--ignore-scripts', '--force', '--legacy-peer-deps'];
    const { succeeded, stderr } = await npm(folder, 'install', ...options);
    if (!succeeded) {
      const faults = await pMap(wanted, ({ spec }) => absence(root, spec, npm), { concurrency: 4 });
      const absent = faults.filter((fault) => fault !== undefined);
      throw new Error(
        absent.length > 0 ? absent.join('\n') : `npm could not ask the registry: ${errorLine(stderr)}`,
      );
    }
    const { packages } = readLock(folder);
    return wanted.map(({ path, spec, marks }, index) => {
      const { name: _, ...entry } = packages[`node_modules/wanted-${index}`] ?? {};
      if (unverifiablePaths({ packages: { [path]: entry } }).length > 0) {
        throw new Error(
          `The registry has no sha512 hash of ${spec}: use another registry or another version.`,
        );
      }
      return [path, inOrder({ ...entry, ...marks })] as const;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why npm does not get a package, or undefined if the registry has it. */
async function absence(root: string, spec: string, npm: Npm): Promise<string | undefined> {
  const { succeeded, stdout, stderr } = await npm(root, 'view', spec, 'version', '--json');
  if (succeeded && stdout.trim() !== '') {
    return undefined;
  }
  return succeeded || /\bE(404|TARGET)\b/.test(stderr)
    ? `The registry does not have ${spec}: use another registry, or another version of the package that depends on it.`
    : `npm could not ask the registry for ${spec}: ${errorLine(stderr)}`;
}

/** npm's order of an entry's fields, so that its next change of the lockfile shows nothing else. */
function inOrder(entry: LockedPackage): LockedPackage {
  const first = ['name', 'version', 'resolved', 'integrity'];
  const rank = (key: string, value: unknown) => {
    const plain = typeof value !== 'object' || Array.isArray(value);
    return first.includes(key) ? first.indexOf(key) : first.length + (plain ? 0 : 1);
  };
  return Object.fromEntries(
    Object.entries(entry).sort(
      ([a, left], [b, right]) => rank(a, left) - rank(b, right) || a.localeCompare(b, 'en'),
    ),
  );
}

function errorLine(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => /^npm (error|ERR!) (?!code )/.test(line));
  return lines[0]?.replace(/^npm (error|ERR!) /, '') ?? stderr.trim();
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

if (import.meta.main) {
  try {
    const added = await completeLock(join(import.meta.dirname, '..'));
    console.log([`completed ${added.length} packages`, ...added].join('\n  '));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
