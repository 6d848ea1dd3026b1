import type { Json } from '../../json.ts';
import { assign, effectiveInput, exit, output, outputPath } from './data-flow.ts';
import { evaluate, failureOf, pathValue } from './evaluate.ts';
import type { Exit, Frame } from './frame.ts';
import { transition } from './state-fields.ts';

/** The longest wait in seconds that Step Functions takes. */
const MAX_SECONDS = 99_999_999;

/** RFC 3339 with `T` and `Z` or an offset, which is what Step Functions takes. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Wait: for Seconds or until Timestamp, given or by path or expression. */
export async function wait(frame: Frame): Promise<Exit> {
  const { state, environment } = frame;
  const input = await effectiveInput(frame);
  await environment.clock.wait(await secondsToWait(frame, input), environment.signal);
  const leaving =
    frame.language.name === 'JSONata'
      ? await output(frame, state, 'Output', frame.input)
      : await outputPath(frame, input);
  return exit(frame, {
    output: leaving,
    assigned: await assign(frame, state, 'Assign', { input }),
    next: transition(state),
  });
}

async function secondsToWait(frame: Frame, input: Json): Promise<number> {
  const { state } = frame;
  const { SecondsPath: secondsPath, TimestampPath: timestampPath } = state;
  if (typeof secondsPath === 'string') {
    return seconds(frame, 'SecondsPath', await pathValue(frame, 'SecondsPath', secondsPath, { input }));
  }
  if (typeof timestampPath === 'string') {
    return until(frame, 'TimestampPath', await pathValue(frame, 'TimestampPath', timestampPath, { input }));
  }
  const { Seconds: fixedSeconds, Timestamp: fixedTimestamp } = state;
  if (fixedSeconds !== undefined) {
    return seconds(frame, 'Seconds', await fixed(frame, 'Seconds', fixedSeconds));
  }
  if (fixedTimestamp !== undefined) {
    return until(frame, 'Timestamp', await fixed(frame, 'Timestamp', fixedTimestamp));
  }
  throw failureOf(frame, 'States.Runtime', 'The Wait state does not say how long to wait.');
}

/** In JSONata, Seconds and Timestamp may be expressions; in JSONPath they stand as they are. */
async function fixed(frame: Frame, field: string, value: Json): Promise<Json> {
  return frame.language.name === 'JSONata' ? evaluate(frame, field, value) : value;
}

function seconds(frame: Frame, field: string, value: Json): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_SECONDS) {
    throw unusable(frame, field, value, `a whole number of seconds between 0 and ${MAX_SECONDS}`);
  }
  return value;
}

function until(frame: Frame, field: string, value: Json): number {
  const time = typeof value === 'string' && TIMESTAMP.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) {
    throw unusable(frame, field, value, 'a timestamp such as 2026-01-31T12:00:00Z');
  }
  return Math.max(0, (time - frame.environment.clock.now()) / 1000);
}

function unusable(frame: Frame, field: string, value: Json, expected: string): Error {
  const error = frame.language.name === 'JSONata' ? 'States.QueryEvaluationError' : 'States.Runtime';
  return failureOf(
    frame,
    error,
    `The field '${field}' must be ${expected}, but is ${JSON.stringify(value)}.`,
  );
}
