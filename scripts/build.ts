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
 * what is in them, on every machine the same. The action's bundle comes with the licenses of what is in it, and is not
 * minified, so that people can read what they run. The function is minified, since it is inside a template, which may
 * have 51,200 bytes; its sources are beside it.
 *
 * @param target the folder under which everything has the path that it has in the project
 */
export function build(target: string): void {
  rmSync(join(root, 'build', 'src'), { recursive: true, force: true });
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  rmSync(join(target, 'dist'), { recursive: true, force: true });
  bundle('build/src/index.js', join(target, 'dist'), '--license', 'licenses.txt');
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

function run(tool: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

if (import.meta.main) {
  build(root);
}
