import { closeSync, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import type { RequestRecord } from './requests.ts';

/** A file that requests are appended to as JSON lines, which only its owner may read: they name what was asked for. */
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
    const descriptor = openSync(path, 'a', 0o600);
    try {
      withhold(descriptor);
      return descriptor;
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The requests cannot be written to ${path}: ${why}.`, { cause });
  }
}

/** A file that was there keeps its mode when it is opened. A terminal or pipe is not ours to change. */
function withhold(descriptor: number): void {
  const stat = fstatSync(descriptor);
  if (stat.isFile() && (stat.mode & 0o077) !== 0) {
    fchmodSync(descriptor, stat.mode & 0o700);
  }
}
