import { describe, expect, test } from '@jest/globals';
import { ACTIONS, OTHER_BOT, PERSON } from '../e2e/github.ts';
import { leapingClock } from '../leaping-clock.ts';
import { commenting, error } from './commenting.ts';

const gh = commenting();
const { write, callsOf } = gh;

/** GraphQL's answer where a limit is reached: its status is 200. */
const LIMITED = {
  kind: 'answer',
  json: { errors: [{ type: 'RATE_LIMITED', message: 'x' }] },
  headers: { 'retry-after': '4' },
} as const;

/** The comment that the step would write, from elsewhere. */
async function marked(): Promise<string> {
  await write();
  const body = gh.github.comments[0]?.body ?? '';
  gh.github.comments.length = 0;
  return body;
}

describe('the comment', () => {
  test('is not that of a person who wrote the same, unless it is their token', async () => {
    const body = await marked();
    gh.github.comments.push({ id: 1, body, user: PERSON });
    expect(await write()).toMatchObject({ change: 'created' });
    expect(gh.github.comments[0]).toEqual({ id: 1, body, user: PERSON });
    expect(gh.github.comments).toHaveLength(2);

    gh.github.comments.length = 0;
    gh.github.author = PERSON;
    await write();
    expect(await write()).toMatchObject({ change: 'updated' });
    expect(gh.github.comments).toHaveLength(1);
  });

  test('is not that of another person where it is the token of one', async () => {
    gh.github.author = { ...PERSON, id: 2, login: 'hubot' };
    gh.github.comments.push({ id: 1, body: await marked(), user: PERSON });
    expect(await write()).toMatchObject({ change: 'created' });
    expect(gh.github.comments).toHaveLength(2);
  });

  test.each([
    ['the job’s own', ACTIONS, OTHER_BOT],
    ['that of another app', OTHER_BOT, ACTIONS],
    ['that of an app with a similar name', { ...OTHER_BOT, login: 'github-actions' }, ACTIONS],
    ['that of a person', PERSON, ACTIONS],
  ])('is not that of another bot where the token is %s', async (_whose, author, other) => {
    const body = await marked();
    const theirs = { id: 1, body, user: other };
    gh.github.comments.push(theirs);
    gh.github.author = author;
    expect(await write()).toMatchObject({ change: 'created' });
    expect(await write()).toMatchObject({ change: 'updated' });
    expect(gh.github.comments).toEqual([
      theirs,
      { id: expect.any(Number), body: expect.any(String), user: author },
    ]);
  });

  test('of another bot is neither deleted as a double nor taken for that of a later run', async () => {
    const body = await marked();
    const theirs = { id: 9, body: body.replace('run 4711.1', 'run 9999.1'), user: OTHER_BOT };
    gh.github.comments.push({ id: 5, body, user: ACTIONS }, theirs);
    expect(await write()).toMatchObject({ change: 'updated', url: expect.stringMatching(/-5$/) });
    expect(gh.github.comments).toContainEqual(theirs);
  });

  test.each([
    ['refuses', { kind: 'error', status: 403, message: 'Resource not accessible by integration' }],
    ['does not know GraphQL', { kind: 'error', status: 404, message: 'Not Found' }],
    ['is in trouble', { kind: 'error', status: 502, message: 'Bad Gateway' }],
    ['breaks the connection', { kind: 'reset' }],
    ['limits calls', { kind: 'error', status: 429, message: 'x', headers: { 'retry-after': '31' } }],
    ['limits calls by an answer', { kind: 'error', status: 200, message: 'API rate limit exceeded' }],
    ['does not answer as GraphQL does', { kind: 'error', status: 200, message: '' }],
  ] as const)(
    'is that of the job’s own token where GitHub %s to tell whose it is',
    async (_what, refusal) => {
      const body = await marked();
      gh.github.fault = (operation) => (operation === 'viewer' ? refusal : undefined);
      gh.github.comments.push({ id: 5, body, user: OTHER_BOT }, { id: 6, body, user: ACTIONS });
      expect(await write()).toMatchObject({ change: 'updated', url: expect.stringMatching(/-6$/) });
      expect(gh.github.comments).toContainEqual({ id: 5, body, user: OTHER_BOT });
    },
  );

  test.each([
    ['a viewer without a login', { data: { viewer: {} } }],
    ['a login that is null', { data: { viewer: { login: null } } }],
    ['a login that is empty', { data: { viewer: { login: '' } } }],
    ['a login that is no text', { data: { viewer: { login: { name: 'x' } } } }],
    ['no viewer', { data: { viewer: null } }],
    ['no data', { data: null }],
    ['nothing', {}],
    ['a text', 'x'],
  ])('is not that of a deleted user where GitHub answers with %s', async (_what, json) => {
    const body = await marked();
    const theirs = [null, { ...PERSON, login: '' }].map((user, id) => ({ id, body, user }));
    gh.github.comments.push(...theirs);
    gh.github.fault = (operation) => (operation === 'viewer' ? { kind: 'answer', json } : undefined);
    expect(await write()).toMatchObject({ change: 'created' });
    expect(await write()).toMatchObject({ change: 'updated' });
    expect(gh.github.comments).toEqual([
      ...theirs,
      { id: expect.any(Number), body: expect.any(String), user: ACTIONS },
    ]);
  });

  test('is asked of GitHub again where that may help, and for a few seconds at most', async () => {
    const body = await marked();
    gh.github.comments.push({ id: 6, body, user: ACTIONS });
    for (const [fault, slept] of [
      [error(502), [1000, 2000, 4000]],
      [error(200, 'You have exceeded a secondary rate limit', { 'retry-after': '4' }), [4000, 4000]],
      [error(200, 'x', { 'x-ratelimit-remaining': '0' }), []],
      [LIMITED, [4000, 4000]],
      [error(403), []],
    ] as const) {
      gh.github.fault = (operation) => (operation === 'viewer' ? fault : undefined);
      const clock = leapingClock();
      expect(await write({ clock })).toMatchObject({ change: 'updated' });
      expect(clock.slept).toEqual(slept);
    }
  });

  test('is asked for once, though the comment is written at the third try', async () => {
    gh.github.comments.push({ id: 6, body: await marked(), user: ACTIONS });
    gh.github.fault = (operation, before) =>
      operation === 'viewer' || (operation === 'update' && before < 2) ? error(502) : undefined;
    const calls = await callsOf(async () => expect(await write()).toMatchObject({ change: 'updated' }));
    expect(calls.filter((call) => call === 'viewer')).toHaveLength(4);
    expect(calls.filter((call) => call === 'update')).toHaveLength(3);
  });
});
