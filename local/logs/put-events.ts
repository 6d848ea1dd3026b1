import type { JsonObject } from '../json.ts';
import { objects, optionalInteger } from '../members.ts';
import type { LogStore, NewEvent } from './log-store.ts';
import { invalid, requiredText } from './parameters.ts';

const MAX_BATCH_EVENTS = 10_000;
const MAX_BATCH_BYTES = 1024 * 1024;
const EVENT_OVERHEAD_BYTES = 26;
const OLDEST_MS = 14 * 24 * 3600 * 1000;
const NEWEST_MS = 2 * 3600 * 1000;

/**
 * PutLogEvents. A batch is in the order of time, and has at most 10,000 events and 1 MB. Events older than
 * 14 days or more than 2 hours ahead are left out and reported, as CloudWatch does.
 */
export function putLogEvents(store: LogStore, input: JsonObject, now: number): JsonObject {
  const group = requiredText(input, 'logGroupName');
  const stream = requiredText(input, 'logStreamName');
  store.stream(group, stream);
  const events = objects(input, 'logEvents').map(newEvent);
  checkBatch(events);
  const firstRecent = indexOr(events, (event) => event.timestamp >= now - OLDEST_MS);
  const firstAhead = indexOr(events, (event) => event.timestamp > now + NEWEST_MS);
  store.write(group, stream, events.slice(firstRecent, Math.max(firstRecent, firstAhead)));
  const rejected = {
    ...(firstRecent > 0 ? { tooOldLogEventEndIndex: firstRecent } : {}),
    ...(firstAhead < events.length ? { tooNewLogEventStartIndex: firstAhead } : {}),
  };
  return Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {};
}

function newEvent(event: JsonObject): NewEvent {
  const timestamp = optionalInteger(event, 'timestamp');
  const message = requiredText(event, 'message');
  if (timestamp === undefined || timestamp < 0) {
    throw invalid('A log event needs a timestamp in milliseconds since the epoch.');
  }
  if (message === '') {
    throw invalid('A log event needs a message of at least one character.');
  }
  return { timestamp, message };
}

function checkBatch(events: readonly NewEvent[]): void {
  if (events.length < 1 || events.length > MAX_BATCH_EVENTS) {
    throw invalid(`A batch must have between 1 and ${MAX_BATCH_EVENTS} log events.`);
  }
  const bytes = events.reduce(
    (sum, event) => sum + Buffer.byteLength(event.message) + EVENT_OVERHEAD_BYTES,
    0,
  );
  if (bytes > MAX_BATCH_BYTES) {
    throw invalid(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
  }
  if (events.some((event, index) => event.timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
}

function indexOr(events: readonly NewEvent[], test: (event: NewEvent) => boolean): number {
  const index = events.findIndex(test);
  return index < 0 ? events.length : index;
}
