import { messageOf } from '../errors.ts';
import type { Ledger } from '../execution/start-in-doubt.ts';
import { appendPrivately } from '../github/private-file.ts';

/** The state that the runner keeps between a step and its post step: the path of the ledger's file. */
export const LEDGER_STATE = 'ledger';

/** The same for a ledger whose file cannot be written: its text. */
export const LEDGER_TEXT_STATE = 'ledger-text';

/** Where a ledger goes if its file cannot be written, and who is told of it. */
export interface LedgerFallback {
  /** Lets the runner keep the whole ledger. */
  keep(ledger: string): void;
  /** Told once, a sentence: the step goes on. */
  warn(sentence: string): void;
}

/**
 * The executions to stop if the step is killed, kept where the post step finds them: a file with a line for each
 * change, so that a process that is killed at any time leaves a whole ledger. Once the file cannot be written it lags
 * behind, so that from then on the runner keeps what is open.
 */
export function fileLedger(path: string, { keep, warn }: LedgerFallback): Ledger {
  const open = new Set<string>();
  let failure: unknown;
  let isTold = false;
  const write = (line: string): void => {
    try {
      if (failure === undefined) {
        appendPrivately(path, line);
        return;
      }
    } catch (error) {
      failure = error;
    }
    const sentence = keptText(failure, textOf(open), keep);
    if (!isTold) {
      isTold = true;
      warn(sentence);
    }
  };
  return {
    starting: (executionArn) => {
      open.add(executionArn);
      write(`+ ${executionArn}\n`);
    },
    settled: (executionArn) => {
      open.delete(executionArn);
      write(`- ${executionArn}\n`);
    },
  };
}

/** Never empty, since an empty state is none. */
function textOf(open: ReadonlySet<string>): string {
  return open.size === 0 ? '-\n' : [...open].map((executionArn) => `+ ${executionArn}\n`).join('');
}

function keptText(error: unknown, ledger: string, keep: LedgerFallback['keep']): string {
  const what = 'The file that names what to stop if this step is killed cannot be written';
  try {
    keep(ledger);
    return `${what}, so the runner keeps it: ${messageOf(error)}`;
  } catch (other) {
    return `${what}, and the runner cannot keep it either, so the post step will not know: ${messageOf(error)}; ${messageOf(other)}`;
  }
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
