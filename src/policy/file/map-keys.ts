import { isNode, isScalar, type Node, type Scalar, type YAMLMap } from 'yaml';

/**
 * The keys of a map that it has had before. The YAML parser is told not to look for them (`uniqueKeys`), since it
 * compares each key with all before it.
 */
export function doubleKeys({ items }: YAMLMap): readonly Scalar[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) {
      return [];
    }
    const isDouble = seen.has(key.value);
    seen.add(key.value);
    return isDouble ? [key] : [];
  });
}

/**
 * The keys of a map that are lists, maps or aliases. The YAML parser would make a text of each, with those of the keys in it
 * once more at every level.
 */
export function complexKeys({ items }: YAMLMap): readonly Node[] {
  return items.flatMap(({ key }) => (isNode(key) && !isScalar(key) ? [key] : []));
}
