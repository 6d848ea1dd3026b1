import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Linter, lintWorkflows } from '../../scripts/workflow-linters.ts';

/** Fails with its arguments, a line each, if one of them is of a workflow that is bad. */
const PROGRAM = `#!/usr/bin/env node
const files = process.argv.slice(2);
if (files.some((file) => file.includes('bad'))) {
  console.log(files.join('\\n\\n'));
  process.exitCode = 3;
}
`;

const LINTER: Linter = {
  name: 'pedant',
  install: (version) => `get pedant@${version}`,
  args: (files) => files,
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-lint-'));
  write('.ci/tool-versions', 'pedant 1.2.3\n');
  write('.github/workflows/good.yml', '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function installed(path: string): void {
  write(path, PROGRAM);
  chmodSync(join(root, path), 0o755);
}

/** Looks for the linter below the root only; Node itself is on the PATH of the machine. */
const lint = () =>
  lintWorkflows(root, LINTER, {
    XDG_CACHE_HOME: join(root, 'cache'),
    PATH: [join(root, 'bin'), dirname(process.execPath), '/usr/bin'].join(delimiter),
  });

describe('the linters of workflows', () => {
  test('one that is not installed is skipped, and it is said how to get it', () => {
    expect(lint()).toEqual({
      skipped: 'pedant is not installed (.ci/tools pedant, or get pedant@1.2.3)',
    });
  });

  test('one without a pinned version is a fault of the project', () => {
    write('.ci/tool-versions', 'other 1.0.0\n');
    expect(lint).toThrow(/has no version of pedant/);
  });

  // What is on PATH is run as a program, which a script is not on Windows.
  const onPosix = process.platform === 'win32' ? test.skip : test;
  onPosix.each(['cache/sfn-fargate-retry/pedant-1.2.3/pedant', 'bin/pedant'])('it is found as %s', (path) => {
    installed(path);
    expect(lint()).toEqual([]);
    write('examples/workflows/bad.yml', '');
    expect(lint()).toEqual(['.github/workflows/good.yml', 'examples/workflows/bad.yml']);
  });

  onPosix('one of another version in the cache does not count', () => {
    installed('cache/sfn-fargate-retry/pedant-1.2.2/pedant');
    expect(lint()).toHaveProperty('skipped');
  });

  onPosix('one that cannot be run is a fault and not a pass', () => {
    write('bin/pedant', PROGRAM);
    expect(lint()).toEqual([expect.stringContaining('EACCES')]);
  });
});
