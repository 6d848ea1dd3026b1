import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-explain-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

const explain = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'scripts', 'explain.ts'), ...args], {
    encoding: 'utf8',
    cwd: root,
    input,
  });

const TASK = {
  TaskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/c/0123',
  StopCode: 'EssentialContainerExited',
  StoppedReason: 'Essential container in task exited',
  Containers: [
    { Name: 'proxy', ExitCode: 0 },
    { Name: 'app', ExitCode: 4 },
  ],
};
const EVENT = { Error: 'States.TaskFailed', Cause: JSON.stringify(TASK) };
const POLICY =
  'max-retries: 2\nrules:\n  - { name: vpn, when: { exit-code: 4, container: app }, type: RETRIABLE }\n';

/** What a terminal acts on: an escape sequence by C0 and by C1, a title, a bell, a line begun anew, reversed text. */
const ACTING =
  '\u001b[2J\u001b]0;owned\u0007 \u009b31m \u009d0;owned\u009c \r\n \u202egpj.exe\u2066 \u200e\u200f\u061c \u2028 \u007f\u0085';
const ACTS = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('text of others', () => {
  const hostile = {
    ...TASK,
    TaskArn: `arn${ACTING}`,
    StopCode: `Stop${ACTING}`,
    StoppedReason: `Because${ACTING}`,
    Containers: [{ Name: `app${ACTING}`, ExitCode: 42, Reason: `Out${ACTING}` }],
  };
  const policy = `rules:\n  - { name: vpn, when: { reason: ${JSON.stringify(`*x${ACTING}*`)} }, type: FATAL, because: ${JSON.stringify(`why${ACTING}`)} }\n`;

  test.each<[string, object]>([
    ['a task', { Error: `States.TaskFailed${ACTING}`, Cause: JSON.stringify(hostile) }],
    ['a Cause that is text', { Error: 'X', Cause: `plain x${ACTING}` }],
    ['an errorState', { ...EVENT, errorState: { type: 'FATAL', overrides: { capacityProvider: ACTING } } }],
    ['tasks that have not failed', { tasks: [{ taskArn: ACTING, lastStatus: `RUNNING${ACTING}` }] }],
    ['no event', { [ACTING]: ACTING }],
  ])('does nothing to a terminal: %s', (_what, event) => {
    for (const more of [[], ['--json'], ['--policy', file('acting.yml', policy)]]) {
      const { stdout, stderr } = explain(more, JSON.stringify(event));
      expect(`${stdout}${stderr}`.length).toBeGreaterThan(20);
      expect(`${stdout}${stderr}`).not.toMatch(ACTS);
    }
  });

  test.each([
    ['that is good', policy],
    ['with a fault', `rules:\n  - { ${JSON.stringify(`k${ACTING}`)}: 1 }\n`],
    [
      'whose name is one',
      `rules:\n  - { name: ${JSON.stringify(ACTING)}, when: { exit-code: 1 }, type: FATAL }\n`,
    ],
    ['of text', ACTING],
  ])('does nothing to a terminal from a policy file %s', (_what, text) => {
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = explain(['--check', file('acting.yml', text), ...more]);
      expect(`${stdout}${stderr}`.length).toBeGreaterThan(20);
      expect(`${stdout}${stderr}`).not.toMatch(ACTS);
    }
  });

  test('is the same in JSON', () => {
    const { stdout } = explain(['--json'], JSON.stringify({ Error: 'X', Cause: `plain x${ACTING}` }));
    expect(JSON.parse(stdout).failure.reason).toBe(`plain x${ACTING}`);
  });

  test('begins no line of its own', () => {
    const { stdout } = explain([], JSON.stringify({ Error: 'X', Cause: 'a\ndecision  FATAL\r\nrule  x' }));
    expect(stdout.match(/^decision/gm)).toHaveLength(1);
  });
});

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const deepCause = (levels: number): string => `{"Error":"x","Cause":${nested(levels)}}`;

