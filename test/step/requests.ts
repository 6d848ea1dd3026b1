import type { Workflow } from '../../src/github/workflow.ts';
import type { RequestSettings } from '../../src/inputs/settings.ts';
import { executionRequests } from '../../src/step/execution-requests.ts';

export const SETTINGS: RequestSettings = {
  commands: [],
  customerIds: [],
  reportId: undefined,
  outputLocation: undefined,
  input: {},
  githubContext: false,
  executionName: undefined,
  expectOutputs: [],
};

export const WORKFLOW: Workflow = {
  name: 'Nightly',
  repository: 'acme/uploads',
  sha: 'abc',
  ref: 'refs/heads/main',
  event: 'push',
  actor: 'octo',
  job: 'upload',
  step: 'run',
  runId: '123456',
  runAttempt: '1',
  url: 'https://github.example/acme/uploads/actions/runs/123456',
  commitUrl: 'https://github.example/acme/uploads/commit/abc',
  pullRequest: undefined,
  fromFork: false,
};

/** The only execution that a step with these settings asks for. */
export function request(settings: Partial<RequestSettings> = {}, workflow: Partial<Workflow> = {}) {
  const [first, ...others] = executionRequests({ ...SETTINGS, ...settings }, { ...WORKFLOW, ...workflow });
  if (first === undefined || others.length > 0) {
    throw new Error('One execution was expected.');
  }
  return first;
}
