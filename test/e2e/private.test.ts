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

const RUN = {
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
};

/** Its execution ends with the Error and Cause of its task. */
const WITHOUT_CATCH = { StartAt: 'Run', States: { Run: RUN } };

/** Its execution succeeds, and its output holds the Cause: as text, within other text, and parsed. */
const WITH_CATCH = {
  StartAt: 'Run',
  States: {
    Run: { ...RUN, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.taskError', Next: 'Keep' }] },
    Keep: {
      Type: 'Pass',
      Parameters: {
        'taskError.$': '$.taskError',
        'text.$': 'States.JsonToString($.taskError)',
        parsed: { 'Cause.$': 'States.StringToJson($.taskError.Cause)' },
      },
      End: true,
    },
  },
};

describe('the environment and the command of a task that failed', () => {
  /** Runs a machine, and expects that the secret is nowhere. */
  async function run(name: string, machine: object) {
    const workspace = join(directory, name);
    mkdirSync(workspace);
    writeFileSync(join(workspace, 'machine.json'), JSON.stringify(machine));
    const step = startAction({
      inputs: {
        'state-machine': name,
        deploy: 'true',
        'role-arn': ROLE_ARN,
        definition: 'machine.json',
        logs: 'never',
        'poll-interval-seconds': '1',
      },
      env: signedIn(aws.url),
      directory: join(directory, name),
      workspace,
    });
    const result = await step.result;
    const { log, outputs, summary, report } = result;
    expect([log, summary, report, JSON.stringify(outputs)].join()).not.toMatch(
      new RegExp(`${SECRET}|ContainerOverrides`),
    );
    return result;
  }

  test('are told nowhere, though the Cause of the execution holds them', async () => {
    const { exitCode, outputs, report } = await run('without-catch', WITHOUT_CATCH);
    expect(exitCode).toBe(1);
    const { executions } = JSON.parse(report);
    expect(executions).toMatchObject([{ status: 'FAILED', error: 'States.TaskFailed' }]);
    // All else of the Cause is there.
    expect(JSON.parse(executions[0].cause)).toMatchObject({ StopCode: 'EssentialContainerExited' });
    // Windows keeps no such modes.
    if (process.platform !== 'win32') {
      expect(statSync(outputs['report-file'] ?? '').mode & 0o777).toBe(0o600);
    }
  });

  test('are told nowhere, though the output of an execution that succeeded holds the Cause', async () => {
    const { exitCode, outputs, report } = await run('with-catch', WITH_CATCH);
    expect(exitCode).toBe(0);
    const output = JSON.parse(outputs['output'] ?? '');
    expect(JSON.parse(report).executions[0].output).toBe(outputs['output']);
    // All else of the Cause is there.
    for (const cause of [
      JSON.parse(output.taskError.Cause),
      JSON.parse(JSON.parse(output.text).Cause),
      output.parsed.Cause,
    ]) {
      expect(cause).toMatchObject({ StopCode: 'EssentialContainerExited' });
    }
  });
});
