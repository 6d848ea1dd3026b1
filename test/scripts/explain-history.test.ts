import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const HISTORY = join(root, 'examples', 'failures', 'history.json');

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-history-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const explain = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'scripts', 'explain.ts'), ...args], {
    encoding: 'utf8',
    cwd: root,
    input,
    maxBuffer: 2 ** 28,
  });

interface Told {
  readonly title: string;
  readonly decision: { readonly type: string; readonly rule: string; readonly retryCount: number };
}

const told = (args: readonly string[], input?: string): readonly Told[] => {
  const { stdout, stderr } = explain(['--json', ...args], input);
  expect(stderr).toBe('');
  const value: Told | readonly Told[] = JSON.parse(stdout);
  return 'title' in value ? [value] : value;
};

const CAUSE = JSON.stringify({
  TaskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/c/0123',
  StopCode: 'EssentialContainerExited',
  StoppedReason: 'Essential container in task exited',
  Containers: [{ Name: 'app', ExitCode: 1 }],
});
const ECS = { resourceType: 'ecs', resource: 'runTask.sync' };

/** Events as the CLI prints them, each led to by the one before, unless it names another. */
function history(events: readonly (readonly [type: string, details?: object, previousEventId?: number])[]) {
  return JSON.stringify({
    events: events.map(([type, details, previousEventId], index) => ({
      timestamp: 1_767_322_800.25 + index,
      type,
      id: index + 1,
      previousEventId: previousEventId ?? index,
      ...details,
    })),
  });
}

const entered = (name: string) => ({ stateEnteredEventDetails: { name } });
const SCHEDULED = { taskScheduledEventDetails: { ...ECS, region: 'eu-west-1', parameters: '{}' } };
const FAILED = { taskFailedEventDetails: { ...ECS, error: 'States.TaskFailed', cause: CAUSE } };
const STARTED = { executionStartedEventDetails: { input: '{}' } };

