import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadSdk, ok } from '../scripted-aws.ts';
import { afterKill, GONE, NOT_THERE, RUNNING, STOPPED, scripted } from './posting.ts';

beforeAll(loadSdk);

describe('there is nothing to stop, which is told,', () => {
  const ofGone = { arn: GONE, customerId: undefined };

  test.each([
    ['Succeeded', 'SUCCEEDED'],
    ['Failed', 'FAILED'],
  ] as const)('of an execution that had ended by itself: %s', async (status, told) => {
    const { report, others, states, arns } = await afterKill(['c1'], {
      c1: { kind: 'runs', forMs: 1000, status },
    });
    expect(report).toBeUndefined();
    expect(others).toEqual([{ arn: arns[0], customerId: 'c1', kind: 'ended', status: told, isOurs: true }]);
    expect(states.operations()).toEqual(['DescribeExecution']);
  });

  test('of an execution that ended by itself before StopExecution reached it', async () => {
    const { report, others } = await scripted({
      DescribeExecution: [RUNNING],
      StopExecution: [STOPPED],
      GetExecutionHistory: [
        ok({
          events: [
            { id: 2, previousEventId: 0, type: 'ExecutionFailed', timestamp: 1_700_000_002 },
            { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: 1_700_000_000 },
          ],
        }),
      ],
    });
    expect(report).toBeUndefined();
    expect(others).toEqual([{ ...ofGone, kind: 'ended', status: 'FAILED', isOurs: true }]);
  });

  test('of an execution that is never found', async () => {
    const { report, others, states, tookMs } = await afterKill([], {}, [GONE]);
    expect(report).toBeUndefined();
    expect(others).toEqual([{ ...ofGone, kind: 'not-found' }]);
    expect(new Set(states.operations())).toEqual(new Set(['DescribeExecution']));
    // A start that was on its way is waited for, but not for long.
    expect(tookMs).toBeGreaterThan(10_000);
    expect(tookMs).toBeLessThanOrEqual(20_000);
  });

  test('of an execution that appears, and has ended', async () => {
    const { report, others, operations } = await scripted({
      DescribeExecution: [NOT_THERE, ok({ status: 'FAILED' })],
    });
    expect([report, operations]).toEqual([undefined, ['DescribeExecution', 'DescribeExecution']]);
    expect(others).toEqual([{ ...ofGone, kind: 'ended', status: 'FAILED', isOurs: true }]);
  });

  test('of those that had ended or are not there, where others had not', async () => {
    const { report, others, states } = await afterKill(['c1', 'c2'], { c1: { kind: 'runs', forMs: 1000 } }, [
      GONE,
    ]);
    expect(report?.executions).toHaveLength(1);
    expect(others.map(({ kind }) => kind)).toEqual(['ended', 'not-found']);
    expect(states.stopped()).toEqual(['c2']);
  });
});

test('of a step that left nothing, AWS is not even asked', async () => {
  const { report, others, states } = await afterKill([]);
  expect([report, others, states.calls]).toEqual([undefined, [], []]);
});
