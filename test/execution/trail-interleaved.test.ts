import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Attempt, trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { exited } from '../policy/causes.ts';
import { type Path, started } from './events.ts';

type Write = (path: Path) => unknown;

/** What one item does, event by event: tasks that fail and are judged, and one that ends it. */
const stream = fc
  .record({
    failures: fc.array(
      fc.record({
        exitCode: fc.constantFrom(1, 3, 4, 99),
        own: fc.boolean(),
        waitSeconds: fc.integer({ min: 1, max: 600 }),
      }),
      { maxLength: 4 },
    ),
    end: fc.constantFrom<'succeeded' | 'running' | 'failed'>('succeeded', 'running', 'failed'),
  })
  .map(({ failures, end }): readonly Write[] => [
    ...failures.flatMap(({ exitCode, own, waitSeconds }): readonly Write[] => [
      (path) => path.entered('Upload', 'Task'),
      (path) => path.submitted('a'),
      (path) => path.failed(exited(exitCode)),
      (path) => path.exited('Upload', {}, 'Task'),
      (path) =>
        path.passed('Judge', {
          assigned: own ? { errorState: { type: 'TEMPORARY', retryCount: 1, waitSeconds } } : {},
        }),
      (path) => path.entered('Pause', 'Wait'),
      (path) => path.exited('Pause', {}, 'Wait'),
    ]),
    (path) => path.entered('Upload', 'Task'),
    (path) => path.submitted('z'),
    ...(end === 'running'
      ? []
      : [(path: Path) => (end === 'failed' ? path.failed(exited(3)) : path.succeeded())]),
  ]);

/** Items of a Map, or branches of a Parallel, whose events are written in a given order of turns. */
function written(kind: 'Map' | 'Parallel', streams: readonly (readonly Write[])[], turns: readonly number[]) {
  const path = started().concurrent('All', kind);
  // Branches are told by their first events, so those are there before the turns begin.
  const paths = streams.map((_stream, index) =>
    kind === 'Map' ? path.item('All', index) : path.branch().entered(`First${index}`),
  );
  const next = streams.map(() => 0);
  for (const turn of turns) {
    const at = next[turn] ?? 0;
    const own = paths[turn];
    if (own !== undefined) {
      streams[turn]?.[at]?.(own);
    }
    next[turn] = at + 1;
  }
  return trail(path.events, DEFAULT_POLICY);
}

const byItem = (attempts: readonly Attempt[]) =>
  Object.fromEntries(
    [...Map.groupBy(attempts, ({ item }) => item)]
      .map(([item, own]) => [item, own.map(({ id: _id, ...told }) => told)] as const)
      .sort(([a = ''], [b = '']) => a.localeCompare(b)),
  );

test.each(['Map', 'Parallel'] as const)(
  'the attempts of each item of a %s are the same, however the events of the items interleave',
  (kind) => {
    fc.assert(
      fc.property(
        fc.array(stream, { minLength: 1, maxLength: 5 }).chain((streams) => {
          const inOrder = streams.flatMap((writes, index) => writes.map(() => index));
          return fc.record({
            streams: fc.constant(streams),
            inOrder: fc.constant(inOrder),
            turns: fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
          });
        }),
        ({ streams, inOrder, turns }) => {
          const attempts = written(kind, streams, turns);
          expect(byItem(attempts)).toEqual(byItem(written(kind, streams, inOrder)));
          expect(Object.keys(byItem(attempts))).toEqual(streams.map((_stream, index) => `All[${index}]`));
          expect(attempts.map(({ id }) => id)).toEqual(
            [...new Set(attempts.map(({ id }) => id))].sort((a, b) => a - b),
          );
        },
      ),
      { numRuns: 200 },
    );
  },
);