describe('explain of an execution’s history', () => {
  test('explains every failure in order, each after what those before it have spent', () => {
    expect(told([HISTORY])).toMatchObject([
      { title: 'attempt 1, 2026-01-02 03:00:01 UTC', decision: { rule: 'throttled', retryCount: 1 } },
      { title: 'attempt 2, 2026-01-02 03:01:21 UTC', decision: { rule: 'network-error', retryCount: 2 } },
      {
        title: 'attempt 3, 2026-01-02 03:03:11 UTC',
        decision: { type: 'FATAL', rule: 'out-of-memory', retryCount: 3 },
      },
    ]);
  });

  test('tells which budget each retry is charged to, and what the next attempt runs with', () => {
    const policy = join(root, 'examples', 'policies', 'memory-that-grows.yml');
    const { stdout } = explain(['--policy', policy, HISTORY]);
    expect(stdout.match(/^(attempt|decision|budget|next run).*/gm)).toEqual([
      'attempt 1, 2026-01-02 03:00:01 UTC',
      'decision  TEMPORARY, wait up to 30s (failure 1 of the execution)',
      'budget    retry 1 of the 20 that this rule allows; it costs nothing of the 5 that the policy allows',
      'attempt 2, 2026-01-02 03:01:21 UTC',
      'decision  TEMPORARY, wait 1m 0s (failure 2 of the execution)',
      'budget    retry 1 of the 5 that the policy allows',
      'attempt 3, 2026-01-02 03:03:11 UTC',
      'decision  RETRIABLE (failure 3 of the execution)',
      'budget    retry 2 of the 5 that the policy allows',
      'next run  1024 MiB, 0.25 vCPU',
    ]);
  });

  test('is the same where the newest event comes first', () => {
    const { events } = JSON.parse(readFileSync(HISTORY, 'utf8'));
    const reversed = JSON.stringify({ events: events.toReversed() });
    expect(told(['-'], reversed)).toEqual(told([HISTORY]));
  });

  test('counts time by the events: a retry that would start too late is FATAL', () => {
    const policy = join(directory, 'short.yml');
    writeFileSync(policy, 'max-duration: 2m\n');
    expect(told(['--policy', policy, HISTORY]).map(({ decision }) => decision.type)).toEqual([
      'TEMPORARY',
      'FATAL',
      'FATAL',
    ]);
  });

  test('gives each iteration of a Map a budget of its own, and each state', () => {
    const run = (previous: number): Parameters<typeof history>[0] => [
      ['TaskStateEntered', entered('Upload'), previous],
      ['TaskScheduled', SCHEDULED],
      ['TaskFailed', FAILED],
      ['TaskScheduled', SCHEDULED],
      ['TaskFailed', FAILED],
    ];
    const failures = told(
      ['-'],
      history([
        ['ExecutionStarted', STARTED],
        ['MapStateEntered', entered('All')],
        ['MapStateStarted', { mapStateStartedEventDetails: { length: 2 } }],
        ['MapIterationStarted', { mapIterationStartedEventDetails: { name: 'All', index: 0 } }],
        ...run(4),
        ['MapIterationStarted', { mapIterationStartedEventDetails: { name: 'All', index: 1 } }, 3],
        ...run(10),
      ]),
    );
    expect(failures.map(({ title, decision }) => [title.split(',')[0], decision.retryCount])).toEqual([
      ['attempt 1 of Upload (All[0])', 1],
      ['attempt 2 of Upload (All[0])', 2],
      ['attempt 1 of Upload (All[1])', 1],
      ['attempt 2 of Upload (All[1])', 2],
    ]);
  });

  test('explains what failed without a task', () => {
    const [failure, ...others] = told(
      ['-'],
      history([
        ['ExecutionStarted', STARTED],
        [
          'ExecutionFailed',
          { executionFailedEventDetails: { error: 'States.QueryEvaluationError', cause: 'It failed.' } },
        ],
      ]),
    );
    expect(others).toEqual([]);
    expect(failure).toMatchObject({
      title: expect.stringMatching(/^the execution, /),
      decision: { rule: 'machine-failed', type: 'FATAL' },
    });
  });

  test.each([
    [
      'that succeeded',
      [
        ['ExecutionStarted', STARTED],
        ['ExecutionSucceeded', { executionSucceededEventDetails: { output: '{}' } }],
      ],
      'No task failed in this history: the execution ended as SUCCEEDED.',
    ],
    [
      'that was aborted',
      [['ExecutionStarted', STARTED], ['ExecutionAborted']],
      'No task failed in this history: the execution ended as ABORTED.',
    ],
    [
      'that is not over',
      [['ExecutionStarted', STARTED]],
      'No task failed in this history: it does not hold the end of the execution.',
    ],
    [
      'with details that are none',
      [['TaskFailed', { taskFailedEventDetails: 'oops' }]],
      'The events are not those of a history',
    ],
    [
      'with a cause that is no text',
      [['TaskFailed', { taskFailedEventDetails: { cause: { a: 1 } } }]],
      'The events are not those of a history',
    ],
  ] satisfies readonly (readonly [string, Parameters<typeof history>[0], string])[])(
    'of an execution %s is a sentence and exit code 2',
    (_what, events, says) => {
      const { status, stderr } = explain(['-'], history(events));
      expect(stderr).toContain(says);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(status).toBe(2);
    },
  );

  test.each([
    ['no event', { events: [7] }],
    ['an event without a time', { events: [{ id: 1, type: 'ExecutionStarted', timestamp: 'soon' }] }],
    ['an event without an id', { events: [{ type: 'ExecutionStarted', timestamp: 1 }] }],
  ])('with %s is refused', (_what, value) => {
    const { status, stderr } = explain(['-'], JSON.stringify(value));
    expect(stderr).toContain('The events are not those of a history');
    expect(status).toBe(2);
  });
});

describe('explain reads a pipe', () => {
  /** About so many bytes of tasks that failed. */
  const tasks = (bytes: number) => {
    const task = {
      taskArn: 't',
      stopCode: 'EssentialContainerExited',
      containers: [{ name: 'app', exitCode: 4 }],
      overrides: { filler: 'x'.repeat(50_000) },
    };
    return JSON.stringify({ tasks: Array.from({ length: Math.ceil(bytes / 50_000) }, () => task) });
  };

  test.each([
    ['200 KB', 200_000],
    ['10 MB', 10_000_000],
  ])(
    'of %s that is written piece by piece, through npm’s way of starting it',
    async (_what, bytes) => {
      // As npm run does: another process hands its own standard input on.
      const child = spawn(process.execPath, ['scripts/node24.mjs', 'scripts/explain.ts', '--json'], {
        cwd: root,
      });
      const whole = tasks(bytes);
      const size = Math.ceil(whole.length / 4);
      child.stdin.on('error', () => undefined);
      void (async () => {
        for (let at = 0; at < whole.length; at += size) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          child.stdin.write(whole.slice(at, at + size));
        }
        child.stdin.end();
      })();
      const [out, errors, status] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        new Promise((resolve) => child.on('close', resolve)),
      ]);
      expect(errors).toBe('');
      expect(status).toBe(0);
      const rules = JSON.parse(out).map(({ decision }: Told) => decision.rule);
      expect(rules).toEqual(Array.from({ length: Math.ceil(bytes / 50_000) }, () => 'network-error'));
    },
    30_000,
  );
});
