import * as core from '@actions/core';
import { messageOf } from '../errors.ts';
import { Interrupted } from '../execution/ending.ts';
import { oneLine } from '../report/text.ts';
import { interruptionText } from '../report/wording.ts';

/** Ends the step as failed, with what was thrown as its reason; the stack is for those who debug. */
export function fail(error: unknown): void {
  const message = error instanceof Interrupted ? interruptionText(error.interruption) : messageOf(error);
  core.setFailed(oneLine(message, 2000));
  if (core.isDebug() && error instanceof Error) {
    core.debug(error.stack ?? '');
  }
}
