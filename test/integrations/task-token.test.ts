import { describe, expect, test } from '@jest/globals';
import { arn, read } from './run-events.ts';

// Events as recorded on AWS by stackd (callback_lifecycle.json) and LocalStack (test_callback.snapshot.json):
// TaskScheduled, TaskStarted and TaskSubmitted of the request, and then what SendTaskSuccess or SendTaskFailure brought.
describe('work that hands back a task token', () => {
  test.each([
    ['sqs:sendMessage.waitForTaskToken', 'sqs:sendMessage'],
    ['aws-sdk:sqs:sendMessage.waitForTaskToken', 'aws-sdk:sqs:sendMessage'],
    ['sns:publish.waitForTaskToken', 'sns:publish'],
    ['http:invoke.waitForTaskToken', 'http:invoke'],
  ])('of %s is told while it waits, and by no secret', (resource, label) => {
    const { integration, work } = read({
      resource,
      parameters: { QueueUrl: 'https://queue', MessageBody: { TaskToken: 'AQCEAAAAKgAAAAM' } },
      submitted: { MessageId: 'm-1' },
    });
    expect(integration.told).toBe('always');
    expect(work).toEqual({
      taskArn: undefined,
      taskDefinitionArn: undefined,
      ranWith: {},
      about: {},
      label,
      endedBy: 'task-token',
    });
    expect(integration.links(work)).toEqual([]);
  });

  test('is linked where the service that got the token has a page of it', () => {
    const told = read({
      resource: 'lambda:invoke.waitForTaskToken',
      parameters: { FunctionName: 'approve', Payload: { token: 'AQCEAAAAKgAAAAM' } },
      submitted: { ExecutedVersion: '$LATEST', StatusCode: 200 },
    });
    expect(told.work).toMatchObject({ label: 'lambda:invoke approve', endedBy: 'task-token' });
    expect(told.integration.links(told.work).map(({ name }) => name)).toEqual(['function', 'log']);
    const child = arn('states', 'execution:child:e1');
    const nested = read({
      resource: 'states:startExecution.waitForTaskToken',
      submitted: { ExecutionArn: child, StartDate: 1 },
    });
    expect(nested.work.taskArn).toBe(child);
    expect(nested.integration.links(nested.work).map(({ name }) => name)).toEqual(['execution']);
  });

  test.each([
    [
      'its own error and cause',
      { error: 'Refused', cause: 'The customer said no.\nThanks.' },
      { error: 'Refused', reason: 'The customer said no.' },
    ],
    [
      'a cause that is JSON',
      { error: 'Refused', cause: { message: 'no', detail: 'secretly' } },
      { error: 'Refused', reason: 'no' },
    ],
    ['neither error nor cause', { error: '' }, { error: '', reason: '' }],
    ['silence', { error: 'States.Timeout' }, { error: 'States.Timeout', reason: '' }],
    ['no heartbeat', { error: 'States.HeartbeatTimeout' }, { error: 'States.HeartbeatTimeout', reason: '' }],
  ])('that failed by %s is told by that', (_what, failed, failure) => {
    expect(read({ resource: 'sqs:sendMessage.waitForTaskToken', failed }).failure).toEqual(failure);
  });
});

describe('an activity', () => {
  const asked = {
    resource: 'activity:activity',
    parameters: { ActivityArn: arn('states', 'activity:paint') },
  };

  test('is known by its name, and ended by a worker', () => {
    expect(read(asked).work).toMatchObject({ label: 'paint', endedBy: 'worker', taskArn: undefined });
    expect(read(asked).integration.told).toBe('always');
  });

  test('that failed is told by what the worker said', () => {
    const failed = { error: 'OutOfPaint', cause: 'No red is left.' };
    expect(read({ ...asked, failed }).failure).toEqual({ error: 'OutOfPaint', reason: 'No red is left.' });
  });
});
