import type { JsonObject } from '../json.ts';
import { flag, optionalText } from '../members.ts';
import { compare, type LogGroup, type LogStore, type LogStream } from './log-store.ts';
import { countLimit, invalid } from './parameters.ts';

const MAX_LISTED = 50;

/** DescribeLogGroups: by prefix, or by a pattern that stands anywhere in the name. */
export function describeLogGroups(store: LogStore, input: JsonObject): JsonObject {
  const prefix = optionalText(input, 'logGroupNamePrefix');
  const pattern = optionalText(input, 'logGroupNamePattern');
  if (prefix !== undefined && pattern !== undefined) {
    throw invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  const groups = store
    .groups()
    .filter(
      (group) =>
        group.name.startsWith(prefix ?? '') &&
        group.name.toLowerCase().includes((pattern ?? '').toLowerCase()),
    );
  const { page, next } = pageOf(groups, input);
  return { logGroups: page.map(groupView), ...next };
}

/** DescribeLogStreams, by name or by the time of the last event. */
export function describeLogStreams(group: LogGroup, input: JsonObject): JsonObject {
  const prefix = optionalText(input, 'logStreamNamePrefix');
  const order = optionalText(input, 'orderBy') ?? 'LogStreamName';
  if (order !== 'LogStreamName' && order !== 'LastEventTime') {
    throw invalid(
      `1 validation error detected: Value '${order}' at 'orderBy' failed to satisfy constraint: Member must satisfy enum value set: [LogStreamName, LastEventTime]`,
    );
  }
  if (order === 'LastEventTime' && prefix !== undefined) {
    throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const streams = [...group.streams.values()]
    .filter((stream) => stream.name.startsWith(prefix ?? ''))
    .toSorted(
      (a, b) => (order === 'LogStreamName' ? 0 : lastTime(a) - lastTime(b)) || compare(a.name, b.name),
    );
  const { page, next } = pageOf(flag(input, 'descending') ? streams.toReversed() : streams, input);
  return { logStreams: page.map(streamView), ...next };
}

function groupView(group: LogGroup): JsonObject {
  return {
    logGroupName: group.name,
    creationTime: group.creationTime,
    metricFilterCount: 0,
    arn: `${group.arn}:*`,
    logGroupArn: group.arn,
    logGroupClass: 'STANDARD',
    storedBytes: 0,
  };
}

function streamView(stream: LogStream): JsonObject {
  const first = stream.events[0];
  const last = stream.events.at(-1);
  return {
    logStreamName: stream.name,
    creationTime: stream.creationTime,
    ...(first === undefined ? {} : { firstEventTimestamp: first.timestamp }),
    ...(last === undefined
      ? {}
      : { lastEventTimestamp: last.timestamp, lastIngestionTime: last.ingestionTime }),
    arn: stream.arn,
    storedBytes: 0,
  };
}

function lastTime(stream: LogStream): number {
  return stream.events.at(-1)?.timestamp ?? 0;
}

/** A page that starts after the name in the token, so that what is added meanwhile shifts nothing. */
function pageOf<T extends { readonly name: string }>(
  items: readonly T[],
  input: JsonObject,
): { readonly page: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const token = optionalText(input, 'nextToken');
  const seen = token === undefined ? -1 : items.findIndex((item) => item.name === token);
  if (token !== undefined && seen < 0) {
    throw invalid('The specified nextToken is invalid.');
  }
  const page = items.slice(seen + 1, seen + 1 + countLimit(input, MAX_LISTED));
  const last = page.at(-1);
  const more = last !== undefined && items.at(-1) !== last;
  return { page, next: more ? { nextToken: last.name } : {} };
}
