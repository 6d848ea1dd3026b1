import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { exporter, FAILS_OR_WAITS, itemsOf, mapMachine, mapState, objectReader } from './machines.ts';
import { eventsOf, mapRunOf, outline, put, run } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

/** The events of a machine's execution as `[id, previousEventId, type]`. */
async function outlineOf(
  definition: JsonObject,
  input: unknown[] | JsonObject = [1],
): Promise<readonly unknown[]> {
  const { executionArn } = await run(aws, definition, JSON.parse(JSON.stringify(input)));
  return outline(aws, executionArn);
}

const BEGIN = [
  [1, 0, 'ExecutionStarted'],
  [2, 0, 'MapStateEntered'],
  [3, 2, 'MapStateStarted'],
  [4, 3, 'MapRunStarted'],
];

// The links are those of stackd's recordings of the real service, distributed_map.json.
describe('the history of a distributed Map state', () => {
  test('that succeeds has only what the Map Run is and how it ends', async () => {
    expect(await outlineOf(mapMachine(exporter('history')), [1, 2, 3])).toEqual([
      ...BEGIN,
      [5, 4, 'MapRunSucceeded'],
      [6, 5, 'MapStateSucceeded'],
      [7, 4, 'MapStateExited'],
      [8, 7, 'ExecutionSucceeded'],
    ]);
  });

  test('that fails has MapRunFailed with the error', async () => {
    const { executionArn } = await run(aws, mapMachine({}, FAILS_OR_WAITS), itemsOf('fail'));
    expect(await outline(aws, executionArn)).toEqual([
      ...BEGIN,
      [5, 4, 'MapRunFailed'],
      [6, 5, 'MapStateFailed'],
      [7, 6, 'ExecutionFailed'],
    ]);
    const events = await eventsOf(aws, executionArn);
    expect(events[3]?.mapRunStartedEventDetails).toEqual({ mapRunArn: await mapRunOf(aws, executionArn) });
    expect(events[4]?.mapRunFailedEventDetails).toEqual({
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    });
  });

  test('tells how many items there are, but 0 where they are to be read', async () => {
    await put(aws, 'length.jsonl', '1\n2');
    const { executionArn: given } = await run(aws, mapMachine(), [1, 2]);
    const reader = objectReader('length.jsonl', { InputType: 'JSONL' });
    const { executionArn: read } = await run(aws, mapMachine(reader));
    const lengths = await Promise.all(
      [given, read].map(async (arn) => (await eventsOf(aws, arn))[2]?.mapStateStartedEventDetails?.length),
    );
    expect(lengths).toEqual([2, 0]);
  });

  test('that is caught goes on in the next state', async () => {
    const machine = {
      StartAt: 'M',
      States: {
        M: mapState(
          { Catch: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Next: 'After' }] },
          FAILS_OR_WAITS,
        ),
        After: { Type: 'Succeed' },
      },
    };
    expect(await outlineOf(machine, itemsOf('fail') as unknown[])).toEqual([
      ...BEGIN,
      [5, 4, 'MapRunFailed'],
      [6, 5, 'MapStateFailed'],
      [7, 6, 'MapStateExited'],
      [8, 7, 'SucceedStateEntered'],
      [9, 8, 'SucceedStateExited'],
      [10, 9, 'ExecutionSucceeded'],
    ]);
  });

  test('that is retried has another Map Run', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 1 }];
    const { executionArn } = await run(aws, mapMachine({ Retry }, FAILS_OR_WAITS), itemsOf('fail'));
    const events = await eventsOf(aws, executionArn);
    expect(events.map(({ type }) => type).filter((type) => type?.startsWith('MapRun'))).toEqual([
      'MapRunStarted',
      'MapRunFailed',
      'MapRunStarted',
      'MapRunFailed',
    ]);
    const runs = events.flatMap(({ mapRunStartedEventDetails: details }) => details?.mapRunArn ?? []);
    expect(new Set(runs).size).toBe(2);
  });

  test('whose concurrency cannot be one fails before it starts', async () => {
    const machine = mapMachine({ ItemsPath: '$.items', MaxConcurrencyPath: '$.n' });
    for (const n of [-1, 'many', 1.5]) {
      expect(await outlineOf(machine, { items: [1], n })).toEqual([
        [1, 0, 'ExecutionStarted'],
        [2, 0, 'MapStateEntered'],
        [3, 2, 'ExecutionFailed'],
      ]);
    }
  });

  test('whose items cannot be read fails as a Map Run', async () => {
    expect(await outlineOf(mapMachine(objectReader('absent.json', { InputType: 'JSON' })))).toEqual([
      ...BEGIN,
      [5, 4, 'MapRunFailed'],
      [6, 5, 'MapStateFailed'],
      [7, 6, 'ExecutionFailed'],
    ]);
  });

  test('whose results cannot be written fails without a Map Run', async () => {
    const ResultWriter = {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'absent', Prefix: '' },
    };
    expect(await outlineOf(mapMachine({ ResultWriter }))).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'MapStateEntered'],
      [3, 2, 'MapStateStarted'],
      [4, 3, 'ExecutionFailed'],
    ]);
  });
});
