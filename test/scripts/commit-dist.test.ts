import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');

interface Workflow {
  readonly jobs: { readonly commit: { readonly steps: readonly { id?: string; run?: string }[] } };
}

const BUILT = [
  'dist/index.js',
  'dist/licenses.txt',
  'dist/package.json',
  'dist/post.js',
  'infra/process-error/index.cjs',
] as const;

/** The script of the step that may write, as the workflow has it. */
function script(): string {
  const workflow: Workflow = parse(
    readFileSync(join(root, '.github', 'workflows', 'commit-dist.yml'), 'utf8'),
  );
  const step = workflow.jobs.commit.steps.find(({ id }) => id === 'commit');
  if (step?.run === undefined) {
    throw new Error('commit-dist.yml has no step with the id commit.');
  }
  return step.run;
}

// What runs on ubuntu-latest is tried where its tools are.
const tools = ['bash', 'jq', 'zip', 'unzip'].every(
  (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined,
);
const describeThere = process.platform === 'linux' && tools ? describe : describe.skip;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-commit-'));
  mkdirSync(join(directory, 'bin'));
  // In the place of GitHub's command line: keeps what it is sent.
  writeFileSync(join(directory, 'bin', 'gh'), '#!/bin/sh\ncat > "$RUNNER_TEMP/sent"\necho committed\n');
  chmodSync(join(directory, 'bin', 'gh'), 0o755);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the script on an artifact that holds these files. */
function commit(files: readonly string[]) {
  const source = join(directory, 'artifact');
  for (const file of files) {
    mkdirSync(dirname(join(source, file)), { recursive: true });
    writeFileSync(join(source, file), `what is built as ${file}\n`);
  }
  spawnSync('zip', ['--quiet', '--no-dir-entries', join(directory, 'built.zip'), ...files], { cwd: source });
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script()], {
    encoding: 'utf8',
    env: {
      PATH: [join(directory, 'bin'), process.env['PATH']].join(delimiter),
      RUNNER_TEMP: directory,
      GITHUB_REPOSITORY: 'octo-org/uploads',
      GITHUB_OUTPUT: join(directory, 'output'),
      BRANCH: 'dependabot/npm_and_yarn/bundled-"1"',
      HEAD_SHA: '8d1c8b69c3fce7bea45c73efd06983e3c419a92f',
    },
  });
  const sent = join(directory, 'sent');
  return { status, stdout, sent: existsSync(sent) ? readFileSync(sent, 'utf8') : undefined };
}

describeThere('the half of the dist rebuild that may write', () => {
  test('commits exactly what the build makes, onto the commit that it was built from', () => {
    const { status, sent } = commit(BUILT);
    expect(status).toBe(0);
    const { query, variables } = JSON.parse(sent ?? '');
    expect(query).toContain('createCommitOnBranch');
    expect(variables.input).toMatchObject({
      branch: {
        repositoryNameWithOwner: 'octo-org/uploads',
        branchName: 'dependabot/npm_and_yarn/bundled-"1"',
      },
      expectedHeadOid: '8d1c8b69c3fce7bea45c73efd06983e3c419a92f',
    });
    expect(variables.input.fileChanges).toEqual({
      additions: BUILT.map((path) => ({
        path,
        contents: Buffer.from(`what is built as ${path}\n`).toString('base64'),
      })),
    });
    expect(readFileSync(join(directory, 'output'), 'utf8')).toBe('committed=true\n');
  });

  test.each([
    ['a file more', [...BUILT, '.github/workflows/ci.yml']],
    ['a file less', BUILT.slice(1)],
    ['a file elsewhere', [...BUILT.slice(1), 'dist/index.mjs']],
    ['two names in one', [`${BUILT[0]} ${BUILT[1]}`, BUILT[2], BUILT[3]]],
  ])('commits nothing of an artifact with %s', (_, files) => {
    const { status, stdout, sent } = commit(files);
    expect(status).toBe(1);
    expect(stdout).toContain('::error::The artifact does not hold exactly dist/index.js');
    expect(sent).toBeUndefined();
  });
});
