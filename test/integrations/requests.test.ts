import { describe, expect, test } from '@jest/globals';
import { arn, read } from './run-events.ts';

describe('a request of the AWS SDK', () => {
  // As recorded on AWS by stackd (sdk_requests.json) and LocalStack (test_aws_sdk_task_service.snapshot.json).
  test.each([
    [
      's3:getObject',
      'S3.NoSuchKeyException',
      'The specified key does not exist. (Service: S3, Status Code: 404, Request ID: 0A, Extended Request ID: b/c=)',
      'The specified key does not exist.',
    ],
    [
      'dynamodb:putItem',
      'DynamoDb.ResourceNotFoundException',
      'Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: 0A) (SDK Attempt Count: 1)',
      'Requested resource not found',
    ],
    ['sfn:describeExecution', 'Sfn.ExecutionDoesNotExistException', '', ''],
  ])('of %s is told if it failed, by error and message', (request, error, cause, reason) => {
    const { integration, work, failure } = read({
      resource: `aws-sdk:${request}`,
      parameters: { Secret: 'hunter2' },
      failed: { error, cause },
    });
    expect(integration.told).toBe('if-failed');
    expect(work.label).toBe(request);
    expect(failure).toEqual({ error, reason });
  });
});

describe('what no integration knows', () => {
  test.each([
    ['text', 'It broke.\nBadly.', { error: 'E', reason: 'It broke.' }],
    ['JSON with a message', { Message: 'It broke.' }, { error: 'E', reason: 'It broke.' }],
    [
      'JSON with a name of its own',
      { Error: 'Inner', Cause: 'It broke.' },
      { error: 'Inner', reason: 'It broke.' },
    ],
    ['JSON that says nothing', { more: { x: 1 } }, { error: 'E', reason: '' }],
    [
      'a task, which an EKS or EMR state may hand on',
      { StoppedReason: 'Gone.' },
      { error: 'E', reason: 'Gone.' },
    ],
  ])('is told by %s, never as JSON', (_what, cause, failure) => {
    const told = read({ resource: 'eks:runJob.sync', failed: { error: 'E', cause } });
    expect(told.integration.told).toBe('if-failed');
    expect(told.failure).toMatchObject(failure);
  });
});

describe('an Express execution that a state waits for', () => {
  // The answer of StartSyncExecution as its API reference has it, in the spelling of Step Functions.
  const answer = (ended: object) => ({
    BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
    ExecutionArn: arn('states', 'express:price:e1:0a1b'),
    Input: '{"password":"hunter2"}',
    InputDetails: { Included: true },
    Name: 'e1',
    StartDate: 1,
    StateMachineArn: arn('states', 'stateMachine:price'),
    StopDate: 2,
    ...ended,
  });

  const run = (succeeded: object) => read({ resource: 'aws-sdk:sfn:startSyncExecution', succeeded });

  test('has failed where its answer says so, though the state succeeds', () => {
    const { work, integration } = run(answer({ Status: 'FAILED', Error: 'NoPrice', Cause: 'c-1 has none.' }));
    expect(work).toMatchObject({
      taskArn: arn('states', 'express:price:e1:0a1b'),
      remark: { kind: 'answered-failure', failure: { error: 'NoPrice', reason: 'c-1 has none.' } },
    });
    expect(integration.inside?.(work)).toBeUndefined();
    expect(JSON.stringify(work)).not.toContain('hunter2');
  });

  test('has failed where it ran out of time', () => {
    expect(run(answer({ Status: 'TIMED_OUT' })).work.remark).toEqual({
      kind: 'answered-failure',
      failure: { error: 'States.Timeout', reason: '' },
    });
  });

  test('has succeeded where its answer says so, or nothing', () => {
    expect(run(answer({ Status: 'SUCCEEDED', Output: '{}' })).work.remark).toBeUndefined();
    expect(run({}).work.remark).toBeUndefined();
  });
});
