import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'docker.ts');
const HOST = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
const URI = `${HOST}/uploads`;
const DIGEST = `sha256:${'ab'.repeat(32)}`;

/**
 * Stands for docker and for the AWS CLI: notes how it was called, and what it read. It knows an image once it was
 * pushed. A file beside it says how it is to fail: words of its arguments → what it writes to stderr.
 */
const PROGRAM = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const home = dirname(process.argv[1]);
const args = process.argv.slice(2);
const line = [basename(process.argv[1]), ...args].join(' ');
const stdin = line.includes('--password-stdin') ? readFileSync(0, 'utf8') : '';
appendFileSync(join(home, 'calls'), JSON.stringify({ line, stdin }) + '\\n');
const failures = JSON.parse(readFileSync(join(home, 'failures.json'), 'utf8'));
for (const [words, message] of Object.entries(failures)) {
  if (line.includes(words)) {
    console.error(message);
    process.exit(1);
  }
}
const pushed = join(home, 'pushed');
if (line.startsWith('docker push')) {
  writeFileSync(pushed, args[1]);
} else if (line.startsWith('aws ecr get-login-password')) {
  console.log('pass word');
} else if (line.startsWith('aws ecr describe-images')) {
  if (!existsSync(pushed)) {
    console.error('An error occurred (ImageNotFoundException) when calling the DescribeImages operation: The image with imageId … does not exist');
    process.exit(254);
  }
  console.log('${DIGEST}');
}
`;

let directory: string;
let repository: string;
let fakes: string;
let tag: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-docker-'));
  repository = join(directory, 'repository');
  fakes = join(directory, 'fakes');
  mkdirSync(fakes);
  mkdirSync(repository);
  failing({});
  for (const name of ['docker', 'aws']) {
    writeFileSync(join(fakes, name), PROGRAM);
    chmodSync(join(fakes, name), 0o755);
  }
  git('init', '--quiet');
  writeFileSync(join(repository, 'file'), '');
  git('add', '.');
  const who = [
    '-c',
    'user.name=someone',
    '-c',
    'user.email=someone@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...who, 'commit', '--quiet', '--message', 'a commit'], {
    cwd: repository,
    env: { PATH: process.env['PATH'], GIT_COMMITTER_DATE: '2026-11-22T03:20:00Z', HOME: directory },
  });
  tag = git('rev-parse', 'HEAD').slice(0, 12);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
}

function failing(failures: Readonly<Record<string, string>>): void {
  writeFileSync(join(fakes, 'failures.json'), JSON.stringify(failures));
}

function run(args: readonly string[], path = [fakes]) {
  const places = [...path, dirname(execFileSync('which', ['git'], { encoding: 'utf8' }).trim())];
  return spawnSync(process.execPath, [SCRIPT, ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { PATH: places.join(delimiter), HOME: directory },
  });
}

const publish = (...more: readonly string[]) => run(['publish', '--repository', URI, ...more]);

const calls = (): readonly { readonly line: string; readonly stdin: string }[] =>
  readFileSync(join(fakes, 'calls'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const verbs = (): readonly string[] => calls().map(({ line }) => line.split(' ').slice(0, 3).join(' '));

// What is on PATH is run as a program, which a script is not on Windows.
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('docker:build', () => {
  test('builds from the commit, and prints the name that the image has', () => {
    const { status, stdout } = run(['build']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `customer-data-upload:${tag}-amd64\n` });
    expect(calls().map(({ line }) => line)).toEqual([
      `docker build --file app/Dockerfile --platform linux/amd64 --build-arg SOURCE_DATE_EPOCH=1795317600 --build-arg REVISION=${git('rev-parse', 'HEAD')} --provenance=false --tag customer-data-upload:${tag}-amd64 .`,
    ]);
  });

  test('says by the tag that there are changes which no commit holds', () => {
    writeFileSync(join(repository, 'file'), 'changed');
    expect(run(['build', '--platform', 'linux/arm64']).stdout).toBe(
      `customer-data-upload:${tag}-arm64-dirty\n`,
    );
  });

  test('fails with a sentence when the build does', () => {
    failing({ 'docker build': 'ERROR: failed to solve' });
    const { status, stdout, stderr } = run(['build']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('ERROR: failed to solve\ndocker build failed (exit code 1); see above.\n');
  });

  test('says so where there is no docker', () => {
    rmSync(join(fakes, 'docker'));
    // Only git is left on PATH, and its folder may hold a docker.
    const alone = join(directory, 'alone');
    mkdirSync(alone);
    const gitPath = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    writeFileSync(join(alone, 'git'), `#!/bin/sh\nexec ${gitPath} "$@"\n`);
    chmodSync(join(alone, 'git'), 0o755);
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, 'build'], {
      cwd: repository,
      encoding: 'utf8',
      env: { PATH: alone, HOME: directory },
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'There is no docker on PATH: install it first.\n',
    });
  });
});

