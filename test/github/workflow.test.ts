import { describe, expect, test } from '@jest/globals';
import { githubInput, readWorkflow } from '../../src/github/workflow.ts';

const ENV = {
  GITHUB_WORKFLOW: 'Nightly',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'acme/uploads',
  GITHUB_SHA: 'merge0',
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_ACTOR: 'octo',
  GITHUB_JOB: 'upload',
  GITHUB_ACTION: 'run',
  GITHUB_RUN_ID: '123',
  GITHUB_RUN_ATTEMPT: '2',
};

describe('the workflow', () => {
  test('is what the variables of the runner tell', () => {
    expect(readWorkflow(ENV, undefined)).toEqual({
      name: 'Nightly',
      repository: 'acme/uploads',
      sha: 'merge0',
      ref: 'refs/pull/7/merge',
      event: 'pull_request',
      actor: 'octo',
      job: 'upload',
      step: 'run',
      runId: '123',
      runAttempt: '2',
      url: 'https://github.example/acme/uploads/actions/runs/123',
      commitUrl: 'https://github.example/acme/uploads/commit/merge0',
      pullRequest: undefined,
      fromFork: false,
    });
  });

  test('of a pull request has the number and the head, not the merge commit', () => {
    const event = { pull_request: { number: 7, head: { sha: 'head0' } } };
    expect(readWorkflow(ENV, event)).toMatchObject({ sha: 'head0', pullRequest: 7 });
  });

  test.each([
    [{ repo: { full_name: 'acme/uploads' } }, false],
    [{ repo: { full_name: 'octo/uploads' } }, true],
    [{ repo: null }, true],
  ])('of a pull request comes from a fork if its head is of another repository: %j', (head, fromFork) => {
    expect(readWorkflow(ENV, { pull_request: { number: 7, head } })).toMatchObject({ fromFork });
  });

  test.each([
    [null],
    ['text'],
    [[]],
    [{ pull_request: null }],
    [{ pull_request: 'x' }],
    [{ pull_request: { number: '7', head: { sha: 1 } } }],
    [{ pull_request: { head: [] } }],
  ])('of an event of another shape is what the variables tell: %j', (event) => {
    expect(readWorkflow(ENV, event)).toMatchObject({ sha: 'merge0', pullRequest: undefined });
  });

  test.each(['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'])('without %s has no page', (name) => {
    expect(readWorkflow({ ...ENV, [name]: '' }, undefined).url).toBeUndefined();
    expect(readWorkflow({ ...ENV, [name]: undefined }, undefined).url).toBeUndefined();
  });
});

describe('the input `github`', () => {
  test('names what is known', () => {
    const event = { pull_request: { number: 7, head: { sha: 'head0' } } };
    expect(githubInput(readWorkflow(ENV, event))).toEqual({
      repository: 'acme/uploads',
      sha: 'head0',
      ref: 'refs/pull/7/merge',
      event: 'pull_request',
      actor: 'octo',
      job: 'upload',
      step: 'run',
      run_id: '123',
      run_attempt: '2',
      url: 'https://github.example/acme/uploads/actions/runs/123',
      pull_request: 7,
    });
  });

  test('leaves out what is not', () => {
    expect(githubInput(readWorkflow({ GITHUB_SHA: 'a', GITHUB_REF: '' }, undefined))).toEqual({ sha: 'a' });
    expect(githubInput(readWorkflow({}, undefined))).toEqual({});
  });
});
