import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import { oneLine } from '../report/text.ts';
import type { Log } from '../step/context.ts';

/** The log of the job that GitHub shows. */
export const jobLog: Log = {
  info: core.info,
  warning: core.warning,
  openGroup: core.startGroup,
  closeGroup: core.endGroup,
  output: (lines) => {
    // What containers wrote is no workflow command. The token that ends that cannot be guessed.
    const token = randomUUID();
    core.info(`::stop-commands::${token}`);
    for (const line of lines) {
      core.info(oneLine(line, 2000));
    }
    core.info(`::${token}::`);
  },
};
