import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { logTails } from '../../src/evidence/log-tails.ts';
import { NO_REASON } from '../../src/execution/end-reason.ts';
import { Interrupted } from '../../src/execution/ending.ts';
import { leapingClock } from '../leaping-clock.ts';
import { attempt, failed, named } from '../report/reports.ts';
import { LogService, logging } from './log-service.ts';

const DEFINITION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads:7';

test('a job that is cancelled while logs are read loses the logs, not the report', async () => {
  const signal = AbortSignal.abort(new Interrupted({ kind: 'cancelled' }));
  const clients = {
    ecs: async () => new ECSClient({}),
    logs: async (region: string) => new CloudWatchLogsClient({ region }),
  };
  const attempts = [attempt(1, failed(), { taskDefinitionArn: DEFINITION })];
  expect(
    await logTails(clients, { attempts, reason: NO_REASON }, { clock: leapingClock(), signal, forMs: 1000 }),
  ).toEqual([]);
});

describe('the tails of logs', () => {
  const tails = (service: LogService, ...items: readonly (string | undefined)[]) =>
    logTails(
      service.clients,
      {
        attempts: items.map((item, index) =>
          attempt(index + 1, failed(), { item, taskDefinitionArn: DEFINITION }),
        ),
        reason: NO_REASON,
      },
      { clock: leapingClock(), signal: new AbortController().signal, forMs: 1000 },
    );

  test('name the item of a Map that the attempt ran in, and the stream', async () => {
    const service = new LogService(logging('proxy'), logging('app', { 'awslogs-region': 'us-east-2' }));
    service.write('ecs/app/task2', ...Array.from({ length: 40 }, (_item, index) => String(index)));
    expect(await tails(service, 'All[0]', 'All[1]')).toEqual([
      {
        kind: 'lines',
        attempt: named(2, 'All[1]'),
        container: 'app',
        region: 'us-east-2',
        group: '/ecs/uploads',
        stream: 'ecs/app/task2',
        lines: Array.from({ length: 30 }, (_item, index) => String(index + 10)),
      },
    ]);
    expect(service.requests.at(-1)?.region).toBe('us-east-2');
    expect(service.count('DescribeTaskDefinition')).toBe(1);
  });

  test('are those of the last five failed attempts', async () => {
    const service = new LogService(logging('app'));
    const items = Array.from({ length: 7 }, (_item, index) => `All[${index}]`);
    for (const index of items.keys()) {
      service.write(`ecs/app/task${index + 1}`, 'x');
    }
    expect((await tails(service, ...items)).map(({ attempt: { item } }) => item)).toEqual(items.slice(2));
  });

  test('that may not be read name the item, too', async () => {
    const service = new LogService(logging('app'));
    service.trouble = () => ({ type: 'AccessDeniedException', status: 400 });
    expect(await tails(service, 'All[0]', undefined)).toMatchObject([
      { kind: 'unreadable', attempt: named(1, 'All[0]') },
      { kind: 'unreadable', attempt: named(2) },
    ]);
  });
});
