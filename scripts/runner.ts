import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');

export interface ActionStep {
  /** Inputs by name; those that are not given have the defaults of action.yml. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What the step finds in its environment besides what a runner sets, such as `AWS_ENDPOINT_URL`. */
  readonly env: Readonly<Record<string, string>>;
  /** What an earlier step saved: its post step is run. */
  readonly state?: Readonly<Record<string, string>>;
  /** An empty folder for the files of the runner: command files and `RUNNER_TEMP`. */
  readonly directory: string;
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** Where the bundle is; `dist/` of this project unless given. */
  readonly dist?: string;
  /** A command that runs the process, such as one that measures it. */
  readonly under?: readonly string[];
  /** Told of every piece of the job log. */
  readonly onLog?: (text: string) => void;
}

export interface ActionResult {
  readonly exitCode: number | null;
  /** All that was printed, as it was printed: workflow commands are not taken out. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What it saved for its post step. */
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The text of the file that the output `report-file` names; empty if there is none. */
  readonly report: string;
}

export interface RunningAction {
  readonly process: ChildProcess;
  readonly result: Promise<ActionResult>;
}

/**
 * Runs the bundle in a process of its own, with what a GitHub runner gives to a JavaScript action: inputs as
 * `INPUT_…` with the defaults of action.yml, `GITHUB_…` and `RUNNER_TEMP`, files for outputs and summary.
 */
export function startAction(step: ActionStep): RunningAction {
  const { directory, dist = join(root, 'dist'), under = [] } = step;
  const files = {
    GITHUB_OUTPUT: join(directory, 'output'),
    GITHUB_STATE: join(directory, 'state'),
    GITHUB_STEP_SUMMARY: join(directory, 'summary'),
  };
  const temp = join(directory, 'temp');
  mkdirSync(temp, { recursive: true });
  for (const file of Object.values(files)) {
    writeFileSync(file, '');
  }
  const entry = step.state === undefined ? 'index.js' : 'post.js';
  const [program = process.execPath, ...args] = [...under, process.execPath, join(dist, entry)];
  const child = spawn(program, args, {
    cwd: step.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: directory,
      // Tests start the same bundle hundreds of times. What Node.js has compiled of it is kept where they say.
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...GITHUB,
      GITHUB_WORKSPACE: step.workspace,
      RUNNER_TEMP: temp,
      ...files,
      ...inputVariables(step.inputs),
      ...stateVariables(step.state ?? {}),
      ...step.env,
    },
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text);
      step.onLog?.(text);
    });
  }
  const result = new Promise<ActionResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      const outputs = parseOutputs(content(files.GITHUB_OUTPUT));
      resolve({
        exitCode,
        log: chunks.join(''),
        outputs,
        state: parseOutputs(content(files.GITHUB_STATE)),
        summary: content(files.GITHUB_STEP_SUMMARY),
        report: content(outputs['report-file']),
      });
    });
  });
  return { process: child, result };
}

function content(file: string | undefined): string {
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** A run as GitHub tells of it. */
const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTION: 'upload',
  GITHUB_ACTOR: 'octocat',
  GITHUB_EVENT_NAME: 'workflow_dispatch',
  GITHUB_JOB: 'nightly',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'octo-org/uploads',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '4711',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: '8d1c8b69c3fce7bea45c73efd06983e3c419a92f',
} as const;

/** An expression in a default of action.yml. A run outside of GitHub has no token. */
const GITHUB_TOKEN = /^\$\{\{ github\.token \}\}$/;

/** The runner upper-cases names and keeps hyphens; an input that is not given has its default, or is empty. */
function inputVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  const declared = inputsOfAction();
  for (const name of Object.keys(given)) {
    if (!declared.has(name)) {
      throw new Error(`action.yml declares no input ${name}.`);
    }
  }
  return Object.fromEntries(
    [...declared].map(([name, byDefault]) => [
      `INPUT_${name.toUpperCase()}`,
      given[name] ?? byDefault.replace(GITHUB_TOKEN, ''),
    ]),
  );
}

function inputsOfAction(): ReadonlyMap<string, string> {
  const action: { inputs: Record<string, { default?: string } | null> } = parse(
    readFileSync(join(root, 'action.yml'), 'utf8'),
  );
  return new Map(Object.entries(action.inputs).map(([name, input]) => [name, input?.default ?? '']));
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

/** The heredoc form of `GITHUB_OUTPUT`: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm)) {
    outputs[name] = value;
  }
  return outputs;
}
