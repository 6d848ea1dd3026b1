import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { TaskError } from '../../src/policy/failure.ts';
import { MAX_RETRIES } from '../../src/policy/policy.ts';
import { exited, NO_CAPACITY, SPOT_INTERRUPTED, THROTTLED } from '../policy/causes.ts';
import { failures } from '../policy/told-by-ecs.ts';
import { functionAgrees, machineAgrees, machineDecides } from './agree.ts';
import { Expressions } from './expressions.ts';
import { policy } from './large-policy.ts';

/** Budgets that take more failures to spend than a generated history has. */

const THROTTLE: TaskError = { error: 'ECS.ThrottlingException', cause: THROTTLED };
const CAPACITY: TaskError = { error: 'AmazonECS.Unknown', cause: NO_CAPACITY };
const QUOTA = failures('You’ve reached the limit on the number of vCPUs you can run concurrently');
const SPOT: TaskError = { error: 'States.TaskFailed', cause: SPOT_INTERRUPTED };
const exit = (code: number): TaskError => ({ error: 'States.TaskFailed', cause: exited(code) });
const times = (count: number, error: TaskError) => Array.from({ length: count }, () => error);

const OWN_BOUND = policy(`
max-retries: 1
max-duration: 2h
rules:
  - name: throttled
    when: { error: "*Throttl*" }
    type: TEMPORARY
    free: true
    max-retries: 7
    wait-seconds: 5
    backoff-rate: 3
    max-wait-seconds: 90
  - { name: always, when: { exit-code: 9 }, type: RETRIABLE, free: true }
`);

describe('the policy, the compiled machine and the function', () => {
  test.each([
    ['a bound of its own for throttles', DEFAULT_POLICY, times(21, THROTTLE)],
    ['a bound of its own for missing capacity', DEFAULT_POLICY, times(21, CAPACITY)],
    ['a bound of its own for the quota of vCPUs', DEFAULT_POLICY, times(21, QUOTA)],
    [
      'a whole budget behind throttles and missing capacity',
      DEFAULT_POLICY,
      [...times(9, THROTTLE), ...times(9, CAPACITY), exit(1), exit(4), ...times(2, SPOT), exit(2), exit(1)],
    ],
    ['a bound that a policy file gives', OWN_BOUND, [exit(1), ...times(8, THROTTLE)]],
    [
      'a budget of one behind a bound that a policy file gives',
      OWN_BOUND,
      [...times(5, THROTTLE), exit(1), exit(1)],
    ],
  ])('agree on %s', async (_what, rules, errors) => {
    functionAgrees(rules, errors);
    await machineAgrees(rules, errors);
  });

  // The trail of so many is cut.
  test.each([
    ['what is free', [...times(MAX_RETRIES + 1, exit(9))]],
    ['what would be paid', [...times(MAX_RETRIES, exit(9)), exit(1)]],
  ])('agree on the bound of all retries for %s', async (_what, errors) => {
    functionAgrees(OWN_BOUND, errors);
    const { run } = await machineDecides(OWN_BOUND, errors);
    expect(run.decided.at(-1)).toMatchObject({
      errorState: {
        type: 'FATAL',
        retryCount: MAX_RETRIES + 1,
        because: expect.stringMatching(/No retry is left: an execution makes 100 at most\.$/),
      },
    });
  });

  test.each([0, 1, 3, 5, 19, 20, 50, 100])(
    'agree on what a classic errorState with a retryCount of %i has spent',
    async (retryCount) => {
      const before = { type: 'RETRIABLE', retryCount, waitSeconds: 0 } as const;
      for (const errors of [[THROTTLE, THROTTLE], [CAPACITY], [exit(1)], [exit(4), THROTTLE]]) {
        functionAgrees(DEFAULT_POLICY, errors, before);
        await machineAgrees(DEFAULT_POLICY, errors, undefined, undefined, before);
      }
    },
  );

  test('agree on any order of failures that cost nothing and failures that do', async () => {
    const expressions = new Expressions();
    const error = fc.constantFrom(THROTTLE, THROTTLE, CAPACITY, QUOTA, SPOT, exit(1), exit(4));
    await fc.assert(
      fc.asyncProperty(fc.array(error, { minLength: 5, maxLength: 40 }), async (errors) => {
        functionAgrees(DEFAULT_POLICY, errors);
        await machineAgrees(DEFAULT_POLICY, errors, undefined, expressions);
      }),
      { numRuns: 60, seed: 20_261_125 },
    );
  }, 60_000);
});
