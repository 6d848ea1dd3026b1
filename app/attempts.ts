import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/**
 * Where the attempts at one report are counted: in the output's bucket, but not under the output's prefix.
 * What lies under the prefix is what people asked for, and this is not.
 */
export function attemptsKey({ output, customerId, reportId }: Settings): string {
  return `.attempts/${output.prefix}${customerId}/${reportId}.json`;
}

/** Counts this attempt, and resolves to its number: 1 for the first. A counter that cannot be read starts anew. */
export async function countAttempt(storage: Storage, settings: Settings): Promise<number> {
  const key = attemptsKey(settings);
  const attempt = readCount(await storage.get(key)) + 1;
  await storage.put(key, JSON.stringify({ attempts: attempt }), 'application/json');
  return attempt;
}

/** After a success, the next run of the same report starts at attempt 1 again. */
export async function forgetAttempts(storage: Storage, settings: Settings): Promise<void> {
  await storage.delete(attemptsKey(settings));
}

function readCount(text: string | undefined): number {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    const attempts =
      typeof value === 'object' && value !== null && 'attempts' in value ? value.attempts : undefined;
    return typeof attempts === 'number' && Number.isSafeInteger(attempts) && attempts > 0 ? attempts : 0;
  } catch {
    return 0;
  }
}
