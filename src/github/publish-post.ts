import process from 'node:process';
import * as core from '@actions/core';
import { messageOf } from '../errors.ts';
import {
  type Level,
  leftBehindLines,
  leftBehindSummary,
  mayRunOn,
  type PostReport,
} from '../report/left-behind.ts';
import { oneLine } from '../report/text.ts';
import { publishLeftRunning } from './publish.ts';

/**
 * Tells what the post step did. It fails if it had to stop something, or if something of the step may still run; not over
 * what ended by itself, was never started, or is another's.
 */
export async function publishPost({ stopped, others }: PostReport): Promise<void> {
  if (stopped !== undefined) {
    await publishLeftRunning(stopped);
  }
  for (const { level, message } of leftBehindLines(others)) {
    TELL[level](message);
  }
  if (mayRunOn(others)) {
    process.exitCode = core.ExitCode.Failure;
  }
  if (others.length > 0) {
    await writeSummary(leftBehindSummary(others));
  }
}

const TELL: Readonly<Record<Level, (message: string) => void>> = {
  info: core.info,
  warning: core.warning,
  error: core.error,
};

async function writeSummary(page: string): Promise<void> {
  try {
    await core.summary.addRaw(page).write();
  } catch (error) {
    core.warning(oneLine(`The job summary could not be written: ${messageOf(error)}`, 2000));
  }
}
