import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from '@swc/core';

const root = join(import.meta.dirname, '..');

/** What is built and committed, by its path in the project. */
export const BUILT = [
  'dist/index.js',
  'dist/licenses.txt',
  'dist/package.json',
  'dist/post.js',
  'infra/process-error/index.cjs',
] as const;

/**
 * The post step is the same bundle, and knows itself by the name it is called by: a step that is killed while the bundle
 * loads has saved no state that would tell.
 */
const POST = `import './index.js';\n`;

/**
 * Builds what runs elsewhere: tsc emits JavaScript (ncc cannot read TypeScript 7 sources), ncc makes one file of it.
 * The action's bundle comes with the licenses of what is in it, and is not minified, so that people can read what
 * they run. The function is minified, since it is inside a template, which may have 51,200 bytes; its sources are beside it.
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
  writeFileSync(join(target, 'infra', 'process-error', 'index.cjs'), `${code}\n`);
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
