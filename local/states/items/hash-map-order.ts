/** A HashMap of Java begins with so many buckets, and doubles them when three quarters would be used. */
const FIRST_BUCKETS = 16;
const LOAD = 0.75;

/**
 * Keys in the order in which a HashMap of Java has them. Step Functions gives the columns of a CSV file in it: recorded
 * are `0`, `{}`, `True` for the header `0,True,{}`, and the empty name before `H1` for `H1,`.
 */
export function inHashMapOrder(keys: readonly string[]): readonly string[] {
  let buckets = FIRST_BUCKETS;
  while (keys.length > buckets * LOAD) {
    buckets *= 2;
  }
  const bucket = (key: string): number => {
    const hash = hashCode(key);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return keys.toSorted((one, other) => bucket(one) - bucket(other));
}

/** `String.hashCode` of Java, over UTF-16 units. */
function hashCode(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  }
  return hash;
}
