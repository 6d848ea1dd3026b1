import { describe, expect, test } from '@jest/globals';
import { arn, REGION, read } from './run-events.ts';

const JOB_ID = '0a1b2c3d-0000-4000-8000-000000000001';
const JOB_ARN = arn('batch', `job/${JOB_ID}`);

function container(ended: object) {
  return {
    ContainerInstanceArn: arn('ecs', 'container-instance/0a1b'),
    LogStreamName: 'load/default/0f1e2d3c',
    NetworkInterfaces: [],
    TaskArn: arn('ecs', 'task/0f1e2d3c'),
    ...ended,
  };
}

/**
 * The Cause of a failed `batch:submitJob.sync`: the answer of DescribeJobs in PascalCase. Shape as recorded in the
 * test events of NASA's hls-orchestration (batch_failed_event_no_exit), with the fields of the API reference of
 * DescribeJobs that came later (JobArn, LogConfiguration).
 */
function job(ended: object, { attempts = 1, more = {} }: { attempts?: number; more?: object } = {}) {
  const attempt = {
    Container: container(ended),
    StartedAt: 1,
    StatusReason: 'Essential container in task exited',
    StoppedAt: 2,
  };
  return {
    Attempts: Array.from({ length: attempts }, () => attempt),
    Container: {
      ...container(ended),
      Command: ['load', '--token', 'hunter2'],
      Environment: [{ Name: 'PASSWORD', Value: 'hunter2' }],
      Image: 'load:1',
    },
    CreatedAt: 0,
    DependsOn: [],
    JobArn: JOB_ARN,
    JobDefinition: arn('batch', 'job-definition/load:2'),
    JobId: JOB_ID,
    JobName: 'nightly-load',
    JobQueue: arn('batch', 'job-queue/main'),
    Parameters: { secret: 'hunter2' },
    StartedAt: 1,
    Status: 'FAILED',
    StatusReason: 'Essential container in task exited',
    StoppedAt: 2,
    ...more,
  };
}

const submitted = { JobArn: JOB_ARN, JobId: JOB_ID, JobName: 'nightly-load' };

function failed(cause: object | string, error = 'States.TaskFailed') {
  return read({
    resource: 'batch:submitJob.sync',
    parameters: { JobName: 'nightly-load', ContainerOverrides: { Environment: [{ Value: 'hunter2' }] } },
    submitted,
    failed: { error, cause },
  });
}

async function logs(told: ReturnType<typeof read>) {
  const { logFinder } = (await told.integration.calls?.()) ?? {};
  const clients = { ecs: unused, logs: unused };
  const retry = { clock: { now: () => 0, sleep: unused }, signal: new AbortController().signal, forMs: 0 };
  return logFinder?.(clients)(told.work, told.failure, retry);
}

async function unused(): Promise<never> {
  throw new Error('Nothing is asked for.');
}

describe('a Batch job', () => {
  test('is known, and linked, as soon as it is submitted', async () => {
    const told = read({ resource: 'batch:submitJob.sync', submitted });
    expect(told.work).toMatchObject({ taskArn: JOB_ARN, label: 'nightly-load' });
    expect(told.integration.links(told.work)).toEqual([
      {
        name: 'job',
        url: `https://eu-west-1.console.aws.amazon.com/batch/home?region=eu-west-1#jobs/detail/${JOB_ID}`,
      },
    ]);
    expect(await logs(told)).toBeUndefined();
  });

  test('that is only submitted is told to be', () => {
    const { work } = read({ resource: 'batch:submitJob', succeeded: submitted });
    expect(work).toMatchObject({ taskArn: JOB_ARN, remark: { kind: 'outcome-unknown' } });
  });

  test('that failed is told by its container and leads to its log', async () => {
    const told = failed(job({ ExitCode: 4 }));
    expect(told.failure).toEqual({
      error: 'States.TaskFailed',
      exitCode: 4,
      reason: 'Essential container in task exited',
      taskArn: arn('ecs', 'task/0f1e2d3c'),
    });
    expect(told.work.tries).toBeUndefined();
    expect(await logs(told)).toEqual([
      { container: 'job', region: REGION, group: '/aws/batch/job', stream: 'load/default/0f1e2d3c' },
    ]);
    expect(JSON.stringify([told.work, told.failure])).not.toContain('hunter2');
  });

  test('that Batch ran several times says how often', () => {
    expect(failed(job({ ExitCode: 1 }, { attempts: 3 })).work.tries).toBe(3);
  });

  test('whose definition chose another log leads there', async () => {
    const LogConfiguration = {
      LogDriver: 'awslogs',
      Options: { 'awslogs-group': '/my/jobs', 'awslogs-region': 'us-east-1' },
    };
    expect(await logs(failed(job({ ExitCode: 1, LogConfiguration })))).toMatchObject([
      { region: 'us-east-1', group: '/my/jobs' },
    ]);
  });

  test('whose container never came to an exit code is told by its reason', () => {
    const Reason =
      'CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s';
    expect(failed(job({ Reason })).failure).toMatchObject({ containerReason: Reason });
    expect(failed(job({ Reason })).failure).not.toHaveProperty('exitCode');
  });

  test.each([
    [
      'no attempt',
      {
        Attempts: [],
        Container: { Image: 'load:1' },
        StatusReason: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
      },
      'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
    ],
    [
      'a host that went away',
      { StatusReason: 'Host EC2 (instance i-0a1b) terminated.' },
      'Host EC2 (instance i-0a1b) terminated.',
    ],
    ['nothing that tells', { StatusReason: undefined }, ''],
  ])('with %s is told by its StatusReason', (_what, more, reason) => {
    expect(failed(job({}, { more })).failure?.reason).toBe(reason);
  });

  test('that was refused is told by what Batch said', () => {
    const cause =
      'JobQueue main not found. (Service: AWSBatch; Status Code: 404; Error Code: ClientException; Request ID: 0a; Proxy: null)';
    expect(failed(cause, 'Batch.ClientException').failure).toEqual({
      error: 'Batch.ClientException',
      reason: 'JobQueue main not found.',
    });
  });
});
