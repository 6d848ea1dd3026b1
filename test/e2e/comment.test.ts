import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import type { ActionResult } from '../../scripts/runner.ts';
import { type Github, OTHER_BOT, startGithub } from './github.ts';
import { ACCESS_KEY, annotations, DEPLOY, ROLE_ARN, runStep, type StepOptions, startStep } from './step.ts';

let aws: LocalAws;
let github: Github;
beforeAll(async () => {
  aws = await startLocalAws({ accessKey: ACCESS_KEY });
});
beforeEach(async () => {
  github = await startGithub();
});
afterEach(() => github.close());
afterAll(() => aws.close());

const TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a';
const SHA = '6dcb09b5b57875f334f61aebed695e2e4193db5e';

const pullRequest = (repository = 'octo-org/uploads') =>
  JSON.stringify({
    action: 'synchronize',
    number: 7,
    pull_request: { number: 7, head: { sha: SHA, ref: 'topic', repo: { full_name: repository } } },
  });

/** A machine that runs no task is done at once. */
const AT_ONCE = {
  'state-machine': 'at-once',
  deploy: 'true',
  'role-arn': ROLE_ARN,
  definition: 'machine.json',
  'poll-interval-seconds': '1',
  comment: 'true',
  'github-token': TOKEN,
};
const MACHINE = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Pass', End: true } } });

function options(event: string, { inputs = AT_ONCE, env = {} }: Partial<StepOptions> = {}): StepOptions {
  return {
    inputs,
    files: { 'machine.json': MACHINE, 'event.json': event },
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: 'event.json',
      GITHUB_WORKFLOW: 'Nightly',
      ...env,
    },
  };
}

const step = async (event = pullRequest(), more: Partial<StepOptions> = {}): Promise<ActionResult> => {
  const result = await runStep(aws.url, options(event, more));
  // Whatever happens, the token is nobody's business.
  expect([result.log, result.summary, result.report, JSON.stringify(result.outputs)].join()).not.toContain(
    TOKEN,
  );
  return result;
};

const warnings = (log: string): readonly string[] =>
  [...log.matchAll(/^::warning(?: [^:]*)?::(.*)$/gm)].map(([, message = '']) => message);

