import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, eventsOf, FakeClock, settle, start } from './fakes.ts';

/** A random machine, before its states have names. */
type Plan =
  | { readonly kind: 'Pass' | 'Fail' }
  | { readonly kind: 'Wait'; readonly seconds: number }
  | { readonly kind: 'Parallel'; readonly branches: readonly Plan[]; readonly caught: boolean }
  | { readonly kind: 'Map'; readonly items: number; readonly concurrency: number; readonly inside: Plan };

const { plan } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 3, arbitrary: fc.constant<Plan>({ kind: 'Pass' }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('Wait' as const), seconds: fc.nat({ max: 5 }) }) },
    { weight: 1, arbitrary: fc.constant<Plan>({ kind: 'Fail' }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('Parallel' as const),
        branches: fc.array(tie('plan'), { minLength: 1, maxLength: 3 }),
        caught: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('Map' as const),
        items: fc.nat({ max: 4 }),
        concurrency: fc.nat({ max: 3 }),
        inside: tie('plan'),
      }),
    },
  ),
}));

/** The states of a plan under names of their own: the first one, and one behind it. */
function statesOf(node: Plan, name: string): JsonObject {
  const next = `${name}.`;
  const part = (inside: Plan, at: number): JsonObject => ({
    StartAt: `${name}${at}`,
    States: statesOf(inside, `${name}${at}`),
  });
  const after = { [next]: { Type: 'Pass', End: true } };
  switch (node.kind) {
    case 'Pass':
      return { [name]: { Type: 'Pass', Next: next }, ...after };
    case 'Fail':
      return { [name]: { Type: 'Fail', Error: 'E' } };
    case 'Wait':
      return { [name]: { Type: 'Wait', Seconds: node.seconds, Next: next }, ...after };
    case 'Parallel': {
      const Catch = node.caught ? [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: next }] : [];
      return { [name]: { Type: 'Parallel', Branches: node.branches.map(part), Catch, Next: next }, ...after };
    }
    case 'Map': {
      const Result = { list: Array.from({ length: node.items }, (_, index) => index) };
      return {
        // The items come from the input, so that a Pass makes them.
        [name]: { Type: 'Pass', Result, Next: `${name}m` },
        [`${name}m`]: {
          Type: 'Map',
          ItemsPath: '$.list',
          MaxConcurrency: node.concurrency,
          ItemProcessor: part(node.inside, 0),
          Next: next,
        },
        ...after,
      };
    }
  }
}

/** Runs it to its end, second by second, and resolves to its events. */
async function eventsFor(node: Plan): Promise<readonly JsonObject[]> {
  const on = bench({ clock: new FakeClock(false) });
  const executionArn = await start(on, definitionOf(statesOf(node, 's')));
  for (let second = 0; second < 1000; second += 1) {
    await settle();
    const { status } = await on.call('DescribeExecution', { executionArn });
    if (status !== 'RUNNING') {
      expect(on.clock.sleeping).toBe(0);
      return eventsOf(on, executionArn);
    }
    on.clock.advance(1000);
  }
  throw new Error('The execution did not end.');
}

function count(events: readonly JsonObject[], pattern: RegExp): number {
  return events.filter(({ type }) => pattern.test(String(type))).length;
}

test('whatever runs side by side, every event has its place in one tree, and everything that began has ended', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (node) => {
      const events = await eventsFor(node);
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
      for (const { id, previousEventId } of events.slice(1)) {
        expect(Number(previousEventId)).toBeLessThan(Number(id));
      }
      for (const kind of ['Map', 'Parallel', 'Wait', 'Pass']) {
        // A Failed event is followed by Exited when it was caught; else it is the end of the state.
        const uncaught = events.filter(({ type }, index) => {
          const next = events.slice(index + 1).find(({ previousEventId }) => previousEventId === index + 1);
          return type === `${kind}StateFailed` && next?.['type'] !== `${kind}StateExited`;
        });
        const ends = count(events, new RegExp(`^${kind}State(Exited|Aborted)$`)) + uncaught.length;
        expect(count(events, new RegExp(`^${kind}StateEntered$`))).toBe(ends);
      }
      expect(count(events, /^MapIterationStarted$/)).toBe(
        count(events, /^MapIteration(Succeeded|Failed|Aborted)$/),
      );
      expect(events.at(-1)?.['type']).toMatch(/^Execution(Succeeded|Failed)$/);
    }),
    { numRuns: 150 },
  );
});
