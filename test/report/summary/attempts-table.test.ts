import { describe, expect, test } from '@jest/globals';
import type { LogTail } from '../../../src/evidence/log-tails.ts';
import { isFailed } from '../../../src/execution/end-reason.ts';
import { ecs } from '../../../src/integrations/ecs.ts';
import type { Integration } from '../../../src/integrations/integration.ts';
import { headline } from '../../../src/report/headline.ts';
import { progressLines } from '../../../src/report/log/progress.ts';
import { attemptsTable } from '../../../src/report/summary/attempts-table.ts';
import { attempt, EXECUTION_ARN, execution, failed, named, START, SUCCEEDED } from '../reports.ts';
import { ATTEMPTS, table } from './tables.ts';

const LOG: LogTail = {
  kind: 'lines',
  attempt: named(1),
  container: 'convert',
  region: 'eu-west-1',
  group: 'g',
  stream: 's',
  lines: ['x'],
};

/** A kind of work that is no ECS task, and whose units have no ARN unless one is given. */
const JOBS: Integration = {
  ...ecs,
  terms: { service: 'Jobs', unit: 'job', stopAction: 'jobs:StopJob' },
  links: ({ taskArn }) => [{ name: 'job', url: `https://jobs.example/${taskArn}` }],
};

describe('an attempt that ran another kind of work than an ECS task', () => {
  const job = attempt(1, failed(), { integration: JOBS, taskArn: 'arn:aws:jobs:eu-west-1:1:job/j-1' });

  test('has the links of its kind', () => {
    expect(attemptsTable(execution({ attempts: [job] }))(10_000)).toContain(
      '[job](https://jobs.example/arn:aws:jobs:eu-west-1:1:job/j-1)',
    );
  });

  test('has a link to its log in the partition of the execution, also without an ARN of its own', () => {
    const arn = EXECUTION_ARN.replace('arn:aws:', 'arn:aws-cn:');
    const attempts = [{ ...job, taskArn: undefined }];
    expect(attemptsTable(execution({ arn, attempts, logs: [LOG] }))(10_000)).toContain(
      '[log](https://eu-west-1.console.amazonaws.cn/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/g/log-events/s)',
    );
  });

  test('is named in the words of its kind', () => {
    const [first] = progressLines([job], true, START);
    expect(first?.text).toBe('[0m 0s] attempt 1 started: RunECSTask, job j-1');
  });
});

describe('a state named RunECSTask', () => {
  const states = (...names: readonly string[]) => {
    const attempts = names.map((state, index) => attempt(index + 1, failed(), { state }));
    return table(attemptsTable(execution({ attempts }))(10_000), ATTEMPTS).map((row) => row[1]);
  };

  test('is named beside other states, as they are', () => {
    expect(states('RunECSTask', 'Notify')).toEqual(['RunECSTask', 'Notify']);
  });

  test('is not named where it is the only one, as in the built-in machine', () => {
    expect(states('RunECSTask', 'RunECSTask').join()).not.toContain('RunECSTask');
  });
});

test('a failure of RunECSTask names its state in a machine that runs others as well', () => {
  const attempts = [attempt(1, failed()), attempt(2, SUCCEEDED, { state: 'Notify' })];
  const reason = { failures: attempts.filter(isFailed), machine: undefined };
  const failedOne = execution({ status: 'FAILED', attempts, reason });
  expect(headline(failedOne)).toMatch(/: RunECSTask: NetworkError/);
  expect(headline({ ...failedOne, attempts: attempts.slice(0, 1) })).not.toContain('RunECSTask');
});

test('a failure that is FATAL for the machine, and that a Catch handled, says where the machine went on', () => {
  const handled = failed({ decision: { type: 'FATAL' }, followedBy: { kind: 'catch', next: 'NotServed' } });
  const [row] = table(attemptsTable(execution({ attempts: [attempt(1, handled)] }))(10_000), ATTEMPTS);
  expect(row).toContain('handled by the machine: went on to NotServed');
});
