import { Interrupted } from '../execution/ending.ts';

/** A signal that is aborted when the job is cancelled: the runner sends SIGINT then, and SIGTERM 7.5 s later. */
export function cancelSignal(): AbortSignal {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(new Interrupted({ kind: 'cancelled' }));
  // Every time: without a handler, a second signal would end the process before it has stopped anything.
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  return controller.signal;
}
