import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Clock } from '../../src/aws/clock.ts';
import { type CommentOptions, commentOnPullRequest } from '../../src/github/pull-request.ts';
import { readWorkflow } from '../../src/github/workflow.ts';
import {
  ACTIONS,
  type Comment,
  type Fault,
  type Github,
  type Operation,
  OTHER_BOT,
  PERSON,
  startGithub,
} from '../e2e/github.ts';
import { leapingClock } from '../leaping-clock.ts';
import { report } from '../report/reports.ts';

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

const ENV = {
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

const workflow = (env: Readonly<Record<string, string>> = {}) => readWorkflow({ ...ENV, ...env }, EVENT);

const write = (changes: Partial<CommentOptions> = {}, told = report()) =>
  commentOnPullRequest(told, {
    token: 'ghs_token',
    workflow: workflow(),
    clock: leapingClock(),
    signal: new AbortController().signal,
    ...changes,
  });

/** The operations of all calls that something made. */
async function callsOf(act: () => Promise<unknown>): Promise<readonly Operation[]> {
  const before = github.calls.length;
  await act();
  return github.calls.slice(before);
}

/** Breaks the first calls of an operation. */
function broken(operation: Operation, ...faults: readonly Fault[]): void {
  github.fault = (called, before) => (called === operation ? faults[before] : undefined);
}

const error = (status: number, message = 'Oops', headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'error',
  status,
  message,
  headers,
});

/** The comment that the step would write, from elsewhere. */
async function marked(): Promise<string> {
  await write();
  const body = github.comments[0]?.body ?? '';
  github.comments.length = 0;
  return body;
}

const comments = (count: number, user = PERSON): readonly Comment[] =>
  Array.from({ length: count }, (_item, index) => ({ id: index + 1, body: `Comment ${index}`, user }));

