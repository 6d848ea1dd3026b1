import { closeSync, openSync, writeSync } from 'node:fs';
import type { RequestRecord } from './requests.ts';

/** A file that requests are appended to as JSON lines. */
export interface RequestFile {
  /** The line is in the file when this returns. */
  append(record: RequestRecord): void;
  close(): void;
}

/** Opens the file, which need not be there yet. Throws a sentence when it cannot be written. */
export function openRequestFile(path: string): RequestFile {
  const descriptor = open(path);
  return {
    append: (record) => {
      writeSync(descriptor, `${JSON.stringify(record)}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

function open(path: string): number {
  try {
    return openSync(path, 'a');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The requests cannot be written to ${path}: ${why}.`, { cause });
  }
}
