import { describe, expect, test } from '@jest/globals';
import { REGION, read } from './run-events.ts';

const RUN = 'jr_0a1b2c3d4e5f';

/**
 * The Cause of a failed `glue:startJobRun.sync`: the run in PascalCase. Shape as recorded in the tests of
 * NMDSdevopsServiceAdm's DataEngineering (EXAMPLE_FAILURE_PAYLOAD).
 */
function run(ended: object) {
  return {
    AllocatedCapacity: 12,
    Arguments: { '--password': 'hunter2' },
    Attempt: 0,
    CompletedOn: 2,
    ErrorMessage: 'AnalysisException: Path does not exist: s3://in/orders',
    ExecutionTime: 53,
    GlueVersion: '5.1',
    Id: RUN,
    JobName: 'orders/etl',
    JobRunState: 'FAILED',
    LastModifiedOn: 2,
    LogGroupName: '/aws-glue/jobs',
    PredecessorRuns: [],
    StartedOn: 1,
    WorkerType: 'G.2X',
    ...ended,
  };
}

const asked = {
  resource: 'glue:startJobRun.sync',
  parameters: { JobName: 'orders/etl', Arguments: { '--password': 'hunter2' } },
};

function failed(cause: object | string, error = 'States.TaskFailed') {
  return read({ ...asked, submitted: { JobRunId: RUN }, failed: { error, cause } });
}

async function logs(told: ReturnType<typeof read>) {
  const unused = async (): Promise<never> => {
    throw new Error('Nothing is asked for.');
  };
  const { logFinder } = (await told.integration.calls?.()) ?? {};
  const retry = { clock: { now: () => 0, sleep: unused }, signal: new AbortController().signal, forMs: 0 };
  return logFinder?.({ ecs: unused, logs: unused })(told.work, told.failure, retry);
}

describe('a run of a Glue job', () => {
  test('is known by its job before Glue has answered, and by its id then', async () => {
    expect(read(asked).work).toMatchObject({ taskArn: undefined, label: 'orders/etl' });
    const told = read({ ...asked, submitted: { JobRunId: RUN } });
    expect(told.work.label).toBe(`orders/etl, ${RUN}`);
    expect(told.integration.links(told.work)).toEqual([
      {
        name: 'job run',
        url: `https://eu-west-1.console.aws.amazon.com/gluestudio/home?region=eu-west-1#/job/orders%2Fetl/run/${RUN}`,
      },
    ]);
    expect(await logs(told)).toBeUndefined();
  });

  test('that is only started is told to be', () => {
    const { work } = read({ ...asked, resource: 'glue:startJobRun', succeeded: { JobRunId: RUN } });
    expect(work).toMatchObject({ label: `orders/etl, ${RUN}`, remark: { kind: 'outcome-unknown' } });
  });

  test('that failed is told by its ErrorMessage and leads to its log', async () => {
    const told = failed(run({}));
    expect(told.failure).toEqual({
      error: 'States.TaskFailed',
      reason: 'AnalysisException: Path does not exist: s3://in/orders',
    });
    expect(await logs(told)).toEqual([
      { container: 'error', region: REGION, group: '/aws-glue/jobs/error', stream: RUN },
    ]);
    expect(JSON.stringify([told.work, told.failure])).not.toContain('hunter2');
  });

  test.each(['TIMEOUT', 'STOPPED'])('that ended as %s, without a message, is told by that', (JobRunState) => {
    expect(failed(run({ JobRunState, ErrorMessage: undefined })).failure?.reason).toBe(
      `JobRunState: ${JobRunState}`,
    );
  });

  test('that was refused is told by what Glue said', () => {
    const cause =
      'Failed to start job run due to missing metadata. (Service: AWSGlue; Status Code: 400; Error Code: EntityNotFoundException; Request ID: 0a; Proxy: null)';
    expect(failed(cause, 'Glue.EntityNotFoundException').failure).toEqual({
      error: 'Glue.EntityNotFoundException',
      reason: 'Failed to start job run due to missing metadata.',
    });
  });
});
