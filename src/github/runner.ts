import { relative, resolve, sep } from 'node:path';
import { FileError, type FilePlace, messageOf } from '../errors.ts';
import { Interrupted } from '../execution/ending.ts';
import type { JobLog } from '../report/log/job-log.ts';
import { oneLine } from '../report/text.ts';
import { interruptionText } from '../report/wording.ts';
import {
  type AnnotationProperties,
  debug,
  endGroup,
  error,
  info,
  setFailed,
  startGroup,
  warning,
} from './commands.ts';

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

/**
 * Where an annotation about the retry policy is. GitHub finds a file by its path from the workspace; the input may name it
 * by an absolute one, as with `${{ github.workspace }}`.
 */
export function policyPlace(file: string, { line, column }: FilePlace): AnnotationProperties {
  const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd();
  const path = relative(workspace, resolve(workspace, file)).split(sep).join('/');
  return { title: 'Retry policy', file: path, line, col: column };
}

/** GitHub shows ten errors of a step, and the last one tells all. */
const MAX_PLACES = 9;

/**
 * Ends the step as failed, with what was thrown as its reason, and an annotation at each place of a file that is wrong. The
 * stack is for those who debug.
 */
export function fail(thrown: unknown): void {
  if (thrown instanceof FileError) {
    for (const place of thrown.places.slice(0, MAX_PLACES)) {
      error(oneLine(place.message, 2000), policyPlace(thrown.file, place));
    }
  }
  const message = thrown instanceof Interrupted ? interruptionText(thrown.interruption) : messageOf(thrown);
  setFailed(oneLine(message, 2000));
  if (process.env['RUNNER_DEBUG'] === '1' && thrown instanceof Error) {
    debug(thrown.stack ?? '');
  }
}
