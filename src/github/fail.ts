import * as core from '@actions/core';
import { messageOf } from '../errors.ts';
import { oneLine } from '../report/text.ts';

/** Ends the step as failed, with what was thrown as its reason; the stack is for those who debug. */
export function fail(error: unknown): void {
  core.setFailed(oneLine(messageOf(error), 2000));
  if (core.isDebug() && error instanceof Error) {
    core.debug(error.stack ?? '');
  }
}
