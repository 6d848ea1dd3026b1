import { describe, expect, test } from '@jest/globals';
import { useLocalAws } from './local-aws.ts';
import { serviceError } from './proxy.ts';
import { annotations, deployed, runStep } from './step.ts';

const aws = useLocalAws();

describe('polls that fail', () => {
  test.each([
    ['throttling', serviceError(400, 'ThrottlingException')],
    ['a 503', serviceError(503, 'ServiceUnavailable')],
    ['a reset connection', { kind: 'reset' } as const],
  ])('%s is waited out', async (name, fault) => {
    const proxy = await aws.proxy((operation, before) =>
      operation === 'GetExecutionHistory' && before === 0 ? fault : undefined,
    );
    const { exitCode, log, outputs } = await runStep(proxy.url, {
      inputs: deployed(`waits-out-${name.replaceAll(' ', '-')}`),
    });
    expect(log).toMatch(/poll 1 failed \(\w+\), trying again in 1s/);
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(exitCode).toBe(0);
  });

  test.each([
    ['AccessDeniedException', 'Grant the role of this step states:GetExecutionHistory on'],
    ['ExpiredTokenException', 'The credentials expired: give the role a longer session'],
  ])('%s ends the wait at once with what to do, and the execution goes on', async (type, advice) => {
    const proxy = await aws.proxy((operation) =>
      operation === 'GetExecutionHistory' ? serviceError(400, type) : undefined,
    );
    const { exitCode, log, outputs } = await runStep(proxy.url, { inputs: deployed(type) });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([expect.stringContaining(advice)]);
    expect(outputs).toMatchObject({
      status: 'RUNNING',
      'execution-arn': expect.stringContaining(`:execution:${type}:`),
    });
    expect(proxy.calls).not.toContain('StopExecution');
  });

  test('a history is read one page a poll, and tells all: the execution is not described', async () => {
    const proxy = await aws.proxy();
    await runStep(proxy.url, { inputs: deployed('one-page') });
    const polls = proxy.calls.filter((call) => call === 'GetExecutionHistory').length;
    expect(polls).toBeLessThanOrEqual(4);
    expect(proxy.calls).not.toContain('DescribeExecution');
  });
});