describe('the comment', () => {
  test('is created once, and edited from then on', async () => {
    expect(await write()).toEqual({
      kind: 'written',
      change: 'created',
      url: expect.stringContaining('#issuecomment-'),
    });
    expect(await write({}, report({ status: 'FAILED' }))).toMatchObject({
      kind: 'written',
      change: 'updated',
    });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('### ❌ uploads');
    expect(github.tokens).toEqual(new Set(['token ghs_token']));
  });

  test('is found behind hundreds of others', async () => {
    github.comments.push(...comments(250));
    await write();
    const calls = await callsOf(() => write());
    expect(calls).toEqual(['list', 'list', 'list', 'viewer', 'update']);
    expect(github.comments).toHaveLength(251);
  });

  test('of another machine is another', async () => {
    const other = { ...report(), machine: { name: 'uploads', arn: `${report().machine.arn}-other` } };
    await write();
    expect(await write({}, other)).toMatchObject({ change: 'created' });
    expect(await write({}, other)).toMatchObject({ change: 'updated' });
    expect(github.comments).toHaveLength(2);
  });

  test.each<[name: string, changes: Partial<CommentOptions>]>([
    ['workflow', { workflow: workflow({ GITHUB_WORKFLOW: 'Weekly' }) }],
    ['job', { workflow: workflow({ GITHUB_JOB: 'other' }) }],
    ['step', { workflow: workflow({ GITHUB_ACTION: 'other' }) }],
  ])('of another %s is another', async (_name, changes) => {
    await write();
    expect(await write(changes)).toMatchObject({ change: 'created' });
    expect(await write(changes)).toMatchObject({ change: 'updated' });
    expect(github.comments).toHaveLength(2);
  });

  test('is not that of a person who wrote the same, unless it is their token', async () => {
    const body = await marked();
    github.comments.push({ id: 1, body, user: PERSON });
    expect(await write()).toMatchObject({ change: 'created' });
    expect(github.comments[0]).toEqual({ id: 1, body, user: PERSON });
    expect(github.comments).toHaveLength(2);

    github.comments.length = 0;
    github.author = PERSON;
    await write();
    expect(await write()).toMatchObject({ change: 'updated' });
    expect(github.comments).toHaveLength(1);
  });

  test('is not that of another person where it is the token of one', async () => {
    github.author = { ...PERSON, id: 2, login: 'hubot' };
    github.comments.push({ id: 1, body: await marked(), user: PERSON });
    expect(await write()).toMatchObject({ change: 'created' });
    expect(github.comments).toHaveLength(2);
  });

  test.each([
    ['the job’s own', ACTIONS, OTHER_BOT],
    ['that of another app', OTHER_BOT, ACTIONS],
    ['that of an app with a similar name', { ...OTHER_BOT, login: 'github-actions' }, ACTIONS],
    ['that of a person', PERSON, ACTIONS],
  ])('is not that of another bot where the token is %s', async (_whose, author, other) => {
    const body = await marked();
    const theirs = { id: 1, body, user: other };
    github.comments.push(theirs);
    github.author = author;
    expect(await write()).toMatchObject({ change: 'created' });
    expect(await write()).toMatchObject({ change: 'updated' });
    expect(github.comments).toEqual([
      theirs,
      { id: expect.any(Number), body: expect.any(String), user: author },
    ]);
  });

  test('of another bot is neither deleted as a double nor taken for that of a later run', async () => {
    const body = await marked();
    const theirs = { id: 9, body: body.replace('run 4711.1', 'run 9999.1'), user: OTHER_BOT };
    github.comments.push({ id: 5, body, user: ACTIONS }, theirs);
    expect(await write()).toMatchObject({ change: 'updated', url: expect.stringMatching(/-5$/) });
    expect(github.comments).toContainEqual(theirs);
  });

  test.each([
    ['refuses', { kind: 'error', status: 403, message: 'Resource not accessible by integration' }],
    ['does not know GraphQL', { kind: 'error', status: 404, message: 'Not Found' }],
  ] as const)(
    'is that of the job’s own token where GitHub %s to tell whose it is',
    async (_what, refusal) => {
      const body = await marked();
      github.fault = (operation) => (operation === 'viewer' ? refusal : undefined);
      github.comments.push({ id: 5, body, user: OTHER_BOT }, { id: 6, body, user: ACTIONS });
      expect(await write()).toMatchObject({ change: 'updated', url: expect.stringMatching(/-6$/) });
      expect(github.comments).toContainEqual({ id: 5, body, user: OTHER_BOT });
    },
  );

  test('is not one that quotes the marker', async () => {
    const body = await marked();
    github.comments.push(
      { id: 1, body: `> ${body}`, user: ACTIONS },
      { id: 2, body: ` ${body}`, user: ACTIONS },
    );
    expect(await write()).toMatchObject({ change: 'created' });
  });

  test('is the oldest of several that a race made, and the only one afterwards', async () => {
    const body = await marked();
    github.comments.push(
      { id: 5, body, user: ACTIONS },
      { id: 6, body, user: ACTIONS },
      { id: 7, body, user: PERSON },
    );
    expect(await write()).toMatchObject({ change: 'updated', url: expect.stringMatching(/-5$/) });
    expect(github.comments.map(({ id }) => id)).toEqual([5, 7]);
  });

  test('is written although what a race made could not be deleted', async () => {
    const body = await marked();
    github.comments.push({ id: 5, body, user: ACTIONS }, { id: 6, body, user: ACTIONS });
    broken('delete', error(403));
    expect(await write()).toMatchObject({ change: 'updated' });
  });

  test('of a later run is left as it is, and so is that of a later attempt', async () => {
    await write({ workflow: workflow({ GITHUB_RUN_ID: '4712' }) });
    const [later] = github.comments;
    expect(await write()).toMatchObject({
      kind: 'superseded',
      url: expect.stringContaining('#issuecomment-'),
    });
    expect(github.comments).toEqual([later]);
    const again = { GITHUB_RUN_ID: '4712', GITHUB_RUN_ATTEMPT: '2' };
    expect(await write({ workflow: workflow(again) })).toMatchObject({ change: 'updated' });
    expect(await write({ workflow: workflow({ GITHUB_RUN_ID: '4712' }) })).toMatchObject({
      kind: 'superseded',
    });
  });

  test('is not asked for where there is no pull request', async () => {
    const calls = await callsOf(async () =>
      expect(await write({ workflow: readWorkflow(ENV, {}) })).toEqual({ kind: 'no-pull-request' }),
    );
    expect(calls).toEqual([]);
  });
});