onPosix('docker:publish', () => {
  test('builds, signs in, pushes, signs out, and prints the URI with the digest', () => {
    const { status, stdout } = publish();
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${URI}@${DIGEST}\n` });
    const remote = `${URI}:${tag}-amd64`;
    expect(calls().slice(2)).toEqual([
      { line: 'aws ecr get-login-password --region eu-central-1', stdin: '' },
      { line: `docker login --username AWS --password-stdin ${HOST}`, stdin: 'pass word' },
      { line: `docker tag customer-data-upload:${tag}-amd64 ${remote}`, stdin: '' },
      { line: `docker push ${remote}`, stdin: '' },
      { line: `docker logout ${HOST}`, stdin: '' },
      {
        line: `aws ecr describe-images --registry-id 123456789012 --region eu-central-1 --repository-name uploads --image-ids imageTag=${tag}-amd64 --query imageDetails[0].imageDigest --output text`,
        stdin: '',
      },
    ]);
  });

  test('hands the password to nobody but docker login', () => {
    const { stdout, stderr } = publish();
    expect([stdout, stderr, ...calls().map(({ line }) => line)].join('\n')).not.toContain('pass word');
  });

  test('tells of a tag that is there already, and leaves it alone', () => {
    publish();
    rmSync(join(fakes, 'calls'));
    const { status, stdout, stderr } = publish();
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${URI}@${DIGEST}\n` });
    expect(stderr).toBe(
      `${tag}-amd64 is there already, and tags are immutable: nothing was built or pushed.\n`,
    );
    expect(verbs()).toEqual(['aws ecr describe-images']);
  });

  test('signs out when the push fails, and fails', () => {
    failing({ 'docker push': 'denied: The image tag already exists' });
    const { status, stdout, stderr } = publish();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('denied: The image tag already exists\ndocker push failed');
    expect(verbs().at(-1)).toBe(`docker logout ${HOST}`);
  });

  test.each([
    [
      'describe-images',
      'An error occurred (RepositoryNotFoundException)',
      /no repository uploads in account 123456789012/,
    ],
    [
      'describe-images',
      'An error occurred (AccessDeniedException)',
      /does not tell whether .* is there: .*AccessDenied/,
    ],
    [
      'get-login-password',
      'Unable to locate credentials',
      /^aws ecr get-login-password failed: Unable to locate/m,
    ],
  ])('pushes nothing when aws ecr %s says %s', (words, message, sentence) => {
    failing({ [words]: message });
    const { status, stderr } = publish();
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(verbs().filter((verb) => /docker (push|login)/.test(verb))).toEqual([]);
  });

  test('refuses what no commit holds', () => {
    writeFileSync(join(repository, 'new'), '');
    const { status, stderr } = publish();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^There are changes that no commit holds/);
  });
});

onPosix('arguments that cannot be', () => {
  test.each([
    [[], /^Usage: /],
    [['ship'], /^Usage: /],
    [['build', 'twice'], /^Usage: /],
    [['build', '--platform', 'windows/amd64'], /^--platform must be linux\/amd64 or linux\/arm64\.$/m],
    [['build', '--repository', URI], /^--repository is for npm run docker:publish/],
    [['build', '--tag', 'latest'], /Unknown option '--tag'/],
    [['publish'], /^--repository must be the URI of a repository in ECR/],
    [['publish', '--repository', `${URI}:latest`], /^--repository must be/],
    [['publish', '--repository', 'docker.io/library/node'], /^--repository must be/],
    [['publish', '--repository', `${HOST}/`], /^--repository must be/],
  ])('%j are a sentence and exit code 2', (args, sentence) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});
