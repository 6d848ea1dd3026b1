import { createHash } from 'node:crypto';

export interface Order {
  readonly orderId: string;
  /** ISO date. */
  readonly date: string;
  readonly product: string;
  readonly quantity: number;
  /** Whole cents, so that sums are exact. */
  readonly unitPriceCents: number;
  readonly country: string;
}

const PRODUCTS = [
  { name: 'Notebook, A5', unitPriceCents: 499 },
  { name: 'Fountain pen "Classic"', unitPriceCents: 3250 },
  { name: 'Ink, 50 ml', unitPriceCents: 1190 },
  { name: 'Desk lamp', unitPriceCents: 5900 },
  { name: 'Letter tray', unitPriceCents: 1875 },
] as const;

const COUNTRIES = ['DE', 'FR', 'IE', 'NL', 'PL'] as const;

const FIRST_DAY = Date.UTC(2025, 0, 1);
const DAY_MS = 24 * 3600 * 1000;

/**
 * The orders of a customer, in place of the database that a real task would read. They depend on the customer's
 * id alone, so every attempt and every run sees the same ones: between 20 and 59, in the order of their dates.
 */
export function ordersOf(customerId: string): readonly Order[] {
  const draw = drawsFor(customerId);
  const count = 20 + draw(40);
  return Array.from({ length: count }, () => {
    const product = PRODUCTS[draw(PRODUCTS.length)] ?? PRODUCTS[0];
    return {
      date: new Date(FIRST_DAY + draw(365) * DAY_MS).toISOString().slice(0, 10),
      product: product.name,
      quantity: 1 + draw(5),
      unitPriceCents: product.unitPriceCents,
      country: COUNTRIES[draw(COUNTRIES.length)] ?? COUNTRIES[0],
    };
  })
    .toSorted((a, b) => a.date.localeCompare(b.date, 'en'))
    .map((order, index) => ({ orderId: `${customerId}-${String(index + 1).padStart(4, '0')}`, ...order }));
}

/** Numbers below a limit, always the same for a seed: each is read from a hash of the seed and its own index. */
function drawsFor(seed: string): (limit: number) => number {
  let index = 0;
  return (limit) => {
    index += 1;
    return createHash('sha256').update(`${seed}/${index}`).digest().readUInt32BE(0) % limit;
  };
}
