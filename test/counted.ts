/** Objects that count how often anything of them is read: what a function does with them, whatever the machine is busy with. */
export interface Counted<Item> {
  readonly items: readonly Item[];
  readonly reads: () => number;
}

export function counted<Item extends object>(items: readonly Item[]): Counted<Item> {
  let reads = 0;
  const handler: ProxyHandler<Item> = {
    get: (target, key, receiver) => {
      reads += 1;
      return Reflect.get(target, key, receiver);
    },
  };
  return { items: items.map((item) => new Proxy(item, handler)), reads: () => reads };
}
