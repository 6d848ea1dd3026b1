import { randomUUID } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  DescribeMapRunCommand,
  type DescribeMapRunCommandOutput,
  type ExecutionListItem,
  type HistoryEvent,
  ListMapRunsCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import type { Running } from '../server/running.ts';
import { BUCKET } from './machines.ts';

/** How a machine ended, with its output as JSON. */
export interface Ended extends DescribeExecutionCommandOutput {
  readonly executionArn: string;
  readonly result: unknown;
}

/** Looks again and again until something is there, for so many milliseconds. */
export async function until<T>(look: () => Promise<T | undefined>, timeout = 10_000): Promise<T> {
  for (const deadline = Date.now() + timeout; Date.now() < deadline; ) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It did not come to be.');
}

/** Makes a machine of its own and starts it; resolves to the execution's ARN. */
export async function start({ clients }: Running, definition: JsonObject, input: Json = {}): Promise<string> {
  const { stateMachineArn } = await clients.sfn.send(
    new CreateStateMachineCommand({
      name: `m-${randomUUID()}`,
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::123456789012:role/machine',
    }),
  );
  const { executionArn } = await clients.sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return executionArn ?? '';
}

/** How an execution ends. */
export async function end({ clients }: Running, executionArn: string): Promise<Ended> {
  return until(async () => {
    const execution = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    const result: unknown = execution.output === undefined ? undefined : JSON.parse(execution.output);
    return execution.status === 'RUNNING' ? undefined : { ...execution, executionArn, result };
  });
}

/** Runs a machine to its end. */
export async function run(aws: Running, definition: JsonObject, input: Json = {}): Promise<Ended> {
  return end(aws, await start(aws, definition, input));
}

/** The output of a machine, which must succeed. */
export async function outputOf(aws: Running, definition: JsonObject, input: Json = {}): Promise<unknown> {
  const ended = await run(aws, definition, input);
  expect([ended.status, ended.error, ended.cause]).toEqual(['SUCCEEDED', undefined, undefined]);
  return ended.result;
}

/** The error and cause of a machine, which must fail. */
export async function failureOf(
  aws: Running,
  definition: JsonObject,
  input: Json = {},
): Promise<readonly [error: string | undefined, cause: string | undefined]> {
  const { status, error, cause } = await run(aws, definition, input);
  expect(status).toBe('FAILED');
  return [error, cause];
}

export async function eventsOf({ clients }: Running, executionArn: string): Promise<readonly HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for await (const page of paginateGetExecutionHistory({ client: clients.sfn }, { executionArn })) {
    events.push(...(page.events ?? []));
  }
  return events;
}

/** The events of an execution as `[id, previousEventId, type]`. */
export async function outline(aws: Running, executionArn: string): Promise<readonly unknown[]> {
  return (await eventsOf(aws, executionArn)).map(({ id, previousEventId, type }) => [
    id,
    previousEventId,
    type,
  ]);
}

/** The only Map Run of an execution, once it is listed. */
export async function mapRunOf({ clients }: Running, executionArn: string): Promise<string> {
  return until(async () => {
    const { mapRuns } = await clients.sfn.send(new ListMapRunsCommand({ executionArn }));
    return mapRuns?.[0]?.mapRunArn;
  });
}

export function describeMapRun(
  { clients }: Running,
  mapRunArn: string,
): Promise<DescribeMapRunCommandOutput> {
  return clients.sfn.send(new DescribeMapRunCommand({ mapRunArn }));
}

/** The counts of a Map Run that are not 0. */
export async function itemCounts(aws: Running, mapRunArn: string): Promise<object> {
  const { itemCounts } = await describeMapRun(aws, mapRunArn);
  return Object.fromEntries(Object.entries(itemCounts ?? {}).filter(([, count]) => count !== 0));
}

/** The child executions of a Map Run in the order of ListExecutions. */
export async function childrenOf(
  { clients }: Running,
  mapRunArn: string,
): Promise<readonly ExecutionListItem[]> {
  const children: ExecutionListItem[] = [];
  for await (const page of paginateListExecutions({ client: clients.sfn, pageSize: 2 }, { mapRunArn })) {
    children.push(...(page.executions ?? []));
  }
  return children;
}

export async function put({ clients }: Running, key: string, body: string | Uint8Array): Promise<void> {
  await clients.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
}

/** The text of an object. */
export async function textOf({ clients }: Running, key: string): Promise<string> {
  const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

/** The keys below a prefix, without it. */
export async function keysOf({ clients }: Running, prefix: string): Promise<readonly string[]> {
  const { Contents } = await clients.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: prefix }));
  return (Contents ?? []).map(({ Key = '' }) => Key.slice(prefix.length)).toSorted();
}
