import { beforeAll, describe, expect, test } from '@jest/globals';
import { annotations } from '../../src/report/annotations.ts';
import { statusOf } from '../../src/report/report.ts';
import { endingText } from '../../src/report/wording.ts';
import { type Answer, loadSdk, ok, RESET, refused, THROTTLED } from '../scripted-aws.ts';
import { ABORTED, afterKill, GONE, NOT_THERE, RUNNING, STOPPED, scripted } from './posting.ts';

beforeAll(loadSdk);

describe('what a killed step left running', () => {
  test('is stopped, and told of', async () => {
    const { report, states, arns } = await afterKill(['c1', 'c2']);
    expect(states.stopped()).toEqual(['c1', 'c2']);
    expect(report).toMatchObject({ machine: { name: 'uploads' }, cancelled: false });
    expect(report?.executions.map((execution) => [execution.arn, statusOf(execution)])).toEqual(
      arns.map((arn) => [arn, 'ABORTED']),
    );
    expect(report?.executions.map(endingText)).toEqual(
      Array(2).fill('The step ended before the execution did. The execution was stopped.'),
    );
  });

  test('says in the console who stopped it', async () => {
    const { states } = await afterKill(['c1']);
    expect(states.calls.find(({ operation }) => operation === 'StopExecution')?.input).toMatchObject({
      error: 'Cancelled',
      cause: 'Stopped by the post step of the test.',
    });
  });

  test('is stopped within the quotas, however many executions it is', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const { report, states, tookMs } = await afterKill(names);
    expect(states.stopped()).toHaveLength(300);
    expect(report?.executions.filter((execution) => statusOf(execution) === 'ABORTED')).toHaveLength(300);
    // A call that is throttled is sent again: each was sent once.
    for (const operation of ['DescribeExecution', 'StopExecution', 'GetExecutionHistory']) {
      expect([operation, states.operations().filter((one) => one === operation).length]).toEqual([
        operation,
        300,
      ]);
    }
    // The runner leaves a post step five minutes.
    expect(tookMs).toBeLessThan(120_000);
  });

  test('is stopped where AWS does not tell how it is', async () => {
    const { report, operations } = await scripted({
      DescribeExecution: [refused('AccessDeniedException')],
      StopExecution: [RESET, refused('AccessDeniedException')],
    });
    expect(operations).toEqual(['DescribeExecution', 'StopExecution', 'StopExecution']);
    expect(report?.executions.map((execution) => [execution.arn, statusOf(execution)])).toEqual([
      [GONE, 'RUNNING'],
    ]);
    expect(report?.executions.map(endingText)).toEqual([
      expect.stringMatching(
        /could not be stopped: AWS refused states:StopExecution on .*Grant the role of this step states:StopExecution/,
      ),
    ]);
  });

  test('is waited for through throttling', async () => {
    const { operations } = await scripted({
      DescribeExecution: [THROTTLED, THROTTLED, ok({ status: 'SUCCEEDED' })],
    });
    expect(operations).toEqual(Array(3).fill('DescribeExecution'));
  });

  test.each<[string, readonly Answer[]]>([
    ['is not there yet, since reads lag behind', [NOT_THERE, NOT_THERE, NOT_THERE, RUNNING]],
    ['is not there yet, and then AWS is in trouble', [NOT_THERE, THROTTLED, RESET, NOT_THERE, RUNNING]],
    ['is told of by answers without a status at first', [ok(), ok({ executionArn: GONE }), RUNNING]],
    ['is told of by a broken connection at first', [RESET, RESET, RUNNING]],
  ])('is stopped though it %s', async (_what, describe) => {
    const { execution, says, count } = await scripted({
      DescribeExecution: describe,
      StopExecution: [STOPPED],
      GetExecutionHistory: [ABORTED],
    });
    expect(execution && statusOf(execution)).toBe('ABORTED');
    expect(says).toBe('The step ended before the execution did. The execution was stopped.');
    expect(count('StopExecution')).toBe(1);
  });

  test.each<[string, readonly Answer[]]>([
    ['breaks twice', [RESET, RESET, STOPPED]],
    ['is throttled twice', [THROTTLED, THROTTLED, STOPPED]],
    ['meets an outage twice', [refused('InternalServerError', 500), refused('X', 503), STOPPED]],
    ['does not see it yet', [NOT_THERE, NOT_THERE, STOPPED]],
  ])('is stopped though StopExecution %s', async (_what, stop) => {
    const { execution, count } = await scripted({
      DescribeExecution: [RUNNING],
      StopExecution: stop,
      GetExecutionHistory: [NOT_THERE, RESET, ABORTED],
    });
    expect(execution && statusOf(execution)).toBe('ABORTED');
    expect(count('StopExecution')).toBe(3);
  });

  test('is stopped, though nobody tells how it is, and its end is told as not seen', async () => {
    const { says, count } = await scripted({
      DescribeExecution: [ok()],
      StopExecution: [STOPPED],
      GetExecutionHistory: [refused('AccessDeniedException')],
    });
    expect(says).toContain('The execution was told to stop; its end was not seen');
    expect(count('StopExecution')).toBe(1);
  });

  test('is told as unknown where StopExecution is never answered', async () => {
    const { execution, says, tookMs } = await scripted({
      DescribeExecution: [RUNNING],
      StopExecution: [RESET],
    });
    expect(execution && statusOf(execution)).toBe('RUNNING');
    expect(says).toMatch(
      /^The step ended before the execution did\. Whether the execution was stopped is not known: AWS did not answer states:StopExecution on arn:/,
    );
    // The runner leaves a post step five minutes.
    expect(tookMs).toBeLessThan(240_000);
  });

  test('is told with its ARN, as an annotation', async () => {
    const { report } = await scripted({
      DescribeExecution: [RUNNING],
      StopExecution: [STOPPED],
      GetExecutionHistory: [ABORTED],
    });
    expect(report && annotations(report).map(({ message }) => message)).toEqual([
      expect.stringContaining(`The execution was stopped. ARN: ${GONE}`),
    ]);
  });
});
