import { readWorkflow } from '../../src/github/workflow.ts';
import { comment } from '../../src/report/comment.ts';
import type { EndedReport, ExecutionReport, Report } from '../../src/report/report.ts';
import { BLOCK_STARTERS, execution, HOSTILE, report } from './reports.ts';

export const SHA = '8d1c8b69c3fce7bea45c73efd06983e3c419a92f';
const ENV = {
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'acme/uploads',
  GITHUB_WORKFLOW: 'Nightly upload',
  GITHUB_JOB: 'upload',
  GITHUB_ACTION: 'run',
  GITHUB_SHA: SHA,
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '2',
};
/** Where the step of the comments ran. */
export const WORKFLOW = readWorkflow(ENV, undefined);
export const ID = { place: 'place', run: 4711, attempt: 2 };

/** The comment on some executions. */
export const commentOn = (executions: readonly ExecutionReport[], changes: Partial<Report> = {}): string =>
  comment({ ...report(), executions, ...changes }, WORKFLOW, ID);

/** The execution of a customer. */
export const customer = (customerId: string, changes: Partial<EndedReport> = {}): ExecutionReport =>
  execution({ customerId, ...changes });

/** What GitHub would take for more than text in a comment. */
export const HOSTILE_TO_GITHUB = [
  ...HOSTILE,
  ...BLOCK_STARTERS.map((start) => `${start} x`),
  'fixes #12, closes octocat/hello#3, GH-12, resolves https://github.com/octocat/hello/issues/1',
  '@octocat@octocat someone@example.com',
  '&#64;octocat &commat;octocat \\@octocat',
  '--> <!-- x --> <b>',
] as const;
