import { describe, expect, test } from '@jest/globals';
import type { CommentOptions } from '../../src/github/pull-request.ts';
import { readWorkflow } from '../../src/github/workflow.ts';
import { ACTIONS, type Comment, PERSON } from '../e2e/github.ts';
import { report } from '../report/reports.ts';
import { commenting, ENV, error, workflow } from './commenting.ts';

const gh = commenting();
const { write, callsOf, broken } = gh;

/** The comment that the step would write, from elsewhere. */
async function marked(): Promise<string> {
  await write();
  const body = gh.github.comments[0]?.body ?? '';
  gh.github.comments.length = 0;
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
    expect(gh.github.comments).toHaveLength(1);
    expect(gh.github.comments[0]?.body).toContain('### ❌ uploads');
    expect(gh.github.tokens).toEqual(new Set(['token ghs_token']));
  });

  test('is found behind hundreds of others', async () => {
    gh.github.comments.push(...comments(250));
    await write();
    const calls = await callsOf(() => write());
    expect(calls).toEqual(['list', 'list', 'list', 'viewer', 'update']);
    expect(gh.github.comments).toHaveLength(251);
  });

  test('of another machine is another', async () => {
    const other = { ...report(), machine: { name: 'uploads', arn: `${report().machine.arn}-other` } };
    await write();
    expect(await write({}, other)).toMatchObject({ change: 'created' });
    expect(await write({}, other)).toMatchObject({ change: 'updated' });
    expect(gh.github.comments).toHaveLength(2);
  });

  test.each<[name: string, changes: Partial<CommentOptions>]>([
    ['workflow', { workflow: workflow({ GITHUB_WORKFLOW: 'Weekly' }) }],
    ['job', { workflow: workflow({ GITHUB_JOB: 'other' }) }],
    ['step', { workflow: workflow({ GITHUB_ACTION: 'other' }) }],
  ])('of another %s is another', async (_name, changes) => {
    await write();
    expect(await write(changes)).toMatchObject({ change: 'created' });
    expect(await write(changes)).toMatchObject({ change: 'updated' });
    expect(gh.github.comments).toHaveLength(2);
  });

  test('is not one that quotes the marker', async () => {
    const body = await marked();
    gh.github.comments.push(
      { id: 1, body: `> ${body}`, user: ACTIONS },
      { id: 2, body: ` ${body}`, user: ACTIONS },
    );
    expect(await write()).toMatchObject({ change: 'created' });
  });

  test('is the oldest of several that a race made, and the only one afterwards', async () => {
    const body = await marked();
    gh.github.comments.push(
      { id: 5, body, user: ACTIONS },
      { id: 6, body, user: ACTIONS },
      { id: 7, body, user: PERSON },
    );
    expect(await write()).toMatchObject({ change: 'updated', url: expect.stringMatching(/-5$/) });
    expect(gh.github.comments.map(({ id }) => id)).toEqual([5, 7]);
  });

  test('is written although what a race made could not be deleted', async () => {
    const body = await marked();
    gh.github.comments.push({ id: 5, body, user: ACTIONS }, { id: 6, body, user: ACTIONS });
    broken('delete', error(403));
    expect(await write()).toMatchObject({ change: 'updated' });
  });

  test('of a later run is left as it is, and so is that of a later attempt', async () => {
    await write({ workflow: workflow({ GITHUB_RUN_ID: '4712' }) });
    const [later] = gh.github.comments;
    expect(await write()).toMatchObject({
      kind: 'superseded',
      url: expect.stringContaining('#issuecomment-'),
    });
    expect(gh.github.comments).toEqual([later]);
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
