import { messageOf } from '../errors.ts';
import { Interrupted } from '../execution/ending.ts';
import type { JobLog } from '../report/log/job-log.ts';
import { oneLine } from '../report/text.ts';
import { interruptionText } from '../report/wording.ts';
import { debug, endGroup, info, setFailed, startGroup, warning } from './commands.ts';

/**
 * What each line of a container begins with. The problem matchers of earlier steps, such as those of setup-node, look at
 * the lines of this one too: some want a blank at the start and then the finding, the others no blank.
 */
const CONTAINER_PREFIX = ' | ';

/** The log of the job that GitHub shows. */
export const jobLog: JobLog = {
  info,
  warning,
  openGroup: startGroup,
  closeGroup: endGroup,
  output: (lines) => {
    // What containers wrote is no workflow command. The token that ends that cannot be guessed.
    const token = crypto.randomUUID();
    info(`::stop-commands::${token}`);
    for (const line of lines) {
      info(`${CONTAINER_PREFIX}${oneLine(line, 2000)}`);
    }
    info(`::${token}::`);
  },
};

/** A signal that is aborted when the job is cancelled: the runner sends SIGINT then, and SIGTERM 7.5 s later. */
export function cancelSignal(): AbortSignal {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(new Interrupted({ kind: 'cancelled' }));
  // Every time: without a handler, a second signal would end the process before it has stopped anything.
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  return controller.signal;
}

/** Ends the step as failed, with what was thrown as its reason; the stack is for those who debug. */
export function fail(error: unknown): void {
  const message = error instanceof Interrupted ? interruptionText(error.interruption) : messageOf(error);
  setFailed(oneLine(message, 2000));
  if (process.env['RUNNER_DEBUG'] === '1' && error instanceof Error) {
    debug(error.stack ?? '');
  }
}
