import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../src/aws/errors.ts';
import { mapRunCalls } from '../../src/integrations/map-run-calls.ts';
import { leapingClock } from '../leaping-clock.ts';
import { type Answer, ok, refused, scriptedAws, THROTTLED } from '../scripted-aws.ts';
import { arn, read } from './run-events.ts';

const MAP_RUN = arn('states', 'mapRun:uploads/Items:0a1b2c3d-0000-4000-8000-000000000001');

// Events as recorded on AWS by stackd (distributed_map.json).
describe('a Map Run', () => {
  test('is known by its ARN, and has more to tell than its events', () => {
    const { integration, work } = read({ resource: 'states:mapRun', parameters: { MapRunArn: MAP_RUN } });
    expect(integration.told).toBe('always');
    expect(work).toMatchObject({ taskArn: MAP_RUN });
    expect(integration.inside?.(work)).toEqual({ kind: 'map-run', arn: MAP_RUN });
  });

  test('that failed is told by the threshold, of which its events say no more', () => {
    const failed = {
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    };
    expect(read({ resource: 'states:mapRun', failed }).failure).toEqual({
      error: failed.error,
      reason: failed.cause,
    });
  });
});

describe('the items of a Map Run', () => {
  const counts = (...answers: readonly Answer[]) => {
    const { sfn } = scriptedAws({ DescribeMapRun: answers });
    const retry = { clock: leapingClock(), signal: new AbortController().signal, forMs: 60_000 };
    return mapRunCalls.itemCounts?.({ sfn }, MAP_RUN, retry);
  };

  test('are what DescribeMapRun counts; those that timed out have failed', async () => {
    const described = ok({
      mapRunArn: MAP_RUN,
      status: 'FAILED',
      toleratedFailurePercentage: 5,
      toleratedFailureCount: 0,
      itemCounts: {
        pending: 3,
        running: 0,
        succeeded: 88,
        failed: 6,
        timedOut: 1,
        aborted: 2,
        total: 100,
        resultsWritten: 0,
      },
    });
    expect(await counts(THROTTLED, described)).toEqual({
      total: 100,
      succeeded: 88,
      failed: 7,
      aborted: 2,
      running: 0,
      pending: 3,
      tolerated: { percentage: 5, count: 0 },
    });
  });

  test('cannot be told where the role may not ask', async () => {
    await expect(counts(refused('AccessDeniedException'))).rejects.toThrow(AwsError);
    await expect(counts(refused('AccessDeniedException'))).rejects.toThrow(
      `states:DescribeMapRun on ${MAP_RUN}`,
    );
  });
});
