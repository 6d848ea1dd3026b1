import { describe, expect, test } from '@jest/globals';
import type { Attempt } from '../../../src/execution/trail.ts';
import { progressLines } from '../../../src/report/log/progress.ts';
import { attempt, failed, HOSTILE, START, SUCCEEDED } from '../reports.ts';

const texts = (attempts: readonly Attempt[], settled: boolean) =>
  progressLines(attempts, settled, START).map(({ text }) => text);

describe('the log of an attempt', () => {
  test('tells its start as soon as there is a task', () => {
    const running = attempt(1, { kind: 'running' });
    expect(texts([{ ...running, taskArn: undefined }], false)).toEqual([]);
    expect(texts([running], false)).toEqual(['[0m 0s] attempt 1 started: RunECSTask, task task1']);
  });

  test.each([
    [{ kind: 'stopped', at: START + 5000 } as const, '[0m 5s] attempt 2 stopped after 5s'],
    [SUCCEEDED, '[0m 42s] attempt 2 succeeded after 42s'],
    [failed(), '[0m 42s] attempt 2 failed: NetworkError exit 4 → TEMPORARY, retrying in 1m 0s'],
    [
      failed({ decision: { type: 'RETRIABLE', waitSeconds: 0 } }),
      '[0m 42s] attempt 2 failed: NetworkError exit 4 → RETRIABLE, retrying at once',
    ],
    [
      failed({
        failure: { exitCode: 3 },
        decision: { type: 'FATAL', rule: 'invalid-input', because: 'Fix it.' },
      }),
      '[0m 42s] attempt 2 failed: InvalidInput exit 3 → FATAL: Fix it.',
    ],
    [
      failed({
        failure: { containerReason: 'OutOfMemoryError: killed', exitCode: 137 },
        decision: { type: 'FATAL', rule: 'default', because: '' },
      }),
      '[0m 42s] attempt 2 failed: OutOfMemoryError exit 137 (killed) → FATAL',
    ],
    [
      failed({ decidedBy: 'policy', decision: { waitSeconds: 3 } }),
      '[0m 42s] attempt 2 failed: NetworkError exit 4 → TEMPORARY, retried by the machine after 3s',
    ],
    [
      failed({ decidedBy: 'policy', decision: { waitSeconds: 0 } }),
      '[0m 42s] attempt 2 failed: NetworkError exit 4 → TEMPORARY, retried by the machine at once',
    ],
    [
      failed({ decidedBy: 'nobody', followedBy: { kind: 'catch', next: 'Clean Up' } }),
      '[0m 42s] attempt 2 failed: NetworkError exit 4, handled by the machine: went on to Clean Up',
    ],
  ])('tells its end: %#', (outcome, text) => {
    expect(texts([attempt(2, outcome)], true)).toEqual([
      '[0m 0s] attempt 2 started: RunECSTask, task task2',
      text,
    ]);
  });

  test('of a failure waits for the decision of the machine, as long as there may be one', () => {
    const byPolicy = attempt(1, failed({ decidedBy: 'policy' }));
    expect(texts([byPolicy], false)).toHaveLength(1);
    expect(texts([byPolicy], true)).toHaveLength(2);
    expect(texts([byPolicy, attempt(2, { kind: 'running' })], false)).toHaveLength(3);
    expect(texts([attempt(1, failed())], false)).toHaveLength(2);
  });

  test('has keys by which no line is told twice, however often it is derived', () => {
    const early = progressLines([attempt(1, { kind: 'running' })], false, START);
    const late = progressLines([attempt(1, failed()), attempt(2, SUCCEEDED)], true, START);
    expect(early.map(({ key }) => key)).toEqual(['1 started']);
    expect(late.map(({ key }) => key)).toEqual(['1 started', '1 ended', '2 started', '2 ended']);
  });

  test('begins with the time since the execution started, of the start and of the end', () => {
    const late = attempt(1, { kind: 'succeeded', at: START + 7_503_499 }, { startedAt: START + 252_000 });
    expect(texts([late], true)).toEqual([
      '[4m 12s] attempt 1 started: RunECSTask, task task1',
      '[2h 5m 3s] attempt 1 succeeded after 2h 0m',
    ]);
  });

  test('names the item of a Map or the branch of a Parallel', () => {
    expect(texts([attempt(4, failed(), { item: 'UploadAll[3]/Both[0]' })], true)).toEqual([
      '[0m 0s] attempt 4 (UploadAll[3]/Both[0]) started: RunECSTask, task task4',
      '[0m 42s] attempt 4 (UploadAll[3]/Both[0]) failed: NetworkError exit 4 → TEMPORARY, retrying in 1m 0s',
    ]);
  });

  test('of a failure in an item waits for a decision on it, whatever other items do', () => {
    const byPolicy = attempt(1, failed({ decidedBy: 'policy' }), { item: 'All[0]' });
    const other = attempt(2, { kind: 'running' }, { item: 'All[1]' });
    const next = attempt(3, { kind: 'running' }, { item: 'All[0]' });
    expect(texts([byPolicy, other], false)).toHaveLength(2);
    expect(texts([byPolicy, other, next], false)).toHaveLength(4);
  });

  test.each([
    ['Both[0]', undefined, true],
    ['Outer[1]/Both[0]', 'Outer[1]', true],
    ['Outer[1]/Both[0]', 'Outer[1]/Both[1]', false],
    ['Outer[1]/Both[0]', 'Outer[2]', false],
    ['Outer[1]', 'Outer[1]/Both[0]', false],
    ['Outer[1]', 'Outer[11]', false],
    ['Outer[11]', 'Outer[1]', false],
    [undefined, 'Outer[1]', false],
  ])('of a failure in %s is complete once an attempt runs in %s: %p', (item, other, complete) => {
    const byPolicy = attempt(1, failed({ decidedBy: 'policy' }), { item });
    const later = attempt(2, { kind: 'running' }, { item: other });
    expect(texts([byPolicy, later], false)).toHaveLength(complete ? 3 : 2);
  });

  test.each(HOSTILE)('is single lines that begin with our own words: %j', (text) => {
    const outcome = failed({
      failure: { error: text, reason: text, containerReason: text, stopCode: text },
      decision: { type: 'FATAL', rule: text, because: text },
    });
    for (const line of texts([attempt(1, outcome, { state: text, taskArn: text, item: text })], true)) {
      expect(line).toMatch(/^\[0m \d+s\] attempt 1 of /);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});
