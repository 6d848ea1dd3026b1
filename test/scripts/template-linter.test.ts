import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lintTemplates } from '../../scripts/template-linter.ts';

const project = join(import.meta.dirname, '..', '..');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-template-'));
  mkdirSync(join(root, '.ci'));
  writeFileSync(join(root, '.ci', 'tool-versions'), 'cfn-lint 1.2.3\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Node itself is on the PATH of the machine. */
const env = () => ({ XDG_CACHE_HOME: join(root, 'cache'), PATH: dirname(process.execPath) });

/** A stand-in that says how it was called, and finds something. */
function installed(): void {
  const folder = join(root, 'cache', 'sfn-fargate-retry', 'cfn-lint-1.2.3');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'cfn-lint'),
    `#!${process.execPath}\nconsole.log(process.argv.slice(2).join(' '));\nprocess.exitCode = 4;\n`,
  );
  chmodSync(join(folder, 'cfn-lint'), 0o755);
}

// What is on PATH is run as a program, which a script is not on Windows.
const onPosix = process.platform === 'win32' ? test.skip : test;

describe('the lint of the templates', () => {
  test('is left out where cfn-lint is not installed, and says how to get it', () => {
    expect(lintTemplates(root, env())).toEqual({
      skipped: 'cfn-lint is not installed (.ci/tools cfn-lint, or pip install cfn-lint==1.2.3)',
    });
  });

  onPosix('fails with what cfn-lint says, warnings too', () => {
    installed();
    expect(lintTemplates(root, env())).toEqual([
      '--format parseable -- infra/template.json infra/process-error.json',
    ]);
  });
});

describe('the stacks on moto', () => {
  onPosix('is left out where moto is not installed, in a sentence', () => {
    const said = execFileSync(join(project, '.ci', 'infra'), {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], XDG_CACHE_HOME: join(root, 'cache') },
    });
    expect(said).toBe('skipped: the stacks on moto, since moto is not installed (.ci/tools moto).\n');
  });
});
