import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwn, type Lockfile, readLock } from './lockfile.ts';
import { runNpm } from './npm.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * The lockfile of what the bundle is made of. Development dependencies are not in it, nor are the optional ones, which
 * are Node.js for the scripts.
 */
export function bundledLock(lock: Lockfile, { name, version, license, dependencies }: Manifest): Lockfile {
  const packages = Object.entries(lock.packages).filter(
    ([path, { dev, optional, devOptional }]) =>
      !isOwn(path, lock) && dev !== true && optional !== true && devOptional !== true,
  );
  return {
    ...lock,
    packages: { '': { name, version, license, dependencies }, ...Object.fromEntries(packages) },
  };
}

/**
 * The software bill of materials of the bundle, which npm writes in CycloneDX.
 *
 * It is made from a lockfile of the bundle's packages alone: `npm sbom --omit dev` also omits packages that something
 * is developed with and shipped with, such as `@aws-sdk/client-s3`.
 *
 * @throws Error with what npm says, if it cannot
 */
export async function sbom(root: string): Promise<string> {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lock = bundledLock(readLock(root), manifest);
  const parent = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-sbom-'));
  // npm names the project by its folder.
  const folder = join(parent, manifest.name);
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...lock.packages[''], private: true }));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const options = ['--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
    const { succeeded, stdout, stderr } = await runNpm(folder, 'sbom', ...options);
    if (!succeeded) {
      throw new Error(`npm could not write the software bill of materials: ${stderr.trim()}`);
    }
    return stdout;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  process.stdout.write(await sbom(join(import.meta.dirname, '..')));
}
