import { describe, expect, test } from '@jest/globals';
import { readExecution } from '../../src/execution/read-execution.ts';
import { leapingClock } from '../leaping-clock.ts';
import { ok, scriptedAws } from '../scripted-aws.ts';
import { LONGEST, longHistory, SHAPES } from './long-history.ts';

describe.each(SHAPES)('the longest history of the kind %s', (shape) => {
  const written = longHistory(shape);

  test('has as many events as there can be, each led to by one before it', () => {
    expect(written.length).toBeGreaterThan(LONGEST - 10);
    expect(written.length).toBeLessThanOrEqual(LONGEST);
    expect(written.map(({ id }) => id)).toEqual(written.map((_event, index) => index + 1));
    expect(written.filter(({ id, previousEventId }) => Number(previousEventId) >= id)).toEqual([]);
  });

  test('is read as what it is: an execution of many attempts that failed by one of them', async () => {
    const aws = scriptedAws({ GetExecutionHistory: [ok({ events: written.toReversed() })] });
    const { attempts, reason } = await readExecution(aws.sfn, 'arn:execution', undefined, {
      clock: leapingClock(),
      signal: new AbortController().signal,
      forMs: 1000,
    });
    expect(attempts.length).toBeGreaterThan(2400);
    expect(attempts.filter(({ outcome }) => outcome.kind === 'running')).toEqual([]);
    expect(reason.failures).toHaveLength(1);
  });
});
