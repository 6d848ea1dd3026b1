import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMPILED } from '../compiled.ts';
import { type Running, startForTest } from '../local/server/running.ts';

let aws: Running;
beforeAll(async () => {
  aws = await startForTest();
});
afterAll(async () => {
  await aws.close();
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../app/main.ts', import.meta.url)), ...args],
    {
      env: {
        ...COMPILED,
        AWS_ENDPOINT_URL: aws.url,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: aws.accessKeyId,
        AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
        CUSTOMER_ID: 'c-1',
        REPORT_ID: 'r-1',
        ...environment,
      },
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

async function keys(prefix: string): Promise<readonly string[]> {
  const answer = await aws.clients.s3.send(
    new ListObjectsV2Command({ Bucket: 'local-outputs', Prefix: prefix }),
  );
  return (answer.Contents ?? []).map((object) => object.Key ?? '');
}

describe('the upload as a process', () => {
  test('uploads the orders and their summary, says so, and exits 0', async () => {
    const ended = await run([], { OUTPUT_LOCATION: 's3://local-outputs/whole/run' });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('report r-1 for customer c-1 goes to s3://local-outputs/whole/run/\n');
    expect(ended.stdout).toContain('uploaded whole/run/report.json');
    expect(await keys('whole/')).toEqual(['whole/run/orders.csv', 'whole/run/report.json']);
    const object = await aws.clients.s3.send(
      new GetObjectCommand({ Bucket: 'local-outputs', Key: 'whole/run/report.json' }),
    );
    expect(object.ContentType).toBe('application/json');
    expect(JSON.parse((await object.Body?.transformToString()) ?? '')).toMatchObject({
      customerId: 'c-1',
      reportId: 'r-1',
    });
  });

  test.each([
    { name: 'NetworkError', code: 4 },
    { name: 'UncaughtException', code: 1 },
    { name: 'InvalidInput', code: 3 },
  ])('fails with exit code $code when told to by $name, and uploads nothing', async ({ name, code }) => {
    const ended = await run([name], { OUTPUT_LOCATION: `s3://local-outputs/injected/${name}` });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(new RegExp(`^${name}: .* \\(injected\\)\\.\\n$`));
    expect(await keys(`injected/${name}`)).toEqual([]);
  });

  test('counts its attempts across processes, and starts anew after a success', async () => {
    const environment = { OUTPUT_LOCATION: 's3://local-outputs/counted' };
    const args = ['NetworkError:1', 'UncaughtException:1'];
    const codes: (number | null)[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      codes.push((await run(args, environment)).code);
    }
    expect(codes).toEqual([4, 1, 0, 4]);
    expect(await keys('counted')).toEqual(['counted/orders.csv', 'counted/report.json']);
    expect(await keys('.attempts/counted/')).toEqual(['.attempts/counted/c-1/r-1.json']);
  });

  test.each(['CUSTOMER_ID', 'REPORT_ID', 'OUTPUT_LOCATION'])(
    'exits 3 and names %s when it is missing',
    async (name) => {
      const ended = await run([], { OUTPUT_LOCATION: 's3://local-outputs/x', [name]: '' });
      expect(ended).toMatchObject({
        code: 3,
        stderr: `InvalidInput: ${name} is missing: set it in the environment of the container.\n`,
      });
    },
  );

  test('exits 3 when the bucket is not there', async () => {
    const ended = await run([], { OUTPUT_LOCATION: 's3://no-such-bucket/x' });
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(
      /^InvalidInput: Could not write s3:\/\/no-such-bucket\/x\/orders\.csv: NoSuchBucket/,
    );
  });

  test('exits 4 when nobody listens at the endpoint', async () => {
    const ended = await run([], {
      OUTPUT_LOCATION: 's3://local-outputs/x',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_MAX_ATTEMPTS: '1',
    });
    expect(ended.code).toBe(4);
    expect(ended.stderr).toMatch(/^NetworkError: .*ECONNREFUSED/);
  });

  test('exits 1 with a stack for a fault that is neither', async () => {
    // Without a region the SDK gives up before it sends anything.
    const ended = await run([], {
      OUTPUT_LOCATION: 's3://local-outputs/x',
      AWS_REGION: '',
      AWS_CONFIG_FILE: '/dev/null',
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^UncaughtException: .*[Rr]egion/);
  });
});
