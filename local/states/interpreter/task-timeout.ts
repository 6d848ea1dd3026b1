import type { Json } from '../../json.ts';
import { evaluate, pathValue, unusable } from './evaluate.ts';
import type { Environment, Frame } from './frame.ts';

/** The limits of one attempt, in seconds, as the history shows them. */
export interface Timeouts {
  readonly timeoutInSeconds?: number;
  /** Without a token, AWS expects no heartbeats and only shows this. */
  readonly heartbeatInSeconds?: number;
}

/** Reads TimeoutSeconds and HeartbeatSeconds, given or by path or expression. Throws StateFailure. */
export async function readTimeouts(frame: Frame, input: Json): Promise<Timeouts> {
  const timeoutInSeconds = await secondsOf(frame, 'TimeoutSeconds', input);
  const heartbeatInSeconds = await secondsOf(frame, 'HeartbeatSeconds', input);
  return {
    ...(timeoutInSeconds === undefined ? {} : { timeoutInSeconds }),
    ...(heartbeatInSeconds === undefined ? {} : { heartbeatInSeconds }),
  };
}

async function secondsOf(frame: Frame, field: string, input: Json): Promise<number | undefined> {
  const path = frame.state[`${field}Path`];
  const fixed = frame.state[field];
  if (typeof path === 'string') {
    return wholeSeconds(frame, `${field}Path`, await pathValue(frame, `${field}Path`, path, { input }));
  }
  if (fixed === undefined) {
    return undefined;
  }
  const value = frame.language.name === 'JSONata' ? await evaluate(frame, field, fixed) : fixed;
  return wholeSeconds(frame, field, value);
}

function wholeSeconds(frame: Frame, field: string, value: Json): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 99_999_999) {
    throw unusable(
      frame,
      field,
      `Expected positive integer for ${field}, got '${JSON.stringify(value)}' instead.`,
    );
  }
  return value;
}

/** What a call that was given a time limit came to. */
export type Limited<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'timed out' };

/**
 * Runs `call` with a signal that aborts with the execution or after `seconds` of real time, whichever is first.
 * Rejects with what `call` rejects with, unless that is because the time was up.
 */
export async function limited<Value>(
  environment: Pick<Environment, 'clock' | 'signal'>,
  seconds: number | undefined,
  call: (signal: AbortSignal) => Promise<Value>,
): Promise<Limited<Value>> {
  if (seconds === undefined) {
    return { kind: 'done', value: await call(environment.signal) };
  }
  const timeout = new AbortController();
  const finished = new AbortController();
  const timer = environment.clock.sleep(seconds * 1000, finished.signal).then(
    () => timeout.abort(new Error(`The task took longer than ${seconds} s.`)),
    () => undefined,
  );
  try {
    return { kind: 'done', value: await call(AbortSignal.any([environment.signal, timeout.signal])) };
  } catch (error) {
    if (timeout.signal.aborted && !environment.signal.aborted) {
      return { kind: 'timed out' };
    }
    throw error;
  } finally {
    finished.abort();
    await timer;
  }
}

/**
 * Waits for a promise that knows no signal, but not longer than the signal lets it.
 * Rejects with the signal's reason when aborted.
 */
export async function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const listening = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
      signal: listening.signal,
    });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    listening.abort();
  }
}
