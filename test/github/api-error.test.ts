import { describe, expect, test } from '@jest/globals';
import { commentWarning, githubFault } from '../../src/github/api-error.ts';
import { readWorkflow } from '../../src/github/workflow.ts';

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;

/** An error as the toolkit throws it. */
function refused(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Error {
  return Object.assign(new Error(message), { name: 'HttpError', status, response: { status, headers } });
}

/** Errors that GraphQL answers with 200, as the toolkit throws them. */
function answered(message: string, headers: Readonly<Record<string, string>> = {}, type?: string): Error {
  const errors = [{ message }, { message, type }];
  return Object.assign(new Error(message), {
    name: 'GraphqlResponseError',
    headers,
    errors,
    response: { errors },
  });
}

describe('an error of the API passes', () => {
  test.each<[name: string, error: Error, waitMs: number | undefined]>([
    ['a server that broke', refused(500, 'Oops'), undefined],
    ['a gateway', refused(502, 'Bad Gateway'), undefined],
    ['too many requests', refused(429, 'Slow down'), MINUTE],
    ['too many requests until a time', refused(429, 'Slow down', { 'retry-after': '7' }), 7000],
    ['a secondary limit with a time', refused(403, 'x', { 'retry-after': '30' }), 30_000],
    ['a secondary limit without', refused(403, 'You have exceeded a secondary rate limit.'), MINUTE],
    ['a time that is none', refused(403, 'x', { 'retry-after': 'soon' }), MINUTE],
    [
      'no request remaining',
      refused(403, 'x', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 9) }),
      9000,
    ],
    [
      'no request remaining until just now',
      refused(403, 'x', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 - 9) }),
      1000,
    ],
    [
      'no request remaining, who knows until when',
      refused(403, 'x', { 'x-ratelimit-remaining': '0' }),
      MINUTE,
    ],
    ['a limit that GraphQL answers', answered('API rate limit already exceeded'), MINUTE],
    ['a limit that GraphQL answers with a time', answered('x', { 'retry-after': '7' }), 7000],
    ['a limit that GraphQL only names', answered('x', {}, 'RATE_LIMITED'), MINUTE],
    ['a limit that GraphQL names with a time', answered('x', { 'retry-after': '7' }, 'RATE_LIMITED'), 7000],
    [
      'no request of GraphQL remaining',
      answered('x', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 9) }),
      9000,
    ],
  ])('%s', (_name, error, waitMs) => {
    expect(githubFault(error, NOW)).toEqual({ kind: 'passing', waitMs });
  });
});

describe('an error of the API is final', () => {
  test.each([
    [refused(401, 'Bad credentials')],
    [refused(403, 'Resource not accessible by integration', { 'x-ratelimit-remaining': '4999' })],
    [refused(404, 'Not Found')],
    [refused(410, 'Gone')],
    [refused(422, 'Validation Failed')],
    [answered('Resource not accessible by integration')],
    [new TypeError('a fault of our own')],
    ['text'],
    [null],
  ])('%s', (error) => {
    expect(githubFault(error, NOW)).toEqual({ kind: 'final' });
  });
});

describe('the warning', () => {
  const env = { GITHUB_REPOSITORY: 'acme/uploads', GITHUB_EVENT_NAME: 'pull_request' };
  const head = (name: string) => ({ pull_request: { number: 7, head: { repo: { full_name: name } } } });
  const own = readWorkflow(env, head('acme/uploads'));
  const fork = readWorkflow(env, head('octo/uploads'));
  const denied = refused(403, 'Resource not accessible by integration - https://docs.example');

  test.each<[name: string, warning: string, told: RegExp]>([
    ['names the permission to add', commentWarning(denied, own), /permissions: \{ pull-requests: write \}/],
    [
      'says that the token of a fork may only read',
      commentWarning(denied, fork),
      /fork, whose token may only read/,
    ],
    [
      'names the permission where a fork has a token that may be given it',
      commentWarning(denied, { ...fork, event: 'pull_request_target' }),
      /permissions: \{ pull-requests: write \}/,
    ],
    [
      'says that a conversation is locked',
      commentWarning(refused(403, 'Unable to create comment because issue is locked.'), own),
      /conversation is locked/,
    ],
    [
      'says that the token is not known',
      commentWarning(refused(401, 'Bad credentials'), own),
      /github-token/,
    ],
    [
      'says that there is no such pull request',
      commentWarning(refused(404, 'Not Found'), own),
      /no such pull request in acme\/uploads/,
    ],
    ['says that it is gone', commentWarning(refused(410, 'Gone'), own), /no such pull request/],
    [
      'says that GitHub limits',
      commentWarning(refused(429, 'Slow down'), own),
      /limits how often.*Slow down/,
    ],
    [
      'says that GitHub did not answer',
      commentWarning(refused(502, 'Bad Gateway'), own),
      /did not answer.*Bad Gateway/,
    ],
    [
      'says what GitHub said',
      commentWarning(refused(422, 'Body is too long.'), own),
      /written: Body is too long\.$/,
    ],
  ])('%s', (_name, warning, told) => {
    expect(warning).toMatch(/^The comment on pull request #7 could not be written: /);
    expect(warning).toMatch(told);
  });

  test('is one line, whatever GitHub says', () => {
    expect(commentWarning(refused(422, 'a\n::error::b\r\u2028##[c]'), own)).toMatch(/^[^\n\r\u2028]*$/);
  });
});
