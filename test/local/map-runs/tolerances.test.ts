import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../local/json.ts';
import { exceedsTolerance } from '../../../local/states/map-runs/tolerance.ts';
import { localAws } from '../server/fixture.ts';
import { FAILS_OR_WAITS, itemsOf, mapMachine } from './machines.ts';
import { failureOf, itemCounts, mapRunOf, outline, run } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

const EXCEEDED = [
  'States.ExceedToleratedFailureThreshold',
  'The specified tolerated failure threshold was exceeded',
];

/** Fails when its input has `fail`. */
const FAILS_IN_JSONATA: JsonObject = {
  StartAt: 'Which',
  States: {
    Which: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $exists($states.input.fail) %}', Next: 'Fails' }],
      Default: 'Passes',
    },
    Fails: { Type: 'Fail' },
    Passes: { Type: 'Succeed' },
  },
};

describe('too many items have failed', () => {
  test.each<[number | undefined, number | undefined, number, number | undefined, boolean]>([
    // count, percentage, failed, total
    [undefined, undefined, 0, 10, false],
    [undefined, undefined, 1, 10, true],
    [0, undefined, 1, 10, true],
    [2, undefined, 2, 10, false],
    [2, undefined, 3, 10, true],
    [undefined, 20, 2, 10, false],
    [undefined, 20, 3, 10, true],
    [undefined, 33.3, 1, 3, true],
    [undefined, 33.4, 1, 3, false],
    [undefined, 100, 10, 10, false],
    [undefined, 0, 1, 10, true],
    // As long as the total is not known, a percentage says nothing.
    [undefined, 20, 3, undefined, false],
    [2, 20, 3, undefined, true],
    // Either one ends the run.
    [100, 20, 3, 10, true],
    [2, 100, 3, 10, true],
    [3, 30, 3, 10, false],
  ])('count %j, percentage %j, %i failed of %j: %j', (count, percentage, failed, total, exceeded) => {
    const tolerance = {
      toleratedFailureCount: count,
      toleratedFailurePercentage: percentage,
      maxConcurrency: 0,
    };
    expect(exceedsTolerance(tolerance, failed, total)).toBe(exceeded);
  });

  test('once it is so, it stays so while more fail', () => {
    const maybe = (most: number): fc.Arbitrary<number | undefined> =>
      fc.option(fc.nat(most), { nil: undefined });
    fc.assert(
      fc.property(
        maybe(50),
        maybe(100),
        fc.nat(49),
        fc.integer({ min: 50, max: 99 }),
        (count, percentage, failed, total) => {
          const tolerance = {
            toleratedFailureCount: count,
            toleratedFailurePercentage: percentage,
            maxConcurrency: 0,
          };
          fc.pre(exceedsTolerance(tolerance, failed, total));
          expect(exceedsTolerance(tolerance, failed + 1, total)).toBe(true);
        },
      ),
    );
  });
});

