/** A ProcessError function that cannot do its work. */
export async function handler(): Promise<never> {
  throw new TypeError('The table of customers is gone.');
}
