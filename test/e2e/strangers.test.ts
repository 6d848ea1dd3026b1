import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { exampleMachine } from '../examples/machine.ts';
import { ATTEMPTS, table } from '../report/summary/tables.ts';
import { useLocalAws } from './local-aws.ts';
import { annotations, ROLE_ARN, runStep } from './step.ts';

const local = useLocalAws({ waitScale: 0.005 });

/** Starts a machine that somebody else made, and follows it. */
async function follow(name: string, definition: object | string, inputs: Readonly<Record<string, string>>) {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  await local.sfn.send(new CreateStateMachineCommand({ name, roleArn: ROLE_ARN, definition: text }));
  return runStep(local.url, {
    inputs: { 'state-machine': name, 'poll-interval-seconds': '1', ...inputs },
  });
}

/** A state that runs the sample app with some commands. */
const task = (commands: readonly string[], more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: {
    LaunchType: 'FARGATE',
    Cluster: 'default',
    TaskDefinition: 'customer-data-upload',
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0ed41e45b216c45a4'] } },
    Overrides: {
      ContainerOverrides: [
        {
          Name: 'customer-data-upload',
          Command: commands,
          Environment: [
            { Name: 'CUSTOMER_ID', Value: 'c-1' },
            { Name: 'REPORT_ID', Value: 'orders' },
            { Name: 'OUTPUT_LOCATION', Value: 's3://local-outputs/strangers' },
          ],
        },
      ],
    },
  },
  ...more,
});

const toState = (Next: string) => ({ Catch: [{ ErrorEquals: ['States.ALL'], Next }] });

describe('a machine of somebody else, without a policy', () => {
  const single = (name: string, inputs = {}) =>
    follow(name, { StartAt: 'Upload', States: { Upload: task(['InvalidInput'], { End: true }) } }, inputs);

  test('tells a failure by its exit code and its last log line, and no class', async () => {
    const { exitCode, outputs, log, summary } = await single('plain');
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'FAILED', classification: '', attempts: '1' });
    expect(annotations(log)).toEqual([
      expect.stringMatching(/^Failed after 1 attempt in \S+: Upload: exit 3 – “InvalidInput: [^”]+”$/),
    ]);
    expect(table(summary, ATTEMPTS)[0]?.slice(0, 5)).toEqual([
      '1',
      'Upload',
      '❌\u00a0failed',
      '3',
      expect.stringMatching(/^“InvalidInput: /),
    ]);
    expect(summary).not.toMatch(/FATAL|RETRIABLE|TEMPORARY|invalid-input|Rules that fired/);
  });

  test('has the names of the default policy where its user asks for them', async () => {
    const { outputs, log } = await single('by-default', { 'retry-policy': 'default' });
    expect(outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL' });
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /^FATAL after 1 attempt in \S+: Upload: InvalidInput \(exit 3\) – “.*” – The app refused/,
      ),
    ]);
  });

  test('is told of by its own words too, also where the state that cleaned up succeeded', async () => {
    const { outputs, log, summary } = await follow(
      'cleans-up',
      {
        StartAt: 'Upload',
        States: {
          Upload: task(['InvalidInput'], { Next: 'Done', ...toState('CleanUp') }),
          CleanUp: task([], { Next: 'Gone' }),
          Gone: { Type: 'Fail', Error: 'FATAL', Cause: 'The upload is gone.' },
          Done: { Type: 'Succeed' },
        },
      },
      {},
    );
    expect(outputs).toMatchObject({ status: 'FAILED', classification: '', attempts: '2' });
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /^Failed after 2 attempts in \S+: Upload: exit 3 – “.*”; the execution ended with FATAL: The upload is gone\.$/,
      ),
    ]);
    expect(log).toMatch(/attempt 1 of Upload failed: exit 3/);
    expect(table(summary, ATTEMPTS).map((row) => [row[1], row.at(-2)])).toEqual([
      ['Upload', 'stop'],
      ['CleanUp', ''],
    ]);
  });

  test('that handles a failure has no retry, and says where it went on', async () => {
    const { outputs, log, summary } = await follow(
      'handles',
      {
        StartAt: 'Upload',
        States: {
          Upload: task(['InvalidInput'], { End: true, ...toState('Instead') }),
          Instead: { Type: 'Succeed' },
        },
      },
      {},
    );
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', attempts: '1' });
    expect(log).toContain('attempt 1 of Upload failed: exit 3, handled by the machine: went on to Instead');
    expect(log).toMatch(/Succeeded after 1 attempt in \S+$/m);
    expect(table(summary, ATTEMPTS)[0]).toContain('handled by the machine: went on to Instead');
  });

  test('is failed by the item that was never served, not by one that healed', async () => {
    const { outputs, log } = await follow('many-customers', exampleMachine('many-customers-map.asl.json'), {
      commands: 'NetworkError:1',
      'report-id': 'orders',
      'output-location': 's3://local-outputs/many',
      input: JSON.stringify({ customer_ids: ['c 13!', 'c-1'] }),
    });
    expect(outputs).toMatchObject({ status: 'FAILED', classification: '', attempts: '3' });
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /: exit 3 \(in EachCustomer\[0\]\) – “.*”; the execution ended with FATAL: Not served: c 13!\.$/,
      ),
    ]);
  });
});
