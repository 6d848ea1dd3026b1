/** The platforms that Fargate runs: by the value of the stack's parameter `Architecture`. */
export const PLATFORMS = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' } as const;

export type Platform = (typeof PLATFORMS)[keyof typeof PLATFORMS];

const NAME = 'customer-data-upload';

/** The commit that an image is built from. */
export interface Revision {
  /** 40 hex digits. */
  readonly sha: string;
  /** Its time, in epoch seconds. */
  readonly epoch: string;
  /** Whether the work tree holds anything that the commit does not. */
  readonly dirty: boolean;
}

/** A private repository in ECR. */
export interface Repository {
  /** HOST/NAME, without a tag. */
  readonly uri: string;
  readonly host: string;
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
}

/** A program and its arguments; nothing of it is seen by a shell. */
export type Command = readonly [program: string, ...args: readonly string[]];

const ECR =
  /^(?<host>(?<accountId>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?)\/(?<name>[a-z0-9]+(?:[._/-][a-z0-9]+)*)$/;

/** Reads the URI of a repository; undefined if it is none of ECR, or has a tag. */
export function parseRepository(uri: string): Repository | undefined {
  const groups: Readonly<Record<string, string | undefined>> = ECR.exec(uri)?.groups ?? {};
  const { host, accountId, region, name } = groups;
  return host === undefined || accountId === undefined || region === undefined || name === undefined
    ? undefined
    : { uri, host, accountId, region, name };
}

/**
 * The tag of an image: its commit and its architecture, as both may lie in one repository whose tags never change
 * what they mean. What no commit holds is called so.
 */
export function tagOf({ sha, dirty }: Revision, platform: Platform): string {
  return `${sha.slice(0, 12)}-${platform.replace('linux/', '')}${dirty ? '-dirty' : ''}`;
}

/** What the image is called on this machine. */
export function localName(revision: Revision, platform: Platform): string {
  return `${NAME}:${tagOf(revision, platform)}`;
}

export function buildCommand(revision: Revision, platform: Platform): Command {
  return [
    'docker',
    'build',
    ...['--file', 'app/Dockerfile', '--platform', platform],
    ...['--build-arg', `SOURCE_DATE_EPOCH=${revision.epoch}`, '--build-arg', `REVISION=${revision.sha}`],
    // An attestation tells the time of its build, by which the digests of two builds differ.
    '--provenance=false',
    ...['--tag', localName(revision, platform)],
    '.',
  ];
}

/** Asks ECR for the digest of a tag; fails with ImageNotFoundException if there is no such tag. */
export function digestCommand({ accountId, region, name }: Repository, tag: string): Command {
  return [
    ...(['aws', 'ecr', 'describe-images', '--registry-id', accountId, '--region', region] as const),
    ...['--repository-name', name, '--image-ids', `imageTag=${tag}`],
    ...['--query', 'imageDetails[0].imageDigest', '--output', 'text'],
  ];
}

/** Prints a password for ECR that is good for twelve hours. */
export function passwordCommand({ region }: Repository): Command {
  return ['aws', 'ecr', 'get-login-password', '--region', region];
}

/** Takes the password from stdin, where no list of processes shows it. */
export function loginCommand({ host }: Repository): Command {
  return ['docker', 'login', '--username', 'AWS', '--password-stdin', host];
}

/** Docker would keep the password. */
export function logoutCommand({ host }: Repository): Command {
  return ['docker', 'logout', host];
}

/** Gives the image its name in the repository, and sends it there. */
export function pushCommands(
  { uri }: Repository,
  revision: Revision,
  platform: Platform,
): readonly [tag: Command, push: Command] {
  const remote = `${uri}:${tagOf(revision, platform)}`;
  return [
    ['docker', 'tag', localName(revision, platform), remote],
    ['docker', 'push', remote],
  ];
}
