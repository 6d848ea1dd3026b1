// Lets a process believe that time passes FAST_TIME times as fast: timers, timeouts and the monotonic clock. Wall time
// is left alone, since requests are signed with it. It is loaded with `node --import` before the bundle, and plain
// JavaScript since nothing strips types from what NODE_OPTIONS names on every Node.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';

const factor = Number(process.env.FAST_TIME ?? 1);
const require = createRequire(import.meta.url);

/** Passes a delay on, scaled. Nothing that waited waits less than a millisecond. */
const scaled = (milliseconds) => (milliseconds > 0 ? Math.max(milliseconds / factor, 1) : milliseconds);

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
promises.setTimeout = (milliseconds, ...rest) => delay(scaled(milliseconds), ...rest);
syncBuiltinESMExports();

const { timeout } = AbortSignal;
AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, Math.ceil(scaled(milliseconds)));

const { now } = performance;
const since = now.call(performance);
performance.now = () => since + (now.call(performance) - since) * factor;
