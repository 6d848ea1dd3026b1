import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lockfile, readLock } from './lockfile.ts';
import { type Npm, runNpm } from './npm.ts';

/**
 * What only the checks and the stack use are workspaces, which `npm ci` leaves out (see .npmrc): a third of all that
 * there is to download. This installs them when they are wanted.
 */

/** The packages that the workspaces of a project ask for and node_modules has not, or in another version. */
export function missingTools(root: string, { packages }: Lockfile): readonly string[] {
  return (packages['']?.workspaces ?? [])
    .flatMap((workspace) => Object.keys(packages[workspace]?.devDependencies ?? {}))
    .filter((name) => installedVersion(root, name) !== packages[`node_modules/${name}`]?.version);
}

function installedVersion(root: string, name: string): string | undefined {
  const file = join(root, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

/**
 * Installs the workspaces of a project as its lockfile has them, if they are not there.
 *
 * @returns the packages that were missing
 * @throws Error that says why npm could not install them
 */
export async function installTools(root: string, npm: Npm = runNpm): Promise<readonly string[]> {
  const missing = missingTools(root, readLock(root));
  if (missing.length > 0) {
    const { succeeded, stderr } = await npm(
      root,
      'install',
      '--workspaces',
      '--include-workspace-root',
      '--no-save',
      '--prefer-offline',
    );
    if (!succeeded) {
      throw new Error(`npm could not install ${missing.join(', ')}: ${stderr.trim()}`);
    }
  }
  return missing;
}

if (import.meta.main) {
  const installed = await installTools(join(import.meta.dirname, '..'));
  if (installed.length > 0) {
    console.log(`installed what only the checks and the stack use: ${installed.join(', ')}`);
  }
}
