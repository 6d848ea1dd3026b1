import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import {
  buildCommand,
  type Command,
  digestCommand,
  localName,
  loginCommand,
  logoutCommand,
  PLATFORMS,
  type Platform,
  parseRepository,
  passwordCommand,
  pushCommands,
  type Repository,
  type Revision,
  tagOf,
} from './image.ts';

const USAGE = `Usage: npm run docker:build -- [--platform ${Object.values(PLATFORMS).join('|')}]
       npm run docker:publish -- --repository URI [--platform …]

Builds the image of app/ from the current commit, by which it is tagged; publish also sends it to a repository in ECR,
the stack's output RepositoryUri, and prints its URI with the digest. Needs docker, publish the AWS CLI too.`;

/** A sentence for the person at the terminal. */
class Fault extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Fault)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = error.exitCode;
}

function main(args: readonly string[]): void {
  const { verb, platform, repository } = readArguments(args);
  if (verb === 'help') {
    console.log(USAGE);
    return;
  }
  const revision = currentRevision();
  if (repository === undefined) {
    build(revision, platform);
    console.log(localName(revision, platform));
    return;
  }
  if (revision.dirty) {
    throw new Fault(
      'There are changes that no commit holds, and the tag would name a commit that the image is not of: commit them, or put them aside with git stash -u.',
    );
  }
  console.log(publish(revision, platform, repository));
}

interface Arguments {
  readonly verb: 'build' | 'publish' | 'help';
  readonly platform: Platform;
  readonly repository: Repository | undefined;
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  const [verb, ...rest] = positionals;
  const platform = Object.values(PLATFORMS).find((known) => known === values.platform);
  if (values.help) {
    return { verb: 'help', platform: PLATFORMS.X86_64, repository: undefined };
  }
  if ((verb !== 'build' && verb !== 'publish') || rest.length > 0) {
    throw new Fault(USAGE, 2);
  }
  if (platform === undefined) {
    throw new Fault(`--platform must be ${Object.values(PLATFORMS).join(' or ')}.`, 2);
  }
  if (verb === 'build') {
    if (values.repository !== undefined) {
      throw new Fault('--repository is for npm run docker:publish; what is built stays on this machine.', 2);
    }
    return { verb, platform, repository: undefined };
  }
  const repository = parseRepository(values.repository ?? '');
  if (repository === undefined) {
    throw new Fault(
      '--repository must be the URI of a repository in ECR without a tag, such as 123456789012.dkr.ecr.eu-central-1.amazonaws.com/uploads.',
      2,
    );
  }
  return { verb, platform, repository };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        platform: { type: 'string', default: PLATFORMS.X86_64 },
        repository: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new Fault(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`, 2);
  }
}

function currentRevision(): Revision {
  const [sha = '', epoch = ''] = output(['git', 'log', '-1', '--format=%H %ct']).split(' ');
  return { sha, epoch, dirty: output(['git', 'status', '--porcelain']) !== '' };
}

function build(revision: Revision, platform: Platform): void {
  show(buildCommand(revision, platform));
}

/** @returns the URI of the image, with its digest */
function publish(revision: Revision, platform: Platform, repository: Repository): string {
  const tag = tagOf(revision, platform);
  const published = digestOf(repository, tag);
  if (published !== undefined) {
    console.error(`${tag} is there already, and tags are immutable: nothing was built or pushed.`);
    return `${repository.uri}@${published}`;
  }
  build(revision, platform);
  const password = output(passwordCommand(repository));
  show(loginCommand(repository), password);
  try {
    for (const command of pushCommands(repository, revision, platform)) {
      show(command);
    }
  } finally {
    run(logoutCommand(repository));
  }
  const digest = digestOf(repository, tag);
  if (digest === undefined) {
    throw new Fault(
      `${tag} was pushed, but ECR does not know it. Look at the repository ${repository.name}.`,
    );
  }
  return `${repository.uri}@${digest}`;
}

function digestOf(repository: Repository, tag: string): string | undefined {
  const { status, stdout, stderr } = run(digestCommand(repository, tag));
  if (status === 0) {
    return stdout.trim();
  }
  if (stderr.includes('ImageNotFoundException')) {
    return undefined;
  }
  if (stderr.includes('RepositoryNotFoundException')) {
    const { name, accountId, region } = repository;
    throw new Fault(
      `There is no repository ${name} in account ${accountId} and region ${region}: take the stack's output RepositoryUri.`,
    );
  }
  throw new Fault(`ECR does not tell whether ${tag} is there: ${stderr.trim()}`);
}

/** Runs a command and gives what it prints, which nobody else sees. */
function output(command: Command): string {
  const { status, stdout, stderr } = run(command);
  if (status !== 0) {
    throw new Fault(`${command.slice(0, 3).join(' ')} failed: ${stderr.trim()}`);
  }
  return stdout.trim();
}

/** Runs a command whose progress people see, on stderr: stdout is for the result. */
function show(command: Command, input = ''): void {
  const [program, ...args] = command;
  const { status, error } = spawnSync(program, args, { input, stdio: ['pipe', 2, 2] });
  if (status !== 0) {
    throw failed(command, status, error);
  }
}

function run([program, ...args]: Command) {
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.error !== undefined) {
    throw failed([program, ...args], null, result.error);
  }
  return result;
}

function failed([program, verb = '']: Command, status: number | null, error: Error | undefined): Fault {
  return error !== undefined && 'code' in error && error.code === 'ENOENT'
    ? new Fault(`There is no ${program} on PATH: install it first.`)
    : new Fault(
        `${program} ${verb} failed (${error?.message ?? `exit code ${status ?? 'none'}`}); see above.`,
      );
}
