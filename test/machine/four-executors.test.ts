import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { functionAgrees, machineAgrees } from './agree.ts';
import { taskErrors } from './arbitraries.ts';
import { Expressions } from './expressions.ts';
import { policies } from './policies.ts';
import { findSecondEngine, SecondEngine } from './second-engine.ts';
import { TASK } from './settings.ts';

/** One to six failures, each some time after the one before. */
const histories = fc
  .array(
    fc.tuple(
      taskErrors,
      fc.oneof(fc.nat(2000), fc.nat(120_000), fc.constantFrom(0, 59_999, 60_000, 3_599_000, 43_200_000)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((history) => {
    let after = 0;
    return history.map(([error, later]) => {
      after += later;
      return { ...error, after };
    });
  });

const tasks = fc.constantFrom(
  TASK,
  { ...TASK, capacityProvider: 'FARGATE_SPOT' },
  { ...TASK, container: 'the "app"', securityGroups: ['sg-1'], assignPublicIp: true },
);

/** Mostly none; and what a classic machine keeps. */
const before = fc.option(
  fc.record({
    type: fc.constantFrom('RETRIABLE' as const, 'TEMPORARY' as const),
    retryCount: fc.oneof(fc.nat(5), fc.nat(110)),
    waitSeconds: fc.nat(60),
  }),
  { nil: undefined, freq: 1 },
);

/** Not in the tests, which need nothing but npm: `.ci/engine` asks for it. */
const isAsked = process.env['SECOND_ENGINE'] === 'true';
const python = findSecondEngine();
const asked = isAsked ? python : undefined;
if (isAsked && python === undefined) {
  console.warn(
    'The policy is not checked on a second engine for JSONata, since jsonata-python is not installed (.ci/tools jsonata-python).',
  );
}

describe(`the policy, the compiled machine, the function${asked === undefined ? '' : ' and a second engine'}`, () => {
  // In parts, so that a busy machine has time for each.
  test.each([20_261_122, 20_261_123, 20_261_124])(
    'decide the same, on any failures that follow each other, by any policy (seed %i)',
    async (seed) => {
      const second = asked === undefined ? undefined : new SecondEngine(asked);
      const expressions = new Expressions((evaluated) => second?.evaluate(evaluated));
      try {
        await fc.assert(
          fc.asyncProperty(policies, histories, tasks, before, async (policy, history, task, errorState) => {
            functionAgrees(policy, history, errorState);
            await machineAgrees(policy, history, task, expressions, errorState);
          }),
          { numRuns: 1100, seed },
        );
      } finally {
        const compared = await second?.end();
        expect(second?.differences ?? []).toEqual([]);
        expect(compared ?? Infinity).toBeGreaterThan(20_000);
      }
    },
    600_000,
  );
});

describe('the second engine', () => {
  const evaluated = { source: '$x in [1..3] and $contains($y, /^a/)', variables: { x: 2, y: 'ab' } };

  (python === undefined ? test.skip : test)(
    'tells where it differs, and what it cannot evaluate',
    async () => {
      const engine = new SecondEngine(python ?? '');
      engine.evaluate({ ...evaluated, value: true });
      engine.evaluate({ ...evaluated, value: false });
      engine.evaluate({ ...evaluated, variables: { x: 4, y: 'ab' }, value: true });
      engine.evaluate({ source: '$nothing(1)', variables: {}, value: 1 });
      // What was asked before is not asked again.
      expect(await engine.end()).toBe(3);
      expect(engine.differences).toEqual([
        { ...evaluated, variables: { x: 4, y: 'ab' }, value: true, other: false },
        { source: '$nothing(1)', variables: {}, value: 1, other: expect.stringContaining('Exception') },
      ]);
    },
  );

  test('is missing where nobody installed it', () => {
    expect(findSecondEngine({ XDG_CACHE_HOME: import.meta.dirname })).toBeUndefined();
  });
});
