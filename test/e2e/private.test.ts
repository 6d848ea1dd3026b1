import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { startAction } from '../../scripts/runner.ts';
import { ACCESS_KEY, ROLE_ARN, signedIn } from './step.ts';

let aws: LocalAws;
let directory: string;
beforeAll(async () => {
  aws = await startLocalAws({ accessKey: ACCESS_KEY, waitScale: 0 });
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-private-'));
});
afterAll(async () => {
  await aws.close();
  rmSync(directory, { recursive: true, force: true });
});

const SECRET = 'xoxb-17653672481';

/** It has no Catch: its execution ends with the Error and Cause of its task. */
const MACHINE = {
  StartAt: 'Run',
  States: {
    Run: {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: {
        LaunchType: 'FARGATE',
        Cluster: 'default',
        TaskDefinition: 'customer-data-upload',
        Overrides: {
          ContainerOverrides: [
            {
              Name: 'customer-data-upload',
              Command: [SECRET],
              Environment: [
                { Name: 'FAIL_WITH', Value: 'InvalidInput' },
                { Name: 'TOKEN', Value: SECRET },
              ],
            },
          ],
        },
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0ed41e45b216c45a4'] } },
      },
      End: true,
    },
  },
};

describe('the environment and the command of a task that failed', () => {
  test('are told nowhere, though the Cause of the execution holds them', async () => {
    const workspace = join(directory, 'workspace');
    mkdirSync(workspace);
    writeFileSync(join(workspace, 'machine.json'), JSON.stringify(MACHINE));
    const step = startAction({
      inputs: {
        'state-machine': 'without-catch',
        deploy: 'true',
        'role-arn': ROLE_ARN,
        definition: 'machine.json',
        logs: 'never',
        'poll-interval-seconds': '1',
      },
      env: signedIn(aws.url),
      directory,
      workspace,
    });
    const { exitCode, log, outputs, summary, report } = await step.result;
    expect(exitCode).toBe(1);
    const { executions } = JSON.parse(report);
    expect(executions).toMatchObject([{ status: 'FAILED', error: 'States.TaskFailed' }]);
    // All else of the Cause is there.
    expect(JSON.parse(executions[0].cause)).toMatchObject({ StopCode: 'EssentialContainerExited' });
    expect([log, summary, report, JSON.stringify(outputs)].join()).not.toMatch(
      new RegExp(`${SECRET}|ContainerOverrides`),
    );
    // Windows keeps no such modes.
    if (process.platform !== 'win32') {
      expect(statSync(outputs['report-file'] ?? '').mode & 0o777).toBe(0o600);
    }
  });
});
