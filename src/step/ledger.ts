import { messageOf } from '../errors.ts';
import type { Claim, Ledger, LedgerEntry } from '../execution/claim.ts';
import { appendPrivately } from '../github/private-file.ts';
import { asNumber, isJsonObject, type Json, parseJson } from '../json.ts';

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
  const open = new Map<string, LedgerEntry>();
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
    starting: (entry) => {
      open.set(entry.arn, entry);
      write(lineOf(entry));
    },
    settled: (executionArn) => {
      open.delete(executionArn);
      write(`- ${executionArn}\n`);
    },
  };
}

function lineOf({ arn, claim }: LedgerEntry): string {
  return `+ ${arn} ${JSON.stringify(claim)}\n`;
}

/** Never empty, since an empty state is none. */
function textOf(open: ReadonlyMap<string, LedgerEntry>): string {
  return open.size === 0 ? '-\n' : [...open.values()].map(lineOf).join('');
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
export function unsettled(ledger: string): readonly LedgerEntry[] {
  const open = new Map<string, LedgerEntry>();
  for (const line of ledger.split('\n').slice(0, -1)) {
    const [sign, arn = '', ...rest] = line.split(' ');
    if (sign === '+') {
      open.set(arn, { arn, claim: claimIn(parseJson(rest.join(' '))) });
    } else if (sign === '-') {
      open.delete(arn);
    }
  }
  return [...open.values()];
}

function claimIn(value: Json | undefined): Claim {
  const { by, inputHash, notBefore } = isJsonObject(value) ? value : {};
  if (by === 'arn') {
    return { by };
  }
  if (typeof inputHash !== 'string') {
    return { by: 'nothing' };
  }
  return by === 'input'
    ? { by, inputHash }
    : { by: 'input-and-start', inputHash, notBefore: asNumber(notBefore) };
}
