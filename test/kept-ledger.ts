import type { Ledger, LedgerEntry } from '../src/execution/claim.ts';
import { fileLedger, unsettled } from '../src/step/ledger.ts';

/** A ledger that a runner keeps, since its file cannot be written: a directory is none. */
export function keptLedger(): {
  readonly ledger: Ledger;
  /** What it leaves to be stopped, as the post step reads it. */
  entries(): readonly LedgerEntry[];
} {
  let text = '';
  const ledger = fileLedger(import.meta.dirname, {
    keep: (kept) => {
      text = kept;
    },
    warn: () => {},
  });
  return { ledger, entries: () => unsettled(text) };
}
