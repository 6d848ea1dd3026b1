import { describe, expect, test } from '@jest/globals';
import { progressLines } from '../../src/report/progress.ts';
import { attempt, failed, HOSTILE, START, SUCCEEDED } from './reports.ts';

const texts = (...args: Parameters<typeof progressLines>) => progressLines(...args).map(({ text }) => text);

describe('the log of an attempt', () => {
  test('tells its start as soon as there is a task', () => {
    const running = attempt(1, { kind: 'running' });
    expect(texts([{ ...running, taskArn: undefined }], false)).toEqual([]);
    expect(texts([running], false)).toEqual(['attempt 1 started: RunECSTask, task task1']);
  });

  test.each([
    [{ kind: 'stopped', at: START + 5000 } as const, 'stopped after 5s'],
    [SUCCEEDED, 'succeeded after 42s'],
    [failed(), 'failed: NetworkError exit 4 → TEMPORARY, retrying in 60 s'],
    [
      failed({ decision: { type: 'RETRIABLE', waitSeconds: 0 } }),
      'failed: NetworkError exit 4 → RETRIABLE, retrying at once',
    ],
    [
      failed({
        failure: { exitCode: 3 },
        decision: { type: 'FATAL', rule: 'invalid-input', because: 'Fix it.' },
      }),
      'failed: InvalidInput exit 3 → FATAL: Fix it.',
    ],
    [
      failed({
        failure: { containerReason: 'OutOfMemoryError: killed', exitCode: 137 },
        decision: { type: 'FATAL', rule: 'default', because: '' },
      }),
      'failed: OutOfMemoryError exit 137 (killed) → FATAL',
    ],
    [
      failed({ decidedBy: 'policy', decision: { waitSeconds: 3 } }),
      'failed: NetworkError exit 4 → TEMPORARY, retried by the machine after 3 s',
    ],
    [
      failed({ decidedBy: 'policy', decision: { waitSeconds: 0 } }),
      'failed: NetworkError exit 4 → TEMPORARY',
    ],
  ])('tells its end: %#', (outcome, text) => {
    expect(texts([attempt(2, outcome)], true)).toEqual([
      'attempt 2 started: RunECSTask, task task2',
      `attempt 2 ${text}`,
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
    const early = progressLines([attempt(1, { kind: 'running' })], false);
    const late = progressLines([attempt(1, failed()), attempt(2, SUCCEEDED)], true);
    expect(early.map(({ key }) => key)).toEqual(['1 started']);
    expect(late.map(({ key }) => key)).toEqual(['1 started', '1 ended', '2 started', '2 ended']);
  });

  test.each(HOSTILE)('is single lines that begin with our own words: %j', (text) => {
    const outcome = failed({
      failure: { error: text, reason: text, containerReason: text, stopCode: text },
      decision: { type: 'FATAL', rule: text, because: text },
    });
    for (const line of texts([attempt(1, outcome, { state: text, taskArn: text })], true)) {
      expect(line).toMatch(/^attempt 1 (started|failed): /);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});
