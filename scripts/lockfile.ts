import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
  readonly workspaces?: readonly string[];
  readonly hasShrinkwrap?: boolean;
  readonly inBundle?: boolean;
  readonly bundleDependencies?: readonly string[] | boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
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

/** What npm asks the registry for; it takes anything else, such as a range or a URL, for where to get the package. */
const EXACT_VERSION = /^\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/** `node_modules/NAME` or `node_modules/@SCOPE/NAME`, and that within it as often as packages are nested. */
const PACKAGE_PATH = /^(?:(?:^|\/)node_modules\/(?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*)+$/;

export function readLock(root: string): Lockfile {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
}

/** What is wrong with the lockfile of a project, and with what else decides how npm reads it. */
export function projectLockFaults(root: string): readonly string[] {
  const manifest: object = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bundling = ['bundleDependencies', 'bundledDependencies']
    .filter((field) => field in manifest)
    .map(
      (field) =>
        `package.json has ${field}, and npm then installs without a hash what is in the tarballs of these dependencies: remove it.`,
    );
  const preferred = existsSync(join(root, 'npm-shrinkwrap.json'))
    ? ['npm reads npm-shrinkwrap.json in the place of package-lock.json: delete it.']
    : [];
  return [...bundling, ...preferred, ...lockFaults(readLock(root))];
}

/** What is wrong with a lockfile, each as a sentence that names the package and says what to do. */
export function lockFaults(lock: Lockfile): readonly string[] {
  const missing = missingPackages(lock).map(
    ({ name, range, dependent }) =>
      `It lacks ${name}@${range}, a dependency of ${dependent || 'this project'}: run npm run lock.`,
  );
  const unverifiable = unverifiablePaths(lock).map(
    (path) => `${path} has no sha512 hash that npm could verify: run npm run lock.`,
  );
  const sources = Object.entries(lock.packages)
    .filter(([path]) => !isOwn(path, lock))
    .flatMap(([path, entry]) => sourceFaults(path, entry));
  return [...missing, ...unverifiable, ...sources];
}

/** Whether an entry is the project itself, or one of its workspaces, which are in the repository: the folder, or the link to it. */
export function isOwn(path: string, { packages }: Lockfile): boolean {
  const { link, resolved } = packages[path] ?? {};
  const folder = link === true ? resolved : path;
  return folder === '' || packages['']?.workspaces?.some((workspace) => workspace === folder) === true;
}

/** Why npm would not ask the registry for just this package: what comes from elsewhere has no hash that is compared. */
function sourceFaults(path: string, entry: LockedPackage): readonly string[] {
  const { version = '', resolved, link, hasShrinkwrap } = entry;
  const faults: string[] = [];
  if (!PACKAGE_PATH.test(path)) {
    faults.push(
      `The path ${JSON.stringify(path)} is no package in node_modules: depend on a published version.`,
    );
  }
  if (link !== undefined) {
    faults.push(
      `${path} is a link, and npm compares nothing with what it leads to: depend on a published version.`,
    );
  } else if (!EXACT_VERSION.test(version)) {
    faults.push(
      `${path} has the version "${version}", which must be an exact one, as 1.2.3 is: depend on a published version.`,
    );
  }
  if (hasShrinkwrap !== undefined) {
    faults.push(
      `${path} brings a lockfile of its own (hasShrinkwrap), whose hashes nobody checks: use another version.`,
    );
  }
  if (resolved !== undefined) {
    faults.push(
      /^https?:/i.test(resolved)
        ? `${path} names the registry that served it (resolved): set omit-lockfile-registry-resolved in .npmrc and run npm install.`
        : `${path} comes from another source than the registry (resolved): depend on a published version.`,
    );
  }
  return faults;
}

/**
 * The dependencies that have no entry. npm leaves optional ones out that it could not get, and then refuses to install
 * from the lockfile.
 */
export function missingPackages({ packages }: Lockfile): readonly MissingPackage[] {
  return Object.entries(packages).flatMap(([dependent, { dependencies = {}, optionalDependencies = {} }]) =>
    Object.entries({ ...dependencies, ...optionalDependencies })
      .filter(([name]) => resolve(name, dependent, packages) === undefined)
      .map(([name, range]) => ({ name, range, dependent, optional: name in optionalDependencies })),
  );
}

/** The paths of the packages that npm would install without a SHA-512 to compare them with. Links have no hash at all. */
export function unverifiablePaths(lock: Lockfile): readonly string[] {
  const { packages } = lock;
  const bundled = bundledPaths(packages);
  return Object.entries(packages)
    .filter(
      ([path, { integrity, link, inBundle }]) =>
        !isOwn(path, lock) &&
        link === undefined &&
        !(inBundle === true && bundled.has(path)) &&
        !SHA512.test(integrity ?? ''),
    )
    .map(([path]) => path);
}

/**
 * The packages that come inside the tarball of another, whose hash covers them. npm's rule: those beside the bundling
 * package's own that it lists, what is nested in them, and what these depend on, as far as that is beside them. npm puts
 * no peer dependencies into a tarball, and installs what a project itself bundles from the registry.
 */
function bundledPaths(packages: Lockfile['packages']): ReadonlySet<string> {
  const paths = Object.keys(packages);
  return new Set(
    Object.entries(packages).flatMap(([bundler, { bundleDependencies }]) => {
      if (bundler === '' || typeof bundleDependencies !== 'object') {
        return [];
      }
      const direct = paths.filter((path) => parentOf(path) === bundler);
      const found = new Set(
        direct.filter((path) =>
          bundleDependencies.some((name) => path === `${bundler}/node_modules/${name}`),
        ),
      );
      // A set that grows while it is iterated is iterated to its new end.
      for (const path of found) {
        const { dependencies, optionalDependencies } = packages[path] ?? {};
        const required = Object.keys({ ...dependencies, ...optionalDependencies })
          .flatMap((name) => resolve(name, path, packages) ?? [])
          .filter((dependency) => direct.includes(dependency));
        const nested = paths.filter((inner) => inner.startsWith(`${path}/node_modules/`));
        for (const next of [...required, ...nested]) {
          found.add(next);
        }
      }
      const reached = found.size === 0 ? new Set<string>() : dependentsOf(bundler, packages);
      // npm asks first whether the bundling package is bundled itself, by whoever depends on it. Packages that it meets
      // there it does not look at again, so that in a circle it takes what is bundled from the registry.
      return [...found].some((path) => reached.has(path)) ? [] : [...found];
    }),
  );
}

/** Whoever depends on a package or on one that it lies in, and whoever depends on those in turn. */
function dependentsOf(path: string, packages: Lockfile['packages']): ReadonlySet<string> {
  const edges = Object.entries(packages).flatMap(
    ([dependent, { dependencies, optionalDependencies, peerDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).map((name) => ({
        dependent,
        dependency: resolve(name, dependent, packages),
      })),
  );
  const reached = new Set([path, ...ancestors(path)]);
  for (const next of reached) {
    for (const { dependent } of edges.filter(({ dependency }) => dependency === next)) {
      for (const found of [dependent, ...ancestors(dependent)]) {
        reached.add(found);
      }
    }
  }
  return reached;
}

/** Where a package finds another: like Node.js, it looks in each `node_modules` from its own upwards. */
function resolve(name: string, dependent: string, packages: Lockfile['packages']): string | undefined {
  return [dependent, ...ancestors(dependent)]
    .map((folder) => (folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`))
    .find((path) => path in packages);
}

/** The paths of the packages that a path lies in, from the innermost to the project itself. */
function ancestors(path: string): readonly string[] {
  if (path === '') {
    return [];
  }
  const parent = parentOf(path);
  return [parent, ...ancestors(parent)];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));
}
