import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import type { ActionResult } from '../../scripts/runner.ts';
import { useLocalAws } from './local-aws.ts';
import { DEPLOY, ROLE_ARN, runStep } from './step.ts';

const aws = useLocalAws({ waitScale: 0.01 });

/** The sample app refuses this id as invalid input, which is FATAL. */
const REFUSED = 'c 13!';

const upload = (name: string, customers: string, more: Readonly<Record<string, string>> = {}) =>
  runStep(aws.url, {
    inputs: {
      ...DEPLOY,
      'state-machine': name,
      'customer-ids': customers,
      'output-location': `s3://local-outputs/${name}/{customer-id}`,
      ...more,
    },
  });

/** A machine that only takes its time: so many seconds for each customer, which the wait scale makes hundredths. */
const wait = (
  name: string,
  customers: string,
  seconds: number,
  more: Readonly<Record<string, string>> = {},
) =>
  runStep(aws.url, {
    inputs: {
      'state-machine': name,
      deploy: 'true',
      'role-arn': ROLE_ARN,
      definition: 'wait.asl.json',
      'customer-ids': customers,
      'poll-interval-seconds': '1',
      ...more,
    },
    files: {
      'wait.asl.json': JSON.stringify({
        StartAt: 'W',
        States: { W: { Type: 'Wait', Seconds: seconds, End: true } },
      }),
    },
  });

const executions = ({ report }: ActionResult) => {
  const { executions: told }: { executions: readonly Readonly<Record<string, unknown>>[] } =
    JSON.parse(report);
  return told;
};

describe('a step for several customers', () => {
  test('goes on for the others when one is FATAL, and fails', async () => {
    const result = await upload('one-fatal', `c-1,${REFUSED},c-2`);
    expect(result.exitCode).toBe(1);
    expect(executions(result)).toMatchObject([
      { customerId: 'c-1', status: 'SUCCEEDED', outputs: [{}, {}] },
      { customerId: REFUSED, status: 'FAILED', classification: 'FATAL' },
      {
        customerId: 'c-2',
        status: 'SUCCEEDED',
        outputs: Array(2).fill({ uri: expect.stringMatching(/^s3:\/\/local-outputs\/one-fatal\/c-2\//) }),
      },
    ]);
    expect(JSON.parse(result.outputs['execution-arns'] ?? '')).toHaveLength(3);
  });

  test('is a success where no more fail than it tolerates', async () => {
    const result = await upload('tolerated', `c-1,${REFUSED},c-2`, { 'tolerated-failure-percentage': '34' });
    expect(result.exitCode).toBe(0);
    expect(executions(result).map(({ status }) => status)).toEqual(['SUCCEEDED', 'FAILED', 'SUCCEEDED']);
  });

  test('with fail-fast ends the others, and starts no more', async () => {
    // The first fails in its first attempt, the second would wait for hours, the third never has its turn.
    const result = await runStep(aws.url, {
      inputs: {
        'state-machine': 'fail-fast',
        deploy: 'true',
        'role-arn': ROLE_ARN,
        definition: 'choice.asl.yml',
        'customer-ids': 'fails,waits,never',
        'poll-interval-seconds': '1',
        'max-parallel': '2',
        'fail-fast': 'true',
      },
      files: {
        'choice.asl.yml': [
          'StartAt: Choice',
          'States:',
          '  Choice:',
          '    Type: Choice',
          '    Choices: [{ Variable: $.customer_id, StringEquals: fails, Next: Fail }]',
          '    Default: Wait',
          '  Fail: { Type: Fail, Error: FATAL, Cause: On purpose. }',
          '  Wait: { Type: Wait, Seconds: 86400, End: true }',
        ].join('\n'),
      },
    });
    expect(result.exitCode).toBe(1);
    expect(executions(result).map(({ status }) => status)).toEqual(['FAILED', 'ABORTED', 'NOT_STARTED']);
    expect(result.log).toContain('customer fails failed, and fail-fast ends the others.');
  });

  test('starts one execution for a customer that is named twice', async () => {
    const result = await wait('twice', 'c-1,c-2\nc-1 , c-2,c-3', 1);
    expect(executions(result).map(({ customerId }) => customerId)).toEqual(['c-1', 'c-2', 'c-3']);
    expect(
      aws
        .requests()
        .filter(
          ({ action, resource = '' }) => action === 'states:StartExecution' && resource.includes(':twice'),
        ),
    ).toHaveLength(3);
  });

  test('never runs more at once than it may, and starts the next as soon as one ends', async () => {
    const customers = Array.from({ length: 10 }, (_, index) => `c-${index}`).join(',');
    const result = await wait('limited', customers, 30, { 'max-parallel': '3' });
    expect(result.exitCode).toBe(0);
    const spans = await Promise.all(
      executions(result).map(({ arn }) =>
        aws.sfn.send(new DescribeExecutionCommand({ executionArn: String(arn) })),
      ),
    );
    const times = spans.map(({ startDate, stopDate }) => [Number(startDate), Number(stopDate)] as const);
    const atOnce = times.map(([start]) => times.filter(([from, to]) => from <= start && start < to).length);
    expect(times).toHaveLength(10);
    expect(Math.max(...atOnce)).toBe(3);
  });
});
