import { DescribeExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { type Fault, type FaultyProxy, startProxy } from './proxy.ts';
import { ACCESS_KEY, annotations, DEPLOY, runStep, sfnClient, startStep } from './step.ts';

let aws: LocalAws;
let sfn: SFNClient;
let proxy: FaultyProxy | undefined;
beforeAll(async () => {
  aws = await startLocalAws({ accessKey: ACCESS_KEY });
  sfn = sfnClient(aws.url);
});
afterEach(async () => {
  await proxy?.close();
  proxy = undefined;
});
afterAll(async () => {
  sfn.destroy();
  await aws.close();
});

const inputs = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  ...DEPLOY,
  'state-machine': name,
  'output-location': `s3://local-outputs/${name}`,
  ...more,
});

const error = (status: number, type: string): Fault => ({
  kind: 'error',
  status,
  type,
  message: 'Said by the test.',
});

/** The SDK itself tries three times; what reaches the poll are calls that failed all three. */
const SDK_TRIES = 3;

describe('polls that fail', () => {
  test.each([
    ['throttling', error(400, 'ThrottlingException')],
    ['a 503', error(503, 'ServiceUnavailable')],
    ['a reset connection', { kind: 'reset' } as const],
  ])('%s is waited out', async (name, fault) => {
    proxy = await startProxy(aws.url, (operation, before) =>
      operation === 'GetExecutionHistory' && before < SDK_TRIES ? fault : undefined,
    );
    const { exitCode, log, outputs } = await runStep(proxy.url, {
      inputs: inputs(`waits-out-${name.replaceAll(' ', '-')}`),
    });
    expect(log).toMatch(/poll 1 failed \(\w+\), trying again in 1 s/);
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(exitCode).toBe(0);
  });

  test.each([
    ['AccessDeniedException', 'Grant the role of this step states:GetExecutionHistory on'],
    ['ExpiredTokenException', 'The credentials expired: give the role a longer session'],
  ])('%s ends the wait at once with what to do, and the execution goes on', async (type, advice) => {
    proxy = await startProxy(aws.url, (operation) =>
      operation === 'GetExecutionHistory' ? error(400, type) : undefined,
    );
    const { exitCode, log, outputs } = await runStep(proxy.url, { inputs: inputs(type) });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([expect.stringContaining(advice)]);
    expect(outputs).toMatchObject({
      status: 'RUNNING',
      'execution-arn': expect.stringContaining(`:execution:${type}:`),
    });
    expect(proxy.calls).not.toContain('StopExecution');
  });

  test('a history is read one page a poll, and tells all: the execution is not described', async () => {
    proxy = await startProxy(aws.url);
    await runStep(proxy.url, { inputs: inputs('one-page') });
    const polls = proxy.calls.filter((call) => call === 'GetExecutionHistory').length;
    expect(polls).toBeLessThanOrEqual(4);
    expect(proxy.calls).not.toContain('DescribeExecution');
  });
});

describe('starts', () => {
  test('a start that is sent again attaches to the execution it started', async () => {
    const first = await runStep(aws.url, { inputs: inputs('re-sent') });
    const second = await runStep(aws.url, { inputs: inputs('re-sent') });
    expect(second.log).toContain('execution found, started by this step before');
    expect(second.outputs['execution-arn']).toBe(first.outputs['execution-arn']);
    expect(second.outputs['status']).toBe('SUCCEEDED');
  });

  test('the next attempt of a run starts anew', async () => {
    const first = await runStep(aws.url, { inputs: inputs('re-run') });
    const second = await runStep(aws.url, { inputs: inputs('re-run'), env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.log).toContain('execution started');
    expect(second.outputs['execution-arn']).not.toBe(first.outputs['execution-arn']);
  });

  test('an execution-name that is taken is an error that says so', async () => {
    const named = { inputs: inputs('named', { 'execution-name': 'tonight' }) };
    expect((await runStep(aws.url, named)).exitCode).toBe(0);
    const { exitCode, log } = await runStep(aws.url, named);
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([
      expect.stringMatching(/^Input execution-name: there is already an execution named tonight of named/),
    ]);
  });
});

describe('outputs', () => {
  test.each([
    ['a missing bucket', 's3://no-such-bucket/x', /There is no bucket no-such-bucket/, undefined],
    [
      'no permission',
      's3://local-outputs/denied',
      /grant the role of this step s3:ListBucket on local-outputs/,
      error(403, 'AccessDenied'),
    ],
  ])('%s is a warning, not a failure', async (_what, location, says, fault) => {
    proxy = await startProxy(aws.url, (operation) => (operation === 'GET' ? fault : undefined));
    const { exitCode, log, summary } = await runStep(proxy.url, {
      // The sample app would refuse a bucket that is not there, so the machine runs it elsewhere.
      inputs: inputs(`outputs-${location.length}`, {
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

describe('a step that does not wait for the end', () => {
  /** A wait of a day keeps the execution where it is. */
  const waiting = (name: string, more: Readonly<Record<string, string>> = {}) => ({
    inputs: inputs(name, { commands: 'NetworkError', 'retry-policy': 'policy.yml', ...more }),
    files: {
      'policy.yml':
        'rules:\n  - { name: slow, when: { exit-code: 4 }, type: TEMPORARY, wait-seconds: 86400 }\n',
    },
  });
  const status = async (arn: string | undefined) => {
    const {
      status: now,
      error: name,
      cause,
    } = await sfn.send(new DescribeExecutionCommand({ executionArn: arn ?? '' }));
    return { status: now, error: name, cause };
  };

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops the execution, reports what is known, and exits 1',
    async (signal) => {
      const running = startStep(aws.url, {
        ...waiting(`cancelled-${signal}`),
        onLog: (text) => {
          if (text.includes('retrying in 86400 s')) {
            running.process.kill(signal);
          }
        },
      });
      const { exitCode, outputs, summary, log } = await running.result;
      expect(exitCode).toBe(1);
      expect(outputs).toMatchObject({ status: 'ABORTED', attempts: '1', classification: 'TEMPORARY' });
      expect(await status(outputs['execution-arn'])).toMatchObject({
        status: 'ABORTED',
        error: 'Cancelled',
        cause: 'Stopped by https://github.com/octo-org/uploads/actions/runs/4711.',
      });
      expect(annotations(log)).toEqual([
        expect.stringMatching(/^ABORTED after 1 attempt.*The job was cancelled\. The execution was stopped/),
      ]);
      expect(summary).toContain('🛑');
    },
  );
});
