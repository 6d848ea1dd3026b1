/** Lets a generator run to its end, keeps what it yields, and resolves to what it returns. */
export async function drained<Item, Result>(
  generator: AsyncGenerator<Item, Result, undefined>,
  into: Item[] = [],
): Promise<Result> {
  let next = await generator.next();
  while (next.done !== true) {
    into.push(next.value);
    next = await generator.next();
  }
  return next.value;
}
