import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { ACCESS_KEY, annotations, DEPLOY, ROLE_ARN, runStep } from './step.ts';

const root = join(import.meta.dirname, '..', '..');
const FUNCTION_ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:accepting';
const NOTHING_TO_DO = { SIMULATE_EXIT_CODE: '99' };
const POLICY =
  'rules:\n  - { name: nothing-to-do, when: { exit-code: 99 }, type: SUCCEEDED, because: There were no orders. }\n';

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws({
    accessKey: ACCESS_KEY,
    waitScale: 0.01,
    functions: new Map([['accepting', join(import.meta.dirname, 'accepting-function.ts')]]),
  });
});
afterAll(() => aws.close());

const run = (
  name: string,
  environment: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
) =>
  runStep(aws.url, {
    inputs: {
      ...DEPLOY,
      'state-machine': name,
      'output-location': `s3://local-outputs/${name}/{customer-id}`,
      'retry-policy': 'policy.yml',
      input: JSON.stringify({ environment }),
      ...inputs,
    },
    files: { 'policy.yml': POLICY },
  });

describe('a task whose exit code a rule takes for success', () => {
  test('is a success, and log, summary and outputs say which rule it was', async () => {
    const { exitCode, log, outputs, summary } = await run('accepted', NOTHING_TO_DO);
    expect(annotations(log)).toEqual([]);
    expect(log).toMatch(
      /attempt 1 succeeded after .*; exit 99, which the rule nothing-to-do takes for success: There were no orders\./,
    );
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', classification: '', attempts: '1' });
    expect(JSON.parse(outputs['output'] ?? '')).toMatchObject({
      result: null,
      errorState: null,
      trail: [
        { number: 1, failure: { exitCode: 99 }, errorState: { type: 'SUCCEEDED', rule: 'nothing-to-do' } },
      ],
    });
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      {
        outcome: 'SUCCEEDED',
        remark: { kind: 'accepted', rule: 'nothing-to-do', failure: { exitCode: 99 } },
      },
    ]);
    expect(summary).toContain('**Succeeded after 1 attempt');
    expect(summary).toContain('which the rule nothing-to-do takes for success: There were no orders.');
    expect(exitCode).toBe(0);
  });

  test('is no success where the task was stopped', async () => {
    const stopped = {
      ...NOTHING_TO_DO,
      SIMULATE_STOP_CODE: 'UserInitiated',
      SIMULATE_STOPPED_REASON: 'maintenance',
    };
    const { exitCode, outputs } = await run('accepted-but-stopped', stopped);
    expect(outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL' });
    expect(exitCode).toBe(1);
  });

  test('fails without the outputs that are expected', async () => {
    const { exitCode, outputs } = await run('accepted-without', NOTHING_TO_DO, {
      'expect-outputs': '*.csv',
    });
    expect(outputs).toMatchObject({ status: 'FAILED', classification: '' });
    expect(exitCode).toBe(1);
  });

  test('is a success for each of several customers', async () => {
    const { exitCode, outputs, summary } = await run('accepted-customers', NOTHING_TO_DO, {
      'customer-ids': 'c-1,c-2',
    });
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', classification: '', 'failed-customer-ids': '[]' });
    expect(summary).toContain('2 of 2 customers succeeded');
    expect(summary.match(/which the rule nothing-to-do takes for success/g)).toHaveLength(2);
    expect(exitCode).toBe(0);
  });

  test('is a success where a function says so', async () => {
    const { exitCode, log, outputs } = await run('accepted-by-function', NOTHING_TO_DO, {
      'process-error-function': FUNCTION_ARN,
    });
    expect(annotations(log)).toEqual([]);
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', classification: '' });
    expect(JSON.parse(outputs['output'] ?? '')).toMatchObject({ result: null, trail: [{ number: 1 }] });
    expect(exitCode).toBe(0);
  });

  test('is a success in the classic graph, whose function says so', async () => {
    const { exitCode, log, outputs } = await runStep(aws.url, {
      inputs: {
        'state-machine': 'accepted-classic',
        deploy: 'true',
        'role-arn': ROLE_ARN,
        definition: 'machine.asl.json',
        'definition-substitutions': [
          'Cluster=default',
          'TaskDefinition=customer-data-upload',
          'Container=customer-data-upload',
          'Subnet=subnet-0ed41e45b216c45a4',
          `ProcessErrorFunction=${FUNCTION_ARN}`,
        ].join('\n'),
        'customer-ids': 'c-1001',
        'report-id': 'orders',
        'output-location': 's3://local-outputs/accepted-classic',
        commands: 'NetworkError',
      },
      files: {
        'machine.asl.json': readFileSync(
          join(root, 'examples', 'state-machines', 'classic-process-error.asl.json'),
          'utf8',
        ).replace('"CUSTOMER_ID", "Value.$": "$.customer_id"', '"SIMULATE_EXIT_CODE", "Value": "99"'),
      },
    });
    expect(annotations(log)).toEqual([]);
    expect(log).toContain('exit 99, which the state machine takes for success');
    expect(outputs).toMatchObject({ status: 'SUCCEEDED', classification: '' });
    expect(exitCode).toBe(0);
  });
});
