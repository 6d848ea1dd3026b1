import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import type { JobLog } from '../report/log/job-log.ts';
import { oneLine } from '../report/text.ts';

/**
 * Stands before each line of a container. The problem matchers of earlier steps, such as those of setup-node, look at
 * the lines of this one too: some want a blank at the start and then the finding, the others no blank.
 */
const CONTAINER_PREFIX = ' | ';

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
      core.info(`${CONTAINER_PREFIX}${oneLine(line, 2000)}`);
    }
    core.info(`::${token}::`);
  },
};
