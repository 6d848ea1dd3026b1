import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { minifySync } from '@swc/core';

const root = join(import.meta.dirname, '..');

/**
 * The post step is the same bundle, and knows itself by the name it is called by: a step that is killed while it loads
 * has saved no state that would tell.
 */
const POST = `import './index.js';\n`;

/** The function inside the template. */
const FUNCTION = 'infra/process-error/index.cjs';

/** What a folder holds of what is built, by its path in the project: all of dist/, whatever its name, and the function. */
export function builtFiles(folder: string): readonly string[] {
  const dist = join(folder, 'dist');
  const files = existsSync(dist) ? readdirSync(dist, { recursive: true, withFileTypes: true }) : [];
  return [
    ...files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/')),
    ...(existsSync(join(folder, FUNCTION)) ? [FUNCTION] : []),
  ].sort();
}

/** How what a folder holds differs from a fresh build, a sentence for each file. */
export function differences(folder: string, fresh: string): readonly string[] {
  const wanted = builtFiles(fresh);
  const surplus = builtFiles(folder).filter((path) => !wanted.includes(path));
  return [
    ...wanted
      .filter((path) => content(join(folder, path)) !== content(join(fresh, path)))
      .map((path) => `${path} differs from a fresh build: run npm run build and commit it.`),
    ...surplus.map((path) => `${path} is no longer built: run npm run build and commit that it is gone.`),
  ];
}

function content(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Builds what runs elsewhere: tsc emits JavaScript (ncc cannot read TypeScript 7 sources), ncc bundles it: one file
 * to start with, and one for each part that is loaded when it is needed. The names of those are numbers that follow from
 * what is in them, on every machine the same. The action's bundle comes with the licenses of what is in it. Its packages
 * are minified, since every job downloads and parses them; what this project wrote only leaves out its comments, so that
 * people can read what they run. The function is minified, since it is inside a template, which may have 51,200 bytes; its sources are beside
 * it.
 *
 * @param target the folder under which everything has the path that it has in the project
 */
export function build(target: string): void {
  rmSync(join(root, 'build', 'src'), { recursive: true, force: true });
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  rmSync(join(target, 'dist'), { recursive: true, force: true });
  const stats = join(root, 'build', 'stats.json');
  bundle('build/src/index.js', join(target, 'dist'), '--license', 'licenses.txt', '--stats-out', stats);
  for (const file of packageFiles(JSON.parse(readFileSync(stats, 'utf8')))) {
    minify(join(target, 'dist', file));
  }
  writeFileSync(join(target, 'dist', 'post.js'), POST);

  // ncc makes CommonJS, which Lambda's inline code is, of what belongs to a package that does not say module.
  writeFileSync(join(root, 'build', 'infra', 'package.json'), '{}');
  const bundled = join(root, 'build', 'process-error');
  bundle('build/infra/process-error/handler.js', bundled);
  const { code } = minifySync(readFileSync(join(bundled, 'index.js'), 'utf8'), {
    compress: true,
    mangle: true,
  });
  mkdirSync(join(target, 'infra', 'process-error'), { recursive: true });
  writeFileSync(join(target, FUNCTION), `${code}\n`);
}

function bundle(entry: string, target: string, ...more: readonly string[]): void {
  run('@vercel/ncc/dist/ncc/cli.js', 'build', entry, '-o', target, '-q', ...more);
}

/** What the build looks at of webpack's statistics, which ncc writes. */
export interface BundleStats {
  readonly chunks: readonly { readonly id: number | string; readonly files: readonly string[] }[];
  readonly modules: readonly BundledModule[];
}

interface BundledModule {
  readonly name: string;
  readonly chunks?: readonly (number | string)[];
  /** What was put into one scope with it. */
  readonly modules?: readonly BundledModule[];
}

/** The files of a bundle that hold packages alone: webpack keeps those apart from the code of a project. */
export function packageFiles({ chunks, modules }: BundleStats): readonly string[] {
  const own = new Set(
    modules.filter((module) => !isPackage(module)).flatMap((module) => module.chunks ?? []),
  );
  return chunks.filter(({ id }) => !own.has(id)).flatMap(({ files }) => files);
}

function isPackage({ name, modules }: BundledModule): boolean {
  return modules === undefined ? name.includes('/node_modules/') : modules.every(isPackage);
}

/** Names of classes stay, so that a stack trace tells where it is from. */
function minify(file: string): void {
  const { code } = minifySync(readFileSync(file, 'utf8'), {
    module: true,
    compress: { keep_classnames: true },
    mangle: { keep_classnames: true },
  });
  writeFileSync(file, `${code}\n`);
}

function run(tool: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

if (import.meta.main) {
  build(root);
}
