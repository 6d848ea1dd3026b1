import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * npm writes a lockfile without the optional packages that it could not fetch, and then refuses to install from it.
 * Such packages are the binaries of tools for other platforms: this adds what is needed to know and to skip them.
 */

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly [key: string]: unknown;
}

interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly [key: string]: unknown;
}

/** The entries that a lockfile lacks, by its path: only those whose name tells the platform. */
export function missingPlatforms({ packages }: Lockfile): Readonly<Record<string, LockedPackage>> {
  return Object.fromEntries(
    Object.entries(packages).flatMap(([, { optionalDependencies = {}, dev }]) =>
      Object.entries(optionalDependencies).flatMap(([name, version]) => {
        const path = `node_modules/${name}`;
        const platform = platformOf(name);
        return path in packages || platform === undefined
          ? []
          : [[path, { version, ...platform, ...(dev === true && { dev }), optional: true }] as const];
      }),
    ),
  );
}

const CPUS: readonly (readonly [RegExp, string])[] = [
  [/arm64/, 'arm64'],
  [/arm/, 'arm'],
  [/x64/, 'x64'],
  [/ia32/, 'ia32'],
  [/loong64/, 'loong64'],
  [/ppc64/, 'ppc64'],
  [/riscv64/, 'riscv64'],
  [/s390x/, 's390x'],
];

/** The fields by which npm knows whether a package is for this machine. */
function platformOf(name: string): LockedPackage | undefined {
  const os = /(?:^|[-/])(android|darwin|freebsd|linux|openharmony|win32)-/.exec(name)?.[1];
  const cpu = CPUS.find(([pattern]) => pattern.test(name))?.[1];
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined;
  return os === undefined || cpu === undefined
    ? undefined
    : { cpu: [cpu], os: [os], ...(os === 'linux' && libc !== undefined && { libc: [libc] }) };
}

/** Completes the lockfile of the project, or with `write` false only tells which entries it lacks. */
export function completeLock(root: string, write: boolean): readonly string[] {
  const file = join(root, 'package-lock.json');
  const lock: Lockfile = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPlatforms(lock);
  if (write && Object.keys(missing).length > 0) {
    const packages = Object.fromEntries(
      Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  }
  return Object.keys(missing);
}

if (import.meta.main) {
  console.log(
    `added ${completeLock(join(import.meta.dirname, '..'), true).length} packages of other platforms`,
  );
}
