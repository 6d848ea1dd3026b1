import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { expect, test } from '@jest/globals';
import { GaveUp } from '../../src/errors.ts';
import { logTails } from '../../src/evidence/logs.ts';
import { leapingClock } from '../leaping-clock.ts';
import { attempt, failed } from '../report/reports.ts';

test('a job that is cancelled while logs are read loses the logs, not the report', async () => {
  const signal = AbortSignal.abort(new GaveUp('cancelled', 'The job was cancelled.'));
  const clients = { ecs: new ECSClient({}), logs: (region: string) => new CloudWatchLogsClient({ region }) };
  const attempts = [
    attempt(1, failed(), {
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads:7',
    }),
  ];
  expect(await logTails(clients, attempts, { clock: leapingClock(), signal, forMs: 1000 })).toEqual([]);
});
