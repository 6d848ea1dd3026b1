/**
 * What `package-lock.json` has to say of every package, so that `npm ci` runs the same code on every platform whatever
 * a registry sends: npm compares what it downloads with `integrity`, and takes anything where there is none.
 */

export interface LockedPackage {
  readonly name?: string;
  readonly license?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly bundleDependencies?: readonly string[] | boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  /** The packages by their paths in the project; that of the project itself is empty. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A dependency that the lockfile has no entry for. */
export interface MissingPackage {
  readonly name: string;
  readonly range: string;
  /** The path of the package that depends on it. */
  readonly dependent: string;
  readonly optional: boolean;
}

/** A whole SHA-512 and nothing beside it: npm ignores a hash that is cut short, as it ignores one that is not there. */
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** What is wrong with a lockfile, each as a sentence that names the package and says what to do. */
export function lockFaults(lock: Lockfile): readonly string[] {
  const missing = missingPackages(lock).map(
    ({ name, range, dependent }) =>
      `It lacks ${name}@${range}, a dependency of ${dependent || 'this project'}: run npm run lock.`,
  );
  const unverifiable = unverifiablePaths(lock).map(
    (path) => `${path} has no sha512 hash that npm could verify: run npm run lock.`,
  );
  const located = Object.entries(lock.packages)
    .filter(([, { link, resolved }]) => link !== true && /^https?:/.test(resolved ?? ''))
    .map(
      ([path]) =>
        `${path} names the registry that served it (resolved): set omit-lockfile-registry-resolved in .npmrc and run npm install.`,
    );
  return [...missing, ...unverifiable, ...located];
}

/**
 * The dependencies that have no entry. npm leaves optional ones out that it could not get, and then refuses to install
 * from the lockfile. Like Node.js, it looks for a package in each `node_modules` from the dependent upwards.
 */
export function missingPackages({ packages }: Lockfile): readonly MissingPackage[] {
  return Object.entries(packages).flatMap(([dependent, { dependencies = {}, optionalDependencies = {} }]) => {
    const folders = [dependent, ...ancestors(dependent)].map((path) => (path === '' ? '' : `${path}/`));
    return Object.entries({ ...dependencies, ...optionalDependencies })
      .filter(([name]) => !folders.some((folder) => `${folder}node_modules/${name}` in packages))
      .map(([name, range]) => ({ name, range, dependent, optional: name in optionalDependencies }));
  });
}

/** The paths of the packages that npm would install without a SHA-512 to compare them with. */
export function unverifiablePaths({ packages }: Lockfile): readonly string[] {
  return Object.entries(packages)
    .filter(
      ([path, { integrity, link, inBundle }]) =>
        path !== '' &&
        link !== true &&
        !(inBundle === true && isBundled(path, packages)) &&
        !SHA512.test(integrity ?? ''),
    )
    .map(([path]) => path);
}

/** Whether a package comes inside the tarball of one above it, whose hash covers it. */
function isBundled(path: string, packages: Lockfile['packages']): boolean {
  return ancestors(path).some((ancestor) => {
    const bundled = packages[ancestor]?.bundleDependencies ?? false;
    return ancestor !== '' && bundled !== false;
  });
}

/** The paths of the packages that a path lies in, from the innermost to the project itself. */
function ancestors(path: string): readonly string[] {
  if (path === '') {
    return [];
  }
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));
  return [parent, ...ancestors(parent)];
}
