import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import type { WorkDetail } from '../../src/evidence/work-details.ts';
import { reasonText } from '../../src/report/failure-text.ts';
import { headline } from '../../src/report/headline.ts';
import { reasonOf } from '../../src/report/report.ts';
import { failed, history, report } from './reported.ts';
import { arn } from './run-events.ts';

const job = {
  Attempts: [{}, { Container: { ExitCode: 4 }, StatusReason: 'x' }],
  Container: { Environment: [{ Name: 'P', Value: 'hunter2' }], ExitCode: 4 },
  JobId: '0a',
  JobName: 'load',
  JobQueue: arn('batch', 'job-queue/main'),
  StatusReason: 'Essential container in task exited',
};
const TIMED_OUT = JSON.stringify({
  errorType: 'Sandbox.Timedout',
  errorMessage: 'RequestId: 0a1b2c3d-0000-4000-8000-000000000001 Error: Task timed out after 3.00 seconds',
});
const child = { Input: '{"p":"hunter2"}', Status: 'FAILED', ExecutionArn: arn('states', 'execution:c:e') };

describe('the reason that is told', () => {
  test.each<[string, readonly ServiceEvent[], string]>([
    [
      'a Batch job',
      failed('batch', 'submitJob.sync', 'States.TaskFailed', job),
      'Load: exit 4 (2 tries by Batch)',
    ],
    [
      'a Batch job that ran out of memory',
      failed('batch', 'submitJob.sync', 'States.TaskFailed', {
        ...job,
        Attempts: [],
        Container: { ExitCode: 137, Reason: 'OutOfMemoryError: Container killed due to memory usage' },
      }),
      'Load: OutOfMemoryError (exit 137): Container killed due to memory usage',
    ],
    [
      'a Glue run',
      failed('glue', 'startJobRun.sync', 'States.TaskFailed', {
        Arguments: { '--p': 'hunter2' },
        ErrorMessage: 'AnalysisException: Path does not exist: s3://in/orders',
        Id: 'jr_1',
        JobName: 'orders',
        JobRunState: 'FAILED',
      }),
      'Load: AnalysisException: Path does not exist: s3://in/orders',
    ],
    [
      'a Glue run whose message names no error',
      failed('glue', 'startJobRun.sync', 'States.TaskFailed', {
        ErrorMessage: 'Command failed with exit code 1',
        JobRunState: 'FAILED',
      }),
      'Load: States.TaskFailed: Command failed with exit code 1',
    ],
    [
      'a function',
      failed('lambda', 'invoke', 'TypeError', {
        errorType: 'TypeError',
        errorMessage: 'x is not a function\n at y',
      }),
      'Load: TypeError: x is not a function',
    ],
    [
      'a nested execution',
      failed('states', 'startExecution.sync:2', 'States.TaskFailed', {
        ...child,
        Error: 'States.TaskFailed',
        Cause: JSON.stringify({ ...child, Error: 'NotServed', Cause: 'c-2 is closed.' }),
      }),
      'Load: NotServed: c-2 is closed.',
    ],
    [
      'a nested execution whose function failed',
      failed('states', 'startExecution.sync', 'States.TaskFailed', {
        ...child,
        Error: 'KeyError',
        Cause: '{"errorMessage":"\'id\'","errorType":"KeyError","requestId":"0a"}',
      }),
      "Load: KeyError: 'id'",
    ],
    [
      'a nested execution that somebody stopped',
      failed('states', 'startExecution.sync', 'States.TaskFailed', { ...child, Status: 'ABORTED' }),
      'Load: ABORTED',
    ],
    [
      'a request of the SDK',
      failed(
        'aws-sdk:s3',
        'getObject',
        'S3.NoSuchKeyException',
        'The specified key does not exist. (Service: S3, Status Code: 404, Request ID: 0A)',
      ),
      'Load: S3.NoSuchKeyException: The specified key does not exist.',
    ],
    [
      'SendTaskFailure',
      failed('sqs', 'sendMessage.waitForTaskToken', 'Refused', 'The customer said no.'),
      'Load: Refused: The customer said no.',
    ],
    [
      'a token that did not come back',
      history(
        {
          type: 'TaskScheduled',
          taskScheduledEventDetails: {
            resourceType: 'sqs',
            resource: 'sendMessage.waitForTaskToken',
            region: 'eu-west-1',
            parameters: '{}',
            timeoutInSeconds: 30,
          },
        },
        {
          type: 'TaskTimedOut',
          taskTimedOutEventDetails: {
            resourceType: 'sqs',
            resource: 'sendMessage.waitForTaskToken',
            error: 'States.Timeout',
          },
        },
        { error: 'States.Timeout' },
      ),
      'Load: States.Timeout: No token came back within 30s.',
    ],
    [
      'an activity that no worker took',
      history(
        {
          type: 'ActivityScheduled',
          activityScheduledEventDetails: { resource: arn('states', 'activity:paint'), timeoutInSeconds: 30 },
        },
        { type: 'ActivityTimedOut', activityTimedOutEventDetails: { error: 'States.Timeout' } },
        { error: 'States.Timeout' },
      ),
      'Load: States.Timeout: No worker finished it within 30s.',
    ],
    [
      'a function by its ARN',
      history(
        {
          type: 'LambdaFunctionScheduled',
          lambdaFunctionScheduledEventDetails: { resource: arn('lambda', 'function:resize') },
        },
        {
          type: 'LambdaFunctionFailed',
          lambdaFunctionFailedEventDetails: {
            error: 'Sandbox.Timedout',
            cause: TIMED_OUT,
          },
        },
        { error: 'Sandbox.Timedout', cause: TIMED_OUT },
      ),
      'Load: Sandbox.Timedout: Task timed out after 3.00 seconds',
    ],
    [
      'what none knows',
      failed('eks', 'runJob.sync', 'EKS.ClientException', { code: 7, status: { more: 1 } }),
      'Load: EKS.ClientException: code: 7',
    ],
  ])('of %s', (_what, events, text) => {
    const execution = report(events);
    const said = headline(execution, { waited: true });
    expect(reasonText(execution)).toBe(text);
    expect(said).toContain(text);
    expect(text).not.toMatch(/[{}]/);
    expect(JSON.stringify([said, reasonOf(execution)])).not.toContain('hunter2');
  });

  test('of a Map Run is the threshold in words, where the items are known', () => {
    const failure = {
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    };
    const mapRunArn = arn('states', 'mapRun:m/Items:1');
    const events = history(
      { type: 'MapRunStarted', mapRunStartedEventDetails: { mapRunArn } },
      { type: 'MapRunFailed', mapRunFailedEventDetails: failure },
      failure,
    );
    expect(reasonText(report(events))).toBe(
      'Load: States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded',
    );
    const detail: WorkDetail = {
      kind: 'map-run',
      arn: mapRunArn,
      attempt: { id: 3, number: 1, item: undefined, state: 'Load' },
      within: undefined,
      items: {
        total: 100,
        succeeded: 88,
        failed: 7,
        aborted: 5,
        running: 0,
        pending: 0,
        tolerated: { percentage: 5, count: 0 },
      },
    };
    expect(reasonText(report(events, [detail]))).toBe(
      'Load: States.ExceedToleratedFailureThreshold: more than the tolerated 5 % of items failed (7 of 100)',
    );
  });
});