describe('the comment on a pull request', () => {
  test('is created by the first run and edited by the next', async () => {
    const first = await step();
    expect(first.exitCode).toBe(0);
    expect(first.log).toMatch(
      /^comment created: https:\/\/github\.com\/octo-org\/uploads\/pull\/7#issuecomment-1000$/m,
    );
    const created = github.comments[0]?.body ?? '';
    expect(created).toContain('### ✅ at-once');
    expect(created).toContain(
      `[run 4711, attempt 1](https://github.com/octo-org/uploads/actions/runs/4711/attempts/1) · commit [6dcb09b](https://github.com/octo-org/uploads/commit/${SHA})`,
    );

    const second = await step(pullRequest(), { env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.log).toMatch(/^comment updated: /m);
    expect(github.calls).toEqual(['list', 'create', 'list', 'viewer', 'update']);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('[run 4711, attempt 2]');
    expect(github.tokens).toEqual(new Set([`token ${TOKEN}`]));
  });

  test('is the same on GitHub Enterprise Server, whose GraphQL is beside its REST', async () => {
    const env = { GITHUB_API_URL: `${github.url}/api/v3` };
    await step(pullRequest(), { env });
    github.comments.push({ id: 1, body: github.comments[0]?.body ?? '', user: OTHER_BOT });
    const second = await step(pullRequest(), { env: { ...env, GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.log).toMatch(/^comment updated: .*-1000$/m);
    expect(github.calls).toEqual(['list', 'create', 'list', 'viewer', 'update']);
  });

  test('tells of a task that failed, and of what the policy made of it', async () => {
    const inputs = {
      ...DEPLOY,
      'state-machine': 'commented',
      input: '{"environment": {"FAIL_WITH": "InvalidInput"}}',
      comment: 'true',
      'github-token': TOKEN,
    };
    const { exitCode, log } = await step(pullRequest(), { inputs });
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^comment created: /m);
    const body = github.comments[0]?.body ?? '';
    expect(body).toContain('### ❌ commented');
    expect(body).toMatch(/^\*\*FATAL after 1 attempt in .*\*\*\n\nInvalidInput \(exit 3\)/m);
    expect(body).toMatch(/^\| 1 \| \*\*FATAL\*\* \| 3 \| InvalidInput/m);
  });

  test('is written at the next try after GitHub broke, and once although an answer was lost', async () => {
    github.fault = (operation, before) =>
      operation === 'list' && before === 0
        ? { kind: 'error', status: 500, message: 'Oops' }
        : operation === 'create' && before === 0
          ? { kind: 'lost-answer' }
          : undefined;
    const { exitCode, log } = await step();
    expect(exitCode).toBe(0);
    expect(log).toMatch(/^comment updated: /m);
    expect(github.calls).toEqual(['list', 'list', 'create', 'list', 'viewer', 'update']);
    expect(github.comments).toHaveLength(1);
  });

  test('is written once GitHub takes calls again', async () => {
    github.fault = (operation, before) =>
      operation === 'create' && before === 0
        ? {
            kind: 'error',
            status: 403,
            message: 'You have exceeded a secondary rate limit',
            headers: { 'retry-after': '1' },
          }
        : undefined;
    expect((await step()).log).toMatch(/^comment created: /m);
  });
});

describe('a comment that cannot be written', () => {
  const denied = { kind: 'error', status: 403, message: 'Resource not accessible by integration' } as const;

  test('is a warning that names the permission, and no failure', async () => {
    github.fault = (operation) => (operation === 'create' ? denied : undefined);
    const { exitCode, log, outputs } = await step();
    expect(exitCode).toBe(0);
    expect(outputs['status']).toBe('SUCCEEDED');
    expect(warnings(log)).toEqual([expect.stringContaining('permissions: { pull-requests: write }')]);
    expect(annotations(log)).toEqual([]);
  });

  test('since it comes from a fork is a warning that says so', async () => {
    github.fault = (operation) => (operation === 'create' ? denied : undefined);
    const { exitCode, log } = await step(pullRequest('somebody/uploads'));
    expect(exitCode).toBe(0);
    expect(warnings(log)).toEqual([expect.stringContaining('fork, whose token may only read')]);
  });

  test('since GitHub wants a long silence is a warning', async () => {
    github.fault = () => ({
      kind: 'error',
      status: 429,
      message: 'Slow down',
      headers: { 'retry-after': '3600' },
    });
    const { exitCode, log } = await step();
    expect(exitCode).toBe(0);
    expect(warnings(log)).toEqual([expect.stringContaining('limits how often')]);
    expect(github.calls).toEqual(['list']);
  });

  test.each([['{"ref": "refs/heads/main"}'], ['not JSON'], ['{"pull_request": {"number": "7"}}']])(
    'since there is no pull request is a line in the log: %s',
    async (event) => {
      const { exitCode, log } = await step(event, { env: { GITHUB_EVENT_NAME: 'push' } });
      expect(exitCode).toBe(0);
      expect(log).toMatch(/^no comment: this run is not of a pull request$/m);
      expect(warnings(log)).toEqual([]);
      expect(github.calls).toEqual([]);
    },
  );

  test('what GitHub says is no command to the runner', async () => {
    github.fault = () => ({
      kind: 'error',
      status: 422,
      message: 'x\n::error::owned\r\n::set-output name=a::b',
    });
    const { exitCode, log } = await step();
    expect(exitCode).toBe(0);
    expect(annotations(log)).toEqual([]);
    expect(log).not.toMatch(/^::set-output/m);
  });
});

describe('a step that was not asked for a comment', () => {
  test('does not talk to GitHub', async () => {
    const { comment, 'github-token': token, ...inputs } = AT_ONCE;
    expect([comment, token]).toEqual(['true', TOKEN]);
    expect((await step(pullRequest(), { inputs })).log).not.toMatch(/comment/);
    expect(github.calls).toEqual([]);
  });
});

describe('a cancelled step', () => {
  const WAITING = JSON.stringify({
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 600, End: true } },
  });

  /** Cancels a step as soon as its execution has started. Gives its result, and how many ms it took from there. */
  async function cancelled(runId: string): Promise<readonly [ActionResult, number]> {
    // Of its own, so that it does not find the execution of the other.
    const base = options(pullRequest(), { env: { GITHUB_RUN_ID: runId } });
    let since = 0;
    const running = startStep(aws.url, {
      ...base,
      inputs: { ...AT_ONCE, 'state-machine': 'waiting' },
      files: { ...base.files, 'machine.json': WAITING },
      onLog: (text) => {
        if (since === 0 && /^execution started/m.test(text)) {
          since = Date.now();
          running.process.kill('SIGINT');
        }
      },
    });
    const result = await running.result;
    return [result, Date.now() - since];
  }

  test('says on the pull request that it was', async () => {
    const [{ exitCode, log }] = await cancelled('4712');
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^comment created: /m);
    expect(github.comments[0]?.body).toContain('### 🛑 waiting');
  });

  test('does not wait for a GitHub that does not answer', async () => {
    github.fault = () => ({ kind: 'silence' });
    const [{ exitCode, log }, took] = await cancelled('4713');
    expect(exitCode).toBe(1);
    expect(warnings(log)).toContainEqual(expect.stringContaining('the job was cancelled'));
    // The runner would kill it then.
    expect(took).toBeLessThan(7_500);
  });
});
