import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  type ExecutionListItem,
  paginateListExecutions,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { startAction } from '../../scripts/runner.ts';
import { until } from './endless-task.ts';
import { ACCESS_KEY, ROLE_ARN, sfnClient, signedIn } from './step.ts';

let aws: LocalAws;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-quotas-'));
  mkdirSync(join(directory, 'workspace'));
  aws = await startLocalAws({ accessKey: ACCESS_KEY, quotas: 'small' });
});
afterAll(async () => {
  await aws.close();
  rmSync(directory, { recursive: true, force: true });
});

const asked = (action: string) => aws.requests().filter((request) => request.action === action);

async function executionsByStatus(url: string, stateMachineArn: string) {
  const client = sfnClient(url);
  const executions: ExecutionListItem[] = [];
  for await (const page of paginateListExecutions({ client }, { stateMachineArn, maxResults: 1000 })) {
    executions.push(...(page.executions ?? []));
  }
  client.destroy();
  return Object.fromEntries(
    [...Map.groupBy(executions, ({ status = '' }) => status)].map(([status, { length }]) => [status, length]),
  );
}

test('500 customers at once never exceed the quotas of a small region: not starting, following, being cancelled', async () => {
  const client = sfnClient(aws.url);
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({
      name: 'patient',
      roleArn: ROLE_ARN,
      definition: '{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 86400, "End": true}}}',
    }),
  );
  client.destroy();
  const step = {
    inputs: {
      'state-machine': 'patient',
      'customer-ids': Array.from({ length: 500 }, (_, index) => `c-${index}`).join('\n'),
      'max-parallel': '500',
    },
    env: signedIn(aws.url),
    directory,
    workspace: join(directory, 'workspace'),
  };
  const running = startAction(step);
  await until(() => asked('states:StartExecution').length === 500);
  expect(await executionsByStatus(aws.url, stateMachineArn)).toEqual({ RUNNING: 500 });
  // Two looks at the list of those that run, and as many histories as may be read meanwhile.
  await delay(6_000);
  const since = Date.now();
  running.process.kill('SIGINT');
  const { exitCode, state } = await running.result;
  expect(Date.now() - since).toBeLessThan(7500);
  expect(exitCode).toBe(1);
  // What could not be stopped in five seconds is left to the post step.
  await startAction({ ...step, state }).result;
  expect(await executionsByStatus(aws.url, stateMachineArn)).toEqual({ ABORTED: 500 });
  expect(aws.requests().filter(({ error }) => error !== undefined)).toEqual([]);
  expect(asked('states:ListExecutions').length).toBeGreaterThanOrEqual(3);
  expect(asked('states:GetExecutionHistory').length).toBeGreaterThan(150);
});
