/** The value in the middle, or halfway between the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return mean(middle);
}

/** @throws Error for no values, since whatever it gave would look like a measurement */
export function mean(values: readonly number[]): number {
  if (values.length === 0) {
    throw new Error('There are no values to take the middle of.');
  }
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many times as much the median of some values is as that of others. */
export function ratio(values: readonly number[], others: readonly number[]): number {
  return median(values) / median(others);
}

/**
 * Numbers of a normal distribution, the same for the same seed, by Box and Muller's transform of a linear congruential
 * generator.
 */
export function normal(
  count: number,
  {
    mean: middle,
    deviation,
    seed,
  }: { readonly mean: number; readonly deviation: number; readonly seed: number },
): readonly number[] {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Never 0, of which there is no logarithm.
    return (state + 0.5) / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    return middle + deviation * radius * Math.cos(2 * Math.PI * uniform());
  });
}
