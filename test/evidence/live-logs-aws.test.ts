import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { liveLogs } from '../../src/evidence/live-logs.ts';
import { noticeText } from '../../src/report/wording.ts';
import { ROLE_ARN } from '../e2e/step.ts';
import { leapingClock } from '../leaping-clock.ts';
import { attempt, SUCCEEDED } from '../report/reports.ts';
import { logging } from './log-service.ts';

let aws: LocalAws;
let ecs: ECSClient;
let logs: CloudWatchLogsClient;
beforeAll(async () => {
  aws = await startLocalAws();
  const configuration = { endpoint: aws.url, region: 'eu-west-1', credentials: aws };
  ecs = new ECSClient(configuration);
  logs = new CloudWatchLogsClient(configuration);
});
afterAll(async () => {
  ecs.destroy();
  logs.destroy();
  await aws.close();
});

test('the log of an attempt is followed from before its first line to behind its last one', async () => {
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'uploads',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: ROLE_ARN,
      containerDefinitions: [{ ...logging('app'), image: 'uploads' }],
    }),
  );
  const stream = { logGroupName: '/ecs/uploads', logStreamName: 'ecs/app/task1' };
  const write = (...lines: readonly string[]) =>
    logs.send(
      new PutLogEventsCommand({
        ...stream,
        logEvents: lines.map((message) => ({ message, timestamp: Date.now() })),
      }),
    );
  const retry = { clock: leapingClock(), signal: new AbortController().signal };
  const live = liveLogs({ ecs: async () => ecs, logs: async () => logs });
  const running = attempt(1, { kind: 'running' }, { taskDefinitionArn: taskDefinition?.taskDefinitionArn });
  const lines = async (known: typeof running) =>
    (await live.read([known], retry)).map((told) =>
      told.kind === 'lines' ? told.lines : noticeText(told.notice),
    );

  expect(await lines(running)).toEqual([]);
  await logs.send(new CreateLogGroupCommand({ logGroupName: stream.logGroupName }));
  expect(await lines(running)).toEqual([]);
  await logs.send(new CreateLogStreamCommand(stream));
  expect(await lines(running)).toEqual([]);
  await write('one', 'two');
  expect(await lines(running)).toEqual([['one', 'two']]);
  expect(await lines(running)).toEqual([]);
  await write('three');
  await write('four');
  expect(await lines({ ...running, outcome: SUCCEEDED })).toEqual([['three', 'four']]);
  expect(await lines({ ...running, outcome: SUCCEEDED })).toEqual([]);
});
