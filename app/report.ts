import type { Order } from './customers.ts';

/** What `report.json` says. Money is in whole cents. */
export interface Report {
  readonly customerId: string;
  readonly reportId: string;
  readonly orders: number;
  readonly firstOrder: string | null;
  readonly lastOrder: string | null;
  readonly totalCents: number;
  readonly byProduct: readonly ProductTotal[];
  readonly byCountry: Readonly<Record<string, number>>;
}

export interface ProductTotal {
  readonly product: string;
  readonly quantity: number;
  readonly totalCents: number;
}

/** Sums up a customer's orders; products with the largest total first. */
export function summarise(customerId: string, reportId: string, orders: readonly Order[]): Report {
  const dates = orders.map((order) => order.date).toSorted();
  return {
    customerId,
    reportId,
    orders: orders.length,
    firstOrder: dates.at(0) ?? null,
    lastOrder: dates.at(-1) ?? null,
    totalCents: sum(orders.map(totalOf)),
    byProduct: [...Map.groupBy(orders, (order) => order.product)]
      .map(([product, group]) => ({
        product,
        quantity: sum(group.map((order) => order.quantity)),
        totalCents: sum(group.map(totalOf)),
      }))
      .toSorted((a, b) => b.totalCents - a.totalCents || a.product.localeCompare(b.product, 'en')),
    byCountry: Object.fromEntries(
      [...Map.groupBy(orders, (order) => order.country)]
        .map(([country, group]): [string, number] => [country, sum(group.map(totalOf))])
        .toSorted(([a], [b]) => a.localeCompare(b, 'en')),
    ),
  };
}

/** The orders as CSV (RFC 4180: CRLF, quotes where needed), with a header row. */
export function toCsv(orders: readonly Order[]): string {
  const rows = orders.map((order) => [
    order.orderId,
    order.date,
    order.product,
    String(order.quantity),
    formatCents(order.unitPriceCents),
    formatCents(totalOf(order)),
    order.country,
  ]);
  return [['order_id', 'date', 'product', 'quantity', 'unit_price', 'total', 'country'], ...rows]
    .map((row) => `${row.map(quote).join(',')}\r\n`)
    .join('');
}

/** `12345` → `123.45`. */
export function formatCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function totalOf(order: Order): number {
  return order.quantity * order.unitPriceCents;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
