import type { Decision } from './decide.ts';
import { asNumber, isFields } from './known.ts';
import { readOverrides } from './overrides.ts';

/** What a decision takes over from the one before. */
export type Carried = Pick<Decision, 'retryCount' | 'retries' | 'overrides'>;

/** Reads what an `errorState` carries on; undefined before the first. What is of an unexpected type counts as absent. */
export function readCarried(errorState: unknown): Carried | undefined {
  if (!isFields(errorState) || errorState['type'] === undefined) {
    return undefined;
  }
  const { retryCount, retries, overrides } = errorState;
  return {
    retryCount: asNumber(retryCount) ?? 0,
    retries: (Array.isArray(retries) ? retries : []).filter((name) => typeof name === 'string'),
    overrides: readOverrides(overrides),
  };
}
