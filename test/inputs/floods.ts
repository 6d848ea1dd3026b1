import { expect } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { cpuTimeMs } from '../cpu-time.ts';

export const MIB = 1024 * 1024;

/** On an idle machine it takes two seconds at most; what is quadratic takes minutes. */
const SOON_MS = 15_000;

/** A text of so many characters, of one piece again and again. */
export const flood = (piece: string, length = MIB): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Lines of so many characters, each with its number. */
export const numbered = (line: (index: number) => string, length = MIB): string => {
  const lines: string[] = [];
  for (let [index, size] = [0, 0]; size < length; index += 1) {
    const next = line(index);
    lines.push(next);
    size += next.length;
  }
  return lines.join('');
};

/** What something gives, which takes no longer than it may. */
export async function timed<T>(act: () => T | Promise<T>): Promise<T> {
  const before = cpuTimeMs();
  const result = await act();
  expect(cpuTimeMs() - before).toBeLessThan(SOON_MS);
  return result;
}

/** The InputError that something throws, as text. */
export async function refusal(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return String(error);
  }
  throw new Error('It was not refused.');
}

/** Lists in lists. */
export const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
