import { join } from 'node:path';
import { GetExecutionHistoryCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { ACCESS_KEY, annotations, DEPLOY, runStep, sfnClient } from './step.ts';

const root = join(import.meta.dirname, '..', '..');
const FUNCTION = 'process-error';

let aws: LocalAws;
let sfn: SFNClient;
beforeAll(async () => {
  aws = await startLocalAws({
    accessKey: ACCESS_KEY,
    waitScale: 0.01,
    functions: new Map([
      [FUNCTION, join(root, 'infra', 'process-error', 'index.cjs')],
      ['broken', join(import.meta.dirname, 'broken-function.ts')],
    ]),
  });
  sfn = sfnClient(aws.url);
});
afterAll(async () => {
  sfn.destroy();
  await aws.close();
});

const run = (
  name: string,
  environment: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  policy?: string,
) =>
  runStep(aws.url, {
    inputs: {
      ...DEPLOY,
      'state-machine': name,
      'output-location': `s3://local-outputs/${name}`,
      input: JSON.stringify({ environment }),
      ...(policy !== undefined && { 'retry-policy': 'policy.yml' }),
      ...inputs,
    },
    ...(policy !== undefined && { files: { 'policy.yml': policy } }),
  });

const SPOT = {
  SIMULATE_STOP_CODE: 'SpotInterruption',
  SIMULATE_STOPPED_REASON: 'Your Spot Task was interrupted.',
  SIMULATE_EXIT_CODE: '137',
  SIMULATE_WHEN_CAPACITY_PROVIDER: 'FARGATE_SPOT',
};
const SPOT_POLICY =
  'max-retries: 0\nrules:\n  - { name: spot, when: { stop-code: SpotInterruption }, type: RETRIABLE, free: true, then: { capacity-provider: FARGATE } }\n';
const OUT_OF_MEMORY = {
  SIMULATE_EXIT_CODE: '137',
  SIMULATE_CONTAINER_REASON: 'OutOfMemoryError: Container killed due to memory usage',
  SIMULATE_WHEN_MEMORY_BELOW: '2048',
};
const MEMORY_POLICY = (most: number) =>
  `rules:\n  - { name: oom, when: { reason: "OutOfMemoryError*" }, type: RETRIABLE, then: { memory: x2, max-memory: ${most} } }\n`;

describe('what the next attempt runs with', () => {
  test('a Spot task ends on-demand, at no cost to the budget', async () => {
    const { exitCode, outputs, log } = await run(
      'spot',
      SPOT,
      { 'capacity-provider': 'FARGATE_SPOT' },
      SPOT_POLICY,
    );
    expect(exitCode).toBe(0);
    expect(log).toContain('→ RETRIABLE, retrying at once with FARGATE');
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      {
        ranWith: { capacityProvider: 'FARGATE_SPOT' },
        errorState: { overrides: { capacityProvider: 'FARGATE' } },
      },
      { ranWith: { capacityProvider: 'FARGATE' }, outcome: 'SUCCEEDED' },
    ]);
  });

  test('a task that is out of memory gets more until it fits, and the summary tells what each attempt had', async () => {
    const { exitCode, outputs, summary } = await run('memory', OUT_OF_MEMORY, {}, MEMORY_POLICY(16_384));
    expect(exitCode).toBe(0);
    expect(
      JSON.parse(outputs['trail'] ?? '').map(({ ranWith }: { ranWith: unknown }) => ranWith),
    ).toMatchObject([
      { memory: 512, cpu: 256 },
      { memory: 1024, cpu: 256 },
      { memory: 2048, cpu: 256 },
    ]);
    expect(summary).toContain('| Ran with |');
    expect(summary).toContain('| 1024 MiB, 0.25 vCPU |');
  });

  test('a task that needs more memory than the policy allows is FATAL, not retried in vain', async () => {
    const { exitCode, outputs, log } = await run('too-little', OUT_OF_MEMORY, {}, MEMORY_POLICY(1024));
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ attempts: '2', classification: 'FATAL' });
    expect(annotations(log)).toEqual([
      expect.stringContaining('No retry is left: the task may have 1024 MiB of memory at most.'),
    ]);
  });
});

describe('the default rules', () => {
  test.each([
    [
      'a task that somebody stopped',
      {
        SIMULATE_STOP_CODE: 'UserInitiated',
        SIMULATE_STOPPED_REASON: 'maintenance',
        SIMULATE_EXIT_CODE: '143',
      },
      /StoppedOnPurpose \(exit 143\): maintenance/,
    ],
    [
      'an image that is not there',
      {
        SIMULATE_STOP_CODE: 'TaskFailedToStart',
        SIMULATE_STOPPED_REASON: 'CannotPullContainerError: manifest unknown',
      },
      /ImageNotFound: CannotPullContainerError: manifest unknown .*push it/,
    ],
    [
      'too little memory',
      {
        SIMULATE_EXIT_CODE: '137',
        SIMULATE_CONTAINER_REASON: 'OutOfMemoryError: Container killed due to memory usage',
      },
      /OutOfMemory \(exit 137\).*more memory: give the task definition more/,
    ],
  ])('stop at %s, with the advice', async (what, environment, says) => {
    const { exitCode, outputs, log } = await run(`default-${what.replaceAll(' ', '-')}`, environment);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ attempts: '1', classification: 'FATAL' });
    expect(annotations(log)).toEqual([expect.stringMatching(says)]);
  });
});

