import { describe, expect, test } from '@jest/globals';
import { duration } from '../../src/duration.ts';
import type { WorkDetail } from '../../src/evidence/work-details.ts';
import type { Attempt } from '../../src/execution/trail.ts';
import { integrationOf } from '../../src/integrations/index.ts';
import type { ItemCounts } from '../../src/integrations/integration.ts';
import {
  itemsOf,
  itemsText,
  remarkText,
  thresholdText,
  timeoutText,
  triesText,
} from '../../src/report/work-text.ts';

const COUNTS: ItemCounts = {
  total: 100,
  succeeded: 93,
  failed: 7,
  aborted: 0,
  running: 0,
  pending: 0,
  tolerated: { percentage: 0, count: 0 },
};

describe('a Map Run', () => {
  test.each<[ItemCounts['tolerated'], string]>([
    [{ percentage: 5, count: 0 }, 'more than the tolerated 5 % of items failed (7 of 100)'],
    [{ percentage: 0, count: 6 }, 'more than the tolerated 6 items failed (7 of 100)'],
    [{ percentage: 5, count: 6 }, 'more than the tolerated 5 % or 6 items failed (7 of 100)'],
    [{ percentage: 0, count: 0 }, '7 of 100 items failed, and none is tolerated'],
  ])('that tolerates %j says what was too much', (tolerated, text) => {
    expect(thresholdText({ ...COUNTS, tolerated })).toBe(text);
  });

  test.each<[Partial<ItemCounts>, string]>([
    [{ succeeded: 100, failed: 0 }, '100 of 100 items succeeded'],
    [{}, '93 of 100 items succeeded, 7 failed'],
    [{ succeeded: 0, failed: 1, total: 1 }, '0 of 1 item succeeded, 1 failed'],
    [
      { succeeded: 1, failed: 2, aborted: 3, running: 4, pending: 5, total: 15 },
      '1 of 15 items succeeded, 2 failed, 3 aborted, 4 running, 5 pending',
    ],
  ])('with %j says how its items went', (counts, text) => {
    expect(itemsText({ ...COUNTS, ...counts })).toBe(text);
  });

  test('is that of the attempt itself, and not of one in a nested execution', () => {
    const attempt = { id: 5, number: 1, item: undefined, state: 'Items' };
    const detail: WorkDetail = { kind: 'map-run', arn: 'a', items: COUNTS, attempt, within: undefined };
    expect(itemsOf([detail], attempt)).toBe(COUNTS);
    expect(itemsOf([detail], { id: 6 })).toBeUndefined();
    expect(itemsOf([{ ...detail, within: 'child' }], attempt)).toBeUndefined();
    expect(itemsOf(undefined, attempt)).toBeUndefined();
  });
});

describe('a state that gave up', () => {
  const waited = (more: Partial<Attempt>) => ({
    startedAt: 0,
    timesOutAt: 600_000,
    heartbeatSeconds: undefined,
    ...more,
  });

  test.each<[string, Partial<Attempt> | undefined, string]>([
    ['States.Timeout', { endedBy: 'task-token' }, `No token came back within ${duration(600_000)}.`],
    ['States.Timeout', { endedBy: 'worker' }, `No worker finished it within ${duration(600_000)}.`],
    ['States.Timeout', {}, `The attempt did not end within ${duration(600_000)}.`],
    [
      'States.Timeout',
      { endedBy: 'task-token', timesOutAt: undefined },
      'No token came back within its time.',
    ],
    ['States.Timeout', undefined, 'The attempt did not end within its time.'],
    ['States.HeartbeatTimeout', { endedBy: 'task-token' }, 'No heartbeat came within its time.'],
    ['States.HeartbeatTimeout', { heartbeatSeconds: 90 }, 'No heartbeat came within 1m 30s.'],
    ['States.HeartbeatTimeout', { endedBy: 'worker' }, 'No heartbeat came from the worker within its time.'],
    ['States.TaskFailed', {}, ''],
  ])('by %s with %j says what it waited for', (error, attempt, text) => {
    expect(timeoutText({ error, reason: '' }, attempt === undefined ? undefined : waited(attempt))).toBe(
      text,
    );
  });
});

describe('a success', () => {
  test('that tells nothing of the outcome says so', () => {
    expect(remarkText({ kind: 'outcome-unknown' })).toBe(
      'started; the outcome is not known to Step Functions',
    );
    expect(
      remarkText({ kind: 'answered-failure', failure: { error: 'NoPrice', reason: 'c-1 has none.' } }),
    ).toBe('the answer is a failure, which the state does not look at: NoPrice: c-1 has none.');
    expect(remarkText(undefined)).toBe('');
  });
});

test('the tries of a service are told where there were several', () => {
  const integration = integrationOf({ resourceType: 'batch', resource: 'submitJob.sync' });
  expect(triesText({ integration, tries: 3 })).toBe('3 tries by Batch');
  expect(triesText({ integration })).toBe('');
});
