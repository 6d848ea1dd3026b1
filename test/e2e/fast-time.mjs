// Lets a process believe that time passes FAST_TIME times as fast: timers, timeouts and the monotonic clock; and lets it
// sleep only a FAST_SLEEP-th of what it wants to. Work takes as long as it takes, on a busy machine too, so what limits
// work cannot be much shorter, but sleeping can. Wall time is left alone, since requests are signed with it. It is
// loaded with `node --import` before the bundle.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';

const factor = Number(process.env.FAST_TIME ?? 1);
const sleepFactor = Number(process.env.FAST_SLEEP ?? factor);
const require = createRequire(import.meta.url);

/** Passes a delay on, scaled. Nothing that waited waits less than a millisecond. */
const scaled = (milliseconds, by = factor) =>
  milliseconds > 0 ? Math.max(milliseconds / by, 1) : milliseconds;

const { setTimeout, setInterval } = globalThis;
const fastTimeout = (callback, milliseconds, ...rest) => setTimeout(callback, scaled(milliseconds), ...rest);
const fastInterval = (callback, milliseconds, ...rest) =>
  setInterval(callback, scaled(milliseconds), ...rest);
globalThis.setTimeout = fastTimeout;
globalThis.setInterval = fastInterval;

const timers = require('node:timers');
timers.setTimeout = fastTimeout;
timers.setInterval = fastInterval;

const promises = require('node:timers/promises');
const { setTimeout: delay } = promises;
promises.setTimeout = (milliseconds, ...rest) => delay(scaled(milliseconds, sleepFactor), ...rest);
syncBuiltinESMExports();

const { timeout } = AbortSignal;
AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, Math.ceil(scaled(milliseconds)));

const { now } = performance;
const since = now.call(performance);
performance.now = () => since + (now.call(performance) - since) * factor;