describe('explain', () => {
  test('tells the failure, the rule that matched, those before it with the condition that failed, and the decision', () => {
    const { status, stdout } = explain([file('event.json', JSON.stringify(EVENT))]);
    expect(status).toBe(0);
    expect(stdout).toContain('failure   States.TaskFailed, exit 4, container app');
    expect(stdout).toContain('rule      network-error: exit-code is 4');
    expect(stdout).toContain('decision  TEMPORARY, wait 1m 0s');
    expect(stdout).toContain('  invalid-input: exit-code is 4, not 3');
    expect(stdout).toMatch(
      / {2}stopped-on-purpose: stop-code is EssentialContainerExited, not UserInitiated/,
    );
  });

  test.each([
    ['an event', EVENT],
    ['an event as the function gets it', { taskError: EVENT }],
    ['an event whose Cause was expanded', { ...EVENT, Cause: TASK }],
    [
      'what describe-tasks prints',
      {
        tasks: [{ taskArn: 't', stopCode: TASK.StopCode, containers: [{ name: 'app', exitCode: 4 }] }],
        failures: [],
      },
    ],
  ])('reads %s from standard input', (_what, event) => {
    const { status, stdout } = explain(['--json', '-'], JSON.stringify(event));
    expect(status).toBe(0);
    const { failure, decision, considered } = JSON.parse(stdout);
    expect(failure).toMatchObject({ exitCode: 4, container: 'app' });
    expect(decision).toMatchObject({
      type: 'TEMPORARY',
      waitSeconds: 60,
      rule: 'network-error',
      retryCount: 1,
    });
    expect(considered.at(-1)).toEqual({ rule: 'network-error', matched: true, why: 'exit-code is 4' });
    expect(considered.slice(0, -1).every(({ matched }: { matched: boolean }) => !matched)).toBe(true);
  });

  test('goes on from an errorState', () => {
    const errorState = { type: 'RETRIABLE', retryCount: 2, retries: ['vpn', 'vpn'] };
    const args = ['--policy', file('policy.yml', POLICY), '--json'];
    const { stdout } = explain(args, JSON.stringify({ taskError: EVENT, errorState }));
    expect(JSON.parse(stdout).decision).toMatchObject({ type: 'FATAL', retryCount: 3, rule: 'vpn' });
  });

  test('explains each of several tasks', () => {
    const { stdout } = explain([], JSON.stringify({ tasks: [TASK, { ...TASK, StopCode: 'UserInitiated' }] }));
    expect(stdout).toContain('rule      network-error');
    expect(stdout).toContain('rule      stopped-on-purpose');
  });

  test.each([
    ['no JSON', ['-'], '{', 'Standard input does not hold JSON.'],
    [
      'JSON that is no event',
      ['-'],
      '[]',
      'The JSON is neither an event with an Error, nor a list of tasks, nor a history',
    ],
    ['a file that is not there', ['nowhere.json'], '', 'nowhere.json cannot be read: '],
    ['an unknown option', ['--nope'], '', "Unknown option '--nope'. Try --help."],
    ['two files', ['a', 'b'], '', 'Give one FILE.'],
    ['a table of an event', ['--table', 'a'], '', '--table prints rules, and takes neither'],
    ['a table in JSON', ['--table', '--json'], '', '--table prints rules, and takes neither'],
    ['a check of two files', ['--check', 'a', 'b'], '', '--check takes one FILE and no --policy.'],
    [
      'a task that runs',
      ['-'],
      '{"tasks":[{"taskArn":"t","lastStatus":"RUNNING"}]}',
      't has not failed: it is RUNNING.',
    ],
    [
      'a task that succeeded',
      ['-'],
      '{"tasks":[{"taskArn":"t","containers":[{"exitCode":0}]}]}',
      't has not failed: its containers exited with 0.',
    ],
    ['a task that ECS forgot', ['-'], '{"tasks":[],"failures":[{"reason":"MISSING"}]}', 'ECS lists no task'],
    [
      'a Cause that nests without end',
      ['-'],
      deepCause(20_000),
      'Standard input nests deeper than 200 levels.',
    ],
    ['tasks that nest without end', ['-'], `{"tasks":[${nested(20_000)}]}`, 'nests deeper than 200 levels.'],
  ])('%s is a sentence and exit code 2', (_what, args, input, says) => {
    const { status, stderr } = explain(args, input);
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  test('--help tells how to use it', () => {
    expect(explain(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('--check FILE') });
  });
});

describe('what a task was given', () => {
  const given = { ...TASK, Overrides: { ContainerOverrides: [{ Command: ['hush'], Environment: [] }] } };

  test.each([
    ['a Cause that was cut', { Error: 'E', Cause: JSON.stringify({ ...given, Tags: ['x'] }).slice(0, -5) }],
    ['a Cause that is no task', { Error: 'E', Cause: { Overrides: given.Overrides, Status: 'FAILED' } }],
    ['a task', { tasks: [given] }],
  ])('is not printed: %s', (_what, event) => {
    for (const more of [[], ['--json']]) {
      const { status, stdout, stderr } = explain(more, JSON.stringify(event));
      expect(status).toBe(0);
      expect(`${stdout}${stderr}`).not.toMatch(/hush|Overrides/);
    }
  });
});

describe('explain --check', () => {
  test('prints the effective rules in order', () => {
    const { status, stdout } = explain(['--check', file('ok.yml', POLICY)]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^\d+ rules, 2 retries in all\n {2}1\. vpn: RETRIABLE\n {5}when exit-code 4 and container app\n {2}2\. /,
    );
    expect(stdout).toMatch(/ {2}- {2}default: RETRIABLE\n$/);
  });

  test('warns of a rule that can never match, with its place', () => {
    const policy = `${POLICY}  - { name: dead, when: { exit-code: 4, container: app, reason: "x*" }, type: FATAL }\n`;
    const path = file('shadowed.yml', policy);
    const { status, stderr } = explain(['--check', path]);
    expect(status).toBe(0);
    expect(stderr).toBe(
      `${path}:4:5 warning: rules[1]: dead never matches, since vpn before it matches all that it would\n`,
    );
  });

  test('tells every fault with its place, and exits with 1', () => {
    const path = file('faulty.yml', 'rules:\n  - { name: a, when: { exit-code: 300 }, type: MAYBE }\n');
    const { status, stderr } = explain(['--check', path]);
    expect(status).toBe(1);
    expect(stderr).toContain(`${path}:2:35 rules[0].when.exit-code: 300 is not an exit code`);
    expect(stderr).toContain('rules[0].type: "MAYBE" must be one of RETRIABLE, TEMPORARY, FATAL');
  });

  test('--json prints what the function takes as RETRY_POLICY', () => {
    const { stdout } = explain(['--check', file('json.yml', POLICY), '--json']);
    const { maxRetries, rules, includeDefaults } = JSON.parse(stdout);
    expect(maxRetries).toBe(2);
    expect(rules.map(({ name }: { name: string }) => name)).toEqual(['vpn']);
    expect(includeDefaults).toBe(true);
    // A Lambda's environment holds 4 KB.
    expect(stdout.length).toBeLessThan(1000);
  });
});
