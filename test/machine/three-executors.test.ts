import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { functionAgrees, machineAgrees } from './agree.ts';
import { taskErrors } from './arbitraries.ts';
import { Expressions } from './expressions.ts';
import { policies } from './policies.ts';
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

describe('the policy, the compiled machine and the function', () => {
  // In parts, so that a busy machine has time for each.
  test.each([20_261_122, 20_261_123])(
    'decide the same, on any failures that follow each other, by any policy (seed %i)',
    async (seed) => {
      const expressions = new Expressions();
      await fc.assert(
        fc.asyncProperty(policies, histories, tasks, before, async (policy, history, task, errorState) => {
          functionAgrees(policy, history, errorState);
          await machineAgrees(policy, history, task, expressions, errorState);
        }),
        { numRuns: 1250, seed },
      );
    },
    120_000,
  );
});
