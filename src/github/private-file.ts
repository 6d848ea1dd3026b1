import { closeSync, constants, fchmodSync, openSync, writeFileSync } from 'node:fs';

/** Only the user of the runner may read what the step writes about its executions. */
const MODE = 0o600;

/** Writes a file that only its owner may read, in place of one that is there, whatever the mode of that one. */
export function writePrivately(path: string, text: string): void {
  put(path, text, constants.O_TRUNC);
}

/** Adds to a file that only its owner may read, and creates it if it is not there. */
export function appendPrivately(path: string, text: string): void {
  put(path, text, constants.O_APPEND);
}

/** A link that somebody put there is not followed, where the system can tell: Windows has no such flag. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

function put(path: string, text: string, how: number): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | NO_FOLLOW | how, MODE);
  try {
    // The mode of open counts for new files only.
    fchmodSync(file, MODE);
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
