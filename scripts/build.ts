import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Builds the bundle that GitHub runs: tsc emits JavaScript (ncc cannot read TypeScript 7 sources), ncc makes one
 * file of it and gathers the licenses of what is in it. It is not minified, so that people can read what they run.
 *
 * @param target the folder of the bundle
 */
export function build(target: string): void {
  rmSync(join(root, 'build'), { recursive: true, force: true });
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  rmSync(target, { recursive: true, force: true });
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    'build/src/index.js',
    '-o',
    target,
    '--license',
    'licenses.txt',
    '-q',
  );
}

function run(tool: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

if (import.meta.main) {
  build(join(root, 'dist'));
}
