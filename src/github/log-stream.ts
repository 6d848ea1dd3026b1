import process from 'node:process';
import { setImmediate } from 'node:timers/promises';

/**
 * Lets the process outlive the streams of its log: whoever read them may be gone, or their disk full. Without a
 * listener, Node ends the process, and the execution that it follows is left alone.
 */
export function outliveLog({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  for (const stream of [stdout, stderr]) {
    stream.on('error', () => {});
  }
}

/**
 * Writes to the job log, and finds out whether that could be done.
 *
 * @throws what was thrown, or what the stream said, which it does only afterwards
 */
export async function logged(write: () => void): Promise<void> {
  const { stdout } = process;
  const failures: unknown[] = [];
  const onError = (error: unknown): void => void failures.push(error);
  stdout.on('error', onError);
  try {
    write();
    await new Promise<void>((resolve) => stdout.write('', () => resolve()));
    // The event comes after the callback.
    await setImmediate();
  } finally {
    stdout.off('error', onError);
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}
