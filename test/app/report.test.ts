import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Order, ordersOf } from '../../app/customers.ts';
import { formatCents, summarise, toCsv } from '../../app/report.ts';

const PEN: Order = {
  orderId: 'c-0001',
  date: '2025-03-01',
  product: 'Pen "Classic", black',
  quantity: 2,
  unitPriceCents: 1005,
  country: 'DE',
};
const INK: Order = {
  ...PEN,
  orderId: 'c-0002',
  date: '2025-02-01',
  product: 'Ink',
  quantity: 1,
  unitPriceCents: 7,
};

describe('the orders of a customer', () => {
  test('are the same every time, and others for another customer', () => {
    expect(ordersOf('c-1')).toEqual(ordersOf('c-1'));
    expect(ordersOf('c-1')).not.toEqual(ordersOf('c-2'));
  });

  test('are between 20 and 59, in the order of their dates, with ids of their own', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (customer) => {
        const orders = ordersOf(customer);
        const dates = orders.map((order) => order.date);
        expect(orders.length).toBeGreaterThanOrEqual(20);
        expect(orders.length).toBeLessThan(60);
        expect(dates).toEqual(dates.toSorted());
        expect(new Set(orders.map((order) => order.orderId)).size).toBe(orders.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the report', () => {
  test('sums up by product and country, the largest product first', () => {
    expect(summarise('c', 'r', [INK, PEN])).toEqual({
      customerId: 'c',
      reportId: 'r',
      orders: 2,
      firstOrder: '2025-02-01',
      lastOrder: '2025-03-01',
      totalCents: 2017,
      byProduct: [
        { product: 'Pen "Classic", black', quantity: 2, totalCents: 2010 },
        { product: 'Ink', quantity: 1, totalCents: 7 },
      ],
      byCountry: { DE: 2017 },
    });
  });

  test('of no orders has no dates and no sums', () => {
    expect(summarise('c', 'r', [])).toEqual({
      customerId: 'c',
      reportId: 'r',
      orders: 0,
      firstOrder: null,
      lastOrder: null,
      totalCents: 0,
      byProduct: [],
      byCountry: {},
    });
  });

  test('has parts that add up to its total', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (customer) => {
        const report = summarise(customer, 'r', ordersOf(customer));
        const total = (numbers: readonly number[]): number =>
          numbers.reduce((sum, number) => sum + number, 0);
        expect(total(report.byProduct.map((product) => product.totalCents))).toBe(report.totalCents);
        expect(total(Object.values(report.byCountry))).toBe(report.totalCents);
      }),
      { numRuns: 30 },
    );
  });

  test('is CSV with quotes where a field needs them', () => {
    expect(toCsv([PEN])).toBe(
      'order_id,date,product,quantity,unit_price,total,country\r\n' +
        'c-0001,2025-03-01,"Pen ""Classic"", black",2,10.05,20.10,DE\r\n',
    );
  });

  test.each([
    { cents: 0, text: '0.00' },
    { cents: 7, text: '0.07' },
    { cents: 100, text: '1.00' },
    { cents: 123_456, text: '1234.56' },
  ])('writes $cents cents as $text', ({ cents, text }) => {
    expect(formatCents(cents)).toBe(text);
  });
});
