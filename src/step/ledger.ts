import { messageOf } from '../errors.ts';
import type { Ledger } from '../execution/start-in-doubt.ts';
import { appendPrivately } from '../github/private-file.ts';

/** The name of the state that the runner keeps between a step and its post step: the path of the ledger's file. */
export const LEDGER_STATE = 'ledger';

/**
 * The executions to stop if the step is killed, kept where the post step finds them: a file with a line for each
 * change, so that a process that is killed at any time leaves a whole ledger.
 *
 * @param onFault told once, a sentence, if the file cannot be written: the step goes on, and only its post step is blind
 */
export function fileLedger(path: string, onFault: (sentence: string) => void): Ledger {
  let faulty = false;
  const write = (sign: string) => (executionArn: string) => {
    try {
      appendPrivately(path, `${sign} ${executionArn}\n`);
    } catch (error) {
      if (!faulty) {
        faulty = true;
        onFault(`The post step will not know what to stop if this step is killed: ${messageOf(error)}`);
      }
    }
  };
  return { starting: write('+'), settled: write('-') };
}

/**
 * The executions that a ledger leaves to be stopped, in the order in which they were started. A last line that was
 * not written whole does not count: what it would have told of had not happened yet, and its ARN may be another's.
 */
export function unsettled(ledger: string): readonly string[] {
  const open = new Set<string>();
  for (const line of ledger.split('\n').slice(0, -1)) {
    const arn = line.slice(2);
    if (line.startsWith('+ ')) {
      open.add(arn);
    } else if (line.startsWith('- ')) {
      open.delete(arn);
    }
  }
  return [...open];
}
