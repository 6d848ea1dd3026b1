import { randomUUID } from 'node:crypto';

/** Where queries take chance from. */
export interface Randomness {
  /** A number from 0 (inclusive) to 1 (exclusive); the same for the same seed. */
  number(seed?: number): number;
  /** A version 4 UUID. */
  uuid(): string;
}

/** The process's own randomness. A seed gives one number of a fixed sequence (not the number that AWS gives for it). */
export const systemRandomness: Randomness = {
  number: (seed) => (seed === undefined ? Math.random() : seeded(seed)),
  uuid: () => randomUUID(),
};

/** One step of mulberry32. */
function seeded(seed: number): number {
  let state = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