describe('a Map Run', () => {
  const items = itemsOf('fail', 'ok', 'fail', 'ok', 'ok');

  test.each<[JsonObject, JsonObject]>([
    [{ ToleratedFailureCount: 2 }, {}],
    [{ ToleratedFailurePercentage: 40 }, {}],
    [{ ToleratedFailureCount: 2, ToleratedFailurePercentage: 40 }, {}],
    [{ ToleratedFailureCountPath: '$.n' }, { n: 2 }],
    [{ ToleratedFailureCountPath: '$.n' }, { n: '2' }],
    [{ ToleratedFailurePercentagePath: '$.n' }, { n: 40 }],
    [{ ToleratedFailurePercentagePath: '$.n' }, { n: 40.5 }],
  ])('succeeds with %j, %j', async (tolerance, input) => {
    const machine = mapMachine({ ItemsPath: '$.items', ...tolerance }, FAILS_OR_WAITS);
    const { status, executionArn } = await run(aws, machine, { items, ...input });
    expect(status).toBe('SUCCEEDED');
    expect(await itemCounts(aws, await mapRunOf(aws, executionArn))).toEqual({
      succeeded: 3,
      failed: 2,
      total: 5,
      resultsWritten: 5,
    });
  });

  test.each<[JsonObject, JsonObject]>([
    [{}, {}],
    [{ ToleratedFailureCount: 1 }, {}],
    [{ ToleratedFailurePercentage: 39 }, {}],
    [{ ToleratedFailureCount: 5, ToleratedFailurePercentage: 39 }, {}],
    [{ ToleratedFailureCountPath: '$.n' }, { n: 1 }],
    [{ ToleratedFailurePercentagePath: '$.n' }, { n: 0 }],
  ])('fails with %j, %j', async (tolerance, input) => {
    const machine = mapMachine({ ItemsPath: '$.items', ...tolerance }, FAILS_OR_WAITS);
    expect(await failureOf(aws, machine, { items, ...input })).toEqual(EXCEEDED);
  });

  test.each([
    [{ ToleratedFailureCount: '{% $states.input.n %}' }, 2, 'SUCCEEDED'],
    [{ ToleratedFailureCount: '{% $states.input.n %}' }, 1, 'FAILED'],
    [{ ToleratedFailurePercentage: '{% $states.input.n %}' }, 40, 'SUCCEEDED'],
    [{ ToleratedFailurePercentage: '{% $states.input.n %}' }, 39.9, 'FAILED'],
  ])('takes %j from an expression: %j, %s', async (tolerance, n, status) => {
    const machine = mapMachine(
      { Items: '{% $states.input.items %}', ...tolerance },
      FAILS_IN_JSONATA,
      'JSONata',
    );
    expect((await run(aws, machine, { items, n })).status).toBe(status);
  });

  // As recorded: stackd's case "cancel". One more item starts before the run notices.
  test('that fails ends what runs, and never starts the rest', async () => {
    const machine = mapMachine({ MaxConcurrency: 1 }, FAILS_OR_WAITS);
    const { executionArn } = await run(aws, machine, itemsOf('fail', 'ok', 'ok', 'ok'));
    expect(await itemCounts(aws, await mapRunOf(aws, executionArn))).toMatchObject({
      pending: 2,
      succeeded: 1,
      failed: 1,
      total: 4,
    });
  });

  test('that fails aborts the items that run', async () => {
    const machine = mapMachine({ MaxConcurrency: 2 }, FAILS_OR_WAITS);
    const { executionArn } = await run(aws, machine, itemsOf(100_000, 'fail', 100_000, 'ok'));
    expect(await itemCounts(aws, await mapRunOf(aws, executionArn))).toMatchObject({
      pending: 1,
      aborted: 2,
      failed: 1,
      total: 4,
    });
  });

  test('without items succeeds whatever the tolerance is', async () => {
    expect((await run(aws, mapMachine({ ToleratedFailurePercentage: 0 }), [])).status).toBe('SUCCEEDED');
  });
});

// As recorded: LocalStack's test_map_state_tolerated_failure_count_path and _percentage_path.
describe('a tolerance that cannot be one fails the execution without a Map Run', () => {
  test.each<[string, Json, string]>([
    ['Count', -1, 'ToleratedFailureCount cannot be negative.'],
    [
      'Count',
      1.5,
      'The ToleratedFailureCountPath field refers to value "1.5" which is not a valid integer: $.n',
    ],
    [
      'Count',
      'NoNumber',
      'The ToleratedFailureCountPath field refers to value "NoNumber" which is not a valid integer: $.n',
    ],
    ['Percentage', -1, 'ToleratedFailurePercentage must be between 0 and 100.'],
    ['Percentage', 100.1, 'ToleratedFailurePercentage must be between 0 and 100.'],
    [
      'Percentage',
      'NoNumber',
      'The ToleratedFailurePercentagePath field refers to value "NoNumber" which is not a valid float: $.n',
    ],
  ])('%s %j', async (name, n, cause) => {
    const machine = mapMachine({ ItemsPath: '$.items', [`ToleratedFailure${name}Path`]: '$.n' });
    const ended = await run(aws, machine, { items: [1], n });
    expect([ended.error, ended.cause]).toEqual(['States.Runtime', expect.stringContaining(cause)]);
    expect(await outline(aws, ended.executionArn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'MapStateEntered'],
      [3, 2, 'MapStateStarted'],
      [4, 3, 'ExecutionFailed'],
    ]);
  });
});
