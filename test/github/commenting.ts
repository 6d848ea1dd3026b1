import { afterAll, afterEach, beforeAll } from '@jest/globals';
import {
  type CommentOptions,
  type CommentOutcome,
  commentOnPullRequest,
} from '../../src/github/pull-request.ts';
import { readWorkflow, type Workflow } from '../../src/github/workflow.ts';
import { ACTIONS, type Fault, type Github, type Operation, startGithub } from '../e2e/github.ts';
import { leapingClock } from '../leaping-clock.ts';
import { report } from '../report/reports.ts';

export const ENV = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'octo-org/uploads',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_WORKFLOW: 'Nightly',
  GITHUB_JOB: 'upload',
  GITHUB_ACTION: 'run',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '1',
};
const EVENT = {
  pull_request: { number: 7, head: { sha: 'head0', repo: { full_name: 'octo-org/uploads' } } },
};

/** The run of a workflow for pull request 7. */
export const workflow = (env: Readonly<Record<string, string>> = {}): Workflow =>
  readWorkflow({ ...ENV, ...env }, EVENT);

/** A GitHub for the tests of a file, and what comments on its pull request. */
export interface Commenting {
  readonly github: Github;
  write(changes?: Partial<CommentOptions>, told?: ReturnType<typeof report>): Promise<CommentOutcome>;
  /** The operations of all calls that something made. */
  callsOf(act: () => Promise<unknown>): Promise<readonly Operation[]>;
  /** Breaks the first calls of an operation. */
  broken(operation: Operation, ...faults: readonly Fault[]): void;
}

/** Starts the GitHub before the tests of a file, and ends it after them. */
export function commenting(): Commenting {
  let github: Github;
  beforeAll(async () => {
    github = await startGithub();
    // The toolkit reads it when it is loaded, which is when the first comment is written.
    process.env['GITHUB_API_URL'] = github.url;
  });
  afterEach(() => {
    github.comments.length = 0;
    github.author = ACTIONS;
    github.fault = () => undefined;
  });
  afterAll(async () => {
    delete process.env['GITHUB_API_URL'];
    await github.close();
  });
  return {
    get github() {
      return github;
    },
    write: (changes = {}, told = report()) =>
      commentOnPullRequest(told, {
        token: 'ghs_token',
        workflow: workflow(),
        clock: leapingClock(),
        signal: new AbortController().signal,
        ...changes,
      }),
    callsOf: async (act) => {
      const before = github.calls.length;
      await act();
      return github.calls.slice(before);
    },
    broken: (operation, ...faults) => {
      github.fault = (called, before) => (called === operation ? faults[before] : undefined);
    },
  };
}

export const error = (
  status: number,
  message = 'Oops',
  headers: Readonly<Record<string, string>> = {},
): Fault => ({ kind: 'error', status, message, headers });
