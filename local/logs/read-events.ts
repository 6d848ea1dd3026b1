import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import { flag, optionalInteger, optionalText, optionalTexts } from '../members.ts';
import { parseFilterPattern } from './filter-pattern.ts';
import { compare, type LogEvent, type LogGroup, type LogStream } from './log-store.ts';
import { countLimit, invalid } from './parameters.ts';

const MAX_EVENTS = 10_000;
/** A page holds at most 1 MB, where each event counts its bytes and 26 more. */
const MAX_PAGE_BYTES = 1024 * 1024;
const EVENT_OVERHEAD_BYTES = 26;

const BEFORE_ALL = '0'.repeat(56);
const AFTER_ALL = '9'.repeat(56);

/**
 * GetLogEvents of one stream. A page is in the order of time; without a token it is the latest one, or the
 * first with `startFromHead`. The end is reached when the answer's token equals the one that was sent.
 */
export function getLogEvents(stream: LogStream, input: JsonObject): JsonObject {
  const limit = countLimit(input, MAX_EVENTS);
  const startTime = optionalInteger(input, 'startTime') ?? 0;
  const endTime = optionalInteger(input, 'endTime') ?? Number.POSITIVE_INFINITY;
  // GetLogEvents leaves out what is as late as endTime, unlike FilterLogEvents.
  const events = stream.events.filter((event) => event.timestamp >= startTime && event.timestamp < endTime);
  const { forward, from } = startingPoint(input);
  const page = forward
    ? fill(
        events.filter((event) => event.id > from),
        limit,
      )
    : fill(events.filter((event) => event.id < from).toReversed(), limit).toReversed();
  return {
    events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: `f/${page.at(-1)?.id ?? (forward ? from : BEFORE_ALL)}/s`,
    nextBackwardToken: `b/${page.at(0)?.id ?? (forward ? AFTER_ALL : from)}/s`,
  };
}

/** FilterLogEvents over the streams of one group, all in the order of time. */
export function filterLogEvents(group: LogGroup, input: JsonObject): JsonObject {
  const limit = countLimit(input, MAX_EVENTS);
  const startTime = optionalInteger(input, 'startTime') ?? 0;
  const endTime = optionalInteger(input, 'endTime') ?? Number.POSITIVE_INFINITY;
  const matches = parseFilterPattern(optionalText(input, 'filterPattern') ?? '');
  const after = filterToken(optionalText(input, 'nextToken'));
  const found = chosenStreams(group, input)
    .flatMap((stream) => stream.events.map((event) => ({ ...event, stream: stream.name })))
    .filter(
      (event) =>
        event.id > after &&
        event.timestamp >= startTime &&
        event.timestamp <= endTime &&
        matches(event.message),
    )
    .toSorted((a, b) => compare(a.id, b.id));
  const page = fill(found, limit);
  const last = page.at(-1);
  return {
    events: page.map((event) => ({
      logStreamName: event.stream,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.ingestionTime,
      eventId: event.id,
    })),
    searchedLogStreams: [],
    ...(last !== undefined && page.length < found.length ? { nextToken: last.id } : {}),
  };
}

function startingPoint(input: JsonObject): { readonly forward: boolean; readonly from: string } {
  const token = optionalText(input, 'nextToken');
  if (token === undefined) {
    return flag(input, 'startFromHead')
      ? { forward: true, from: BEFORE_ALL }
      : { forward: false, from: AFTER_ALL };
  }
  const match = /^([fb])\/(\d{56})\/s$/.exec(token);
  const from = match?.[2];
  if (from === undefined) {
    throw invalid('The specified nextToken is invalid.');
  }
  return { forward: match?.[1] === 'f', from };
}

function filterToken(token: string | undefined): string {
  if (token !== undefined && !/^\d{56}$/.test(token)) {
    throw invalid('The specified nextToken is invalid.');
  }
  return token ?? BEFORE_ALL;
}

function chosenStreams(group: LogGroup, input: JsonObject): readonly LogStream[] {
  const names = optionalTexts(input, 'logStreamNames');
  const prefix = optionalText(input, 'logStreamNamePrefix');
  if (names !== undefined && prefix !== undefined) {
    throw invalid('LogStreamNames and logStreamNamePrefix cannot be given at once.');
  }
  if (names === undefined) {
    return [...group.streams.values()].filter((stream) => stream.name.startsWith(prefix ?? ''));
  }
  return names.map((name) => {
    const stream = group.streams.get(name);
    if (stream === undefined) {
      throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
    }
    return stream;
  });
}

/** The first events that fit in a page; one event always does. */
function fill<T extends LogEvent>(events: readonly T[], limit: number): readonly T[] {
  const page: T[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message) + EVENT_OVERHEAD_BYTES;
    if (page.length === limit || (page.length > 0 && bytes > MAX_PAGE_BYTES)) {
      break;
    }
    page.push(event);
  }
  return page;
}
