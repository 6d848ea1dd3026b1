/**
 * JSONata that many conditions or values do not make deep. Step Functions evaluates to a depth of 100: each operator of
 * a chain is a level of its own, and an engine that evaluates the items of a list at once may count each of them.
 */

/** JSONata expressions, each a boolean, joined by `and` or `or`, as a balanced tree. */
export function joinJsonata(expressions: readonly string[], operator: 'and' | 'or'): string {
  const tree = (some: readonly string[]): string => {
    const half = Math.ceil(some.length / 2);
    const [left, right] = [some.slice(0, half), some.slice(half)];
    return right.length === 0 ? left.join('') : `${tree(left)} ${operator} ${inBrackets(tree(right), right)}`;
  };
  return inBrackets(tree(expressions), expressions);
}

function inBrackets(joined: string, expressions: readonly string[]): string {
  return expressions.length > 1 ? `(${joined})` : joined;
}

/** Items of one list. */
const MAX_ITEMS = 16;

/**
 * JSONata that is true where a value is one of several, false where it is absent.
 *
 * @param items JSONata for the values, or ranges of them: `64..78`
 */
export function isInJsonata(value: string, items: readonly string[]): string {
  const lists = Array.from({ length: Math.ceil(items.length / MAX_ITEMS) }, (_, index) =>
    items.slice(index * MAX_ITEMS, (index + 1) * MAX_ITEMS),
  );
  return joinJsonata(
    lists.map((list) => `${value} in [${list.join(', ')}]`),
    'or',
  );
}
