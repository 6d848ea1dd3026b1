import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { useLocalAws } from './local-aws.ts';
import { serviceError } from './proxy.ts';
import { ACCESS_KEY, annotations, DEPLOY, deployed, REGION, runStep, startStep } from './step.ts';

const aws = useLocalAws();
let s3: S3Client;
beforeAll(() => {
  s3 = new S3Client({
    endpoint: aws.url,
    region: REGION,
    credentials: ACCESS_KEY,
    forcePathStyle: true,
  });
});
afterAll(() => s3.destroy());

describe('objects that lay at the output location before', () => {
  test('are told from what this execution left', async () => {
    await s3.send(
      new PutObjectCommand({ Bucket: 'local-outputs', Key: 'shared/before.txt', Body: 'of last night' }),
    );
    const upload = (reportId: string) =>
      runStep(aws.url, {
        inputs: {
          ...DEPLOY,
          'state-machine': 'older',
          'report-id': reportId,
          'output-location': 's3://local-outputs/shared',
        },
      });
    // S3 tells whole seconds: by the end of a first step, a second one starts in another.
    await upload('first');
    const { outputs, summary } = await upload('second');
    const objects: readonly { readonly key: string; readonly older: boolean }[] = JSON.parse(
      outputs['s3-outputs'] ?? '',
    );
    expect(objects.find(({ key }) => key === 'shared/before.txt')).toMatchObject({ older: true });
    expect(objects.find(({ key }) => key === 'shared/report.json')).toMatchObject({ older: false });
    expect(summary).toMatch(/of them older than this execution/);
    expect(summary).toMatch(/\| \[before\.txt\]\(https:\S+\) \|.*\(older\) \|/);
  });
});

describe('outputs that are expected', () => {
  const run = (expected: string, more: Readonly<Record<string, string>> = {}) =>
    runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'expects',
        'output-location': 's3://local-outputs/expected/{run-id}/{customer-id}',
        'expect-outputs': expected,
        ...more,
      },
    });

  test('are there: the step succeeds, and shows one of them as a table if it is told to', async () => {
    const { exitCode, summary, log } = await run('*.{csv,txt}\nreport.json', { preview: 'true' });
    expect(log).not.toContain('::error');
    expect(exitCode).toBe(0);
    expect(summary).toContain('orders.csv');
    expect(summary).toMatch(/\| order\\_id \|/);
  });

  test('are listed by name, and nothing of their contents is read or told otherwise', async () => {
    const before = aws.requests().length;
    const { exitCode, summary, report } = await run('*.csv', { 'customer-ids': 'c-4' });
    expect(exitCode).toBe(0);
    expect(summary).toContain('orders.csv');
    expect(summary + report).not.toMatch(/order\\?_id/);
    expect(
      aws
        .requests()
        .slice(before)
        .filter(({ action }) => action === 's3:GetObject'),
    ).toEqual([]);
  });

  test('are missing: the step fails, and says what is there instead', async () => {
    const { exitCode, outputs, summary, log } = await run('*.parquet\norders.csv', { 'customer-ids': 'c-2' });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([expect.stringMatching(/expected output.* missing: \*\.parquet$/)]);
    expect(outputs).toMatchObject({ status: 'FAILED', 'failed-customer-ids': '["c-2"]' });
    expect(summary).toContain('.parquet');
    expect(summary).toContain('orders.csv');
  });

  test('are nobody’s business where the execution failed', async () => {
    const { log } = await run('*.parquet', { commands: 'InvalidInput', 'customer-ids': 'c-3' });
    expect(annotations(log)).toEqual([expect.not.stringContaining('parquet')]);
  });
});

describe('outputs that cannot be listed', () => {
  test.each([
    ['a missing bucket', 's3://no-such-bucket/x', /There is no bucket no-such-bucket/, undefined],
    [
      'no permission',
      's3://local-outputs/denied',
      /grant the role of this step s3:ListBucket on local-outputs/,
      serviceError(403, 'AccessDenied'),
    ],
  ])('%s is a warning, not a failure', async (_what, location, says, fault) => {
    const proxy = await aws.proxy((operation) => (operation === 'GET' ? fault : undefined));
    const { exitCode, log, summary } = await runStep(proxy.url, {
      // The sample app would refuse a bucket that is not there, so the machine runs it elsewhere.
      inputs: deployed(`outputs-${location.length}`, {
        input: JSON.stringify({
          environment: { SIMULATE_STOP_CODE: 'EssentialContainerExited', SIMULATE_EXIT_CODE: '0' },
        }),
        'output-location': location,
      }),
    });
    expect(exitCode).toBe(0);
    expect(log).toMatch(new RegExp(`^::warning::.*${says.source}`, 'm'));
    expect(summary).toMatch(/⚠️/);
  });
});

test('a log that nobody reads any more ends no step: the rest is written, and says so', async () => {
  const running = startStep(aws.url, {
    inputs: deployed('unread-log'),
    onLog: (text) => {
      if (text.includes('execution started: ')) {
        running.process.stdout?.destroy();
      }
    },
  });
  const { exitCode, outputs, summary } = await running.result;
  expect(outputs).toMatchObject({ status: 'SUCCEEDED' });
  expect(summary).toContain('The job log could not be written: write EPIPE');
  expect(exitCode).toBe(0);
});
