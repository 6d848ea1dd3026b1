import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { workflowFiles } from './workflow-rules.ts';

/** A check that could not be made, and why. */
export interface Skipped {
  readonly skipped: string;
}

/** A program that is pinned in `.ci/tool-versions`. */
export interface Tool {
  readonly name: string;
  /** How a developer gets it without `.ci/tools`. */
  readonly install: (version: string) => string;
}

export interface Linter extends Tool {
  readonly args: (workflows: readonly string[]) => readonly string[];
}

/** Finds errors in syntax, expressions, inputs of actions and, where shellcheck is there, scripts. */
export const ACTIONLINT: Linter = {
  name: 'actionlint',
  install: (version) => `go install github.com/rhysd/actionlint/cmd/actionlint@v${version}`,
  args: (workflows) => ['-no-color', ...workflows],
};

/** Finds what an attacker would. Offline, so that the answer depends on nothing but the files. */
export const ZIZMOR: Linter = {
  name: 'zizmor',
  install: (version) => `pip install zizmor==${version}`,
  args: (workflows) => [
    ...['--offline', '--persona', 'pedantic', '--strict-collection', '--config', '.github/zizmor.yml'],
    ...['--quiet', '--format', 'plain', '--color', 'never'],
    ...workflows,
    '.github/dependabot.yml',
    'action.yml',
  ],
};

/** Lints the workflows of this repository and those to copy; see `lint`. */
export function lintWorkflows(
  root: string,
  linter: Linter,
  env: NodeJS.ProcessEnv = process.env,
): readonly string[] | Skipped {
  return lint(root, linter, linter.args(workflowFiles(root)), env);
}

/**
 * Runs a linter. Gives what is wrong, a line each.
 *
 * @param env where `PATH` and `XDG_CACHE_HOME` say where to look for the linter
 * @throws Error if no version of the linter is pinned
 */
export function lint(
  root: string,
  { name, install }: Tool,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): readonly string[] | Skipped {
  const version = pinnedVersion(root, name);
  const file = find(name, version, env);
  if (file === undefined) {
    return { skipped: `${name} is not installed (.ci/tools ${name}, or ${install(version)})` };
  }
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd: root, encoding: 'utf8', env });
  if (status === 0) {
    return [];
  }
  const said = `${stdout ?? ''}${stderr ?? ''}`.split('\n').filter((line) => line !== '');
  return said.length > 0 ? said : [`${name} ended with ${error?.message ?? status} and said nothing.`];
}

function pinnedVersion(root: string, name: string): string {
  const file = join('.ci', 'tool-versions');
  const [, version] = new RegExp(`^${name} (\\S+)$`, 'm').exec(readFileSync(join(root, file), 'utf8')) ?? [];
  if (version === undefined) {
    throw new Error(`${file} has no version of ${name}.`);
  }
  return version;
}

/** The pinned one where `.ci/tools` puts it, or else the one on PATH. */
function find(name: string, version: string, env: NodeJS.ProcessEnv): string | undefined {
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folders = [
    join(cache, 'sfn-fargate-retry', `${name}-${version}`),
    ...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  ];
  return folders
    .flatMap((folder) => [join(folder, name), join(folder, `${name}.exe`)])
    .find((path) => existsSync(path));
}
