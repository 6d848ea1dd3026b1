import type { Json } from '../../json.ts';
import { lookUp } from '../query/jsonpath.ts';
import { assign, effectiveInput, exit, output, outputPath } from './data-flow.ts';
import { evaluate, failureOf, scopeOf, unusable } from './evaluate.ts';
import type { Exit, Frame } from './frame.ts';
import { transition } from './state-fields.ts';

/** What fits into 32 bits: a wait of 24,855 days is accepted, one of 24,856 days fails. */
const MAX_DELAY_SECONDS = 2 ** 31 - 1;

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
  const { Seconds, SecondsPath, Timestamp, TimestampPath } = frame.state;
  if (typeof SecondsPath === 'string') {
    return seconds(frame, 'SecondsPath', SecondsPath, referenced(frame, 'SecondsPath', SecondsPath, input));
  }
  if (typeof TimestampPath === 'string') {
    const time = referenced(frame, 'TimestampPath', TimestampPath, input);
    return until(frame, 'TimestampPath', TimestampPath, time);
  }
  if (Seconds !== undefined) {
    return seconds(frame, 'Seconds', Seconds, await given(frame, 'Seconds', Seconds));
  }
  if (Timestamp !== undefined) {
    return until(frame, 'Timestamp', Timestamp, await given(frame, 'Timestamp', Timestamp));
  }
  throw failureOf(frame, 'States.Runtime', 'The Wait state does not say how long to wait.');
}

/** What a path leads to. */
function referenced(frame: Frame, field: string, path: string, input: Json): Json {
  const value = lookUp(path, scopeOf(frame, { input }));
  if (value === undefined) {
    throw unusable(frame, field, `The ${field} parameter does not reference an input value: ${path}`);
  }
  return value;
}

/** In JSONata, Seconds and Timestamp may be expressions; in JSONPath they stand as they are. */
async function given(frame: Frame, field: string, value: Json): Promise<Json> {
  return frame.language.name === 'JSONata' ? evaluate(frame, field, value) : value;
}

function seconds(frame: Frame, field: string, source: Json, value: Json): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw unusable(
      frame,
      field,
      `The ${field} parameter cannot be parsed as a long value: ${asText(source)} == ${asText(value)}`,
    );
  }
  if (value < 0) {
    throw unusable(
      frame,
      field,
      `The ${field} parameter references a negative value: ${asText(source)} == ${value}`,
    );
  }
  return checkedDelay(frame, value);
}

function until(frame: Frame, field: string, source: Json, value: Json): number {
  const time = typeof value === 'string' && TIMESTAMP.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) {
    throw unusable(
      frame,
      field,
      `The ${field} parameter does not reference a valid ISO-8601 extended offset date-time format string: ` +
        `${asText(source)} == ${asText(value)}`,
    );
  }
  return checkedDelay(frame, Math.max(0, (time - frame.environment.clock.now()) / 1000));
}

function checkedDelay(frame: Frame, delay: number): number {
  if (delay > MAX_DELAY_SECONDS) {
    throw failureOf(frame, 'States.Runtime', 'Wait state delay is too long');
  }
  return delay;
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
