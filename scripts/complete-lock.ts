import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Lockfile,
  lockFaults,
  missingPackages,
  unverifiablePaths,
  withoutUnverifiable,
} from './lockfile.ts';
import { type Npm, runNpm } from './npm.ts';

/**
 * npm writes a lockfile without the optional packages that it could not get, such as the binaries of tools for other
 * platforms. This lets npm add them from what the registry says of them, hashes included, without downloading any.
 */

export function readLock(root: string): Lockfile {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
}

/**
 * Completes the lockfile of a project, or leaves it as it was. Gives what is new, as paths with their versions.
 *
 * @throws Error that names what npm could not add
 */
export async function completeLock(root: string, npm: Npm = runNpm): Promise<readonly string[]> {
  const lock = readLock(root);
  if (missingPackages(lock).length === 0 && unverifiablePaths(lock).length === 0) {
    return [];
  }
  // npm adds what a lockfile lacks only where there is no node_modules beside it.
  const folder = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-lock-'));
  try {
    for (const file of ['package.json', '.npmrc'].filter((name) => existsSync(join(root, name)))) {
      copyFileSync(join(root, file), join(folder, file));
    }
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(withoutUnverifiable(lock)));
    const { succeeded, stderr } = await npm(folder, 'install', '--package-lock-only', '--ignore-scripts');
    if (!succeeded) {
      throw new Error(`npm could not complete package-lock.json: ${errorLine(stderr)}`);
    }
    const completed = readLock(folder);
    const faults = [...(await omissions(completed, root, npm)), ...changes(lock, completed)];
    if (faults.length === 0) {
      faults.push(...lockFaults(completed));
    }
    if (faults.length > 0) {
      throw new Error(faults.join('\n'));
    }
    const file = join(root, 'package-lock.json');
    copyFileSync(join(folder, 'package-lock.json'), `${file}.new`);
    renameSync(`${file}.new`, file);
    return addedPackages(lock, completed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why npm left optional dependencies out, which it does without a word. */
function omissions(completed: Lockfile, root: string, npm: Npm): Promise<readonly string[]> {
  return Promise.all(
    missingPackages(completed).map(async ({ name, range }) => {
      const { succeeded, stdout, stderr } = await npm(root, 'view', `${name}@${range}`, 'version', '--json');
      if (succeeded && stdout.trim() !== '') {
        return `npm left out ${name}@${range}, which the registry has: use npm 11 or later.`;
      }
      return succeeded || /\bE(404|TARGET)\b/.test(stderr)
        ? `The registry does not have ${name}@${range}: use another registry, or another version of the package that depends on it.`
        : `npm could not ask the registry for ${name}@${range}: ${errorLine(stderr)}`;
    }),
  );
}

/** What was complete before must not become another version by the way. */
function changes(before: Lockfile, after: Lockfile): readonly string[] {
  return Object.entries(withoutUnverifiable(before).packages)
    .filter(([path, { version, integrity }]) => {
      const now = after.packages[path];
      return now?.version !== version || now?.integrity !== integrity;
    })
    .map(([path]) => `npm would also change ${path || 'this project'}: run npm install first.`);
}

function addedPackages(before: Lockfile, after: Lockfile): readonly string[] {
  const complete = withoutUnverifiable(before).packages;
  return Object.entries(after.packages)
    .filter(([path]) => !(path in complete))
    .map(([path, { version }]) => `${path} ${version}`);
}

function errorLine(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => /^npm (error|ERR!) /.test(line) && !/ code /.test(line));
  return lines[0]?.replace(/^npm (error|ERR!) /, '') ?? stderr.trim();
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