describe('a policy file', () => {
  test('with a rule that can never match is warned of on its line', async () => {
    const { log } = await run(
      'warned',
      {},
      {},
      'rules:\n  - { name: all, when: { exit-code: "1-9" }, type: FATAL }\n  - { name: dead, when: { exit-code: 4 }, type: FATAL }\n',
    );
    expect(log).toContain(
      '::warning title=Retry policy,file=policy.yml,line=3,col=5::rules[1]: dead never matches, since all before it matches all that it would',
    );
  });
});

describe('a deployment that will hardly do what is meant', () => {
  test('is warned of, and made all the same', async () => {
    const policy =
      'rules:\n  - { name: typo, when: { container: appp }, type: FATAL }\n  - { name: more, when: { exit-code: 9 }, type: RETRIABLE, then: { memory: 512 } }\n';
    const { log } = await run('doubtful', {}, { commands: 'InvalidInput please' }, policy);
    expect(log.match(/^::warning.*/gm)).toEqual([
      '::warning::Input commands is a single line with blanks, which the container gets as one argument; give each argument a line of its own.',
      '::warning::These rules of the retry policy never match, because they ask for containers that the task definition does not have (customer-data-upload): typo.',
      '::warning::Rule more of the retry policy cannot give the task more memory, so its failures are FATAL at once: the task definition has 512 MiB, and Fargate has 122880 MiB at most.',
    ]);
    expect(log).toContain('state machine created: version 1');
  });

  test('is not seen in one that does', async () => {
    const { log } = await run('sound', {}, { commands: 'InvalidInput' });
    expect(log).not.toMatch(/^::warning/m);
  });
});

describe('process-error-function', () => {
  test('lets the function decide in the classic graph, with what the next attempt runs with', async () => {
    const { exitCode, outputs } = await run(
      'function',
      { SIMULATE_NOTHING: '1' },
      {
        commands: 'NetworkError:1\nUncaughtException:1',
        'process-error-function': `arn:aws:lambda:eu-central-1:123456789012:function:${FUNCTION}`,
      },
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      { errorState: { type: 'TEMPORARY', waitSeconds: 60, rule: 'network-error' }, decidedBy: 'machine' },
      { errorState: { type: 'RETRIABLE', retryCount: 2 }, decidedBy: 'machine' },
      { outcome: 'SUCCEEDED' },
    ]);
    const { events = [] } = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn: outputs['execution-arn'] ?? '', maxResults: 1000 }),
    );
    expect(
      events.filter(({ stateEnteredEventDetails: state }) => state?.name === 'ErrorStateChoice'),
    ).toHaveLength(2);
  });

  test('costs a transition more per retry than the compiled policy', async () => {
    const commands = 'UncaughtException:2';
    const transitions = async (name: string, inputs: Readonly<Record<string, string>>) => {
      const { outputs } = await run(name, {}, { commands, ...inputs });
      const { events = [] } = await sfn.send(
        new GetExecutionHistoryCommand({ executionArn: outputs['execution-arn'] ?? '', maxResults: 1000 }),
      );
      return events.filter(({ stateEnteredEventDetails: state }) => state !== undefined).length;
    };
    const compiled = await transitions('transitions-compiled', {});
    const classic = await transitions('transitions-function', {
      'process-error-function': `arn:aws:lambda:eu-central-1:123456789012:function:${FUNCTION}`,
    });
    // KeepInput and RunECSTask once; then, for each retry, ProcessError and RunECSTask, or ErrorStateChoice besides.
    expect({ compiled, classic }).toEqual({ compiled: 2 + 2 * 2, classic: 2 + 2 * 3 });
  });

  test('that throws ends the execution as FATAL, with the trail so far', async () => {
    const { exitCode, outputs, log } = await run(
      'broken',
      {},
      {
        commands: 'NetworkError',
        'process-error-function': 'arn:aws:lambda:eu-central-1:123456789012:function:broken',
      },
    );
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL', attempts: '1' });
    expect(annotations(log)).toEqual([expect.stringContaining('The ProcessError function failed: ')]);
  });

  test('a malformed ARN is an error that says so', async () => {
    const { log } = await run('malformed', {}, { 'process-error-function': 'process-error' });
    expect(annotations(log)).toEqual([
      'Input process-error-function: "process-error" is not the ARN of a Lambda function.',
    ]);
  });
});
