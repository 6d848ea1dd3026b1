import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from '@jest/globals';
import { createRateLimiter } from '../../src/aws/rate-limiter.ts';
import { NO_REASON } from '../../src/execution/end-reason.ts';
import { Interrupted } from '../../src/execution/ending.ts';
import type { RunResult } from '../../src/execution/run-to-end.ts';
import { readWorkflow } from '../../src/github/workflow.ts';
import { collectEvidence } from '../../src/step/collect-evidence.ts';
import type { RunningExecution } from '../../src/step/start-or-attach.ts';
import { settings } from '../inputs/given.ts';
import { lazyClients } from '../lazy-clients.ts';
import { leapingClock } from '../leaping-clock.ts';
import { scriptedAws } from '../scripted-aws.ts';

const ARN = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:one';

const EXECUTION: RunningExecution = {
  arn: ARN,
  customerId: 'c1',
  attached: false,
  foundAs: undefined,
  mayHaveEnded: false,
  mayStop: true,
  outputLocation: 's3://b/k',
  expectOutputs: ['*.csv'],
  versionArn: undefined,
  versionIsOpen: false,
};

const SUCCEEDED: RunResult = {
  startedAt: 0,
  attempts: [],
  reason: NO_REASON,
  ending: {
    kind: 'ended',
    status: 'SUCCEEDED',
    stoppedAt: 1000,
    error: '',
    cause: '',
    output: '{}',
    stop: undefined,
  },
};

describe('what an execution left behind', () => {
  test('is not called missing when a cancel cuts the listing off', async () => {
    const controller = new AbortController();
    const s3 = new S3Client({
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      requestHandler: {
        handle: (_request: unknown, { abortSignal }: { readonly abortSignal: AbortSignal }) =>
          new Promise<never>((_resolve, reject) => {
            abortSignal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
            controller.abort(new Interrupted({ kind: 'cancelled' }));
          }),
      },
    });
    const step = await stepWith(controller.signal, s3);
    expect(await collectEvidence(step, EXECUTION, SUCCEEDED, true)).toMatchObject({
      outputs: { kind: 'none' },
      missing: [],
    });
  });

  test('cannot be looked for where the execution has no output location, and that is said', async () => {
    const step = await stepWith(new AbortController().signal, new S3Client({ region: 'eu-west-1' }));
    const execution = { ...EXECUTION, outputLocation: undefined, expectOutputs: ['*.csv'] };
    expect(await collectEvidence(step, execution, SUCCEEDED, true)).toMatchObject({
      outputs: { kind: 'none' },
      missing: ['*.csv'],
      notices: [{ kind: 'outputs-not-looked-for' }],
    });
  });
});

describe('the contents of an output', () => {
  const answering = (asked: string[]) => {
    const listed =
      '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>k/a.csv</Key><Size>8</Size></Contents></ListBucketResult>';
    return new S3Client({
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:1',
      maxAttempts: 1,
      forcePathStyle: true,
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      requestHandler: {
        handle: async ({ path }: { readonly path: string }) => {
          asked.push(path);
          const body = path.endsWith('.csv') ? 'id,name\n1,Ann\n' : listed;
          return { response: { statusCode: 200, headers: {}, body: Readable.from([Buffer.from(body)]) } };
        },
      },
    });
  };
  const collected = async (inputs: Readonly<Record<string, string>>) => {
    const asked: string[] = [];
    const step = await stepWith(new AbortController().signal, answering(asked), inputs);
    const { preview } = await collectEvidence(step, { ...EXECUTION, expectOutputs: [] }, SUCCEEDED, true);
    return { preview, read: asked.filter((path) => path.endsWith('.csv')) };
  };

  test('are neither read nor shown unless the input preview says so', async () => {
    expect(await collected({})).toEqual({ preview: { kind: 'none' }, read: [] });
    expect(await collected({ preview: 'false' })).toEqual({ preview: { kind: 'none' }, read: [] });
  });

  test('are shown with preview: true', async () => {
    expect(await collected({ preview: 'true' })).toMatchObject({
      preview: { kind: 'table', key: 'k/a.csv', header: ['id', 'name'], rows: [['1', 'Ann']] },
      read: ['/b/k/a.csv'],
    });
  });
});

/** A step that has nothing to say while it collects. */
async function stepWith(signal: AbortSignal, s3: S3Client, inputs: Readonly<Record<string, string>> = {}) {
  const clock = leapingClock();
  const { sfn, ecs } = scriptedAws({});
  return {
    settings: await settings({ inputs: { logs: 'never', ...inputs } }),
    workflow: readWorkflow({}, undefined),
    clock,
    signal,
    clients: lazyClients({ sfn, ecs, s3 }),
    log: { info: never, warning: never, openGroup: never, closeGroup: never, output: never },
    ledger: { starting: never, settled: never },
    rateLimiter: createRateLimiter(clock),
    deadline: Infinity,
    interrupted: signal,
    reportDue: new AbortController().signal,
  };
}

function never(): never {
  throw new Error('There is nothing to tell.');
}
