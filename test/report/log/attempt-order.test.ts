import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt } from '../../../src/execution/trail.ts';
import { besideOthers, decidedAmong, endTime } from '../../../src/report/log/attempt-order.ts';
import { attempt, failed, START } from '../reports.ts';

/** Attempts that start and end in the same few seconds, some of them at once, some not yet. */
const timed = fc
  .array(fc.record({ start: fc.nat(8), took: fc.option(fc.nat(4)) }), { maxLength: 12 })
  .map((spans) =>
    spans.map(({ start, took }, index): Attempt => {
      const startedAt = START + start;
      const outcome =
        took === null ? ({ kind: 'running' } as const) : ({ kind: 'stopped', at: startedAt + took } as const);
      return { ...attempt(index + 1, outcome), id: index + 1, startedAt };
    }),
  );

describe('attempts beside which others ran', () => {
  test('are those whose time has a part of the time of any other', () => {
    fc.assert(
      fc.property(timed, (attempts) => {
        const ids = attempts
          .filter((one) =>
            attempts.some(
              (other) =>
                one.id !== other.id &&
                one.startedAt < endTime(other.outcome) &&
                other.startedAt < endTime(one.outcome),
            ),
          )
          .map(({ id }) => id);
        expect([...besideOthers(attempts)].toSorted((a, b) => a - b)).toEqual(ids);
      }),
      { numRuns: 500 },
    );
  });

  test('are found by a look or two at each, however many they are', () => {
    let looks = 0;
    const attempts = Array.from({ length: 5000 }, (_, index) => ({
      id: index,
      startedAt: START + index * 10,
      get outcome() {
        looks += 1;
        return { kind: 'stopped', at: START + index * 10 + 5 } as const;
      },
    }));
    expect(besideOthers(attempts).size).toBe(0);
    expect(looks).toBeLessThan(5 * attempts.length);
  });
});

describe('a failure is decided', () => {
  const of = (id: number, item?: string, outcome = failed({ decidedBy: 'policy' })): Attempt => ({
    ...attempt(id, outcome),
    id,
    item,
  });

  test.each<[string, string | undefined, string | undefined, boolean]>([
    ['the same item', 'All[3]', 'All[3]', true],
    ['what is around it', 'All[3]/Both[0]', 'All[3]', true],
    ['what is around all', 'All[3]/Both[0]', undefined, true],
    ['another item', 'All[3]', 'All[4]', false],
    ['an item whose name begins alike', 'All[31]', 'All[3]', false],
    ['what is inside of it', 'All[3]', 'All[3]/Both[0]', false],
    ['an item, where it was in none', undefined, 'All[3]', false],
  ])('once the machine has run on in %s', (_what, item, later, decided) => {
    const failure = of(1, item);
    expect(decidedAmong([failure, of(2, later)])(failure)).toBe(decided);
  });

  test('not by what ran before it', () => {
    const failure = of(2);
    expect(decidedAmong([of(1), failure])(failure)).toBe(false);
  });

  test('at once where the machine says so, and what did not fail needs no decision', () => {
    const decided = of(1, undefined, failed());
    const running: Attempt = { ...of(2), outcome: { kind: 'running' } };
    expect([decided, running].map(decidedAmong([decided, running]))).toEqual([true, true]);
  });
});
