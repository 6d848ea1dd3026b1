import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import {
  type Bench,
  bench,
  definitionOf,
  ended,
  FakeClock,
  FakeEcs,
  settle,
  start,
  stoppedTask,
} from '../states/fakes.ts';
import { exporter, FAILS_OR_WAITS, itemsOf, mapState } from './machines.ts';

const RUN_TASK: JsonObject = {
  StartAt: 'T',
  States: {
    T: {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { TaskDefinition: 'a' },
      End: true,
    },
  },
};

/** The only Map Run of an execution as its history has it, which is earlier than ListMapRuns. */
async function mapRunOf({ call }: Bench, executionArn: string): Promise<string> {
  const { events } = await call('GetExecutionHistory', { executionArn });
  return /"mapRunArn":"([^"]+)"/.exec(JSON.stringify(events))?.[1] ?? '';
}

// As stackd's recordings of the real service show it, distributed_map.json.
describe('what AWS shows of a Map Run is late', () => {
  test('at first it is not listed, and has no items', async () => {
    const on = bench({ clock: new FakeClock(false) });
    const executionArn = await start(
      on,
      definitionOf({ M: mapState({}, FAILS_OR_WAITS) }),
      itemsOf('ok', 60),
    );
    await settle();
    const mapRunArn = await mapRunOf(on, executionArn);
    expect(await on.call('ListMapRuns', { executionArn })).toEqual({ mapRuns: [] });
    expect(await on.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'RUNNING',
      itemCounts: { total: 0, pending: 0 },
    });
    on.clock.advance(1000);
    await settle();
    expect((await on.call('ListMapRuns', { executionArn }))['mapRuns']).toHaveLength(1);
    expect(await on.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      itemCounts: { total: 2, succeeded: 1, running: 1 },
    });
  });

  test('the files of a run that failed come after its end', async () => {
    const objects = new Map<string, Buffer>();
    const on = bench({ clock: new FakeClock(false), objects });
    const executionArn = await start(
      on,
      definitionOf({ M: mapState(exporter('p'), FAILS_OR_WAITS) }),
      itemsOf('fail'),
    );
    await settle();
    const mapRunArn = await mapRunOf(on, executionArn);
    on.clock.advance(1000); // The first child execution starts.
    await settle();
    on.clock.advance(2000); // The run notices that it failed.
    expect(await ended(on, executionArn)).toMatchObject({ status: 'FAILED' });
    expect([...objects.keys()]).toEqual([expect.stringMatching(/manifest\.json$/)]);
    expect(await on.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'FAILED',
      itemCounts: { failed: 1, resultsWritten: 0 },
    });
    on.clock.advance(1000);
    await settle();
    expect([...objects.keys()]).toContainEqual(expect.stringMatching(/FAILED_0\.json$/));
    expect(await on.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      itemCounts: { resultsWritten: 1 },
    });
  });
});

describe('the tasks of child executions', () => {
  test('run at the same time, and give their outputs', async () => {
    const ecs = new FakeEcs([stoppedTask(0)]);
    const on = bench({ ecs });
    const executionArn = await start(on, definitionOf({ M: mapState({}, RUN_TASK) }), [1, 2, 3]);
    expect(await ended(on, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(ecs.requests).toHaveLength(3);
  });

  test('are stopped with the parent', async () => {
    const ecs = new FakeEcs(['never']);
    const on = bench({ ecs });
    const executionArn = await start(on, definitionOf({ M: mapState({}, RUN_TASK) }), [1, 2, 3]);
    await settle();
    expect(ecs.requests).toHaveLength(3);
    await on.call('StopExecution', { executionArn });
    await settle();
    expect(ecs.stopped).toHaveLength(3);
  });

  test('are stopped when the service ends', async () => {
    const ecs = new FakeEcs(['never']);
    const on = bench({ ecs });
    await start(on, definitionOf({ M: mapState({ MaxConcurrency: 2 }, RUN_TASK) }), [1, 2, 3]);
    await settle();
    await on.service.close();
    expect([ecs.requests.length, ecs.stopped.length]).toEqual([2, 2]);
  });
});

test('an Express child execution times out after five minutes, and is among the failed', async () => {
  const objects = new Map<string, Buffer>();
  const on = bench({ clock: new FakeClock(false), objects });
  const state = mapState({ ...exporter('p'), ToleratedFailureCount: 1 }, FAILS_OR_WAITS, 'EXPRESS');
  const executionArn = await start(on, definitionOf({ M: state }), itemsOf(1000));
  await settle();
  const mapRunArn = await mapRunOf(on, executionArn);
  on.clock.advance(1000);
  await settle();
  on.clock.advance(299_000);
  await settle();
  expect(await on.call('DescribeMapRun', { mapRunArn })).toMatchObject({ itemCounts: { running: 1 } });
  on.clock.advance(1000);
  expect(await ended(on, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await on.call('DescribeMapRun', { mapRunArn })).toMatchObject({
    itemCounts: { timedOut: 1, running: 0 },
  });
  const [, failed] = [...objects].find(([key]) => key.endsWith('FAILED_0.json')) ?? [];
  expect(JSON.parse(String(failed))).toEqual([
    expect.objectContaining({
      Status: 'TIMED_OUT',
      Input: '{"id":0,"seconds":1000}',
    }),
  ]);
});
