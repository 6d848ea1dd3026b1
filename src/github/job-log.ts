import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import type { JobLog } from '../report/log/job-log.ts';
import { oneLine } from '../report/text.ts';

/** The log of the job that GitHub shows. */
export const jobLog: JobLog = {
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
