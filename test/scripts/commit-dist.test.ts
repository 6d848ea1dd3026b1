import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');

interface Workflow {
  readonly jobs: { readonly commit: { readonly steps: readonly { id?: string; run?: string }[] } };
}

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

const HEAD = '8d1c8b69c3fce7bea45c73efd06983e3c419a92f';
const FUNCTION = 'infra/process-error/index.cjs';
/** What the build of this project makes. */
const BUILT = [...readdirSync(join(root, 'dist')).map((file) => `dist/${file}`), FUNCTION];
const CHUNKED = ['dist/136.index.js', 'dist/index.js', 'dist/post.js', FUNCTION];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-commit-'));
  mkdirSync(join(directory, 'bin'));
  // In the place of GitHub's command line: lists what is committed, or keeps what it is sent.
  writeFileSync(
    join(directory, 'bin', 'gh'),
    [
      '#!/bin/sh',
      'case "$2" in',
      `  repos/octo-org/uploads/contents/dist\\?ref=${HEAD}) cat "$RUNNER_TEMP/committed" ;;`,
      '  graphql) cat > "$RUNNER_TEMP/sent"; echo committed ;;',
      '  *) exit 1 ;;',
      'esac',
      '',
    ].join('\n'),
  );
  chmodSync(join(directory, 'bin', 'gh'), 0o755);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the script on an artifact that holds these files, on a branch whose dist/ holds those. */
function commit(files: readonly string[], committed: readonly string[] = files) {
  const inDist = committed.filter((file) => file.startsWith('dist/'));
  writeFileSync(join(directory, 'committed'), inDist.map((file) => `${file}\n`).join(''));
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
      HEAD_SHA: HEAD,
    },
  });
  const sent = join(directory, 'sent');
  return { status, stdout, sent: existsSync(sent) ? readFileSync(sent, 'utf8') : undefined };
}

describeThere('the half of the dist rebuild that may write', () => {
  test.each([
    ['this project', BUILT],
    ['a bundle of several files', CHUNKED],
  ])('commits exactly what the build of %s makes, onto the commit that it was built from', (_, built) => {
    const { status, sent } = commit(built);
    expect(status).toBe(0);
    const { query, variables } = JSON.parse(sent ?? '');
    expect(query).toContain('createCommitOnBranch');
    expect(variables.input).toMatchObject({
      branch: {
        repositoryNameWithOwner: 'octo-org/uploads',
        branchName: 'dependabot/npm_and_yarn/bundled-"1"',
      },
      expectedHeadOid: HEAD,
    });
    expect(variables.input.fileChanges).toEqual({
      additions: [...built].sort().map((path) => ({
        path,
        contents: Buffer.from(`what is built as ${path}\n`).toString('base64'),
      })),
      deletions: [],
    });
    expect(readFileSync(join(directory, 'output'), 'utf8')).toBe('committed=true\n');
  });

  test('deletes what the build no longer makes', () => {
    const { status, sent } = commit(CHUNKED, [...CHUNKED, 'dist/999.index.js', 'dist/licenses.txt']);
    expect(status).toBe(0);
    expect(JSON.parse(sent ?? '').variables.input.fileChanges.deletions).toEqual([
      { path: 'dist/999.index.js' },
      { path: 'dist/licenses.txt' },
    ]);
  });

  test.each([
    ['a workflow', '.github/workflows/ci.yml'],
    ['a file in a folder of dist/', 'dist/lib/index.js'],
    ['a hidden file', 'dist/.npmrc'],
    ['a name that is a pattern', 'dist/*.js'],
    ['two names in one', 'dist/index.js dist/post.js'],
    ['two names on two lines', 'dist/a.js\ndist/b.js'],
    ['another file of the function', 'infra/process-error/handler.ts'],
  ])('commits nothing of an artifact that also holds %s', (_, file) => {
    const { status, sent } = commit([...BUILT, file]);
    expect(status).not.toBe(0);
    expect(sent).toBeUndefined();
  });

  test.each(['dist/index.js', 'dist/post.js', FUNCTION])(
    'commits nothing of an artifact without %s',
    (file) => {
      const { status, stdout, sent } = commit(BUILT.filter((built) => built !== file));
      expect(status).toBe(1);
      expect(stdout).toContain(`::error::The artifact does not hold ${file}; nothing was committed.`);
      expect(sent).toBeUndefined();
    },
  );
});