describe('a fault that passes', () => {
  test.each<[name: string, faults: readonly Fault[], slept: readonly number[]]>([
    ['a server that broke', [error(500), error(502)], [1000, 2000]],
    ['a broken connection', [{ kind: 'reset' }], [1000]],
    ['too many requests', [error(429, 'x', { 'retry-after': '3' })], [3000]],
    ['a secondary limit', [error(403, 'x', { 'retry-after': '20' })], [20_000]],
  ])('is waited out: %s', async (_name, faults, slept) => {
    for (const operation of ['list', 'create'] as const) {
      github.comments.length = 0;
      broken(operation, ...faults);
      const clock = leapingClock();
      expect(await write({ clock })).toMatchObject({ change: 'created' });
      expect(clock.slept).toEqual(slept);
      expect(github.comments).toHaveLength(1);
    }
  });

  test('in an edit is waited out, too', async () => {
    await write();
    broken('update', error(502));
    expect(await write()).toMatchObject({ change: 'updated' });
  });

  test('that lost the answer to a creation does not make two comments', async () => {
    broken('create', { kind: 'lost-answer' });
    const calls = await callsOf(async () => expect(await write()).toMatchObject({ change: 'updated' }));
    expect(calls).toEqual(['list', 'create', 'list', 'viewer', 'update']);
    expect(github.comments).toHaveLength(1);
  });

  test('is waited out five times', async () => {
    github.fault = () => error(503);
    const clock = leapingClock();
    const calls = await callsOf(async () =>
      expect(await write({ clock })).toMatchObject({
        kind: 'not-written',
        warning: expect.stringContaining('did not answer'),
      }),
    );
    expect(calls).toHaveLength(5);
    expect(clock.slept).toEqual([1000, 2000, 4000, 8000]);
  });

  test.each([
    ['retry-after', { 'retry-after': '31' }],
    ['a limit that says no time', { 'x-ratelimit-remaining': '0' }],
  ])('is not waited out where that takes longer than half a minute: %s', async (_name, headers) => {
    github.fault = () => error(403, 'Limited', headers);
    const clock = leapingClock();
    expect(await write({ clock })).toMatchObject({
      kind: 'not-written',
      warning: expect.stringContaining('limits'),
    });
    expect(clock.slept).toEqual([]);
  });

  test('while asking whose token it is does not make a second comment', async () => {
    github.author = PERSON;
    await write();
    broken('viewer', error(502));
    expect(await write()).toMatchObject({ change: 'updated' });
    expect(github.comments).toHaveLength(1);
  });

  test('is no fault where the comment was deleted meanwhile', async () => {
    await write();
    broken('update', error(404, 'Not Found'));
    expect(await write()).toMatchObject({ change: 'created' });
  });
});

test.each([
  ['list', 401, /github-token/],
  ['create', 403, /pull-requests: write/],
  ['create', 404, /no such pull request/],
  ['list', 410, /no such pull request/],
  ['create', 422, /Oops/],
] as const)('a refusal is a warning at once: %s %d', async (operation, status, told) => {
  broken(operation, error(status));
  const clock = leapingClock();
  expect(await write({ clock })).toEqual({ kind: 'not-written', warning: expect.stringMatching(told) });
  expect(clock.slept).toEqual([]);
});

describe('a cancelled step', () => {
  /** Whoever sleeps waits until the test says that the time has come. */
  function heldClock(): Clock & { readonly slept: number[]; pass(): void } {
    const sleepers: (() => void)[] = [];
    const slept: number[] = [];
    return {
      slept,
      now: () => 0,
      sleep: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          slept.push(milliseconds);
          sleepers.push(resolve);
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
      pass: () => {
        for (const wake of sleepers) {
          wake();
        }
      },
    };
  }

  test('still writes its comment', async () => {
    const clock = heldClock();
    expect(await write({ clock, signal: AbortSignal.abort() })).toMatchObject({ change: 'created' });
    expect(clock.slept).toEqual([1500]);
  });

  test.each(['before', 'while'])(
    'gives up a comment that takes long, cancelled %s it is written',
    async (when) => {
      const clock = heldClock();
      const cancel = new AbortController();
      if (when === 'before') {
        cancel.abort();
      }
      const asked = new Promise<void>((resolve) => {
        github.fault = () => {
          resolve();
          return { kind: 'silence' };
        };
      });
      const writing = write({ clock, signal: cancel.signal });
      await asked;
      cancel.abort();
      expect(clock.slept).toEqual([1500]);
      clock.pass();
      expect(await writing).toEqual({ kind: 'not-written', warning: expect.stringContaining('cancelled') });
    },
  );

  test('waits nothing out for longer than that', async () => {
    const clock = heldClock();
    const asked = new Promise<void>((resolve) => {
      github.fault = () => {
        setImmediate(resolve);
        return error(502);
      };
    });
    const writing = write({ clock, signal: AbortSignal.abort() });
    await asked;
    while (clock.slept.length < 2) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(clock.slept).toEqual([1500, 1000]);
    clock.pass();
    expect((await writing).kind).toMatch(/^not-written$/);
  });
});
